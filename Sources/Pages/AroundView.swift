package import DossierModel
package import DossierOutput
package import DossierQuery

/// What lies around an entity: as a page by distance, as a tree, or as rows.
package struct AroundView {
    let start: EntityReference
    let found: [Neighbour]
    let marks: DisputeMarks
    /// Whether a time is asked about: then each relation is told with how surely it held.
    let withCertainty: Bool
    private let frame: PageFrame

    package init(
        start: EntityReference, found: [Neighbour], marks: DisputeMarks, withCertainty: Bool, layout: PageLayout, language: Language
    ) {
        self.withCertainty = withCertainty
        self.start = start
        self.found = found
        self.marks = marks
        frame = PageFrame(layout, language)
    }

    package func page(question: String?) -> [PageLine] {
        let layout = frame.layout
        found.forEach { frame.notes.register($0.step.fact.citations) }
        var lines = layout.title(frame.words.around(start.name))
        if let question { lines += layout.paragraph(question, .dim) }
        var distance = 0
        for neighbour in found {
            if neighbour.distance != distance {
                distance = neighbour.distance
                lines += layout.heading(frame.words.relationsAway(distance))
            }
            lines += sentence(neighbour, first: "  ", rest: "    ")
        }
        return lines + frame.sources()
    }

    /// The tree of how things hang together, line by line. What lies deeper than the page is wide is drawn at its right, with its
    /// distance before it.
    package func forEachTreeLine(_ body: (PageLine) throws -> Void) throws {
        found.forEach { frame.notes.register($0.step.fact.citations) }
        let below = Dictionary(grouping: found) { $0.step.from.id }
        let deepest = max(4, frame.layout.width / 2 / 3)
        for line in frame.layout.title(start.name) { try body(line) }
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
            for line in sentence(neighbour, first: first, rest: rest) { try body(line) }
            push(neighbour.entity.id, rest)
        }
        for line in frame.sources() { try body(line) }
    }

    package func columns(_ facts: FactRows) -> [String] {
        let columns =
            facts.format.isForPeople
            ? ["distance", "name", "kind", "how", "modality"]
            : ["distance", "entity", "name", "kind", "relation", "from", "predicate", "backwards", "starts", "ends", "modality"]
        return columns + (withCertainty ? ["holds"] : []) + facts.lastColumns
    }

    package func row(_ neighbour: Neighbour, _ facts: FactRows) -> [RowField] {
        let (fact, entity) = (neighbour.step.fact, neighbour.entity)
        let last = (withCertainty ? [.text(certainty(of: neighbour).rawValue)] : []) + facts.lastFields(fact, marks[fact.id])
        if facts.format.isForPeople {
            return [
                .integer(Int64(neighbour.distance)), .text(entity.name), .text(entity.kind),
                .text(FactText.sentence(fact, facts.language, from: neighbour.step.from)), .text(fact.modality.name),
            ] + last
        }
        return [
            .integer(Int64(neighbour.distance)), .text(entity.slug), .text(entity.name), .text(entity.kind),
            .integer(fact.id.rawValue), .text(neighbour.step.from.slug), .text(fact.predicate.name),
            .flag(neighbour.step.isBackwards), .text(fact.starts), .text(fact.ends),
            .text(fact.modality.name),
        ] + last
    }

    private func certainty(of neighbour: Neighbour) -> Certainty { marks.certainty(of: neighbour.step.fact, neighbour.certainty) }

    private func sentence(_ neighbour: Neighbour, first: String, rest: String) -> [PageLine] {
        let step = neighbour.step
        let sentence = frame.sentence(step.fact, from: step.from)
        let isPossible = withCertainty && certainty(of: neighbour) == .possible
        return frame.layout.item(isPossible ? frame.words.possibly(sentence) : sentence, first: first, rest: rest)
            + frame.against(marks[step.fact.id], of: step.fact, indent: rest)
    }
}
