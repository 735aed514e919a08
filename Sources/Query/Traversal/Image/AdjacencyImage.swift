internal import Glibc

/// The relations of a base as arrays, in memory or mapped from a file.
///
/// What is read from a mapped file is never taken for an address without a look at its range: a damaged file can give a
/// wrong answer, but cannot make the program read outside it.
final class AdjacencyImage {
    let header: ImageHeader
    let bytes: UnsafeRawBufferPointer
    private let isMapped: Bool

    var layout: ImageLayout { header.layout }

    /// Takes over memory from `calloc`.
    init(header: ImageHeader, owning memory: UnsafeMutableRawBufferPointer) {
        self.header = header
        bytes = UnsafeRawBufferPointer(memory)
        isMapped = false
    }

    /// Maps the file at `path`; nil when there is none, or it is no image.
    init?(path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size >= ImageHeader.size,
            let address = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED
        else { return nil }
        let bytes = UnsafeRawBufferPointer(start: address, count: Int(status.st_size))
        guard let header = ImageHeader(bytes) else {
            munmap(address, bytes.count)
            return nil
        }
        self.header = header
        self.bytes = bytes
        isMapped = true
    }

    deinit {
        let address = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
        if isMapped { munmap(address, bytes.count) } else { free(address) }
    }

    /// Brings the first `count` bytes of a mapped file into memory.
    func bringIn(_ count: Int) {
        if isMapped { Pages.bringIn(UnsafeRawBufferPointer(rebasing: bytes[..<min(count, bytes.count)]), forWriting: false) }
    }

    /// An array of the image.
    func array<Element: BitwiseCopyable>(_ offset: Int, of type: Element.Type) -> UnsafePointer<Element> {
        // The header holds more than nothing, so that there is an address.
        bytes.baseAddress.unsafelyUnwrapped.advanced(by: offset).assumingMemoryBound(to: type)
    }
}
