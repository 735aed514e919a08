internal import DossierModel
internal import DossierOutput
internal import DossierStorage
internal import Glibc

/// A program that shows long output page by page on a terminal.
///
/// Found as git finds its own: DOSSIER_PAGER, else PAGER (`cat` or empty: none), else `less` where there is one. Where LESS is not
/// set, less is told to leave short output alone and to keep colours.
struct Pager {
    private let command: String

    /// Nil where output goes straight to the standard output.
    init?(for terminal: Terminal) {
        guard terminal.canPage, let command = Self.command() else { return nil }
        self.command = command
    }

    /// Shows what was gathered, until the reader is done. Where the pager cannot start, says so and writes it all.
    ///
    /// - Throws: `OutputError` where the pager cannot start and the standard output cannot be written.
    func show(_ spool: SpoolFile, note: (String) -> Void) throws {
        spool.rewind()
        if isThere {
            // Ctrl-C is the pager's while it shows: the shell must not get the terminal back before.
            let before = signal(SIGINT, SIG_IGN)
            defer { signal(SIGINT, before) }
            if let status = run(reading: spool.descriptor), !Self.notStarted.contains(status) { return }
        }
        note("the pager '\(command)' cannot start (DOSSIER_PAGER, or PAGER, names it; --no-pager does without)")
        try spool.copy(to: STDOUT_FILENO)
    }

    // A shell would say so in its own words. Only the first word is looked for: what follows is the shell's to read.
    private var isThere: Bool {
        let first = command.split(separator: " ").first.map(String.init) ?? command
        return !first.allSatisfy(ShellWord.isPlain) || first.contains("=") || Self.isProgram(first)
    }

    // What a shell ends with where a program cannot be run, or there is none of the name.
    private static let notStarted: [Int32] = [126, 127]

    private func run(reading descriptor: Int32) -> Int32? {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, descriptor, STDIN_FILENO)
        var interrupts = sigset_t()
        sigemptyset(&interrupts)
        sigaddset(&interrupts, SIGINT)
        posix_spawnattr_setsigdefault(&attributes, &interrupts)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var arguments = ["sh", "-c", command].map { (word: String) -> UnsafeMutablePointer<CChar>? in strdup(word) } + [nil]
        defer { for argument in arguments { free(argument) } }
        // As git has it: these hold only where the user has set nothing else.
        setenv("LESS", "FRX", 0)
        setenv("LV", "-c", 0)
        var process: pid_t = 0
        guard posix_spawn(&process, "/bin/sh", &actions, &attributes, &arguments, environ) == 0 else { return nil }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 { if errno != EINTR { return nil } }
        return status & 0x7f == 0 ? status >> 8 & 0xff : 0
    }

    private static func command() -> String? {
        for name in ["DOSSIER_PAGER", "PAGER"] {
            guard let variable = getenv(name) else { continue }
            let pager = String(cString: variable)
            return pager.isBlank || pager == "cat" ? nil : pager
        }
        return isProgram("less") ? "less" : nil
    }

    private static func isProgram(_ name: String) -> Bool {
        if name.contains("/") { return access(name, X_OK) == 0 }
        let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        return folders.split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
    }
}

/// A temporary file without a name: gone when it is closed.
final class SpoolFile {
    let descriptor: Int32

    /// Nil where none can be made: what would be paged is then written as it comes.
    init?() {
        do { descriptor = try FileSystem.openTemporaryFile() } catch { return nil }
    }

    deinit { close(descriptor) }

    func rewind() { lseek(descriptor, 0, SEEK_SET) }

    /// Writes all of it to another descriptor.
    func copy(to other: Int32) throws {
        rewind()
        let sink = ByteSink(descriptor: other)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            try buffer.withUnsafeBytes { try sink.write(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        try sink.flush()
    }
}
