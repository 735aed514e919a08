import DossierModel
import DossierQuery
import DossierStorage
import Testing

@Suite("Names of functions")
struct FunctionNamesTests {
    @Test("no function that is registered for SQL can be the plural of a kind, whose view would take its place")
    func plurals() throws {
        let base = try KnowledgeBase.inMemory()
        func names() throws -> Set<String> {
            Set(
                try base.connection.all("SELECT name FROM pragma_function_list UNION SELECT name FROM pragma_module_list") { $0.text(0) })
        }
        let before = try names()
        let other = try KnowledgeBase.inMemory()
        try SQLFunctions.register(on: base.snapshot())
        let ours = try names().subtracting(before)
        #expect(ours.isSuperset(of: ["paths", "neighbours", "reachable", "facts_on", "held_on", "edtf_text"]))
        for name in ours.sorted() {
            // As an import has it: without these functions.
            #expect(try KindViews(connection: other.connection).objection(to: name) != nil, "\(name)")
        }
    }
}
