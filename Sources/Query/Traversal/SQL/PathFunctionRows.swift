internal import DossierModel
internal import DossierStorage

/// Paths as rows of a table function, one a step; each path is looked for when the rows of the one before it are read.
///
/// The path from an entity to itself has no step, and no row.
final class PathFunctionRows: TableFunctionRows {
    static let columns = [
        "path", "step", "relation", "from", "predicate", "to", "starts", "ends", "modality", "length", "possible_from",
        "possible_to", "certain_from", "certain_to", "backwards",
    ]

    private let paths: Paths
    private let base: Snapshot
    private var left: Int
    private var number: Int64 = 0
    private var record: PathRecord?
    private var step = 0

    init(_ paths: Paths, count: Int, _ base: Snapshot) {
        self.paths = paths
        self.base = base
        left = count
    }

    func advance() throws -> Bool {
        step += 1
        while step >= record?.steps.count ?? 0 {
            guard left > 0, let path = try paths.next() else { return false }
            left -= 1
            number += 1
            record = try base.records([path]).first
            step = 0
        }
        return true
    }

    func value(at column: Int) throws -> Value {
        guard let record, step < record.steps.count else { return .null }
        let walked = record.steps[step]
        switch column {
        case 0: return .integer(number)
        case 1: return .integer(Int64(step + 1))
        case 2: return .integer(walked.fact.id.rawValue)
        case 3: return .text(walked.from.slug)
        case 4: return .text(walked.fact.predicate.name)
        case 5: return .text(walked.to.slug)
        case 6: return walked.fact.starts.map { .text($0) } ?? .null
        case 7: return walked.fact.ends.map { .text($0) } ?? .null
        case 8: return .text(walked.fact.modality.name)
        case 9: return .integer(Int64(record.steps.count))
        case 10...13: return record.window.values[column - 10]
        // Walked from the relation's object to its subject: read the predicate the other way round.
        default: return .integer(walked.isBackwards ? 1 : 0)
        }
    }
}
