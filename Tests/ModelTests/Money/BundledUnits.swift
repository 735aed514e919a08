import Foundation
import DossierModel

/// The units that come with the program.
enum BundledUnits {
    static let all: [DossierModel.Unit] = {
        let folder = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let text = (try? String(contentsOf: folder.appending(path: "Seeds/core/units.csv"), encoding: .utf8)) ?? ""
        return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return DossierModel.Unit(
                code: cells[0], exponent: Int(cells[1]) ?? 0, kind: .init(rawValue: cells[2]), statedSymbol: cells[3].isEmpty ? nil : cells[3],
                labelEnglish: cells[4], labelFrench: cells[5])
        }
    }()
}
