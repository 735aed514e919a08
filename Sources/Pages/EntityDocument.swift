internal import DossierModel
package import DossierOutput
package import DossierQuery

/// The parts of an entity's page in JSON (docs/schema/entity.json), but for its facts.
package enum EntityDocument {
    package static func head(_ page: EntityPage) -> [(String, JSONDocument)] {
        [
            ("slug", .string(page.entity.slug)), ("name", .string(page.entity.name)), ("kind", .string(page.entity.kind)),
            ("summary", text(page.summary)), ("names", .array(page.names.map(name))),
        ]
    }

    private static func name(_ name: NameRecord) -> JSONDocument {
        .object([
            ("id", .integer(name.id.rawValue)), ("text", .string(name.text)), ("language", text(name.language)),
            ("role", .string(name.role.rawValue)), ("starts", text(name.starts)), ("ends", text(name.ends)),
            ("citations", CitationRows.field(name.citations).document),
        ])
    }

    package static func dispute(_ dispute: DisputeRecord) -> JSONDocument {
        .object([
            ("slug", .string(dispute.slug)), ("topic", .string(dispute.topic)), ("verdict", .string(dispute.verdict.rawValue)),
            ("favours", text(dispute.favours)), ("comment", text(dispute.comment)), ("sides", .array(dispute.sides.map(side))),
        ])
    }

    private static func side(_ side: DisputeRecord.Side) -> JSONDocument {
        .object([
            ("side", .string(side.text)), ("facts", RowField.numbers(side.facts.map(\.id.rawValue)).document),
            ("names", RowField.numbers(side.names.map(\.id.rawValue)).document),
            ("sources", RowField.list(side.sources.map(\.slug)).document),
        ])
    }

    private static func text(_ text: String?) -> JSONDocument { text.map { .string($0) } ?? .null }
}
