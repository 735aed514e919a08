internal import DossierModel
internal import DossierStorage

/// Reads what the rules look at from the rows of `EdgeStatements`.
struct ProfileReader {
    private let rules: EdgeRules
    private let temporalities: [Int64: Temporality]
    /// The detail that the rules need.
    let detail: EdgeStatements.Detail

    init(_ rules: EdgeRules, _ base: Snapshot) throws {
        self.rules = rules
        temporalities = try Self.temporalities(base)
        detail = rules.asksForTime && base.knownAt != .max ? .datesKnownThen : .days
    }

    private static func temporalities(_ base: Snapshot) throws -> [Int64: Temporality] {
        var found: [Int64: Temporality] = [:]
        try base.connection.forEachRow("SELECT id, time FROM predicate") { row in
            found[row.integer(0)] = try row.named(1) as Temporality
        }
        return found
    }

    /// The days on which the row's relation may be walked, and its rank; nil for never.
    func judge(_ row: Row) throws -> (window: DayWindow, rank: UInt8)? {
        var profile =
            switch detail {
            case .days: try EdgeProfile(row: row, at: 2)
            case .datesKnownThen: try profileKnownThen(row)
            }
        // Behind the columns of the detail.
        if rules.asksForTime { profile = profile.within(Lifetime(row: row, at: detail == .days ? 8 : 7)) }
        return rules.window(of: profile).map { ($0, rules.rank(of: profile)) }
    }

    // The stored days rest on all citations: for an earlier revision they are reckoned from those known then.
    private func profileKnownThen(_ row: Row) throws -> EdgeProfile {
        let predicate = row.integer(2)
        let days = HoldingDays(
            starts: try row.factDate(4), ends: try row.factDate(5), asOf: try row.dates(6, separator: "\n"),
            temporality: try temporality(of: predicate, row))
        return EdgeProfile(predicate: predicate, modality: try row.numbered(3, as: Modality.self).rawValue, days: days)
    }

    private func temporality(of predicate: Int64, _ row: Row) throws -> Temporality {
        guard let found = temporalities[predicate] else { throw row.damage(in: 2) }
        return found
    }
}

extension EdgeProfile {
    /// From six columns: predicate, modality and the four stored days.
    init(row: Row, at column: Int) throws {
        self.init(
            predicate: row.integer(column), modality: try row.numbered(column + 1, as: Modality.self).rawValue,
            possible: DayWindow(from: row.optionalInteger(column + 2), to: row.optionalInteger(column + 3)),
            latestStart: row.optionalInteger(column + 4), earliestEnd: row.optionalInteger(column + 5))
    }

    init(_ relation: LoadedRelation) {
        self.init(
            predicate: relation.predicate, modality: relation.modality,
            possible: DayWindow(from: relation.possibleFrom, to: relation.possibleTo),
            latestStart: relation.certainFrom, earliestEnd: relation.certainTo)
    }

    init(predicate: Int64, modality: Int64, days: HoldingDays) {
        // Unbounded days lie far outside 32 bits and become the bounds of `DayWindow.always`.
        self.init(
            predicate: predicate, modality: modality,
            possible: DayWindow(from: Int64(days.possibleFrom.epochDay), to: Int64(days.possibleTo.epochDay)),
            latestStart: Int64(days.latestStart.epochDay), earliestEnd: Int64(days.earliestEnd.epochDay))
    }

    /// The same for a relation whose ends can exist within a lifetime. That of any but an actual relation is unbounded.
    func within(_ lifetime: Lifetime) -> EdgeProfile {
        if lifetime == .unbounded { return self }
        let days = HoldingDays(
            possibleFrom: possible.firstDay, possibleTo: possible.lastDay, certainFrom: certain.isEmpty ? nil : certain.firstDay,
            certainTo: certain.isEmpty ? nil : certain.lastDay)
        return EdgeProfile(predicate: predicate, modality: modality, days: days.within(lifetime))
    }

    // nil: nothing bounds it, so that no day is certain. "Certain at the end of time" is no day either, and of what no one vouches
    // for none is.
    private init(predicate: Int64, modality: Int64, possible: DayWindow, latestStart: Int64?, earliestEnd: Int64?) {
        let certain = DayWindow(from: latestStart ?? .max, to: earliestEnd ?? .min)
        let isVouchedFor = Modality(rawValue: modality)?.isVouchedFor ?? false
        let hasDay = isVouchedFor && !certain.isEmpty && certain.from != .max && certain.to != .min
        self.init(predicate: predicate, modality: modality, possible: possible, certain: hasDay ? certain : .never)
    }
}
