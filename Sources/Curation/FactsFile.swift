public import DossierModel
internal import DossierStorage

/// A file of the line format `.facts`: one line a fact, the source first (docs/facts-format.md).
public struct FactsFile: Sendable {
    /// An operation, and the line that says it.
    public struct Line: Sendable {
        public let operation: Operation
        /// From 1.
        public let number: Int
        public let text: String
        /// The number of the line that opened its source; nil where it takes none from a line before.
        public let sourceLine: Int?

        /// Whether it adds a fact that no source is given for, and no line before says that there is none.
        public var addsWithoutSource: Bool {
            if case .add(let statement) = operation { sourceLine == nil && statement.citation == nil } else { false }
        }

        /// Whether it describes the source of the lines below.
        public var opensSource: Bool { if case .record(let record) = operation { record.kind == .source } else { false } }

        /// What is wrong with it where the line is at fault that opened its source.
        public var faultOfSource: Fault {
            Fault(line: number, column: 1, text: text, message: FactsFile.faulty(source: sourceLine ?? number), hint: nil)
        }

        /// Where a field of the operation stands in the line, from 1: as well as that can be told.
        public func column(of field: String?) -> Int {
            do throws(Fault) {
                let line = try FactsLine(text, number: number)
                return field.map { line.column(of: $0) } ?? line.start
            } catch {
                return error.column
            }
        }

        /// Whether what stands in a field of the operation may be what one of some lines that are at fault was to make.
        public func mayNeed(_ faulty: [Fault], for field: String?) -> Bool {
            guard let field else { return false }
            do throws(Fault) {
                guard let found = try FactsLine(text, number: number).field(of: field) else { return false }
                let names = found.text.drop { "@#".contains($0) }.split(separator: ",").map { NameFolding.fold(String($0)).split(separator: " ").joined(separator: " ") }
                return names.contains { name in !name.isEmpty && faulty.contains { $0.makesSomething && $0.folded.contains(" \(name) ") } }
            } catch {
                return false
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

        // A new end, a label, or a record.
        fileprivate var makesSomething: Bool {
            guard let first = text.first(where: { $0 != " " }) else { return false }
            return first == "+" || first == "@" || RecordKind.allCases.contains { text.hasPrefix($0.rawValue + " ") }
        }

        fileprivate var folded: String { " " + NameFolding.fold(text) + " " }

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
    public var source: String? { openings.last?.source }

    /// A line that opens a source or, without one, closes it. Whatever stands below one that is at fault must not be taken for another's.
    private struct Opening {
        let line: Int
        var source: String?
        var isFaulty = true
    }
    private var openings: [Opening] = []

    private init() {}

    /// Reads all lines; those that are wrong are in `faults`. A large file is read by several threads.
    ///
    /// - Parameter day: what dates such as "last June" count from; else the day on which the source of the line was published.
    public init(_ text: String, relativeTo day: Day? = nil) {
        // A byte order mark is none of the first line.
        var text = text.unicodeScalars.first == "\u{FEFF}" ? Substring(text.unicodeScalars.dropFirst()) : text[...]
        self = text.withUTF8 { Self.read($0, relativeTo: day) }
    }

    private static func read(_ text: UnsafeBufferPointer<UInt8>, relativeTo day: Day?) -> FactsFile {
        let parts = FactsPart.parts(of: text)
        if parts.count == 1 { return read(parts[0], relativeTo: day) }
        let reading = parts.dropFirst().map { part in BackgroundValue { read(part, relativeTo: day) } }
        var file = read(parts[0], relativeTo: day)
        for part in reading { file.append(part.value()) }
        return file
    }

    private static func read(_ part: FactsPart, relativeTo day: Day?) -> FactsFile {
        var file = FactsFile()
        if let (line, number) = part.opening {
            // It stands in a part before: what it says is read there, and what it opens is open here.
            var before = FactsFile()
            before.read(line, number, relativeTo: day)
            file.openings = before.openings
        }
        part.forEachLine { file.read($0, $1, relativeTo: day) }
        return file
    }

    private mutating func append(_ next: FactsFile) {
        lines += next.lines
        faults += next.faults
        proposals += next.proposals
        reasons += next.reasons
        openings += next.openings
    }

    private mutating func read(_ line: String, _ number: Int, relativeTo day: Day?) {
        do throws(Fault) {
            try read(FactsLine(line, number: number, relativeTo: day))
        } catch {
            faults.append(error)
        }
    }

    /// The last line before another that opens a source or closes it, and one that does the same without describing it; nil where there
    /// is none.
    public func opening(before line: Int) -> (line: Int, text: String)? {
        let behind = openings.partitioningIndex { $0.line >= line }
        return behind == 0 ? nil : (openings[behind - 1].line, FactsText.source(openings[behind - 1].source))
    }

    /// Whether a line opens a source or closes it.
    public func isOpening(_ line: Int) -> Bool {
        let place = openings.partitioningIndex { $0.line >= line }
        return place < openings.count && openings[place].line == line
    }

    private static let labelled = "only what adds a fact or a name has a label"

    private mutating func append(_ operation: Operation, _ line: FactsLine, takesSource: Bool = false) {
        lines.append(Line(operation: operation, number: line.number, text: line.text, sourceLine: takesSource ? openings.last?.line : nil))
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
            append(.add(try line.fact(source(of: line))), line, takesSource: true)
        }
    }

    private func source(of line: FactsLine) throws(Fault) -> String? {
        if let last = openings.last, last.isFaulty { throw line.fault(at: line.fields.first, Self.faulty(source: last.line)) }
        return source
    }

    private static func faulty(source line: Int) -> String { "its source is at fault: line \(line)" }

    private mutating func read(_ line: FactsLine, _ keyword: String) throws(Fault) {
        if line.label != nil, keyword != "name" { throw line.fault(at: nil, Self.labelled) }
        if let kind = RecordKind(rawValue: keyword) {
            if kind == .source {
                openings.append(Opening(line: line.number))
                let slug = try line.required(0, "slug", hint: "source lmi-56327 | title | publisher | date | address")
                openings[openings.count - 1] = Opening(line: line.number, source: line.fields[0].isWritten("-") ? nil : slug, isFaulty: false)
                if line.fields.count == 1 { return }
            }
            return append(.record(try line.record(kind)), line)
        }
        switch keyword {
        case "name": append(.name(try line.name(source(of: line))), line, takesSource: true)
        case "side":
            let claims = line.fields.dropFirst(2).flatMap { $0.split(at: ",") }
            var references: [ClaimReference] = []
            for field in claims { references.append(try line.claim(field)) }
            let text = try line.required(1, "side")
            append(.side(dispute: try line.required(0, "dispute"), text: text, claims: references, isTakenOff: false), line)
        case "cite": append(.cite(try line.claim(line.fields[0]), try line.citation(source(of: line))), line, takesSource: true)
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
        let key = line.fields[0].dropping(word.count)
        guard !key.isEmpty, let kind = RecordKind(rawValue: word.raw) else {
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
