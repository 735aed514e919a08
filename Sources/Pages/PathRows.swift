internal import DossierModel
package import DossierOutput
package import DossierQuery

/// Paths as rows, one a step. The window is that of the whole path, said on each of its rows.
package struct PathRows {
    let facts: FactRows

    package init(facts: FactRows) { self.facts = facts }

    package var columns: [String] {
        let columns =
            facts.format.isForPeople
            ? ["path", "step", "from", "relation", "to", "when", "modality", "all at once"]
            : [
                "path", "step", "relation", "from", "from_name", "predicate", "backwards", "to", "to_name", "starts", "ends",
                "modality", "length", "possible_from", "possible_to", "certain_from", "certain_to",
            ]
        return columns + facts.lastColumns
    }

    package func values(_ path: PathRecord, number: Int, step index: Int, _ marks: DisputeMarks) -> [RowField] {
        let (step, language) = (path.steps[index], facts.language)
        let fact = step.fact
        let head: [RowField] = [.integer(Int64(number)), .integer(Int64(index + 1))]
        let last = facts.lastFields(fact, marks[fact.id])
        if facts.format.isForPeople {
            return head + [
                .text(step.from.name), .text(fact.predicate.label(in: language, inverse: step.isBackwards)),
                .text(step.to.name),
                .text(DateText.span(fact, language)), .text(fact.modality.name), .text(WindowText.words(path.window, language)),
            ] + last
        }
        return head + [
            .integer(fact.id.rawValue), .text(step.from.slug), .text(step.from.name), .text(fact.predicate.name),
            .flag(step.isBackwards), .text(step.to.slug), .text(step.to.name), .text(fact.starts), .text(fact.ends),
            .text(fact.modality.name), .integer(Int64(path.steps.count)),
        ] + path.window.values.map(RowField.value) + last
    }
}
