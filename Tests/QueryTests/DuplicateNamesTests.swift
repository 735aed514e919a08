import DossierModel
import DossierQuery
import DossierStorage
import Testing

@Suite("Entities of one name")
struct DuplicateNamesTests {
    private func findings(_ world: AnalysisWorld) throws -> [Finding] {
        try world.base.snapshot().check().findings.filter { $0.code == .duplicateName }
    }

    @Test("are one finding, however many they are", arguments: [2, 3, 200])
    func grouped(count: Int) throws {
        let world = try AnalysisWorld()
        for number in 0..<count { try world.entity("acme-\(number)", name: "Acme") }
        let found = try findings(world)
        #expect(found.map(\.subjects.count) == [count])
        #expect(found[0].message.contains(count == 2 ? "acme-0 and acme-1 both go by 'acme'" : "all go by 'acme'"))
        #expect(found[0].message.utf8.count < 300)
    }

    @Test("are a finding for each name and sort of thing")
    func apart() throws {
        let world = try AnalysisWorld()
        for slug in ["acme-1", "acme-2"] { try world.entity(slug, name: "Acme") }
        for slug in ["x-1", "x-2"] { try world.entity(slug, kind: "place", name: "Acme") }
        for slug in ["zeta-1", "zeta-2"] { try world.entity(slug, name: "Zeta") }
        try world.entity("zeta-3", kind: "person", name: "Zeta")
        #expect(try findings(world).map { $0.subjects.map(\.text) } == [
            ["entity acme-1", "entity acme-2"], ["entity x-1", "entity x-2"], ["entity zeta-1", "entity zeta-2"],
        ])
    }
}
