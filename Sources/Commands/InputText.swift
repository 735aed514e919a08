internal import Glibc

/// Text that a command reads whole: a statement from a file or from the standard input.
enum InputText {
    private static let limit = 16 << 20

    static func read(path: String) throws -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw CommandFailure(status: .missingInput, "cannot read '\(path)': \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        return try read(descriptor, path)
    }

    static func readStandardInput() throws -> String { try read(STDIN_FILENO, "the standard input") }

    private static func read(_ descriptor: Int32, _ name: String) throws -> String {
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
            if bytes.count > limit { throw CommandFailure(status: .badData, "\(name) is larger than 16 MiB") }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(status: .badData, "\(name) is not UTF-8 text")
        }
        return text
    }
}
