import DossierModel
import DossierQuery
import DossierStorage
import Testing

/// `find --text`: words, phrases and beginnings in prose, with the place to cite.
struct TextSearchTests {
    private let base: Writer

    /// A company with a summary, a fact with a note, a role and a private note, and two texts of sources, one confidential.
    init() throws {
        base = try AnalysisWorld().base
        try base.revise("texts") { revision in
            let works = try revision.add(
                NewEntity(slug: "oeuvres", kind: "company", name: "Œuvres", summary: "Maison d'Œuvres numériques de l'État."))
            let lead = try revision.add(NewEntity(slug: "lead", kind: "person", name: "Anne Roy"))
            var fact = NewFact(
                subject: lead, predicate: try #require(try revision.predicate(named: "leads")), object: .entity(works))
            fact.role = "directrice générale"
            fact.note = "Appointed after the merger."
            fact.privateNote = "Told over lunch."
            try revision.add(
                NewCitation(claim: .fact(try revision.add(fact)), source: try #require(try revision.source(slug: "paper"))))
            let paper = try #require(try revision.source(slug: "paper"))
            try revision.setText(of: paper, to: "Le titre\n\nUn nuage. Deux mots de 3.5 pages ! Le cloud souverain français est né.\nLa fin.")
            let memo = try revision.add(NewSource(slug: "memo", title: "Memo", isConfidential: true))
            try revision.setText(of: memo, to: "The sovereign secret.")
        }
    }

    private func places(_ query: String, private isPrivate: Bool = false) throws -> [String] {
        try base.snapshot().visible(isPrivate ? .everything : .open).searchText(TextQuery(query)).map { hit in
            switch hit.place {
            case .summary(let entity): "summary \(entity.slug)"
            case .note(let fact): "note \(fact.subject.slug)"
            case .role(let fact): "role \(fact.subject.slug)"
            case .privateNote(let fact): "private \(fact.subject.slug)"
            case .source(let source, let locator): "\(source.slug) \(locator)"
            default: "\(hit.place)"
            }
        }
    }

    @Test("words, phrases and beginnings are found whatever their accents and ligatures, and say where to cite them", arguments: [
        ("oeuvres", ["summary oeuvres"]),
        ("ETAT numerique*", ["summary oeuvres"]),
        ("numerique", []),
        ("merger", ["note lead"]),
        ("« directrice generale »", ["role lead"]),
        ("\"generale directrice\"", []),
        ("\"cloud souverain\"", ["paper par. 2, s. 3"]),
        ("\"cloud souv\"*", ["paper par. 2, s. 3"]),
        ("fin", ["paper par. 3, s. 1"]),
        ("souverain nuage", ["paper par. 2, s. 1"]),
        ("souverain absent", []),
        ("!?", []),
        ("\" AND NEAR( * ^", []),
    ])
    func finds(query: String, expected: [String]) throws {
        #expect(try places(query) == expected)
    }

    @Test("private notes and confidential sources are found only when asked for")
    func confidential() throws {
        #expect(try places("lunch").isEmpty)
        #expect(try places("sovereign").isEmpty)
        #expect(try places("lunch", private: true) == ["private lead"])
        #expect(try places("sovereign", private: true) == ["memo par. 1, s. 1"])
    }

    @Test("a snippet shows the words with what stands around them, on one line")
    func snippet() throws {
        let filler = (1...60).map { "mot\($0)" }.joined(separator: "\n")
        try base.revise("a longer text") { revision in
            let paper = try #require(try revision.source(slug: "paper"))
            try revision.setText(of: paper, to: "\(filler) le phénix renaît \(filler)")
        }
        let hit = try #require(try base.snapshot().searchText(TextQuery("phenix")).first)
        #expect(hit.snippet.hasPrefix("… mot54 ") && hit.snippet.contains(" mot60 le phénix renaît mot1 mot2 "))
        #expect(hit.snippet.hasSuffix(" …") && !hit.snippet.contains("\n"))
        // The text that was held before is forgotten.
        #expect(try places("souverain").isEmpty)
    }

    @Test("what was retracted or changed is not found")
    func retracted() throws {
        let fact = try #require(try base.connection.integer("SELECT id FROM fact WHERE note IS NOT NULL"))
        try base.revise("again") { revision in
            try revision.retract(FactID(fact))
            let works = try #require(try revision.entity(slug: "oeuvres"))
            try revision.update(works, summary: "Une autre maison.")
        }
        #expect(try places("merger").isEmpty)
        #expect(try places("numeriques").isEmpty)
        #expect(try places("\"autre maison\"") == ["summary oeuvres"])
    }

    @Test("an import indexes what the bundled base says in prose")
    func bundled() throws {
        let base = try AnalysisWorld.bundled()
        let hits = try base.snapshot().searchText(TextQuery("\"sovereign cloud\" 2011"))
        #expect(hits.contains { if case .summary(let entity) = $0.place { entity.slug == "andromede" } else { false } })
    }

    @Test("what is said of an entity that was merged is found as said of the one that it was merged into")
    func merged() throws {
        try base.revise("a double") { revision in
            let double = try revision.add(NewEntity(slug: "double", kind: "company", name: "Double", summary: "A zebra crossing."))
            try revision.merge(double, into: try #require(try revision.entity(slug: "oeuvres")))
        }
        #expect(try places("zebra") == ["summary oeuvres"])
    }
}
