internal import DossierModel

/// The columns of `fact` that adding a fact fills, in the table's order. Whatever writes facts takes them from here.
enum FactColumn: Int, CaseIterable {
    case id, subject, predicate, object, statedSubject, statedObject, value, starts, ends
    case possibleFrom, possibleTo, certainFrom, certainTo
    case modality, amountLow, amountHigh, unit, approximate, role, note, privateNote, follows

    var name: String {
        switch self {
        case .id: "id"
        case .subject: "subject"
        case .predicate: "predicate"
        case .object: "object"
        case .statedSubject: "stated_subject"
        case .statedObject: "stated_object"
        case .value: "value"
        case .starts: "starts"
        case .ends: "ends"
        case .possibleFrom: "possible_from"
        case .possibleTo: "possible_to"
        case .certainFrom: "certain_from"
        case .certainTo: "certain_to"
        case .modality: "modality"
        case .amountLow: "amount_low"
        case .amountHigh: "amount_high"
        case .unit: "unit"
        case .approximate: "approximate"
        case .role: "role"
        case .note: "note"
        case .privateNote: "private_note"
        case .follows: "follows"
        }
    }

    static let names = allCases.map(\.name)

    /// Inserts a fact: a parameter for each column, then one for `added_in`.
    static let insert = """
        INSERT INTO fact (\(names.joined(separator: ", ")), added_in) VALUES (\(String(repeating: "?, ", count: names.count))?)
        """
}

/// The cells of a fact that is being written: parameters of a statement, or a row of a batch. Setting nil makes a cell NULL.
protocol FactCells {
    func set(_ number: Int64?, _ column: FactColumn) throws
    func set(_ text: String?, _ column: FactColumn) throws
    func set(_ flag: Bool, _ column: FactColumn) throws
}

extension FactCells {
    /// Sets what a fact says, and the days that answer for it: all columns but its number and the entities.
    @inline(__always)
    func set(_ fact: NewFact, _ days: StoredDays) throws {
        try set(fact.predicate.rawValue, .predicate)
        if case .value(let text) = fact.object { try set(text, .value) } else { try set(nil as String?, .value) }
        try set(fact.starts, .starts)
        try set(fact.ends, .ends)
        try set(days.possibleFrom, .possibleFrom)
        try set(days.possibleTo, .possibleTo)
        try set(days.certainFrom, .certainFrom)
        try set(days.certainTo, .certainTo)
        try set(fact.modality.rawValue, .modality)
        try set(fact.amountLow, .amountLow)
        try set(fact.amountHigh, .amountHigh)
        try set(fact.unit?.rawValue, .unit)
        try set(fact.isApproximate, .approximate)
        try set(fact.role, .role)
        try set(fact.note, .note)
        try set(fact.privateNote, .privateNote)
        try set(fact.follows?.rawValue, .follows)
    }
}

/// The last row of a batch of facts.
extension RowBatch: FactCells {
    @inline(__always)
    func set(_ number: Int64?, _ column: FactColumn) { set(number, at: column.rawValue) }
    @inline(__always)
    func set(_ text: String?, _ column: FactColumn) { set(text, at: column.rawValue) }
    @inline(__always)
    func set(_ flag: Bool, _ column: FactColumn) { set(flag: flag, at: column.rawValue) }
}

/// The parameters of `FactColumn.insert`.
struct FactParameters: FactCells {
    let statement: Statement

    func set(_ number: Int64?, _ column: FactColumn) throws { try number.bind(to: statement, at: column.rawValue) }
    func set(_ text: String?, _ column: FactColumn) throws { try text.bind(to: statement, at: column.rawValue) }
    func set(_ flag: Bool, _ column: FactColumn) throws { try flag.bind(to: statement, at: column.rawValue) }
}
