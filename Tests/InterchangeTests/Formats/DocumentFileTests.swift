import DossierInterchange
import DossierOutput
import DossierStorage
import Foundation
import Testing

@Suite("Files that documents are written to")
struct DocumentFileTests {
    private struct Fault: Error {}

    private func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-document-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    private func text(_ path: String) -> String? { (try? Data(contentsOf: URL(fileURLWithPath: path))).map { String(decoding: $0, as: UTF8.self) } }

    @Test("a document has its name when it is whole; one that fails leaves what was there")
    func whole() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = folder + "/a"
        try DocumentFile.write(to: file, replacing: false) { sink in
            try sink.write("one")
            #expect(text(file) == nil)
        }
        #expect(text(file) == "one")
        #expect(throws: KnowledgeBaseError.alreadyExists(path: file)) { try DocumentFile.write(to: file, replacing: false) { _ in } }
        #expect(throws: Fault.self) {
            try DocumentFile.write(to: file, replacing: true) { sink in
                try sink.write("two")
                throw Fault()
            }
        }
        #expect(text(file) == "one")
        try DocumentFile.write(to: file, replacing: true) { try $0.write("three") }
        #expect(text(file) == "three")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
    }

    @Test("a file with another name keeps both, a link stays a link, and what SQLite calls a journal is not ours")
    func names() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = FileManager.default
        try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/a"))
        try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/a-journal"))
        try files.linkItem(atPath: folder + "/a", toPath: folder + "/b")
        try files.createSymbolicLink(atPath: folder + "/c", withDestinationPath: "a")
        try DocumentFile.write(to: folder + "/c", replacing: true) { try $0.write("new") }
        #expect(text(folder + "/a") == "new" && text(folder + "/b") == "new" && text(folder + "/a-journal") == "mine")
        #expect(try files.contentsOfDirectory(atPath: folder).sorted() == ["a", "a-journal", "b", "c"])
    }

    @Test("a folder is none")
    func aFolder() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(throws: KnowledgeBaseError.self) { try DocumentFile.write(to: folder, replacing: true) { _ in } }
    }
}
