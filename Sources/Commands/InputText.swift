internal import Glibc

/// Text that a command reads whole: a statement, or lines of facts, from a file or from the standard input.
enum InputText {
    /// The most bytes of a statement.
    private static let usualLimit = 16 << 20

    /// - Parameter limit: the most bytes that it may have.
    static func read(path: String, limit: Int = usualLimit) throws -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw CommandFailure(status: .missingInput, "cannot read '\(path)': \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        return try read(descriptor, path, limit)
    }

    static func readStandardInput(limit: Int = usualLimit) throws -> String { try read(STDIN_FILENO, "the standard input", limit) }

    private static func read(_ descriptor: Int32, _ name: String, _ limit: Int) throws -> String {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = block.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw CommandFailure(status: .missingInput, "cannot read \(name): \(String(cString: strerror(errno)))")
            }
            if count == 0 { break }
            bytes.append(contentsOf: block[..<count])
            if bytes.count > limit { throw CommandFailure(status: .badData, "\(name) is larger than \(limit >> 20) MiB") }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(status: .badData, "\(name) is not UTF-8 text")
        }
        return text
    }
}
