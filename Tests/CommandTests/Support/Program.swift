import Foundation

/// A program to run in an environment that is the same on every machine.
struct Program {
    let path: String
    let arguments: [String]
    let folder: TemporaryFolder
    let environment: [String: String]

    init(_ path: String, _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]) {
        self.path = path
        self.arguments = arguments
        self.folder = folder
        self.environment = environment
    }

    // No DOSSIER_DB, PAGER, COLUMNS or colour from whoever runs the tests.
    private var wholeEnvironment: [String: String] {
        let own = [
            "PATH": "\(Dossier.folder.path):/usr/bin:/bin:/usr/sbin:/sbin", "HOME": folder.path, "LANG": "C.UTF-8", "TZ": "UTC",
            "NO_COLOR": "1",
        ]
        return own.merging(environment) { $1 }
    }

    /// Runs it to its end.
    func run(input: String = "") throws -> Outcome {
        let running = try start()
        running.write(input)
        return running.finish()
    }

    /// Starts it.
    func start() throws -> RunningProgram {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = wholeEnvironment
        return try RunningProgram(process)
    }
}

/// A program that was started: both its pipes are read from the start, so that neither fills up and holds it back.
final class RunningProgram: @unchecked Sendable {
    private let process: Process
    private let input = Pipe()
    private let reading = DispatchGroup()
    // Each is written by one reader, and read once `reading` is over.
    private var output = Data()
    private var errors = Data()

    init(_ process: Process) throws {
        self.process = process
        let (outputPipe, errorPipe) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = outputPipe
        process.standardError = errorPipe
        try Self.withoutBlockedSignals { try process.run() }
        read(outputPipe) { self.output = $0 }
        read(errorPipe) { self.errors = $0 }
    }

    // A program inherits the mask of the thread that starts it, and a thread of a pool blocks what Ctrl-C sends.
    private static func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    var identifier: Int32 { process.processIdentifier }
    var isRunning: Bool { process.isRunning }

    // A thread of its own: the pools have as few threads as the machine has cores, and a blocked one would hold others back.
    private func read(_ pipe: Pipe, _ keep: @escaping @Sendable (Data) -> Void) {
        reading.enter()
        Thread.detachNewThread { [reading] in
            keep(pipe.fileHandleForReading.readDataToEndOfFile())
            reading.leave()
        }
    }

    /// Gives it its standard input and closes that.
    func write(_ text: String) {
        // A program may end without reading its input.
        if !text.isEmpty { try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }
        try? input.fileHandleForWriting.close()
    }

    /// Gives it some of its standard input.
    func send(input text: String) { try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

    func send(signal number: Int32) { kill(identifier, number) }

    /// Waits for its end.
    func finish() -> Outcome {
        try? input.fileHandleForWriting.close()
        reading.wait()
        process.waitUntilExit()
        let status = process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
        return Outcome(
            output: String(decoding: output, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self), status: status)
    }
}
