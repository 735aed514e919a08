import Foundation

/// Runs the program that was built with these tests, or the one that DOSSIER_BINARY names: CI asks the released one all the same.
enum Dossier {
    /// The folder of the program: that of the running test bundle, for the most part.
    static let folder: URL = {
        guard let path = ProcessInfo.processInfo.environment["DOSSIER_BINARY"] else {
            return URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        }
        let program = URL(fileURLWithPath: path)
        precondition(program.lastPathComponent == "dossier", "DOSSIER_BINARY must name a file 'dossier': shells look for it by that name")
        return program.deletingLastPathComponent()
    }()
    static let path = folder.appendingPathComponent("dossier").path

    /// Runs `dossier` with these arguments.
    ///
    /// - Parameters:
    ///   - folder: the working folder.
    ///   - input: what the standard input holds.
    ///   - environment: variables besides those of `Program.environment`.
    static func run(
        _ arguments: String..., in folder: TemporaryFolder, input: String = "", environment: [String: String] = [:]
    ) throws -> Outcome {
        try Program(path, arguments, in: folder, environment: environment).run(input: input)
    }

    /// Starts `dossier` and does not wait for it.
    static func start(_ arguments: String..., in folder: TemporaryFolder) throws -> RunningProgram {
        try Program(path, arguments, in: folder).start()
    }

    /// Runs a line of shell in which `dossier` is the built program.
    static func shell(_ line: String, in folder: TemporaryFolder) throws -> Outcome {
        try Program("/bin/sh", ["-c", line], in: folder).run()
    }
}

/// What a program did.
struct Outcome: Equatable {
    var output: String
    var errors: String
    /// The exit status; a signal's number plus 128 where one ended it, as shells say it.
    var status: Int32

    /// The lines of the standard output.
    var lines: [String] { output.split(whereSeparator: \.isNewline).map(String.init) }
}
