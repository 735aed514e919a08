import DossierModel
import DossierQuery
import DossierStorage
import Testing

/// `find` and the reading of names by every command, on the bundled knowledge base.
struct NamesSearchTests {
    private let base: Writer

    init() throws { base = try AnalysisWorld.bundled() }

    private func first(_ text: String) throws -> NameHit? { try base.snapshot().search(text).first }

    @Test("a name is found in any spelling, and the hit says in which way", arguments: [
        ("patrick-starck", "patrick-starck", NameHit.Closeness.slug),
        ("Patrick Starck", "patrick-starck", .exact),
        ("dassault systemes", "dassault-systemes", .folded),
        ("Cloudwatt SAS", "cloudwatt", .form),
        ("FSN", "fsn", .exact),
        ("dassault sys", "dassault-systemes", .prefix),
        ("starck patrick", "patrick-starck", .tokens),
        ("P. Starck", "patrick-starck", .tokens),
        ("patrik starc", "patrick-starck", .spelling),
        ("Dasault Systemes", "dassault-systemes", .spelling),
        ("dassaultsystemes", "dassault-systemes", .form),
        ("valdereuil", "val-de-reuil", .form),
        ("BouyguesxTelecom", "bouygues-telecom", .spelling),
    ])
    func finds(text: String, slug: String, closeness: NameHit.Closeness) throws {
        let hit = try #require(try first(text))
        #expect(hit.entity.slug == slug)
        #expect(hit.closeness == closeness)
        #expect(0...1 ~= hit.score)
    }

    @Test("an acronym that no source writes is worked out from a name's words")
    func derivedAcronym() throws {
        let hits = try base.snapshot().search("CGI")
        #expect(hits.map(\.entity.slug) == ["commissariat-general-a-l-investissement", "commissaire-general-a-l-investissement"])
        #expect(hits.map(\.closeness) == [.exact, .acronym])
        #expect(hits[0].role == .acronym && hits[1].role == nil)
    }

    @Test("a recorded misspelling says where it is recorded")
    func misspelling() throws {
        let hit = try #require(try first("Patrick Stark"))
        #expect(hit.role == .misspelling && hit.closeness == .exact)
        #expect(hit.citations.contains { $0.source.slug == "lmi-56327" })
    }

    @Test("a former name says until when it was used")
    func formerName() throws {
        let hit = try #require(try first("france telecom"))
        #expect(hit.entity.slug == "orange" && hit.role == .former && hit.ends == nil, "no source of the bundled base says until when")
        try base.revise("another") { try $0.add(NewName(entity: hit.entity.id, text: "Zorange", role: .former, ends: "2013-07-01")) }
        #expect(try first("zorange")?.ends == "2013-07-01")
    }

    @Test("a kind narrows the search to its entities and those of its sub-kinds")
    func kinds() throws {
        let all = try base.snapshot().search("cloudwatt")
        #expect(Set(all.map(\.entity.kind)).count > 1)
        #expect(try base.snapshot().search("cloudwatt", kind: "company").map(\.entity.slug) == ["cloudwatt"])
        #expect(try base.snapshot().search("cloudwatt", kind: "organization").map(\.entity.slug).contains("cloudwatt"))
        #expect(try base.snapshot().search("cloudwatt", kind: "person").isEmpty)
        #expect(try base.snapshot().search("cloudwatt", kind: "company").first?.closeness == .slug)
    }

    @Test("of several names about as near none is picked")
    func ambiguous() throws {
        guard case .ambiguous(let hits) = try base.snapshot().resolve("circulaire") else {
            Issue.record("'circulaire' was read as one entity")
            return
        }
        #expect(hits.count > 1 && hits.allSatisfy { $0.entity.name.hasPrefix("Circulaire") })
    }

    @Test("a beginning that several names have is read as the one that it almost is")
    func beginning() throws {
        guard case .found(let hit) = try base.snapshot().resolve("openst") else {
            Issue.record("'openst' was not read as one entity")
            return
        }
        #expect(hit.entity.slug == "openstack" && hit.closeness == .prefix && !hit.isExact)
    }

    @Test("what is near nothing gives what is close, or nothing", arguments: ["zzzzzzzz", "!!", "", "qqqq wwww kkkk"])
    func nothing(text: String) throws {
        guard case .none = try base.snapshot().resolve(text) else {
            Issue.record("'\(text)' was read as an entity")
            return
        }
    }

    @Test("a name that was changed or retracted is found by its new spelling only")
    func changes() throws {
        try base.revise("renaming") { revision in
            let company = try revision.add(NewEntity(slug: "kestrel", kind: "company", name: "Kestrel Widgets"))
            let name = try revision.add(NewName(entity: company, text: "Zebulon Dynamics", role: .former))
            try revision.update(company, name: "Osprey Widgets")
            try revision.retract(name)
        }
        #expect(try first("Osprei Widgets")?.entity.slug == "kestrel")
        #expect(try first("Kestrel Widgets")?.entity.slug != "kestrel" || first("Kestrel Widgets")?.closeness == .similar)
        #expect(try base.snapshot().search("Zebulon").isEmpty)
        #expect(try first("Osprey Wigdets")?.reasons.first?.text(in: .english) == "1 letter differs (wigdets, widgets)")
    }

    @Test("quotes and operators of the full-text language are only text", arguments: ["\"", "a\"b", "NEAR(", "* OR *", "^fsn", "-x", "a AND"])
    func harmless(text: String) throws { _ = try base.snapshot().search(text) }

    @Test("a hit that the comparison finds nothing like says by which word it was found")
    func nearestWord() throws {
        let hits = try base.snapshot().search("or_nge")
        #expect(hits.first?.entity.slug == "orange")
        let reasons = hits.dropFirst().flatMap(\.reasons)
        #expect(!reasons.isEmpty)
        #expect(reasons.allSatisfy { $0 == .joined("or nge", "orange", edits: 1) })
        for text in ["or_nge", "patrik starc", "numrgy cloud", "valde reuil"] {
            #expect(try base.snapshot().search(text).allSatisfy { !$0.reasons.contains(.nothingShared) }, "\(text)")
        }
    }
}

/// `find --limit`.
struct NameLimitTests {
    @Test("all that match are found, up to the limit", arguments: [(5, 5), (20, 20), (399, 399), (400, 400), (5_000, 400), (Int.max, 400)])
    func limit(limit: Int, count: Int) throws {
        let world = try AnalysisWorld()
        try world.base.revise("many") { revision in
            for number in 0..<400 {
                let entity = try revision.add(NewEntity(slug: "z\(number)", kind: "company", name: "Zeta \(number)"))
                // One entity with many names takes the places of others.
                if number == 0 {
                    for other in 0..<300 { try revision.add(NewName(entity: entity, text: "Zeta \(number) \(other)", role: .alias)) }
                }
            }
        }
        for text in ["zeta", "Zeta ", "zet"] {
            let found = try world.base.snapshot().search(text, limit: limit)
            #expect(found.count == count, "\(text)")
            #expect(Set(found.map(\.entity.slug)).count == count)
        }
        #expect(try world.base.snapshot().search("zeta", kind: "company", limit: limit).count == count)
        #expect(try world.base.snapshot().search("zeta", kind: "person", limit: limit).isEmpty)
    }
}
