import Foundation
import Testing

@Suite("Answers that were wrong")
struct AnswersTests {
    @Test("a denied or alleged tie is possible at most, in every command", arguments: ["denied", "alleged"])
    func neverCertain(modality: String) throws {
        let base = try InventedBase(["relations": ["1,a,owns,b,2010,2019,\(modality)", "2,a,supplies,b,2010,2019,actual"]])
        let relations = try base.run("relations", "a", "--on", "2015-03-01", "--format", "csv").output
        #expect(csvRows(relations).map { $0["holds"] } == ["possible", "certain"])
        #expect(try base.run("sql", "select id, certainty from facts_on('2015-03-01')", "--format", "csv").lines == ["id,certainty", "1,possible", "2,certain"])
        #expect(try base.run("sql", "select certain_from is null and certain_to is null from relations order by id", "--format", "csv").lines.dropFirst() == ["1", "0"])
        #expect(try base.run("path", "a", "b", "--modality", modality).output.contains("Held: possibly 1 January 2010"))
        #expect(try base.run("path", "a", "b", "--modality", modality, "--on", "2015-03-01", "--certain").status == 1)
        #expect(try base.run("around", "a", "--modality", modality, "--on", "2015-03-01", "--certain").status == 1)
        #expect(try base.run("show", "a", "--on", "2015-03-01", "--certain").output.contains("Owns") == false)
        #expect(try base.run("stats", "--on", "2015-03-01", "--format", "csv").lines.contains("relations,1,1"))
        let timeline = try base.run("timeline", "--from", "2000", "--to", "2020", "--format", "csv").lines.dropFirst()
        #expect(timeline.map { $0.split(separator: ",", omittingEmptySubsequences: false)[4] } == ["possible", "certain", "possible", "certain"])
    }

    @Test("a start or an end that there is none of is told as that")
    func openEnds() throws {
        let base = try InventedBase([
            "relations": ["1,a,supplies,b,..,,actual", "2,a,supplies,c,..,2010,actual", "3,b,supplies,c,2010,..,actual", "4,c,supplies,b,..,..,actual"],
            "names": ["1,a,Alfa,en,former,..,2009", "2,b,Bata,en,former,2001,.."],
        ])
        let page = try base.run("show", "a").lines
        #expect(page.contains("  Alfa (former name, until 2009, without beginning)"))
        #expect(page.contains("  Beta, without beginning"))
        #expect(page.contains("  Carl, until 2010, without beginning"))
        #expect(try base.run("show", "b").lines.contains("  Carl, 2010, without term"))
        #expect(try base.run("relations", "c", "--outgoing").lines.contains("  Beta, without beginning, without term"))
        #expect(try base.run("show", "a", "--lang", "fr").lines.contains("  Beta, sans commencement"))
        for command in ["show a", "show b", "timeline", "path a b", "relations --format markdown", "find alfa", "find bata"] {
            #expect(try base.shell("dossier \(command)").output.contains("no end") == false, "\(command)")
        }
    }

    @Test("amounts are exact in rows", arguments: ["csv", "tsv", "json", "ndjson"])
    func exactAmounts(format: String) throws {
        let base = try InventedBase(["attributes": ["1,a,price,,2012,,actual,92233720368547758.07,92233720368547758.07,EUR", "2,b,price,,2012,,actual,0.10,0.10,EUR"]])
        #expect(try base.run("show", "a", "--format", format).output.contains("92233720368547758.07"))
        #expect(try base.run("show", "b", "--format", format).output.contains("0.1"))
    }

    @Test("money that follows in a circle is counted")
    func circle() throws {
        let base = try InventedBase([
            "relations": ["1,a,pays,b,2012,,actual,10,10,EUR,,,,3", "2,a,pays,b,2013,,actual,20,20,EUR,,,,1", "3,a,pays,b,2014,,actual,30,30,EUR,,,,2"]
        ])
        #expect(try base.run("money").output.contains("actual: €60 (3 facts)"))
        #expect(try base.run("check").output.contains("follows-circle (1)"))
    }

    @Test("many rivals are one group, in check, conflicts and pages")
    func rivals() throws {
        let base = try InventedBase(["relations": (1...30).map { "\($0),a,owns,b,2010,2019,actual,\($0),\($0),percent" }])
        #expect(try base.run("check").output.contains("rivals-outside-dispute (1)"))
        #expect(try base.run("check", "--format", "csv").lines.contains { $0.contains((1...30).map(String.init).joined(separator: " ")) })
        let conflicts = try base.run("conflicts", "--format", "csv").lines
        #expect(conflicts.count == 31)
        #expect(conflicts.dropFirst().allSatisfy { $0.hasPrefix("1-30,rivals,a owns,") })
        #expect(try base.run("conflicts").output.contains("1 group of rival facts outside one"))
        #expect(try base.run("show", "a").lines.count { $0.contains("against:") } == 29)
    }

    @Test("an entity that was merged answers by the one that it was merged into")
    func merged() throws {
        let base = try InventedBase(["entities": ["m,company,Merged,A zebra crossing,a"]])
        #expect(try base.run("find", "--text", "zebra", "--format", "csv").lines.last?.hasPrefix("summary,a,Alpha,") == true)
    }

    @Test("durations are written out in the language and number that they need")
    func durations() throws {
        let base = try InventedBase(["attributes": ["1,a,delay,,,,actual,18,18,month", "2,b,delay,,,,actual,1,1,month"]])
        #expect(try base.run("show", "a").lines.contains("  18 months"))
        #expect(try base.run("show", "b").lines.contains("  1 month"))
        #expect(try base.run("show", "a", "--lang", "fr").lines.contains("  18 mois"))
    }
}
