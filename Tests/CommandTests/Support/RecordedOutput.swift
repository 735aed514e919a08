import Foundation
import Testing

/// A case of Snapshots/: a line of shell, and what it must print and return. Snapshots/README.md says how cases are written.
struct RecordedOutput: CustomTestStringConvertible, Sendable {
    let name: String
    private var folder: URL { Self.all.appendingPathComponent(name) }
    var testDescription: String { name }

    private static let all = Repository.tests.appendingPathComponent("Snapshots")
    private static let isRecording = ProcessInfo.processInfo.environment["DOSSIER_RECORD_SNAPSHOTS"] == "1"

    /// All cases, by name.
    static let cases: [RecordedOutput] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: all.path)) ?? []
        return names.filter { !$0.contains(".") }.sorted().map(RecordedOutput.init)
    }()

    /// Runs the case in a folder of its own, and compares all that it did; records it instead where that is asked for.
    func check() throws {
        let command = try String(contentsOf: folder.appendingPathComponent("command"), encoding: .utf8)
        let outcome = try Dossier.shell(command, in: .withBase())
        let goldens = [("stdout", outcome.output), ("stderr", outcome.errors), ("status", "\(outcome.status)\n")]
        for (file, got) in goldens {
            let place = folder.appendingPathComponent(file)
            if Self.isRecording {
                try got.write(to: place, atomically: true, encoding: .utf8)
                continue
            }
            guard let wanted = try? String(contentsOf: place, encoding: .utf8) else {
                Issue.record("\(name)/\(file) is missing: record it (Snapshots/README.md) and read it over")
                continue
            }
            if got != wanted { Issue.record("\(name)/\(file), \(Self.difference(wanted, got))") }
        }
    }

    private static func difference(_ wanted: String, _ got: String) -> String {
        func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        let (old, new) = (lines(wanted), lines(got))
        let index = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
        func line(_ lines: [Substring]) -> Substring { index < lines.count ? lines[index] : "(the end)" }
        return "line \(index + 1):\nwanted \(line(old))\n   got \(line(new))"
    }
}
