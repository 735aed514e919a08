import Foundation
import DossierStorage
import Testing

@Suite("Embedded files")
struct ResourcesTests {
    @Test("the binary holds the folder's files, byte for byte", arguments: ["Migrations", "Seeds/sovereign-cloud", "Seeds/core"])
    func folder(folder: String) throws {
        let onDisk = try FileManager.default.contentsOfDirectory(atPath: packageRoot.appendingPathComponent(folder).path)
        let embedded = EmbeddedResources.files(in: folder)
        #expect(embedded.map(\.path) == onDisk.sorted().map { "\(folder)/\($0)" })
        for file in embedded {
            #expect(Data(file.bytes) == (try Data(contentsOf: packageRoot.appendingPathComponent(file.path))), "\(file.path)")
        }
    }

    @Test("a folder that is not embedded has no files, and a name is no folder", arguments: ["Nowhere", "Migration", ""])
    func noFolder(folder: String) {
        #expect(EmbeddedResources.files(in: folder).isEmpty)
    }
}
