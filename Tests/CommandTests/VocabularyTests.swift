import Foundation
import Testing

/// The vocabulary that every new base begins with, and what the bundled story has besides.
@Suite("The vocabulary")
struct VocabularyTests {
    private static let page = Repository.root.appendingPathComponent("docs/vocabulary.md")

    private struct Vocabulary {
        let predicates, predicatesFrench, kinds, units, modalities: [[String: String]]

        init(_ folder: TemporaryFolder) throws {
            func rows(_ line: String) throws -> [[String: String]] {
                csvRows(try Dossier.shell("dossier \(line) --format csv", in: folder).output)
            }
            predicates = try rows("list predicates")
            predicatesFrench = try rows("list predicates --lang fr")
            kinds = try rows("sql 'select name, plural, parent, label_fr from kinds'")
            units = try rows("list units")
            modalities = try rows("list modalities")
        }
    }

    private static func ofNewBase() throws -> Vocabulary {
        let folder = try TemporaryFolder()
        #expect(try Dossier.run("init", "--empty", in: folder).status == 0)
        return try Vocabulary(folder)
    }

    @Test("at most 60 predicates and 30 kinds for any story, each with its use and an example; the bundled story has at most ten more")
    func size() throws {
        let (core, story) = (try Self.ofNewBase(), try Vocabulary(.withBase()))
        #expect(core.predicates.count <= 60 && core.kinds.count <= 30)
        #expect(core.predicates.allSatisfy { $0["use"]?.isEmpty == false })
        let names = Set(core.predicates.compactMap { $0["predicate"] })
        let used = Set(csvRows(try Dossier.run("sql", "select distinct predicate p from relations union select key from attributes", "--format", "csv", in: .withBase()).output).compactMap { $0["p"] })
        #expect(used.subtracting(names).count <= 10)
        // What both have is the same.
        for row in story.predicates where names.contains(row["predicate"] ?? "") {
            let other = core.predicates.first { $0["predicate"] == row["predicate"] }
            #expect(["reads", "inverse", "time", "use"].allSatisfy { row[$0] == other?[$0] }, "\(row)")
        }
        #expect(story.kinds == core.kinds)
    }

    @Test("a name that a predicate had still finds it, and turns the ends where it read the other way")
    func oldNames() throws {
        let folder = try TemporaryFolder.withBase()
        let byAlias = try Dossier.run("relations", "andromede", "--predicate", "carries", in: folder).output
        #expect(byAlias == (try Dossier.run("relations", "andromede", "--predicate", "takes-part-in", in: folder).output))
        let added = try Dossier.run("add", "Bleu", "customer-of", "Microsoft", "--unsourced", "--dry-run", in: folder)
        #expect(added.output.contains("Microsoft supplies Bleu"), "\(added)")
        let known = try Dossier.count("select count(*) from predicates where name in ('carries', 'customer-of')", in: folder)
        #expect(known == 0)
    }

    @Test("docs/vocabulary.md is what the data say")
    func page() throws {
        let text = try Self.text()
        if ProcessInfo.processInfo.environment["DOSSIER_RECORD_SNAPSHOTS"] == "1" {
            try text.write(to: Self.page, atomically: true, encoding: .utf8)
        }
        let stored = (try? String(contentsOf: Self.page, encoding: .utf8)) ?? ""
        #expect(stored == text, "record it anew: DOSSIER_RECORD_SNAPSHOTS=1 swift test --filter VocabularyTests")
    }

    private static func text() throws -> String {
        let (core, story) = (try ofNewBase(), try Vocabulary(.withBase()))
        let names = Set(core.predicates.compactMap { $0["predicate"] })
        func predicates(_ vocabulary: Vocabulary, joining: Bool, _ isMeant: (String) -> Bool) -> [[String]] {
            zip(vocabulary.predicates, vocabulary.predicatesFrench).compactMap { row, french in
                guard let name = row["predicate"], isMeant(name), (row["inverse"]?.isEmpty == false) == joining else { return nil }
                let labels = ["\(row["reads"] ?? ""), \(french["reads"] ?? "")"] + (joining ? ["\(row["inverse"] ?? ""), \(french["inverse"] ?? "")"] : [])
                return ["`\(name)`"] + labels + [row["time"] ?? "", row["use"] ?? ""]
            }
        }
        let own: (String) -> Bool = { !names.contains($0) }
        let aliases = story.predicates.compactMap { row in
            row["aliases"].flatMap { $0.isEmpty ? nil : ["`\(row["predicate"] ?? "")`", $0.split(separator: " ").map { "`\($0)`" }.joined(separator: ", ")] }
        }
        let relations = ["predicate", "from the subject", "from the object", "time", "use, and an example"]
        let values = ["predicate", "label", "time", "use, and an example"]
        return [
            """
            # The vocabulary

            What a new base begins with (`dossier init --empty`), for companies, people, money, posts, places, projects, technology, law and
            events of any story. Nuance goes to `role`, `note` and the amount, not to more predicates. `dossier list predicates`, `list units`,
            `list modalities` and `list` print the same of any base; `predicate add` and `kind add` add to it. How the words stand to those of
            FollowTheMoney, schema.org and Wikidata is in the table `mapping`. This page is made from the data, `Seeds/core`, by a test.

            """,
            "## What joins two entities\n", table(relations, predicates(core, joining: true) { _ in true }),
            "## What is said of one\n", table(values, predicates(core, joining: false) { _ in true }),
            "## What the bundled story has besides\n", table(relations, predicates(story, joining: true, own)),
            "## Names that predicates had\n\nThey are understood wherever a predicate is asked for, in a base that has them (`predicate alias`).\n",
            table(["predicate", "also"], aliases),
            "## Kinds\n\nA kind includes those below it; each has a view of its plural's name.\n",
            table(["kind", "French", "below", "view"], core.kinds.map { ["`\($0["name"] ?? "")`", $0["label_fr"] ?? "", $0["parent"] ?? "", "`\($0["plural"] ?? "")`"] }),
            "## Units\n", table(["unit", "label", "of"], core.units.map { ["`\($0["unit"] ?? "")`", $0["label"] ?? "", $0["meaning"] ?? ""] }),
            "## Modalities\n", table(["modality", "meaning"], core.modalities.map { ["`\($0["modality"] ?? "")`", $0["meaning"] ?? ""] }),
        ].joined(separator: "\n")
    }

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        ([head, head.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }
}
