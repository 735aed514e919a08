internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// Paths as rows, one a step. The window is that of the whole path, said on each of its rows.
enum PathRows {
    static func columns(_ format: OutputFormat) -> [String] {
        isForPeople(format)
            ? ["path", "step", "from", "relation", "to", "when", "modality", "all at once", DisputeText.column(format), "sources"]
            : [
                "path", "step", "relation", "from", "from_name", "predicate", "backwards", "to", "to_name", "starts", "ends",
                "modality", "length", "possible_from", "possible_to", "certain_from", "certain_to", "disputed", "sources",
            ]
    }

    static func values(
        _ path: PathRecord, number: Int, step index: Int, _ marks: DisputeMarks, _ format: OutputFormat, _ language: Language
    ) -> [Value] {
        let step = path.steps[index]
        let fact = step.fact
        let head: [Value] = [.integer(Int64(number)), .integer(Int64(index + 1))]
        if isForPeople(format) {
            return head + [
                .text(step.from.name), .text(fact.predicate.label(in: language, inverse: step.isBackwards)), .text(step.to.name),
                .text(DateText.span(fact, language)), .text(fact.modality.name), .text(PathText.window(path.window, language)),
                DisputeText.value(marks[fact.id], format), .text(sources(fact)),
            ]
        }
        return head + [
            .integer(fact.id.rawValue), .text(step.from.slug), .text(step.from.name), .text(fact.predicate.name),
            .integer(step.isBackwards ? 1 : 0), .text(step.to.slug), .text(step.to.name), text(fact.starts), text(fact.ends),
            .text(fact.modality.name), .integer(Int64(path.steps.count)),
        ] + path.window.values + [DisputeText.value(marks[fact.id], format), .text(sources(fact))]
    }

    static func isForPeople(_ format: OutputFormat) -> Bool { format.isForPeople }

    static func text(_ text: String?) -> Value { text.map { .text($0) } ?? .null }

    /// The slugs of a relation's sources, in the order in which they were cited.
    static func sources(_ fact: FactRecord) -> String {
        var slugs: [String] = []
        for citation in fact.citations where !slugs.contains(citation.source.slug) { slugs.append(citation.source.slug) }
        return slugs.joined(separator: " ")
    }
}
