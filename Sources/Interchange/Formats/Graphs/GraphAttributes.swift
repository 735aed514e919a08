internal import DossierModel
internal import DossierQuery

/// What graph formats say of a node or an edge beside its ends: a named, typed value.
struct GraphAttribute<Thing> {
    /// As GraphML and GEXF call them both.
    enum Kind: String {
        case string, boolean
        case integer = "long"
        case decimal = "double"
    }

    let name: String
    let kind: Kind
    /// As XML Schema writes it; nil for none.
    let value: (Thing) -> String?

    init(_ name: String, _ kind: Kind = .string, _ value: @escaping (Thing) -> String?) {
        self.name = name
        self.kind = kind
        self.value = value
    }
}

extension GraphAttribute<Selection.Entity> {
    static var all: [Self] {
        [
            Self("label") { $0.reference.name },
            Self("kind") { $0.reference.kind },
            Self("summary") { $0.summary },
        ]
    }
}

extension GraphAttribute<Selection.Fact> {
    /// Those of an edge. What is for the owner's eyes, and how surely it holds, are there where they were asked for.
    static func all(_ selection: Selection, _ language: Language) -> [Self] {
        var attributes = [
            Self("fact", .integer) { String($0.record.id.rawValue) },
            Self("predicate") { $0.record.predicate.name },
            Self("label") { $0.record.predicate.label(in: language) },
            Self("modality") { $0.record.modality.name },
            Self("starts") { $0.record.starts },
            Self("ends") { $0.record.ends },
            Self("possible_from") { $0.record.answeringDays.possibleFromText },
            Self("possible_to") { $0.record.answeringDays.possibleToText },
            Self("certain_from") { $0.record.answeringDays.certainFromText },
            Self("certain_to") { $0.record.answeringDays.certainToText },
            Self("amount_low", .decimal) { $0.record.amount?.lowText },
            Self("amount_high", .decimal) { $0.record.amount?.highText },
            Self("unit") { $0.record.amount?.unit.code },
            Self("approximate", .boolean) { $0.record.amount.map { $0.isApproximate ? "true" : "false" } },
            Self("role") { $0.record.role },
            Self("note") { $0.record.note },
            Self("symmetric", .boolean) { $0.record.predicate.isSymmetric ? "true" : "false" },
            Self("follows", .integer) { $0.record.follows.map { String($0.rawValue) } },
            Self("sources") { $0.record.sourceSlugs.joined(separator: " ").nilIfEmpty },
            Self("citations") { $0.record.citations.map(\.words).joined(separator: "; ").nilIfEmpty },
            Self("disputes") { $0.disputes.joined(separator: " ").nilIfEmpty },
        ]
        if selection.asksTime { attributes.append(Self("holds") { $0.answer.certainty.rawValue }) }
        if selection.isPrivate {
            attributes.append(Self("confidential", .boolean) { $0.record.isConfidential ? "true" : "false" })
            attributes.append(Self("private_note") { $0.record.privateNote })
        }
        return attributes
    }
}
