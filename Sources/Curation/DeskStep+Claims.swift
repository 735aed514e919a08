internal import DossierModel
internal import DossierQuery
internal import DossierStorage

// Which fact or name a line means: by its number, or by the label that a line above gave it.
extension DeskStep {
    /// Gives a claim the label by which lines below may name it.
    func define(_ label: String, as claim: ClaimReference) throws {
        if run.labels.updateValue(claim, forKey: label) != nil {
            throw fault("the label @\(label) is given twice", field: "label", hint: "each label once in a file")
        }
    }

    /// The live claim that a reference leads to.
    func live(_ reference: ClaimReference, field: String) throws -> Claim {
        switch reference {
        case .fact(let number):
            if let standing = try revision.standing(number) { return .fact(standing) }
            throw try missing("fact \(number)", .fact(number), field, hint: "dossier why \(number)")
        case .name(let number):
            if let standing = try revision.standing(number) { return .name(standing) }
            throw try missing("name n\(number)", .name(number), field, hint: nil)
        case .label(let label):
            guard let found = run.labels[label] else {
                throw fault("no line above has the label @\(label)", field: field, hint: "a label stands in front of its line: @\(label) ...", nothingFound: true)
            }
            return try live(found, field: field)
        }
    }

    private func missing(_ what: String, _ claim: Claim, _ field: String, hint: String?) throws -> OperationFault {
        guard let retraction = try revision.retraction(of: claim) else { return fault("there is no \(what)", field: field, nothingFound: true) }
        return repeated("\(what) was retracted already, \(place(of: retraction))", field: field, hint: hint)
    }

    /// Where something was taken back: by this list of operations itself, or in a revision before.
    func place(of revision: RevisionID) -> String { revision == self.revision.id ? "on a line above" : "in revision \(revision)" }

    /// Of what was taken back already.
    func repeated(_ message: String, field: String, hint: String? = nil) -> OperationFault {
        var fault = fault(message, field: field, hint: hint, nothingFound: true)
        fault.isRepeated = true
        return fault
    }

    func liveFact(_ reference: ClaimReference, field: String) throws -> FactID {
        guard case .fact(let id) = try live(reference, field: field) else {
            throw fault("\(reference.text) is a name, and a fact is needed", field: field)
        }
        return id
    }

    func record(_ id: FactID) throws -> FactRecord {
        guard let record = try base.facts([id.rawValue]).first else { throw fault("there is no fact \(id)", field: "fact", nothingFound: true) }
        if record.isConfidential { run.touchesConfidential = true }
        return record
    }
}
