internal import DossierInterchange
internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// What lies around an entity: as a page by distance, as a tree, as a graph, or as rows.
struct AroundView {
    let start: EntityReference
    let found: [Neighbour]
    let marks: DisputeMarks
    let width: Int
    let style: Style
    let language: Language

    private var isFrench: Bool { language == .french }

    func page(question: String?) -> [PageLine] {
        let notes = Footnotes()
        found.forEach { notes.register($0.step.fact.citations) }
        var lines = TextLayout.wrap(isFrench ? "Autour de \(start.name)" : "Around \(start.name)", width: width).map { style.bold($0) }
        if let question { lines += TextLayout.wrap(question, width: width).map { style.dim($0) } }
        var distance = 0
        for neighbour in found {
            if neighbour.distance != distance {
                distance = neighbour.distance
                lines += ["", style.bold(heading(distance))]
            }
            lines += sentence(neighbour, notes, first: "  ", rest: "    ")
        }
        return lines + sources(notes)
    }

    /// The tree of how things hang together, line by line. What lies deeper than the page is wide is drawn at its right, with its
    /// distance before it.
    func forEachTreeLine(_ body: (PageLine) throws -> Void) throws {
        let notes = Footnotes()
        found.forEach { notes.register($0.step.fact.citations) }
        let below = Dictionary(grouping: found) { $0.step.from.id }
        let deepest = max(4, width / 2 / 3)
        for line in TextLayout.wrap(start.name, width: width) { try body(style.bold(line)) }
        // Not recursive: a chain may be as long as the depth that was asked for.
        var stack: [(neighbour: Neighbour, indent: String, isLast: Bool)] = []
        func push(_ entity: EntityID, _ indent: String) {
            let children = below[entity] ?? []
            for (index, child) in children.enumerated().reversed() {
                stack.append((child, indent, index == children.count - 1))
            }
        }
        push(start.id, "")
        while let (neighbour, indent, isLast) = stack.popLast() {
            let isDeep = neighbour.distance > deepest
            let rest = isDeep ? indent : indent + (isLast ? "   " : "│  ")
            let first = isDeep ? indent + "\(neighbour.distance): " : indent + (isLast ? "└─ " : "├─ ")
            for line in sentence(neighbour, notes, first: first, rest: rest) { try body(line) }
            push(neighbour.entity.id, rest)
        }
        for line in sources(notes) { try body(line) }
    }

    /// The graph in Graphviz's language (https://graphviz.org/doc/info/lang.html).
    func dot() -> [PageLine] {
        var lines: [PageLine] = [
            "digraph {", "  node [shape=box];",
            PageLine("  \(DOT.quoted(start.slug)) [label=\(DOT.quoted(start.name)), penwidth=2];"),
        ]
        for neighbour in found {
            lines.append(PageLine("  \(DOT.quoted(neighbour.entity.slug)) [label=\(DOT.quoted(neighbour.entity.name))];"))
        }
        for neighbour in found {
            let (subject, object) = ends(neighbour)
            lines.append(PageLine("  \(DOT.quoted(subject.slug)) -> \(DOT.quoted(object.slug)) [label=\(DOT.quoted(label(neighbour)))];"))
        }
        return lines + ["}"]
    }

    /// The graph in Mermaid's language (https://mermaid.js.org/syntax/flowchart.html).
    func mermaid() -> [PageLine] {
        var numbers = [start.id: 0]
        var lines: [PageLine] = ["flowchart LR", PageLine("  n0[\(Self.entities(start.name))]")]
        for neighbour in found where numbers[neighbour.entity.id] == nil {
            numbers[neighbour.entity.id] = numbers.count
            lines.append(PageLine("  n\(numbers.count - 1)[\(Self.entities(neighbour.entity.name))]"))
        }
        for neighbour in found {
            let (subject, object) = ends(neighbour)
            lines.append(PageLine("  n\(numbers[subject.id] ?? 0) -->|\(Self.entities(label(neighbour)))| n\(numbers[object.id] ?? 0)"))
        }
        return lines
    }

    func columns(_ facts: FactRows) -> [String] {
        facts.format.isForPeople
            ? ["distance", "name", "kind", "how", "modality", DisputeText.column(facts.format), "sources"]
            : [
                "distance", "entity", "name", "kind", "relation", "from", "predicate", "backwards", "starts", "ends", "modality",
                "disputed", "sources",
            ] + facts.factColumn
    }

    func row(_ neighbour: Neighbour, _ facts: FactRows) -> [RowField] {
        let (fact, entity) = (neighbour.step.fact, neighbour.entity)
        let disputed = DisputeText.field(marks[fact.id], facts.format)
        if facts.format.isForPeople {
            return [
                .integer(Int64(neighbour.distance)), .text(entity.name), .text(entity.kind),
                .text(StepText.sentence(neighbour.step, language)), .text(fact.modality.name), disputed, .list(fact.sourceSlugs),
            ]
        }
        return [
            .integer(Int64(neighbour.distance)), .text(entity.slug), .text(entity.name), .text(entity.kind),
            .integer(fact.id.rawValue), .text(neighbour.step.from.slug), .text(fact.predicate.name),
            .flag(neighbour.step.isBackwards), .text(fact.starts), .text(fact.ends),
            .text(fact.modality.name), disputed, .list(fact.sourceSlugs),
        ] + facts.factField(fact, marks[fact.id])
    }

    private func heading(_ distance: Int) -> String {
        isFrench ? "À \(distance) relation\(distance == 1 ? "" : "s")" : "\(distance) relation\(distance == 1 ? "" : "s") away"
    }

    private func sentence(_ neighbour: Neighbour, _ notes: Footnotes, first: String, rest: String) -> [PageLine] {
        let fact = neighbour.step.fact
        let places = notes.marks(fact.citations, language)
        let text = StepText.sentence(neighbour.step, language) + (places.isEmpty ? "" : " " + places)
        return TextLayout.wrap(text, width: width, first: first, rest: rest)
            + DisputeText(language: language).lines(marks[fact.id], of: fact, indent: rest, PageLayout(width: width, style: style))
    }

    private func sources(_ notes: Footnotes) -> [PageLine] {
        notes.section(PageLayout(width: width, style: style), language)
    }

    private func ends(_ neighbour: Neighbour) -> (subject: EntityReference, object: EntityReference) {
        neighbour.step.isBackwards ? (neighbour.step.to, neighbour.step.from) : (neighbour.step.from, neighbour.step.to)
    }

    private func label(_ neighbour: Neighbour) -> String {
        let span = DateText.span(neighbour.step.fact, language)
        let fact = neighbour.step.fact
        let disputed = marks[fact.id].isEmpty ? "" : isFrench ? " (contesté)" : " (disputed)"
        let label = fact.predicate.label(in: language) + Mark.suffix(fact.isConfidential, language) + disputed
        return span.isEmpty ? label : "\(label), \(span)"
    }

    // What is hidden in a text is written out first: a backslash of its escape is one of the text in either language.
    private static func entities(_ text: String) -> String {
        "\"" + VisibleText.escaping(text).map { "\"<>|&#".contains($0) ? "#\($0.unicodeScalars.first?.value ?? 0);" : String($0) }.joined() + "\""
    }
}
