import Foundation
import Testing

@Suite("What documents name is there")
struct DocumentsTests {
    static let pages: [String] = {
        let docs = (FileManager.default.enumerator(atPath: Repository.root.appendingPathComponent("docs").path)?.allObjects as? [String]) ?? []
        return ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"] + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
    }()

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: Repository.root.appendingPathComponent(path).path) }

    @Test("every file that a page links to or names exists", arguments: pages)
    func files(_ page: String) throws {
        let text = try Repository.text(of: page)
        let folder = page.contains("/") ? "docs/" : ""
        for link in text.matches(of: /\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)/) { #expect(exists(folder + link.1), "\(link.1)") }
        for named in text.matches(of: /\b((?:Sources|Tests|Migrations|Seeds|Words|Benchmarks|Soak|scripts|Examples|docs)\/[A-Za-z0-9_+.\/-]*[A-Za-z0-9])([-_*{]?)/) where named.2.isEmpty {
            #expect(exists(String(named.1)) || exists(named.1 + ".swift"), "\(named.1)")
        }
    }

    @Test("the words of a module are declared in it")
    func words() throws {
        let rows = try Repository.text(of: "docs/architecture.md").matches(of: /(?m)^\| ([A-Z][a-z]+) \|[^|]*\| (`[^|]*`) \|$/)
        #expect(rows.count == 8)
        for row in rows {
            let folder = Repository.root.appendingPathComponent("Sources/\(row.1)")
            let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)).compactMap { $0 as? URL }
            let code = try files.filter { $0.pathExtension == "swift" }.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
            for word in row.2.matches(of: /`([A-Za-z]+)`/) {
                #expect(try code.contains(Regex("\\b(class|struct|enum|protocol) \(word.1)\\b")), "\(word.1) of \(row.1)")
            }
        }
    }
}
