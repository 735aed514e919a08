import Foundation
import Testing

extension Dossier {
    /// Runs `dossier` with the standard output on a terminal of 100 columns, without a pager.
    ///
    /// - Parameter withErrors: whether the standard error is on it too, and so in the output.
    static func runOnTerminal(
        _ arguments: [String], in folder: TemporaryFolder, withErrors: Bool = false, environment: [String: String] = [:]
    ) throws -> Outcome {
        let terminal = try PseudoTerminal()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = [
            "PATH": "/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1", "TERM": "xterm",
            "COLUMNS": "100", "PAGER": "cat",
        ].merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = terminal.far
        let errorPipe = Pipe()
        process.standardError = withErrors ? terminal.far : errorPipe
        try process.run()
        try terminal.far.close()
        let reading = DispatchGroup()
        let errors = Received()
        if !withErrors {
            reading.enter()
            Thread.detachNewThread {
                errors.data = errorPipe.fileHandleForReading.readDataToEndOfFile()
                reading.leave()
            }
        }
        let output = terminal.readToEnd()
        reading.wait()
        process.waitUntilExit()
        return Outcome(
            // A terminal ends lines with a carriage return of its own.
            output: String(decoding: output, as: UTF8.self).replacing("\r\n", with: "\n"),
            errors: String(decoding: errors.data, as: UTF8.self), status: process.terminationStatus)
    }
}

/// Written by one thread, and read once that is done.
private final class Received: @unchecked Sendable {
    var data = Data()
}

/// A terminal that nobody sits at.
private final class PseudoTerminal {
    private let near: Int32
    /// The end that a program is given.
    let far: FileHandle

    init() throws {
        near = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        // TIOCSPTLCK unlocks it, TIOCGPTN gives its number: what unlockpt(3) and ptsname(3) do.
        var (isLocked, number): (Int32, Int32) = (0, 0)
        try #require(near >= 0 && ioctl(near, 0x4004_5431, &isLocked) == 0 && ioctl(near, 0x8004_5430, &number) == 0)
        let descriptor = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        try #require(descriptor >= 0)
        far = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    deinit { close(near) }

    /// Reads until the last program has let go of the other end: Linux says so by an error.
    func readToEnd() -> Data {
        var data = Data()
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(near, &block, block.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return data }
            data.append(contentsOf: block[..<count])
        }
    }
}
