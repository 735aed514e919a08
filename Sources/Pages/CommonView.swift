package import DossierModel
package import DossierOutput
package import DossierQuery

/// What entities have in common, as text or as rows.
package struct CommonView {
    let entities: [EntityReference]
    let shared: [CommonEntity]
    let marks: DisputeMarks
    private let frame: PageFrame

    package init(entities: [EntityReference], shared: [CommonEntity], marks: DisputeMarks, layout: PageLayout, language: Language) {
        self.entities = entities
        self.shared = shared
        self.marks = marks
        frame = PageFrame(layout, language)
    }

    package func lines() -> [PageLine] {
        let layout = frame.layout
        for fact in shared.flatMap({ $0.relations.joined() }) { frame.notes.register(fact.citations) }
        var lines = layout.title(entities.map(\.name).joined(separator: " · "))
        for common in shared {
            lines += layout.heading("\(common.entity.name) (\(common.entity.kind))")
            for (entity, facts) in zip(entities, common.relations) {
                for fact in facts {
                    lines += layout.item(frame.sentence(fact, from: entity)) + frame.against(marks[fact.id], of: fact, indent: "    ")
                }
            }
            lines += layout.item(WindowText.words(common.window, frame.language).asHeading + ".", .dim)
        }
        return lines + frame.sources()
    }

    package static func columns(_ facts: FactRows) -> [String] {
        let columns =
            facts.format.isForPeople
            ? ["shared", "entity", "relation", "when", "modality", "all at once"]
            : [
                "shared", "shared_name", "entity", "entity_name", "relation", "predicate", "starts", "ends", "modality",
                "possible_from", "possible_to", "certain_from", "certain_to",
            ]
        return columns + facts.lastColumns
    }

    package static func rows(
        _ common: CommonEntity, _ entities: [EntityReference], _ marks: DisputeMarks, _ rows: FactRows
    ) -> [[RowField]] {
        let language = rows.language
        return zip(entities, common.relations).flatMap { entity, facts in
            facts.map { fact -> [RowField] in
                let last = rows.lastFields(fact, marks[fact.id])
                if rows.format.isForPeople {
                    let label = fact.predicate.label(in: language, inverse: fact.subject.id != entity.id)
                    return [
                        .text(common.entity.name), .text(entity.name), .text(label), .text(DateText.span(fact, language)),
                        .text(fact.modality.name), .text(WindowText.words(common.window, language)),
                    ] + last
                }
                return [
                    .text(common.entity.slug), .text(common.entity.name), .text(entity.slug), .text(entity.name),
                    .integer(fact.id.rawValue), .text(fact.predicate.name), .text(fact.starts), .text(fact.ends),
                    .text(fact.modality.name),
                ] + common.window.values.map(RowField.value) + last
            }
        }
    }
}
