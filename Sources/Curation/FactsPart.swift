internal import DossierStorage
internal import Glibc

/// A stretch of a file of facts that can be read by itself: it begins with a line.
struct FactsPart: @unchecked Sendable {
    // Whoever cuts a file keeps its bytes until all parts are read.
    private let text: UnsafeBufferPointer<UInt8>
    private let range: Range<Int>
    /// The number of its first line, from 1.
    private let first: Int
    /// The last line before it that opens a source, and its number.
    private(set) var opening: (line: String, number: Int)?

    /// Bytes of a part below which another thread is not worth its start.
    private static let smallest = 1 << 17
    private static let most = 8

    /// The parts of a file: one for each processor, if the file is large.
    static func parts(of text: UnsafeBufferPointer<UInt8>) -> [FactsPart] {
        let count = max(1, min(most, sysconf(Int32(_SC_NPROCESSORS_ONLN)), text.count / smallest))
        var parts: [FactsPart] = []
        var (start, line) = (0, 1)
        for number in 1...count where start < text.count || number == 1 {
            let end = number == count ? text.count : lineStart(after: max(start, text.count / count * number), in: text)
            var part = FactsPart(text: text, range: start..<end, first: line)
            if let last = parts.last { part.opening = last.lastOpening ?? last.opening }
            parts.append(part)
            line += part.lineEnds
            start = end
        }
        return parts
    }

    private init(text: UnsafeBufferPointer<UInt8>, range: Range<Int>, first: Int) {
        self.text = text
        self.range = range
        self.first = first
    }

    /// Hands over each line, without its end, and its number.
    func forEachLine(_ body: (String, Int) -> Void) {
        var (start, number) = (range.lowerBound, first)
        while true {
            let end = Self.lineEnd(from: start, to: range.upperBound, in: text)
            body(line(start..<end), number)
            // What follows the last end of a line of the file is a line too, if an empty one.
            if end == range.upperBound || end + 1 == range.upperBound && range.upperBound < text.count { return }
            (start, number) = (end + 1, number + 1)
        }
    }

    private func line(_ places: Range<Int>) -> String {
        let bytes = text[places]
        return String(decoding: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes, as: UTF8.self)
    }

    private var lineEnds: Int { text[range].reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) } }

    // A line that opens a source begins with the word; one with a mark or a label in front does not.
    private var lastOpening: (line: String, number: Int)? {
        var (end, number) = (range.upperBound, first + lineEnds)
        while end > range.lowerBound {
            // Behind the end of the line before.
            var start = end - 1
            while start > range.lowerBound, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
            number -= 1
            let line = text[start..<end].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            if line.starts(with: "source".utf8) {
                let next = line.dropFirst(6).first ?? UInt8(ascii: "\n")
                if next <= UInt8(ascii: " ") || next == UInt8(ascii: "|") {
                    return (self.line(start..<(text[end - 1] == UInt8(ascii: "\n") ? end - 1 : end)), number)
                }
            }
            end = start
        }
        return nil
    }

    private static func lineEnd(from start: Int, to end: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var place = start
        while place < end, text[place] != UInt8(ascii: "\n") { place += 1 }
        return place
    }

    private static func lineStart(after place: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        min(lineEnd(from: place, to: text.count, in: text) + 1, text.count)
    }
}
