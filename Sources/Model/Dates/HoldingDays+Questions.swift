extension HoldingDays {
    /// The days that answers about a fact of this modality rest on: as they are where someone vouches for it, and without certainty
    /// where no one does. The one place where a modality and a time meet: every question about a time asks these.
    public func answering(_ modality: Modality) -> HoldingDays {
        modality.isVouchedFor
            ? self
            : HoldingDays(possibleFrom: possibleFrom, possibleTo: possibleTo, latestStart: .distantFuture, earliestEnd: .distantPast)
    }

    /// Whether the fact holds on one day that is unknown within `days`.
    ///
    /// Certain if it certainly holds on all of them, possible if it possibly holds on some. For a period, which never holds,
    /// the answer is whether its span reaches the days; callers that ask about states leave periods out.
    public func holds(on days: ClosedRange<Day>) -> Certainty {
        guard reaches(days) else { return .no }
        return latestStart <= days.lowerBound && days.upperBound <= earliestEnd ? .certain : .possible
    }

    /// Whether the fact holds on a day.
    public func holds(on day: Day) -> Certainty { holds(on: day...day) }

    /// Whether the fact holds on a date, which is one day unknown within the date's answering days; never certain on a date in doubt.
    public func holds(on date: EDTF) -> Certainty {
        let days = date.answering
        let answer = holds(on: days.earliest...days.latest)
        return answer == .certain && !days.certain ? .possible : answer
    }

    /// Whether the fact holds at some moment of `days`: certain if every admissible start and end gives one, possible if some do.
    public func holdsSometime(between days: ClosedRange<Day>) -> Certainty {
        guard reaches(days) else { return .no }
        return latestStart <= days.upperBound && days.lowerBound <= earliestEnd ? .certain : .possible
    }

    /// Whether two facts hold on a common day: certain if they do whatever their dates are, possible if they may.
    public static func overlaps(_ one: HoldingDays, _ other: HoldingDays) -> Certainty {
        guard !other.isContradictory, one.reaches(other.possibleFrom...other.possibleTo) else { return .no }
        return one.latestStart <= other.earliestEnd && other.latestStart <= one.earliestEnd ? .certain : .possible
    }

    private func reaches(_ days: ClosedRange<Day>) -> Bool {
        !isContradictory && possibleFrom <= days.upperBound && days.lowerBound <= possibleTo
    }
}
