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
            throw fault(
                "there is no fact \(number), or it was retracted", field: field, hint: "dossier why \(number), where there was one", names: true)
        case .name(let number):
            if let standing = try revision.standing(number) { return .name(standing) }
            throw fault("there is no name n\(number), or it was retracted", field: field, names: true)
        case .label(let label):
            guard let found = run.labels[label] else {
                throw fault("no line above has the label @\(label)", field: field, hint: "a label stands in front of its line: @\(label) ...", names: true)
            }
            return try live(found, field: field)
        }
    }

    func liveFact(_ reference: ClaimReference, field: String) throws -> FactID {
        guard case .fact(let id) = try live(reference, field: field) else {
            throw fault("\(reference.text) is a name, and a fact is needed", field: field)
        }
        return id
    }

    func record(_ id: FactID) throws -> FactRecord {
        guard let record = try base.facts([id.rawValue]).first else { throw fault("there is no fact \(id)", field: "fact", names: true) }
        if record.isConfidential { run.touchesConfidential = true }
        return record
    }
}
