import Foundation
import Glibc
import DossierQuery
import Testing

@testable import DossierStorage

/// A lookup does nothing before its answer that the answer does not need.
@Suite("Start-up")
struct StartUpTests {
    /// A question of the library, as a command asks it, and how many statements it may compile.
    struct Question: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let most: Int
        let ask: @Sendable (Snapshot) throws -> Void
    }

    static let questions = [
        // Four to open the file: the snapshot, is there a record of migrations, which, and the version.
        Question(testDescription: "opening", most: 4) { _ in },
        Question(testDescription: "show", most: 21) { base in
            guard case .found(let hit) = try base.resolve("cloudwatt") else { throw Missing() }
            let page = try base.page(of: hit.entity)
            try page.facts.forEachGroup { _ in }
            _ = try (page.disputes(), page.rivals())
        },
        Question(testDescription: "find", most: 14) { base in _ = try base.search("starck") },
        Question(testDescription: "relations", most: 10) { base in
            guard case .found(let hit) = try base.resolve("cloudwatt") else { throw Missing() }
            var filter = FactFilter()
            filter.attributes = false
            _ = try base.answers(about: hit.entity.id, filter)
        },
    ]

    struct Missing: Error {}

    @Test("a lookup compiles few statements", arguments: questions)
    func statements(question: Question) throws {
        let folder = try TemporaryFolder.withBase()
        let base = try KnowledgeBase.openForReading(folder.path(of: "dossier.db"))
        try question.ask(base)
        #expect(base.connection.compiledStatements <= question.most)
    }

    @Test(
        "a lookup opens its file, and none beside it",
        arguments: [["show", "cloudwatt"], ["find", "starck"], ["relations", "cloudwatt"], ["show", "cloudwatt", "--lang", "fr"]])
    func files(arguments: [String]) throws {
        let folder = try TemporaryFolder.withBase()
        let watch = try OpenedFiles(in: folder)
        let outcome = try Program(Dossier.path, arguments, in: folder).run()
        #expect(outcome.status == 0)
        #expect(watch.names() == ["dossier.db"])
    }
}

/// The files of a folder that are opened, by whatever program (inotify(7)).
private final class OpenedFiles {
    private let descriptor: Int32

    init(in folder: TemporaryFolder) throws {
        descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        let watch = inotify_add_watch(descriptor, folder.path, UInt32(IN_OPEN | IN_CREATE))
        if descriptor < 0 || watch < 0 { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    deinit { close(descriptor) }

    /// The names of the files opened since the start; the folder itself does not count.
    func names() -> Set<String> {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(descriptor, &bytes, bytes.count)
        var names: Set<String> = []
        var position = 0
        let header = MemoryLayout<inotify_event>.size
        while position < count {
            let event = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: inotify_event.self) }
            let name = bytes[(position + header)..<(position + header + Int(event.len))].prefix { $0 != 0 }
            if !name.isEmpty { names.insert(String(decoding: name, as: UTF8.self)) }
            position += header + Int(event.len)
        }
        return names
    }
}
