package import DossierModel
package import DossierOutput
package import DossierQuery

/// What lies around an entity: as a page by distance, as a tree, or as rows.
package struct AroundView {
    let start: EntityReference
    let found: [Neighbour]
    let marks: DisputeMarks
    let layout: PageLayout
    let language: Language

    package init(start: EntityReference, found: [Neighbour], marks: DisputeMarks, layout: PageLayout, language: Language) {
        self.start = start
        self.found = found
        self.marks = marks
        self.layout = layout
        self.language = language
    }

    private var width: Int { layout.width }
    private var style: Style { layout.style }

    private var isFrench: Bool { language == .french }

    package func page(question: String?) -> [PageLine] {
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
    package func forEachTreeLine(_ body: (PageLine) throws -> Void) throws {
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

    package func columns(_ facts: FactRows) -> [String] {
        facts.format.isForPeople
            ? ["distance", "name", "kind", "how", "modality", DisputeText.column(facts.format), "sources"]
            : [
                "distance", "entity", "name", "kind", "relation", "from", "predicate", "backwards", "starts", "ends", "modality",
                "disputed", "sources",
            ] + facts.factColumn
    }

    package func row(_ neighbour: Neighbour, _ facts: FactRows) -> [RowField] {
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
            + DisputeText(language: language).lines(marks[fact.id], of: fact, indent: rest, layout)
    }

    private func sources(_ notes: Footnotes) -> [PageLine] {
        notes.section(layout, language)
    }
}
