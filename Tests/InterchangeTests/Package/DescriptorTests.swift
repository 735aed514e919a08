import DossierStorage
import Foundation
import Testing

@testable import DossierInterchange

@Suite("Files are closed")
struct DescriptorTests {
    // Other tests have files of their own open at the same time: those of this one lie in a folder of its own.
    private func openFiles(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap {
            try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + $0)
        }.filter { $0.hasPrefix(folder) }
    }

    @Test("a base that is done with leaves no file open: loaded, refused, edited, read, exported")
    func descriptors() throws {
        let folder = try PackageFolder()
        let path = folder.path + "/a.db"
        do { try KnowledgeBase.create(at: path) }
        #expect(try openFiles(in: folder.path) == [], "made")
        try folder.append("acme,nobody,x,", to: "names.csv")
        do { #expect(throws: (any Error).self) { try folder.load(into: KnowledgeBase.openForWriting(path)) } }
        #expect(try openFiles(in: folder.path) == [], "refused")
        try folder.write(PackageFolder.sample["names.csv"] ?? "", to: "names.csv")
        do { try folder.load(into: KnowledgeBase.openForWriting(path)) }
        #expect(try openFiles(in: folder.path) == [], "loaded")
        do { _ = try KnowledgeBase.openForReading(path).isEmpty }
        #expect(try openFiles(in: folder.path) == [], "read")
    }
}
