internal import DossierModel

/// Writes operations as lines of the format `.facts`, which are read back as just these.
struct FactsPrinter {
    /// The source of the block that is open.
    private var source: String?

    /// The lines that say an operation; nil where the format has none for it.
    ///
    /// - Parameter because: why something is taken back, which the operation itself does not know.
    mutating func lines(of operation: Operation, because: String = "") -> [String]? {
        let reason = ("because", because)
        switch operation {
        case .add(let fact): return open(fact.citation?.source) + [Self.fact(fact)]
        case .name(let name): return open(name.citation?.source) + [Self.name(name)]
        case .cite(let claim, let citation):
            let (place, pairs) = Self.evidence(citation)
            return open(citation.source) + [FactsText.line(["cite \(claim.text)"] + place, pairs)]
        case .uncite(let claim, let source, let locator):
            return [FactsText.line(["uncite \(claim.text)"], [("source", source)] + (locator.map { [("at", $0)] } ?? []) + [reason])]
        case .edit(let claim, let edit): return [FactsText.line(["edit \(claim.text)"], Self.pairs(of: edit))]
        case .retract(let claim, _): return [FactsText.line(["- \(claim.text)"], [reason])]
        case .record(let record) where record.mode == .add:
            if record.kind == .source { source = record.key }
            return [Self.record(record)]
        case .side(let dispute, let text, let claims, isTakenOff: false):
            let places = claims.isEmpty ? [] : [claims.map(\.text).joined(separator: ", ")]
            return [FactsText.line(["side " + FactsText.field(dispute), FactsText.field(text)] + places, [])]
        case .remove(let kind, let key, let withDependents):
            return [FactsText.line(["remove \(kind.rawValue) " + FactsText.field(key)], [reason] + (withDependents ? [("with_dependents", "true")] : []))]
        case .rename(let entity, let name): return [FactsText.line(["rename", FactsText.field(entity), FactsText.field(name)], [])]
        case .same(let kept, let other): return [FactsText.line(["same", FactsText.field(kept), FactsText.field(other)], [])]
        case .different(let one, let other, let because):
            return [FactsText.line(["different", FactsText.field(one), FactsText.field(other), FactsText.field(because)], [])]
        case .takeBack, .recite, .respell, .record, .side: return nil
        }
    }

    /// Opens a block: what follows is from this source, or from none.
    private mutating func open(_ slug: String?) -> [String] {
        if source == slug { return [] }
        source = slug
        return [FactsText.source(slug)]
    }

    // MARK: Records

    private static func record(_ record: RecordStatement) -> String {
        var fields = record.fields
        var parts = [record.kind == .source ? FactsText.source(record.key) : "\(record.kind.rawValue) " + FactsText.field(record.key)]
        for place in record.kind.placedFields { parts.append(FactsText.place(fields.removeValue(forKey: place) ?? "")) }
        let line = FactsText.line(parts, fields.sorted { $0.key < $1.key })
        // A source alone is no record, but the beginning of a block.
        return record.kind == .source && record.fields.isEmpty ? line + " |" : line
    }

    // MARK: Facts and names

    private static func fact(_ fact: FactStatement) -> String {
        var ends = (FactsText.first(fact.subject), FactsText.field(fact.object))
        if let new = fact.new {
            let isObject = new.place == .object
            func end(_ text: String, isNew: Bool) -> String { isNew ? FactsText.end(text, kind: new.kind) : FactsText.end(text) }
            ends = ("+ " + end(ends.0, isNew: !isObject), end(ends.1, isNew: isObject))
        }
        var details: [String] = []
        var pairs: [(String, String)] = []
        if let amount = fact.amount { if FactsText.isAmount(amount) { details.append(amount) } else { pairs.append(("amount", amount)) } }
        if let figures = fact.figures { pairs += Self.pairs(of: figures) }
        if fact.modality != .actual { details.append(fact.modality.name) }
        if let date = fact.date { details.append(date) }
        if let span = span(fact.starts, fact.ends) { details.append(span) }
        if let on = fact.on { details.append("on \(on)") }
        if fact.hasNoStart { pairs.append(("starts", "-")) }
        if let role = fact.role { if FactsText.isRole(role) { details.append(role) } else { pairs.append(("role", role)) } }
        if let follows = fact.follows { pairs.append(("follows", follows.text)) }
        for (key, text) in [("note", fact.note), ("private_note", fact.privateNote)] { if let text { pairs.append((key, text)) } }
        var parts = [label(fact.label) + ends.0, FactsText.field(fact.predicate), ends.1, details.joined(separator: ", ")]
        if let citation = fact.citation {
            let (place, more) = evidence(citation)
            parts += place
            pairs += more
        }
        return FactsText.line(parts, pairs, behind: 4)
    }

    private static func name(_ name: NameStatement) -> String {
        var details: [String] = [name.role.rawValue]
        if let span = span(name.starts, name.ends) { details.append(span) }
        var parts = [label(name.label) + "name " + FactsText.field(name.entity), FactsText.field(name.text), details.joined(separator: ", ")]
        var pairs = name.language.map { [("language", $0)] } ?? []
        if let citation = name.citation {
            let (place, more) = evidence(citation)
            parts += place
            pairs += more
        }
        return FactsText.line(parts, pairs, behind: 3)
    }

    private static func label(_ label: String?) -> String { label.map { "@\($0) " } ?? "" }

    private static func span(_ starts: String?, _ ends: String?) -> String? {
        switch (starts, ends) {
        case (let starts?, let ends?): "\(starts) .. \(ends)"
        case (let starts?, nil): "\(starts) .."
        case (nil, let ends?): ".. \(ends)"
        case (nil, nil): nil
        }
    }

    private static func pairs(of figures: AmountFigures) -> [(String, String)] {
        var pairs: [(String, String)] = []
        if let low = figures.low { pairs.append(("amount_low", low)) }
        if let high = figures.high { pairs.append(("amount_high", high)) }
        return pairs + [("unit", figures.unit)] + (figures.isApproximate ? [("approximate", "true")] : [])
    }

    private static func pairs(of edit: FactEdit) -> [(String, String)] {
        var pairs: [(String, String)] = []
        for (key, text) in [
            ("subject", edit.subject), ("predicate", edit.predicate), ("object", edit.object), ("amount", edit.amount),
            ("modality", edit.modality?.name), ("starts", edit.starts), ("ends", edit.ends), ("on", edit.on), ("role", edit.role), ("note", edit.note),
            ("private_note", edit.privateNote), ("follows", edit.follows.map { $0?.text ?? "" }),
        ] {
            if let text { pairs.append((key, text)) }
        }
        return pairs + (edit.figures.map(Self.pairs) ?? [])
    }

    // MARK: Evidence

    // The place in the source where it can stand in a field of its own, and what stands in pairs.
    private static func evidence(_ citation: CitationStatement) -> (place: [String], pairs: [(String, String)]) {
        var place: [String] = []
        var pairs: [(String, String)] = []
        if let locator = citation.locator {
            if FactsText.isPlace(locator) { place.append(FactsText.field(locator)) } else { pairs.append(("at", locator)) }
        }
        if let quote = citation.quote { pairs.append(("quote", quote)) }
        if let asOf = citation.asOf { pairs.append(("as_of", asOf)) }
        if citation.isAsOfDefaulted { pairs.append(("as_of_defaulted", "true")) }
        if let speaker = citation.speaker { pairs.append(("speaker", speaker)) }
        if let basis = citation.basis { pairs.append(("basis", basis.rawValue)) }
        if case .own(let starts, let ends) = citation.dates { pairs.append(("says", span(starts, ends) ?? "-")) }
        return (place, pairs)
    }
}

extension RecordKind {
    /// The fields that stand in places of their own on its line, in their order.
    var placedFields: [String] {
        switch self {
        case .source: ["title", "publisher", "published", "url"]
        case .entity: ["kind", "name"]
        case .dispute: ["topic"]
        case .kind, .predicate, .unit, .alias, .translation, .mapping, .cue, .script: []
        }
    }
}
