internal import DossierModel

extension FactsLine {
    /// A stretch of the line, as it is written: with its backslashes.
    ///
    /// What parts fields is found byte by byte, whatever stands beside it: a mark over a letter does not make another bar of a bar.
    struct Field {
        private let line: String
        // In bytes of UTF-8; both ends are ends of characters that are ASCII, or of the line.
        private let range: Range<Int>
        /// It as a date, where it was read as one: EDTF.
        var date: String?

        /// All of a line.
        init(_ line: String) {
            self.line = line
            range = 0..<line.utf8.count
        }

        private init(_ line: String, _ range: Range<Int>) {
            self.line = line
            self.range = range
        }

        var isEmpty: Bool { range.isEmpty }
        /// In bytes.
        var count: Int { range.count }

        /// As it is written.
        var raw: String { withBytes { String(decoding: $0, as: UTF8.self) } }

        /// What it means: `\|`, `\;`, `\,` and `\\` are the second character, `\n` and `\r` end a line.
        var text: String {
            withBytes { raw in
                guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
                var bytes: [UInt8] = []
                bytes.reserveCapacity(raw.count)
                var isEscaped = false
                for byte in raw {
                    if isEscaped {
                        bytes.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte == UInt8(ascii: "r") ? UInt8(ascii: "\r") : byte)
                        isEscaped = false
                    } else if byte == UInt8(ascii: "\\") {
                        isEscaped = true
                    } else {
                        bytes.append(byte)
                    }
                }
                if isEscaped { bytes.append(UInt8(ascii: "\\")) }
                return String(decoding: bytes, as: UTF8.self)
            }
        }

        /// How many characters of the line stand before it.
        var charactersBefore: Int { line[..<line.utf8.index(line.startIndex, offsetBy: range.lowerBound)].count }

        // MARK: What stands in it

        func hasPrefix(_ text: StaticString) -> Bool {
            withBytes { bytes in
                bytes.count >= text.utf8CodeUnitCount && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[$0] == text.utf8Start[$0] }
            }
        }

        func hasSuffix(_ text: StaticString) -> Bool {
            withBytes { bytes in
                let start = bytes.count - text.utf8CodeUnitCount
                return start >= 0 && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[start + $0] == text.utf8Start[$0] }
            }
        }

        /// Whether it is just this.
        func isWritten(_ text: StaticString) -> Bool { count == text.utf8CodeUnitCount && hasPrefix(text) }

        func contains(_ character: Unicode.Scalar) -> Bool { withBytes { $0.contains(UInt8(ascii: character)) } }

        /// The first place of a character, in bytes.
        func first(_ character: Unicode.Scalar) -> Int? { withBytes { $0.firstIndex(of: UInt8(ascii: character)) } }

        /// The last place of a character that no backslash stands before.
        func last(_ character: Unicode.Scalar) -> Int? {
            let byte = UInt8(ascii: character)
            return withBytes { bytes in bytes.indices.last { bytes[$0] == byte && !Self.isEscaped($0, in: bytes, from: 0) } }
        }

        /// Up to the first white space.
        var word: Field { part(0..<withBytes { $0.firstIndex(where: Self.isBlank) ?? $0.count }) }

        /// What looks like the key of `key=value`: letters and `_`.
        var key: String? {
            guard let equals = first("="), equals > 0 else { return nil }
            let key = part(0..<equals).raw
            return key.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isAlphabetic } ? key : nil
        }

        // MARK: Its parts

        func trimmed() -> Field { Field(line, withLine { Self.trimmed(range, of: $0) }) }

        /// From one place to another, without the white space at its ends.
        func trimmed(_ places: Range<Int>) -> Field { part(places).trimmed() }

        /// From one place to another.
        func part(_ places: Range<Int>) -> Field { Field(line, range.lowerBound + places.lowerBound..<range.lowerBound + places.upperBound) }

        /// Without its first bytes, and the white space that follows.
        func dropping(_ count: Int) -> Field { trimmed(min(count, range.count)..<range.count) }

        func dropping(last count: Int) -> Field { trimmed(0..<max(0, range.count - count)) }

        /// At each separator that no backslash stands before.
        func split(at separator: StaticString) -> [Field] {
            let (wanted, length) = (separator.utf8Start, separator.utf8CodeUnitCount)
            return withLine { bytes in
                var fields: [Field] = []
                var (start, place) = (range.lowerBound, range.lowerBound)
                while place < range.upperBound {
                    let byte = bytes[place]
                    if byte == UInt8(ascii: "\\") {
                        place = min(place + 2, range.upperBound)
                    } else if byte == wanted[0], place + length <= range.upperBound, (1..<length).allSatisfy({ bytes[place + $0] == wanted[$0] }) {
                        fields.append(Field(line, Self.trimmed(start..<place, of: bytes)))
                        place += length
                        start = place
                    } else {
                        place += 1
                    }
                }
                fields.append(Field(line, Self.trimmed(start..<range.upperBound, of: bytes)))
                return fields
            }
        }

        @inline(__always)
        private func withLine<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
            var line = line
            return line.withUTF8(body)
        }

        @inline(__always)
        private func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
            withLine { body(UnsafeBufferPointer(rebasing: $0[range])) }
        }

        private static func trimmed(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
            var (start, end) = (range.lowerBound, range.upperBound)
            while start < end, isBlank(bytes[start]) { start += 1 }
            // A backslash keeps the space behind it.
            while end > start, isBlank(bytes[end - 1]), !isEscaped(end - 1, in: bytes, from: start) { end -= 1 }
            return start..<end
        }

        private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

        // Whether an odd number of backslashes stands before a place.
        private static func isEscaped(_ place: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
            var count = 0
            while place - count > start, bytes[place - count - 1] == UInt8(ascii: "\\") { count += 1 }
            return !count.isMultiple(of: 2)
        }
    }
}
