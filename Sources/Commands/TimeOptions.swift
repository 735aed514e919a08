internal import ArgumentParser
internal import DossierModel
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

/// When and as of which knowledge a question is asked.
struct TimeOptions: ParsableArguments {
    @Option(ArgumentHelp("What holds on this date: 2013-07-01, 2013-06, 'spring 2013', 'début 2012'.", valueName: "date"))
    var on: AskedDate?

    @Option(ArgumentHelp("What holds at some moment from A to B.", valueName: "A B"), parsing: .upToNextOption)
    var between: [String] = []

    @Flag(help: "Leave out what is only possible at that time.")
    var certain = false

    @OptionGroup var known: KnownAtOption

    func validate() throws { _ = try when() }

    /// Puts the question into a filter; returns the knowledge base as it was known at the revision that is asked about.
    func apply(to filter: inout FactFilter, _ base: Snapshot, _ session: Session) throws -> Snapshot {
        filter.certainOnly = certain
        filter.when = try when()
        return try known.base(base, session)
    }

    private func when() throws -> TimeQuestion {
        if on != nil, !between.isEmpty { throw ValidationError("--on and --between ask different questions: give one of them.") }
        if let on { return .on(try known.reference.date(on)) }
        if between.isEmpty { return .any }
        let dates = try betweenDates()
        return .between(dates[0].earliest, dates[1].latest)
    }

    private func betweenDates() throws -> [EDTF] {
        // Counted before they are read: a third is the name of an entity, for the most part.
        guard between.count == 2 else { throw ValidationError("--between takes two dates: --between 2012 2014, after the name or before another option.") }
        let dates = try between.map { text in
            let asked: AskedDate
            do { asked = try AskedDate(option: text) } catch { throw ValidationError("--between: \(error)") }
            return try known.reference.date(asked)
        }
        guard dates[0].earliest <= dates[1].latest else { throw ValidationError("--between: the first date is after the second.") }
        return dates
    }
}

extension TimeOptions {
    /// Whether a time is asked about: rows then say how surely they hold.
    var isAsked: Bool { on != nil || !between.isEmpty }

    /// The question in words, for a page's head; nil when none is asked.
    func question(in language: Language) throws -> String? {
        let wording = language.wording
        func words(_ date: EDTF) -> String { DateText.words(date.text, language) }
        var parts: [String] = []
        if let on { parts.append(wording.whatHeld(on: words(try known.reference.date(on)))) }
        if !between.isEmpty {
            let dates = try betweenDates()
            parts.append(wording.whatHeld(from: words(dates[0]), to: words(dates[1])))
        }
        if certain, isAsked { parts.append(wording.forCertain) }
        if let knownAt = known.knownAt { parts.append(wording.asKnown(at: knownAt.text)) }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
