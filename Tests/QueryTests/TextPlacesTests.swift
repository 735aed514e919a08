import DossierInterchange
import DossierModel
import DossierQuery
import Foundation
import Testing

@testable import DossierStorage

/// `find --text` in all that people write, however it came into the base.
@Suite("Places of words in texts")
struct TextPlacesTests {
    /// How the texts came in.
    enum Way: CaseIterable { case written, loaded, refilled }

    private static func fill(_ revision: Revision) throws {
        let kind = Kind(name: "firm", plural: "firms")
        try revision.add(kind)
        let motto = try revision.add(
            Predicate(name: "motto", takes: .value, valueType: .text, temporality: .state, labelEnglish: "motto"))
        let site = try revision.add(
            Predicate(name: "site", takes: .value, valueType: .url, temporality: .state, labelEnglish: "site"))
        let code = try revision.add(
            Predicate(name: "code", takes: .value, valueType: .identifier, temporality: .state, labelEnglish: "code"))
        try revision.add(NewEntity(slug: "acme", kind: "firm", name: "Acme"))
        let old = NewEntity(slug: "acme-old", kind: "firm", name: "Old Acme", summary: "Sold zeppelins.")
        try revision.add(old)
        let acme = try #require(try revision.entity(slug: "acme"))
        try revision.merge(try #require(try revision.entity(slug: "acme-old")), into: acme)
        let fact = try revision.add(NewFact(subject: acme, predicate: motto, object: .value("Enclumes d'abord")))
        try revision.add(NewFact(subject: acme, predicate: site, object: .value("https://enclumes.example/")))
        try revision.add(NewFact(subject: acme, predicate: code, object: .value("enclumes-7")))
        let open = try revision.add(NewSource(slug: "open", title: "The anvil trade"))
        let secret = try revision.add(NewSource(slug: "secret", title: "A whispered trade", isConfidential: true))
        try revision.add(NewCitation(claim: .fact(fact), source: open))
        try revision.add(NewCitation(claim: .fact(fact), source: secret))
        let dispute = try revision.add(
            NewDispute(slug: "which", topic: "Which slogan", verdict: .rival, comment: "Nobody recalls."))
        try revision.add(.fact(fact), to: "the forge says so", of: dispute)
        try revision.add(NewTranslation(text: "Enclumes d'abord", language: "en", context: "acme", translated: "Anvils foremost"))
        try revision.add(NewTranslation(text: "A whispered trade", language: "fr", translated: "Un métier chuchoté"))
    }

    private static func base(_ way: Way) throws -> Writer {
        let base = try KnowledgeBase.inMemory()
        switch way {
        case .loaded:
            let folder = FileManager.default.temporaryDirectory.path + "/dossier-places-" + UUID().uuidString
            defer { do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) } }
            try PackageExporter(Self.base(.written).snapshot()).write(to: folder)
            _ = try PackageImporter(PackageFiles(folder: folder), into: base).run(message: "load")
        case .written, .refilled:
            try base.revise("vocabulary") { try $0.add(Kind(name: "thing", plural: "things")) }
            try base.revise("all") { try fill($0) }
        }
        if way == .refilled {
            try base.connection.run("INSERT INTO text_search (text_search) VALUES ('delete-all')")
            try TextIndex(base.connection).fill()
        }
        return base
    }

    private func places(_ query: String, in base: Writer, private isPrivate: Bool = false) throws -> [String] {
        try base.snapshot().visible(isPrivate ? .everything : .open).searchText(TextQuery(query)).map { hit in
            switch hit.place {
            case .value(let fact): "value \(fact.subject.slug): \(hit.snippet)"
            case .dispute(let slug, let topic): "dispute \(slug), \(topic): \(hit.snippet)"
            case .side(let slug, let topic): "side of \(slug), \(topic): \(hit.snippet)"
            case .title(let source): "title \(source.slug)"
            case .translation(let text, let language, let context): "\(language) of \(text) (\(context ?? "any")): \(hit.snippet)"
            case .summary(let entity): "summary \(entity.slug)"
            default: "\(hit.place)"
            }
        }
    }

    @Test("values in words, disputes, their sides, titles and translations are found where they stand", arguments: Way.allCases)
    func finds(way: Way) throws {
        let base = try Self.base(way)
        // Not the address and the identifier.
        #expect(try places("enclumes", in: base) == ["value acme: Enclumes d'abord"])
        #expect(try places("slogan recalls", in: base) == ["dispute which, Which slogan: Which slogan Nobody recalls."])
        #expect(try places("forge", in: base) == ["side of which, Which slogan: the forge says so"])
        #expect(try places("anvil trade", in: base) == ["title open"])
        #expect(try places("anvils", in: base) == ["value acme: Anvils foremost"])
    }

    @Test("titles of confidential sources and their translations are found only when asked for", arguments: Way.allCases)
    func confidential(way: Way) throws {
        let base = try Self.base(way)
        #expect(try places("whispered", in: base).isEmpty)
        #expect(try places("chuchote", in: base).isEmpty)
        #expect(try places("whispered", in: base, private: true) == ["title secret"])
        #expect(try places("chuchote", in: base, private: true) == ["title secret"])
    }

    @Test("what was said of an entity that was merged leads to the one that it became", arguments: Way.allCases)
    func merged(way: Way) throws { #expect(try places("zeppelins", in: Self.base(way)) == ["summary acme"]) }

    @Test("what was retracted or removed is not found")
    func retracted() throws {
        let base = try Self.base(.written)
        let fact = try #require(try base.connection.integer("SELECT id FROM fact WHERE value LIKE 'Enclumes%'"))
        try base.revise("take back") { try $0.retract(FactID(fact)) }
        try base.connection.run("UPDATE dispute SET removed = 1")
        try base.connection.run("UPDATE source SET removed = 1")
        try base.connection.run("UPDATE translation SET removed = 1")
        for query in ["enclumes", "slogan", "forge", "anvil", "anvils"] { #expect(try places(query, in: base).isEmpty, "\(query)") }
    }
}
