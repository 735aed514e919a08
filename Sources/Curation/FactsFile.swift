public import DossierModel

/// A file of the line format `.facts`: one line a fact, the source first (docs/facts-format.md).
public struct FactsFile: Sendable {
    /// An operation, and the line that says it.
    public struct Line: Sendable {
        public let operation: Operation
        /// From 1.
        public let number: Int
        public let text: String

        /// Where a field of the operation stands in the line, from 1: as well as that can be told.
        public func column(of field: String?) -> Int {
            do throws(Fault) {
                let line = try FactsLine(text, number: number)
                return field.map { line.column(of: $0) } ?? line.start
            } catch {
                return error.column
            }
        }
    }

    /// What is wrong with a line.
    public struct Fault: Error, Sendable {
        /// From 1.
        public let line: Int
        /// From 1, in characters.
        public let column: Int
        public let text: String
        public let message: String
        public let hint: String?

        /// A fault at a place of a line.
        public init(line: Int, column: Int, text: String, message: String, hint: String?) {
            self.line = line
            self.column = column
            self.text = text
            self.message = message
            self.hint = hint
        }
    }

    public private(set) var lines: [Line] = []
    public private(set) var faults: [Fault] = []
    /// Lines that only propose something: they are counted and never applied.
    public private(set) var proposals = 0
    /// Why things are taken back, in the order in which that is said.
    public private(set) var reasons: [String] = []
    /// Of what would stand below; nil where none was opened.
    public private(set) var source: String?
    // The line of a source that is none: whatever stands below it must not be taken for another's.
    private var faultySource: Int?

    /// Reads all lines; those that are wrong are in `faults`.
    ///
    /// - Parameter day: what dates such as "last June" count from; else the day on which the source of the line was published.
    public init(_ text: String, relativeTo day: Day? = nil) {
        // A byte order mark is none of the first line.
        var text = text.unicodeScalars.first == "\u{FEFF}" ? Substring(text.unicodeScalars.dropFirst()) : text[...]
        text.withUTF8 { bytes in
            for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
                let line = String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
                do throws(Fault) {
                    try read(FactsLine(line, number: index + 1, relativeTo: day))
                } catch {
                    faults.append(error)
                }
            }
        }
    }

    private static let labelled = "only what adds a fact or a name has a label"

    private mutating func append(_ operation: Operation, _ line: FactsLine) {
        lines.append(Line(operation: operation, number: line.number, text: line.text))
    }

    private mutating func read(_ line: FactsLine) throws(Fault) {
        if line.isBlank { return }
        if line.mark == "?" {
            proposals += 1
        } else if line.mark == "-" {
            if line.label != nil { throw line.fault(at: nil, Self.labelled) }
            let claim = try line.claim(line.fields[0])
            reasons.append(try line.because(from: 1, hint: "- \(claim.text) | because=the article was corrected"))
            append(.retract(claim), line)
        } else if let keyword = line.keyword {
            try read(line, keyword)
        } else {
            append(.add(try line.fact(source(of: line))), line)
        }
    }

    private func source(of line: FactsLine) throws(Fault) -> String? {
        if let faultySource { throw line.fault(at: line.fields.first, "its source is at fault: line \(faultySource)") }
        return source
    }

    private mutating func read(_ line: FactsLine, _ keyword: String) throws(Fault) {
        if line.label != nil, keyword != "name" { throw line.fault(at: nil, Self.labelled) }
        if let kind = RecordKind(rawValue: keyword) {
            if kind == .source {
                faultySource = line.number
                let slug = try line.required(0, "slug", hint: "source lmi-56327 | title | publisher | date | address")
                faultySource = nil
                source = line.fields[0].raw == "-" ? nil : slug
                if line.fields.count == 1 { return }
            }
            return append(.record(try line.record(kind)), line)
        }
        switch keyword {
        case "name": append(.name(try line.name(source(of: line))), line)
        case "side":
            let claims = line.fields.dropFirst(2).flatMap { $0.split(at: ",") }
            var references: [ClaimReference] = []
            for field in claims { references.append(try line.claim(field)) }
            let text = try line.required(1, "side")
            append(.side(dispute: try line.required(0, "dispute"), text: text, claims: references, isTakenOff: false), line)
        case "cite": append(.cite(try line.claim(line.fields[0]), try line.citation(source(of: line))), line)
        case "uncite":
            let claim = try line.claim(line.fields[0])
            let values = try line.values(from: 1, among: ["source", "at", "because"])
            guard let because = values["because"], !because.isEmpty, let slug = values["source"]?.text ?? source else {
                throw line.fault(at: nil, "it needs its source, and because=...", hint: "uncite #42 | source=silicon-13; because=...")
            }
            reasons.append(because.text)
            append(.uncite(claim, source: slug, locator: values["at"]?.text), line)
        case "edit": append(.edit(try line.claim(line.fields[0]), try line.edit()), line)
        case "remove": try readRemoval(line)
        case "rename":
            try line.beginWithBar()
            try line.end(after: 3)
            append(.rename(entity: try line.required(1, "entity"), to: try line.required(2, "name")), line)
        case "same":
            try line.beginWithBar()
            try line.end(after: 3)
            append(.same(kept: try line.required(1, "entity that is kept"), other: try line.required(2, "other entity")), line)
        default:
            try line.beginWithBar()
            try line.end(after: 4)
            let because = try line.required(3, "reason", hint: "different | one | other | why")
            append(.different(try line.required(1, "entity"), try line.required(2, "other entity"), because: because), line)
        }
    }

    private mutating func readRemoval(_ line: FactsLine) throws(Fault) {
        let word = line.fields[0].word
        let key = line.fields[0].dropping(word.utf8.count)
        guard !key.isEmpty, let kind = RecordKind(rawValue: String(word)) else {
            throw line.fault(at: line.fields[0], "what is removed?", hint: "remove source lmi-56327 | because=...")
        }
        let values = try line.values(from: 1, among: ["because", "with_dependents"])
        guard let because = values["because"], !because.isEmpty else {
            throw line.fault(at: nil, "a removal says why", hint: "remove \(kind.rawValue) ... | because=...")
        }
        reasons.append(because.text)
        let withDependents = try values["with_dependents"].map { (value) throws(Fault) in try line.flag(value, "with_dependents") } ?? false
        append(.remove(kind, key: key.text, withDependents: withDependents), line)
    }
}
