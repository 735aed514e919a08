import Testing

/// What is known of the French sovereign cloud, asserted from the documents rather than from the program's output.
@Suite("The bundled knowledge base answers")
struct SovereignCloudTests {
    private struct Investment: Decodable {
        let subject: String
        let amount: Double
        let sources: String
        var sourceList: [String] { sources.split(separator: " ").map(String.init) }
    }

    @Test("who was to pay for Andromède: one relation a claim, rival claims apart, each with its sources")
    func plannedInvestments() throws {
        let found = try Dossier.query(
            "select subject, amount, sources from relations where object='andromede' and predicate='invests-in' and modality='planned'",
            as: Investment.self, in: .withBase())
        let claims = found.map { "\($0.subject) \(Int($0.amount) / 1_000_000)" }.sorted()
        // The article has Thales 60 and Dassault 30; the press of 2011 has it the other way round. All agree on the rest.
        #expect(
            claims == [
                "caisse-des-depots 135", "dassault-systemes 30", "dassault-systemes 60", "orange 60", "thales 30", "thales 60",
            ])
        func sources(_ subject: String, _ millions: Double) -> [String] {
            found.first { $0.subject == subject && $0.amount == millions * 1e6 }?.sourceList ?? []
        }
        for agreed in [sources("caisse-des-depots", 135), sources("orange", 60)] {
            #expect(agreed.contains("lmi-56327"), "the article says so")
            #expect(agreed.count > 1, "and it is not alone")
        }
        let (article, press) = (sources("thales", 60), sources("thales", 30))
        #expect(article.contains("lmi-56327"))
        #expect(!press.isEmpty && Set(article).isDisjoint(with: press), "no source says both")
        // Either split adds up to the stated 285.
        let stated = try Dossier.count(
            "select amount from attributes where entity='andromede' and key='stated-total'", in: .withBase())
        #expect(stated == (135 + 60 + 60 + 30) * 1_000_000)
    }

    @Test("no fact is without a citation")
    func everyFactIsCited() throws {
        let uncited = """
            select count(*) from (select id from relations union all select id from attributes) f
            where not exists (select 1 from citations c where c.fact = f.id)
            """
        #expect(try Dossier.count(uncited, in: .withBase()) == 0)
    }

    @Test("the 38 disputes: each has two sides or more, every side has a source, and there is a verdict")
    func disputes() throws {
        let folder = try TemporaryFolder.withBase()
        #expect(
            try Dossier.count("select count(*) from disputes where verdict in ('rival', 'apparent', 'resolved')", in: folder)
                == 38)
        let oneSided =
            "select count(*) from disputes d where (select count(distinct side) from dispute_sides s where s.dispute = d.slug) < 2"
        #expect(try Dossier.count(oneSided, in: folder) == 0)
        let unsourced = """
            select count(*) from (select dispute, side from dispute_sides s group by 1, 2
            having sum(exists (select 1 from citations c where c.fact = s.fact or c.name = s.name)) = 0)
            """
        #expect(try Dossier.count(unsourced, in: folder) == 0)
    }

    @Test("the article is told with its own dates: those of other sources are not put into its mouth")
    func articleAsItHasIt() throws {
        let page = try Dossier.run("sources", "lmi-56327", "--lang", "fr", in: .withBase()).output.replacing(/\s+/, with: " ")
        #expect(page.contains("Dassault Systèmes se retire d'Andromède, avril 2012 (par. 1, s. 4)"))
        #expect(page.contains("SFR lance Numergy, début septembre 2012 (par. 2, s. 1"))
        #expect(page.contains("Orange lance Cloudwatt, début septembre 2012 (par. 2, s. 1"))
        for elsewhere in ["22 décembre 2011 (par.", "5 septembre 2012", "6 septembre 2012", "mars 2014 (par.", "2015 (par.", "2016 (par."] {
            #expect(!page.contains(elsewhere), "\(elsewhere)")
        }
    }

    @Test("on 1 March 2012 Dassault Systèmes is out by some and in until April by the article: both are told")
    func exitOfDassault() throws {
        let page = try Dossier.run("relations", "andromede", "--on", "1er mars 2012", "--lang", "fr", in: .withBase()).output
            .replacing(/\s+/, with: " ")
        let reading = try #require(page.firstRange(of: "peut-être : Dassault Systèmes, promoteur, jusqu'en avril 2012"))
        #expect(page[reading.upperBound...].prefix(200).contains("22 décembre 2011, du consortium formé avec Orange et Thales"))
    }

    @Test("a page has what people wrote in its reader's language; programs get what was written, whatever the language")
    func wording() throws {
        let folder = try TemporaryFolder.withBase()
        let line = "dossier relations cloudwatt --predicate leads --lang fr"
        let page = try Dossier.shell(line, in: folder).output
        #expect(page.contains("président-directeur général") && page.contains("présidente par intérim") && !page.contains("chairman"))
        for format in ["csv", "json"] {
            let rows = try Dossier.shell("\(line) --format \(format)", in: folder).output
            #expect(rows.contains("chairman and chief executive") && !rows.contains("président-directeur général"), "\(format)")
        }
    }

    @Test("why Patrick Starck left: the question that the article asks stands where it asks it")
    func questionOfTheArticle() throws {
        let page = try Dossier.run("conflicts", "why-starck-left", in: .withBase()).output
        #expect(page.contains("par. 5, s. 3") && page.contains("par. 5, s. 2"))
    }

    @Test("it is said of all but eight citations on what basis they stand, and no date is without a source that gives it")
    func bases() throws {
        let folder = try TemporaryFolder.withBase()
        #expect(try Dossier.count("select count(*) from citations where basis is null", in: folder) == 8)
        let findings = csvRows(try Dossier.run("check", "--format", "csv", in: folder).output)
        #expect(findings.allSatisfy { $0["code"] == "inferred-only" }, "\(findings)")
    }

    @Test("'telecom' finds Orange by the name it had")
    func findTelecom() throws {
        let rows = csvRows(try Dossier.run("find", "telecom", "--format", "csv", in: .withBase()).output)
        let orange = try #require(rows.first { $0["slug"] == "orange" })
        #expect(orange["matched"]?.hasPrefix("France T") == true)
        #expect(orange["how"]?.contains("former name") == true)
    }

    @Test(
        "spellings that are stored nowhere find the person, and stderr says how they were read",
        arguments: [("patrik starc", "Patrick Starck"), ("phillipe tavernié", "Philippe Tavernier")])
    func misspelt(typed: String, name: String) throws {
        let folder = try TemporaryFolder.withBase()
        #expect(try Dossier.count("select count(*) from names where text = '\(typed)'", in: folder) == 0)
        let outcome = try Dossier.run("show", typed, in: folder)
        #expect(outcome.lines.first?.hasPrefix(name) == true)
        #expect(outcome.errors.contains("'\(typed)' read as \(name)"))
    }

    @Test(
        "every footnote mark on a page has its footnote, and every footnote its mark",
        arguments: ["cloudwatt", "andromede", "orange"])
    func footnotes(_ entity: String) throws {
        let lines = try Dossier.run("show", entity, in: .withBase()).lines
        let start = try #require(lines.lastIndex(of: "Sources"))
        let marks = Set(lines[..<start].joined(separator: " ").matches(of: /\[(\d+)[a-z]*\]/).compactMap { Int($0.1) })
        let notes = lines[(start + 1)...].compactMap { $0.firstMatch(of: /^\[(\d+)\]/).flatMap { Int($0.1) } }
        #expect(notes == Array(1...notes.count))
        #expect(marks == Set(notes))
    }

    @Test("pages keep to 80 columns, but for addresses", arguments: ["cloudwatt", "orange", "numergy", "thales"])
    func eightyColumns(_ entity: String) throws {
        let long = try Dossier.run("show", entity, in: .withBase()).lines.filter { $0.count > 80 && !$0.contains("://") }
        #expect(long.isEmpty)
    }
}
