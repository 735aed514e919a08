internal import Glibc

/// A number that tells whether bytes were changed; nobody is kept from making others with the same.
package struct Fingerprint {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var count: UInt64 = 0

    private mutating func mix(_ word: UInt64) {
        let (high, low) = (state ^ word).multipliedFullWidth(by: 0x2545_F491_4F6C_DD1D)
        state = high ^ low &+ word
    }

    package init() {}

    /// Adds bytes; all but the last time a multiple of eight of them.
    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        count &+= UInt64(bytes.count)
        var place = 0
        while place + 8 <= bytes.count {
            mix(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var rest: UInt64 = 0
        while place < bytes.count {
            rest = rest << 8 | UInt64(bytes[place])
            place += 1
        }
        mix(rest)
    }

    /// 16 hexadecimal digits.
    package var text: String {
        var last = self
        last.mix(count)
        let digits = String(last.state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Of a whole file, as 16 hexadecimal digits; nil where it cannot be read, or is none.
    package static func of(file path: String) -> String? {
        // A named pipe, for whose writer opening it would wait, is opened at once, and not read.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        if descriptor < 0 { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        var print = Fingerprint()
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 8)
        defer { block.deallocate() }
        while true {
            // Filled up, so that the same bytes are always cut the same.
            guard let filled = FileSystem.fill(block, from: descriptor) else { return nil }
            if filled == 0 { return print.text }
            print.add(UnsafeRawBufferPointer(rebasing: block[..<filled]))
        }
    }
}
