import DossierModel
import DossierStorage
import Testing

@Suite("Views of kinds")
struct KindViewsTests {
    let base: Writer

    init() throws { base = try Sample.base() }

    func add(_ kinds: Kind...) throws {
        try base.revise("kinds") { revision in
            for kind in kinds { try revision.add(kind) }
        }
    }

    @Test("a view has its kind's entities and those of the kinds below it")
    func subKinds() throws {
        #expect(
            try base.rows("SELECT slug, name, kind, summary FROM companies ORDER BY slug") == [
                "acme|Acme|company|Makes anvils.", "bolt|Bolt|company|",
            ])
        #expect(try base.rows("SELECT slug FROM organizations ORDER BY slug") == ["acme", "bolt"])
        #expect(try base.rows("SELECT slug FROM people") == ["ann"])
    }

    @Test("a kind that is added gets its view, and comes into the views above it")
    func added() throws {
        try add(Kind(name: "start-up", plural: "start_ups", parent: "company"))
        try base.revise("one") { try $0.add(NewEntity(slug: "tiny", kind: "start-up", name: "Tiny")) }
        for view in ["start_ups", "companies", "organizations"] {
            #expect(try base.rows("SELECT count(*) FROM \(view) WHERE slug = 'tiny'") == ["1"], "\(view)")
        }
    }

    @Test("a kind without entities has an empty view")
    func empty() throws {
        try add(Kind(name: "ship", plural: "ships"))
        #expect(try base.rows("SELECT * FROM ships") == [])
    }

    @Test("odd plurals name their views", arguments: ["news", "data2", "_x", "public_bodies", "a"])
    func oddPlurals(plural: String) throws {
        try add(Kind(name: "odd", plural: plural))
        #expect(try base.rows("SELECT count(*) FROM \(plural)") == ["0"])
    }

    @Test(
        "names of the schema, words of SQL and what would need quotes are refused as plurals",
        arguments: [
            "entities", "fact", "relations", "name_search", "name_search_data", "migration", "fact_out", "sqlite_things",
            "kinds",
            "select", "values", "order", "references", "Ships", "my ships", "2nds", "ships;drop", "bateaux-à-voile", "",
        ])
    func refused(plural: String) throws {
        let fault = try RecordFault.of { try add(Kind(name: "odd", plural: plural)) }
        #expect(fault.column == "plural")
        #expect(try base.rows("SELECT count(*) FROM kinds WHERE name = 'odd'") == ["0"])
    }

    @Test("two kinds cannot share a plural")
    func sharedPlural() throws {
        #expect(try RecordFault.of { try add(Kind(name: "firm", plural: "companies")) }.column == "plural")
        #expect(
            try RecordFault.of { try add(Kind(name: "a", plural: "as_"), Kind(name: "b", plural: "as_")) }.column == "plural")
    }

    @Test("an identifier is quoted whatever is in it", arguments: [#"a"b"#, "a b", "", "select", "é"])
    func quoting(name: String) throws {
        let connection = try Connection.inMemory()
        try connection.execute(script: "CREATE TABLE t (\(quotedIdentifier(name)))")
        #expect(try connection.prepare("SELECT * FROM t").columnNames == [name])
    }
}
