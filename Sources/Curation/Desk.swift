public import DossierModel
public import DossierQuery
public import DossierStorage

/// Changes a knowledge base by a list of operations: all of them as one revision, or nothing.
public struct Desk {
    private let writer: Writer

    public init(_ writer: Writer) { self.writer = writer }

    /// Does the operations in their order, each on what the ones before have left.
    ///
    /// - Parameters:
    ///   - isDryRun: whether they are only tried: the file stays as it is, and the report says what they would do.
    /// - Throws: `OperationFault` for the first that cannot be done; nothing is changed then.
    public func apply(
        _ operations: [Operation], message: String, author: String? = nil, isDryRun: Bool = false
    ) throws -> ChangeReport {
        var report = ChangeReport()
        report.revision = try writer.revise(message, author: author, isKept: { !isDryRun && report.hasChanges }) { revision in
            // From scratch: the writer starts again where the file was replaced meanwhile.
            report = ChangeReport()
            for (index, operation) in operations.enumerated() {
                let step = DeskStep(index: index, base: try writer.snapshot(), revision: revision)
                do {
                    try step.perform(operation, &report)
                } catch let fault as RecordFault {
                    throw step.fault(fault.message, field: fault.column, hint: fault.hint)
                }
            }
            report.rivals = try rivals(of: report.changes)
        }
        return report
    }

    /// Takes back a revision by a new one.
    ///
    /// - Throws: `RecordFault` when it cannot be taken back; it says what was built on it.
    public func undo(_ revision: RevisionID, author: String? = nil, isDryRun: Bool = false) throws -> ChangeReport {
        var report = ChangeReport()
        report.revision = try writer.revise("Undo of revision \(revision)", author: author, isKept: { !isDryRun }) { change in
            report = ChangeReport()
            let before = try writer.snapshot().asKnown(at: change.id.rawValue - 1)
            let undone = try change.undo(revision)
            let after = try writer.snapshot()
            for fact in undone.retracted {
                for record in try before.facts([fact.rawValue]) { report.changes.append(Change(.retracted, .fact(record))) }
            }
            for (_, new) in undone.restored {
                for record in try after.facts([new.rawValue]) { report.changes.append(Change(.added, .fact(record))) }
            }
            report.others = undone.names + undone.citations + undone.removed
        }
        return report
    }

    // What the facts that are new stand against.
    private func rivals(of changes: [Change]) throws -> [RivalGroup] {
        var added: Set<FactID> = []
        var subjects: Set<EntityID> = []
        for change in changes {
            guard case .fact(let fact) = change.subject else { continue }
            let new = change.replacement ?? (change.action == .added ? fact : nil)
            guard let new else { continue }
            added.insert(new.id)
            subjects.insert(new.subject.id)
        }
        let base = try writer.snapshot()
        return try subjects.sorted { $0.rawValue < $1.rawValue }.flatMap { try base.rivals(of: $0) }
            .filter { group in group.facts.contains { added.contains($0.id) } }
    }
}
