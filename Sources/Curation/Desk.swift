public import DossierModel
internal import DossierQuery
public import DossierStorage

/// Changes a knowledge base by a list of operations: all of them as one revision, or nothing.
public struct Desk {
    private let writer: Writer
    /// The most faults that are told of one run, of a file of lines as of a package.
    public static let mostFaults = 50

    // Operations up to which each new name is held against all others.
    private static let few = 100
    // Operations beyond which a change is a long one.
    private static let many = 500

    /// A desk at a base that is open for changes.
    public init(_ writer: Writer) { self.writer = writer }

    /// Does the operations in their order, each on what the ones before have left.
    ///
    /// - Parameters:
    ///   - discreet: what the change is called instead where it touches what is confidential: messages stand in the open.
    ///   - isDryRun: whether they are only tried: the file stays as it is, and the report says what they would do.
    ///   - isChecked: whether the report tells what `check` calls an error of the new facts, which reads the whole base.
    ///   - passesRepeated: whether operations that take back what was taken back already are told, and not faults, as long as there are
    ///     others: a file of lines can be applied again.
    ///   - mostFaults: how many faults are looked for, at the most, beside those that were done already.
    /// - Throws: `OperationFaults` when some cannot be done; nothing is changed then.
    @discardableResult
    public func apply(
        _ operations: [Operation], message: String, discreet: String? = nil, author: String? = nil, isDryRun: Bool = false,
        isChecked: Bool = false, passesRepeated: Bool = false, mostFaults: Int = Desk.mostFaults
    ) throws -> ChangeReport {
        var report = ChangeReport()
        let isLong = operations.count > Self.many
        let onlyAdds = isLong && operations.allSatisfy(\.onlyAdds)
        report.revision = try writer.revise(
            message, author: author, onlyAdds: onlyAdds, isKept: { !isDryRun && report.hasChanges }
        ) { revision in
            // The writer calls this again, from the beginning, where another process replaced the file meanwhile.
            if isLong { try revision.expectManyPages() }
            let run = DeskRun(base: try writer.snapshot(), revision: revision, isShort: operations.count <= Self.few)
            var faults =
                onlyAdds
                ? try revision.lookingAhead(operations: operations.count, read: run.readingAhead(operations)) {
                    try perform(operations, run, mostFaults: mostFaults)
                } : try perform(operations, run, mostFaults: mostFaults)
            let repeated = faults.filter(\.isRepeated)
            if passesRepeated, repeated.count < operations.count {
                run.report.repeated = repeated.map(\.message)
                faults.removeAll(where: \.isRepeated)
            }
            if faults.isEmpty { faults = try run.checkFavoured() }
            if !faults.isEmpty { throw OperationFaults(faults: faults) }
            try run.readWaiting()
            try run.markConfidential()
            if run.touchesConfidential, let discreet { try revision.setMessage(discreet) }
            try run.lookAround()
            if isChecked { try run.check() }
            run.report.labels = run.labels
            report = run.report
        }
        return report
    }

    private func perform(_ operations: [Operation], _ run: DeskRun, mostFaults: Int) throws -> [OperationFault] {
        var faults: [OperationFault] = []
        // Of those that were not done already.
        var count = 0
        for (index, operation) in operations.enumerated() {
            if count >= mostFaults { break }
            run.revision.comeTo(index)
            let step = DeskStep(index: index, run: run)
            do {
                try step.perform(operation)
            } catch var fault as OperationFault {
                // Only what takes back is done already where there is nothing to take back.
                if !operation.takesAway { fault.isRepeated = false }
                if !fault.isRepeated { count += 1 }
                faults.append(fault)
            } catch let fault as RecordFault {
                count += 1
                faults.append(step.fault(fault.message, field: fault.column, hint: fault.hint))
            } catch let built as BuiltOn {
                count += 1
                faults.append(step.fault("\(built.what) \(built.how)", field: nil))
            }
        }
        return faults
    }

    /// Takes back a revision by a new one.
    ///
    /// - Parameters:
    ///   - withDependents: whether what was built on it is taken back first, newest first, each by a revision of its own; all of
    ///     that is committed together, or not at all.
    /// - Throws: `RecordFault` when there is no such revision or it is taken back already; `BuiltOn` when something was built on it.
    @discardableResult
    public func undo(
        _ revision: RevisionID, author: String? = nil, withDependents: Bool = false, isDryRun: Bool = false
    ) throws -> ChangeReport {
        var report = ChangeReport()
        let message = { (number: RevisionID) in "Undo of revision \(number)" }
        report.revision = try writer.revise(message(revision), author: author, isKept: { !isDryRun }) { change in
            var undone: [RevisionID] = []
            let before = change.id.rawValue - 1
            // Each waits for what was built on it; a row is built on by later revisions only, so this ends.
            var waiting = [revision]
            while let next = waiting.last {
                do {
                    try change.undo(next)
                    undone.append(waiting.removeLast())
                    if let then = waiting.last { try change.beginNext(message(then), author: author) }
                } catch let built as BuiltOn where withDependents {
                    guard let dependent = built.revision, !waiting.contains(dependent) else { throw built }
                    waiting.append(dependent)
                    try change.setMessage(message(dependent))
                }
            }
            report = ChangeReport()
            report.undone = undone
            if change.id.rawValue > before + 1 { report.firstRevision = RevisionID(before + 1) }
            let base = try writer.snapshot()
            for change in try base.marked(base.changes(after: before, through: change.id.rawValue)) { report.append(change) }
        }
        return report
    }
}
