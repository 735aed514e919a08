internal import Glibc

/// The user's folders for what a program keeps beside its files (XDG Base Directory Specification).
enum UserFolder {
    /// For what may be deleted at any time: `$XDG_CACHE_HOME/dossier`, or `~/.cache/dossier`; nil when neither is known.
    static var cache: String? { path("XDG_CACHE_HOME", orInHome: ".cache") }

    /// For what the user sets: `$XDG_CONFIG_HOME/dossier`, or `~/.config/dossier`; nil when neither is known.
    static var configuration: String? { path("XDG_CONFIG_HOME", orInHome: ".config") }

    private static func path(_ name: String, orInHome folder: String) -> String? {
        // The specification has relative paths ignored.
        if let path = variable(name), path.hasPrefix("/") { return path + "/dossier" }
        return variable("HOME").flatMap { $0.hasPrefix("/") ? "\($0)/\(folder)/dossier" : nil }
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
