import Foundation
import DossierModel

/// One labelled pair of `Fixtures/names/*.csv`.
struct NamePair: Sendable {
    let name1: String
    let name2: String
    let kind: NameKind
    /// False where a person would ask, too.
    let isMatch: Bool

    /// The pairs of a fixture. Cells of these files may be quoted, and hold no line breaks.
    static func load(_ fixture: String) throws -> [NamePair] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let url = folder.appending(path: "Fixtures/names/\(fixture).csv")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
        return lines.compactMap { line in
            let cells = cells(line)
            guard cells.count == 5, let kind = NameKind(rawValue: cells[2]) else { return nil }
            return NamePair(name1: cells[0], name2: cells[1], kind: kind, isMatch: ["true", "same"].contains(cells[3]))
        }
    }

    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}
