import Foundation
import Synchronization
import Testing

/// A folder of one test, removed with it.
final class TemporaryFolder: Sendable {
    let path: String

    // Those that a whole suite shares are never let go: they are removed when the process ends.
    private static let present: Mutex<Set<String>> = {
        atexit { TemporaryFolder.present.withLock { for path in $0 { try? FileManager.default.removeItem(atPath: path) } } }
        return Mutex([])
    }()

    init() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        _ = Self.present.withLock { $0.insert(path) }
        self.path = path
    }

    /// A folder with a base of a few companies and two sources.
    static func withCompanies() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let made = try Dossier.shell(
            """
            dossier init --empty && dossier source add s1 --title One && dossier source add s2 --title Two \
            && for e in Alpha Beta Gamma Delta; do dossier entity add $e --kind company; done
            """, in: folder)
        #expect(made.status == 0, "\(made)")
        return folder
    }

    /// A folder with a copy of the bundled knowledge base in it, as `dossier init` makes it.
    static func withBase() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: bundled.path(of: "dossier.db"), toPath: folder.path(of: "dossier.db"))
        return folder
    }

    // Made once for all tests, and only copied.
    private static let bundled: TemporaryFolder = {
        do {
            let folder = try TemporaryFolder()
            let outcome = try Dossier.run("init", in: folder)
            precondition(outcome.status == 0, outcome.errors)
            return folder
        } catch {
            preconditionFailure("dossier init: \(error)")
        }
    }()

    deinit {
        try? FileManager.default.removeItem(atPath: path)
        let path = path
        _ = Self.present.withLock { $0.remove(path) }
    }

    func path(of name: String) -> String { "\(path)/\(name)" }

    /// The names in it, sorted, but for the cache: it is the home of what runs in it.
    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted().filter { $0 != ".cache" } } }

    func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    func write(_ data: Data, to name: String) throws { try data.write(to: URL(fileURLWithPath: path(of: name))) }

    func bytes(of name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path(of: name))) }

    func copy(_ name: String, to other: String) throws {
        try FileManager.default.copyItem(atPath: path(of: name), toPath: path(of: other))
    }
}
