import Foundation
import Testing

/// The claims of the bundled knowledge base, read through the public views.
struct CoverageBase: Sendable {
    /// A fact or a name, with all that can be compared.
    struct Claim: Sendable {
        /// Subject, object and those whose words are cited.
        var entities: [String]
        /// EDTF: starts, ends, values that are dates, and when sources saw it hold.
        var dates: [String]
        var amounts: [Double]
        var sources: [String]
    }

    private var claims: [String: Claim] = [:]
    private var sides: [String: [String]] = [:]

    static let bundled = Result { try CoverageBase(.withBase()) }

    /// The claims of "fact:12", "name:3" or "dispute:slug".
    func claims(_ carrier: String) throws -> [Claim] {
        if let claim = claims[carrier] { return [claim] }
        return try #require(sides[carrier], "there is no \(carrier)").compactMap { claims[$0] }
    }

    private struct Fact: Decodable {
        let carrier: String
        let subject: String
        let object: String?
        let starts: String?
        let ends: String?
        let value: String?
        let low: Double?
        let high: Double?
    }

    private struct Citation: Decodable {
        let carrier: String
        let source: String
        let asOf: String?
        let speaker: String?
    }

    private struct Side: Decodable {
        let dispute: String
        let carrier: String?
    }

    private static let facts = """
        select 'fact:' || id as carrier, subject, object, starts, ends, null as value, amount_low as low, amount_high as high from relations
        union all
        select 'fact:' || id, entity, null, starts, ends,
               case when (select value_type from predicates where name = key) = 'date' then value end, amount_low, amount_high
        from attributes
        union all
        select 'name:' || id, entity, null, starts, ends, null, null, null from names where id is not null
        """
    private static let citations = """
        select coalesce('fact:' || fact, 'name:' || name) as carrier, source, as_of as asOf, speaker from citations
        """
    private static let disputeSides = """
        select 'dispute:' || d.slug as dispute, coalesce('fact:' || s.fact, 'name:' || s.name) as carrier
        from disputes d left join dispute_sides s on s.dispute = d.slug
        """

    private init(_ folder: TemporaryFolder) throws {
        for fact in try Dossier.query(Self.facts, as: Fact.self, in: folder) {
            claims[fact.carrier] = Claim(
                entities: [fact.subject] + [fact.object].compactMap { $0 },
                dates: [fact.starts, fact.ends, fact.value].compactMap { $0 },
                amounts: [fact.low, fact.high].compactMap { $0 }, sources: [])
        }
        for citation in try Dossier.query(Self.citations, as: Citation.self, in: folder) {
            claims[citation.carrier]?.sources.append(citation.source)
            claims[citation.carrier]?.dates += [citation.asOf].compactMap { $0 }
            claims[citation.carrier]?.entities += [citation.speaker].compactMap { $0 }
        }
        for side in try Dossier.query(Self.disputeSides, as: Side.self, in: folder) {
            sides[side.dispute, default: []] += [side.carrier].compactMap { $0 }
        }
    }
}
