package import DossierModel
package import DossierOutput
package import DossierQuery

/// What entities have in common, as text or as rows.
package struct CommonView {
    let entities: [EntityReference]
    let shared: [CommonEntity]
    let marks: DisputeMarks
    let layout: PageLayout
    let language: Language

    package init(entities: [EntityReference], shared: [CommonEntity], marks: DisputeMarks, layout: PageLayout, language: Language) {
        self.entities = entities
        self.shared = shared
        self.marks = marks
        self.layout = layout
        self.language = language
    }

    private var width: Int { layout.width }
    private var style: Style { layout.style }

    package func lines() -> [PageLine] {
        let notes = Footnotes()
        for fact in shared.flatMap({ $0.relations.joined() }) { notes.register(fact.citations) }
        var lines = TextLayout.wrap(entities.map(\.name).joined(separator: " · "), width: width).map { style.bold($0) }
        for common in shared {
            lines += [""] + TextLayout.wrap("\(common.entity.name) (\(common.entity.kind))", width: width).map { style.bold($0) }
            for (entity, facts) in zip(entities, common.relations) {
                for fact in facts {
                    let marks = notes.marks(fact.citations, language)
                    let step = PathRecord.Step(fact: fact, from: entity, to: common.entity)
                    let text = StepText.sentence(step, language) + (marks.isEmpty ? "" : " " + marks)
                    lines += TextLayout.wrap(text, width: width, first: "  ", rest: "    ")
                    lines += DisputeText(language: language).lines(self.marks[fact.id], of: fact, indent: "    ", layout)
                }
            }
            let window = EntityPageView.heading(StepText.window(common.window, language)) + "."
            lines += TextLayout.wrap(window, width: width, first: "  ", rest: "    ").map { style.dim($0) }
        }
        lines += notes.section(layout, language)
        return lines
    }

    package static func columns(_ facts: FactRows) -> [String] {
        facts.format.isForPeople
            ? ["shared", "entity", "relation", "when", "modality", "all at once", DisputeText.column(facts.format), "sources"]
            : [
                "shared", "shared_name", "entity", "entity_name", "relation", "predicate", "starts", "ends", "modality",
                "possible_from", "possible_to", "certain_from", "certain_to", "disputed", "sources",
            ] + facts.factColumn
    }

    package static func rows(
        _ common: CommonEntity, _ entities: [EntityReference], _ marks: DisputeMarks, _ rows: FactRows
    ) -> [[RowField]] {
        let (format, language) = (rows.format, rows.language)
        return zip(entities, common.relations).flatMap { entity, facts in
            facts.map { fact -> [RowField] in
                if format.isForPeople {
                    let label = fact.predicate.label(in: language, inverse: fact.subject.id != entity.id)
                    return [
                        .text(common.entity.name), .text(entity.name), .text(label), .text(DateText.span(fact, language)),
                        .text(fact.modality.name), .text(StepText.window(common.window, language)),
                        DisputeText.field(marks[fact.id], format), .list(fact.sourceSlugs),
                    ]
                }
                return [
                    .text(common.entity.slug), .text(common.entity.name), .text(entity.slug), .text(entity.name),
                    .integer(fact.id.rawValue), .text(fact.predicate.name), .text(fact.starts), .text(fact.ends),
                    .text(fact.modality.name),
                ] + common.window.values.map(RowField.value) + [DisputeText.field(marks[fact.id], format), .list(fact.sourceSlugs)]
                    + rows.factField(fact, marks[fact.id])
            }
        }
    }
}
