internal import ArgumentParser
internal import DossierModel
internal import DossierQuery
internal import DossierStorage

/// When and as of which knowledge a question is asked.
struct TimeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("What holds on this date: 2013-07-01, 2013-06, 'spring 2013', 'début 2012'.", valueName: "date"))
    var on: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("What holds at some moment from A to B.", valueName: "A B"))
    var between: [String] = []

    @Flag(help: "Leave out what is only possible at that time.")
    var certain = false

    @OptionGroup var known: KnownAtOption

    /// Puts the question into a filter; returns the knowledge base as it was known at the revision that is asked about.
    func apply(to filter: inout FactFilter, _ base: Snapshot, _ session: Session) throws -> Snapshot {
        filter.certainOnly = certain
        if on != nil, !between.isEmpty { throw ValidationError("--on and --between ask different questions: give one of them.") }
        if let on { filter.when = .on(try session.date(on, option: "--on")) }
        if !between.isEmpty {
            guard between.count == 2 else { throw ValidationError("--between takes two dates: --between 2012 2014, after the name or before another option.") }
            let from = try session.date(between[0], option: "--between")
            let to = try session.date(between[1], option: "--between")
            guard from.earliest <= to.latest else { throw ValidationError("--between: the first date is after the second.") }
            filter.when = .between(from.earliest, to.latest)
        }
        return try known.base(base, session)
    }
}

extension TimeOptions {
    /// Whether a time is asked about: rows then say how surely they hold.
    var isAsked: Bool { on != nil || !between.isEmpty }

    /// The question in words, for a page's head; nil when none is asked.
    func question(in language: Language) -> String? {
        let isFrench = language == .french
        func words(_ date: String) -> String { DateText.asked(date, language) }
        var parts: [String] = []
        if let on { parts.append((isFrench ? "ce qui valait alors : " : "what held then: ") + words(on)) }
        if between.count == 2 {
            let (from, to) = (words(between[0]), words(between[1]))
            parts.append(isFrench ? "ce qui valait à un moment, de \(from) à \(to)" : "what held at some moment, from \(from) to \(to)")
        }
        if certain, isAsked { parts.append(isFrench ? "à coup sûr" : "for certain") }
        if let knownAt = known.knownAt { parts.append(isFrench ? "tel que connu à : \(knownAt)" : "as known at: \(knownAt)") }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
