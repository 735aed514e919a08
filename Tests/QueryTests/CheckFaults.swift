import DossierModel
import DossierQuery
import DossierStorage
import Testing

/// Seeds one fault of each sort into a clean world.
struct CheckFaults {
    let world: AnalysisWorld

    /// Seeds the fault and says what the finding must be about.
    func seed(_ code: FindingCode) throws -> [FindingSubject] {
        switch code {
        case .endedBeforeStart:
            return [.fact(try world.fact("acme", "hosts", .to("club"), "2013", "2012-12-30"))]
        case .beforeExistence:
            let founding = try founding()
            return [.fact(try world.fact("bob", "leads", .to("acme"), "2009")), .fact(founding), .entity("acme")]
        case .closedBeforeOpening:
            let founding = try founding()
            return [.fact(try world.fact("acme", "dissolved", .text("2009"), "2009")), .fact(founding), .entity("acme")]
        case .partedBeforeJoining:
            let joining = try world.fact("ann", "joins", .to("club"), "2013")
            let parting = try world.fact("ann", "withdraws-from", .to("club"), "2012")
            return [.fact(parting), .fact(joining)]
        case .sharesOver100:
            let one = try world.fact("ann", "owns", .to("club"), "2011", "2015", low: 60, high: 60, unit: "percent")
            let other = try world.fact("bob", "owns", .to("club"), "2011", "2015", low: 60, high: 60, unit: "percent")
            return [.fact(one), .fact(other)]
        case .danglingReference: return [.citation(try danglingCitation())]
        case .mergedEntity: return try mergedEntity()
        case .quoteNotFound: return [.citation(try quote("Downward, says the team")), .fact(try founding()), .source("paper")]
        case .favoursNoSide:
            try world.base.connection.run("UPDATE dispute SET favours = 'sideways' WHERE slug = 'motto'")
            return [.dispute("motto")]
        case .followsCircle: return try followsCircle()
        case .derivationCircle:
            try world.base.connection.run(
                "UPDATE source SET derived_from = (SELECT id FROM source WHERE slug = 'paper') WHERE slug = 'wire'")
            return [.source("paper"), .source("wire")]
        case .uncitedFact: return [.fact(try world.fact("acme", "hosts", .to("club"), "2013", cited: []))]
        case .uncitedName: return [.name(try name("Acme Inc", of: "acme")), .entity("acme")]
        case .rivalsOutsideDispute:
            let one = try world.fact("acme", "staff", .text("10"), "2012")
            return [.fact(one), .fact(try world.fact("acme", "staff", .text("11"), "2012"))]
        case .oneSidedDispute:
            try world.dispute("alone", [("only", [try founding()])])
            return [.dispute("alone")]
        case .duplicateName:
            try world.entity("club-again", name: "The Club")
            try cite(try name("the club", of: "club"))
            try world.fact("club-again", "hosts", .to("town"))
            return [.entity("club"), .entity("club-again")]
        case .kindMismatch:
            return [.fact(try world.fact("acme", "leads", .to("club"), "2012")), .entity("acme"), .entity("club")]
        case .unsourcedDate: return [.fact(try fact(onBasis: .states, starts: nil))]
        case .inferredOnly: return [.fact(try fact(onBasis: .inferred, starts: "2013"))]
        case .uncitedSource:
            try world.base.revise("a source") { try $0.add(NewSource(slug: "unread", title: "Unread")) }
            return [.source("unread")]
        case .unusedEntity:
            try world.entity("idle")
            return [.entity("idle")]
        }
    }

    private var connection: Connection { world.base.connection }

    private func founding() throws -> FactID {
        FactID(try #require(try connection.integer("SELECT min(id) FROM fact WHERE value = '2010-06'")))
    }

    private func name(_ text: String, of slug: String) throws -> NameID {
        var id = NameID(0)
        let entity = try world.entity(slug)
        try world.base.revise("a name") { id = try $0.add(NewName(entity: entity, text: text, role: .alias)) }
        return id
    }

    private func cite(_ name: NameID) throws {
        try world.base.revise("cited") { revision in
            let paper = try #require(try revision.source(slug: "paper"))
            try revision.add(NewCitation(claim: .name(name), source: paper))
        }
    }

    // A fact of 2013, and what its one source has of it.
    private func fact(onBasis basis: NewCitation.Basis, starts: String?) throws -> FactID {
        let fact = try world.fact("acme", "hosts", .to("club"), "2013", cited: [])
        try world.base.revise("read for its dates") { revision in
            let paper = try #require(try revision.source(slug: "paper"))
            try revision.add(NewCitation(claim: .fact(fact), source: paper, starts: starts, basis: basis))
        }
        return fact
    }

    private func quote(_ text: String) throws -> CitationID {
        var id = CitationID(0)
        let fact = try founding()
        try world.base.revise("a quote") { revision in
            let paper = try #require(try revision.source(slug: "paper"))
            id = try revision.add(NewCitation(claim: .fact(fact), source: paper, quote: text))
        }
        return id
    }

    // Another tool, which does not check foreign keys, removed a speaker.
    private func danglingCitation() throws -> CitationID {
        let id = CitationID(try #require(try connection.integer("SELECT min(id) FROM citation")))
        connection.setForeignKeys(false)
        defer { connection.setForeignKeys(true) }
        try connection.run("UPDATE citation SET speaker = 999 WHERE id = ?", id.rawValue)
        return id
    }

    // Another tool merged an entity without moving its facts.
    private func mergedEntity() throws -> [FindingSubject] {
        let fact = try world.fact("acme", "hosts", .to("double"), "2013")
        let (double, club) = (try world.entity("double"), try world.entity("club"))
        try connection.run("UPDATE entity SET canonical = ? WHERE id = ?", club.rawValue, double.rawValue)
        return [.fact(fact), .entity("double")]
    }

    // Another tool edited a fact.
    private func followsCircle() throws -> [FindingSubject] {
        let one = try world.fact("acme", "hosts", .to("club"), "2013", modality: .planned)
        let other = try world.fact("acme", "hosts", .to("club"), "2014", follows: one)
        try connection.run("UPDATE fact SET follows = ? WHERE id = ?", other.rawValue, one.rawValue)
        return [.fact(one), .fact(other)]
    }
}
