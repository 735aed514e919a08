package import DossierModel
package import DossierOutput
package import DossierQuery
package import DossierStorage

/// A timeline as rows: when, what the date is to the fact, and the fact as `relations` gives it.
package struct TimelineRows {
    let facts: FactRows
    let language: Language
    let isForPeople: Bool
    /// Whether days were asked about: rows then say how surely they lie within.
    let isWindowed: Bool

    package init(format: OutputFormat, language: Language, base: Snapshot, isWindowed: Bool) {
        facts = FactRows(format: format, language: language, base: base)
        self.language = language
        self.isWindowed = isWindowed
        isForPeople = format.isForPeople
    }

    package var columns: [String] {
        (isForPeople ? ["date", "moment"] : ["date", "earliest", "latest", "moment"]) + (isWindowed ? ["within"] : [])
            + facts.columns(withCertainty: false)
    }

    package func values(_ entry: TimelineEntry) -> [RowField] {
        var values: [RowField] = [.text(isForPeople ? entry.date.formatted(in: language) : entry.date.text)]
        if !isForPeople { values += [day(entry.earliest), day(entry.latest)] }
        values.append(.text(entry.moment.rawValue))
        if isWindowed { values.append(.text(entry.certainty.rawValue)) }
        return values + fact(Answer(fact: entry.fact, marks: entry.marks))
    }

    /// A fact without a date: last in the rows, with an empty date.
    package func values(undated answer: Answer) -> [RowField] {
        var values: [RowField] = isForPeople ? [.null] : [.null, .null, .null]
        values.append(.text("undated"))
        if isWindowed { values.append(.text(Certainty.possible.rawValue)) }
        return values + fact(answer)
    }

    private func fact(_ answer: Answer) -> [RowField] { facts.values(answer, withCertainty: false) }

    private func day(_ day: Day) -> RowField { day.isUnbounded ? .null : .text(day.description) }
}
