internal import DossierQuery

extension Absence {
    /// What it is, to stand behind "nothing was found: ".
    var reason: String {
        switch self {
        case .unknown: "nothing like it is in this base"
        case .denied: "it is denied"
        case .onlyPossible: "it is only possible, not certain"
        case .leftOut: "the conditions leave out what is known"
        }
    }

    /// What to do about it; nil where nothing helps.
    var hint: String? {
        switch self {
        case .unknown: nil
        case .denied: "the same without conditions, to see who denies it"
        case .onlyPossible: "the same without --certain"
        case .leftOut: "fewer conditions"
        }
    }
}

extension CommandFailure {
    /// Nothing was found, and why.
    init(nothing message: String, _ absence: Absence, hint: String? = nil) {
        self.init(status: .nothingFound, "\(message): \(absence.reason)", hint: hint ?? absence.hint)
    }

    static func noRelation(_ absence: Absence) -> CommandFailure { CommandFailure(nothing: "no relation is like that", absence) }
}
