internal import Crypto

/// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
public enum SHA256Digest {
    /// The digest of these bytes.
    public static func hexadecimal(of bytes: UnsafeRawBufferPointer) -> String {
        var hash = SHA256()
        hash.update(bufferPointer: bytes)
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
