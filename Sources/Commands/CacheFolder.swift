internal import Glibc

/// The user's cache folder, for what may be deleted at any time.
enum CacheFolder {
    /// `$XDG_CACHE_HOME/dossier`, or `~/.cache/dossier` (XDG Base Directory Specification); nil when neither is known.
    static var path: String? {
        // The specification has relative paths ignored.
        if let cache = variable("XDG_CACHE_HOME"), cache.hasPrefix("/") { return cache + "/dossier" }
        return variable("HOME").flatMap { $0.hasPrefix("/") ? $0 + "/.cache/dossier" : nil }
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
