internal import DossierModel
internal import DossierQuery

/// What a line of a timeline says beside its date.
struct TimelineText {
    let frame: PageFrame

    private var words: any Wording { frame.words }

    func line(_ entry: TimelineEntry) -> String {
        let moment = moment(entry.moment)
        let text = (moment.isEmpty ? "" : moment + " — ") + frame.sentence(entry.fact, withDates: false)
        return entry.certainty == .possible ? words.possibly(text) : text
    }

    /// What the date is to the fact: "begins", "ends"; empty for an event, and for a period.
    private func moment(_ moment: TimelineEntry.Moment) -> String {
        switch moment {
        case .happens, .spans: ""
        case .starts: words.begins
        case .ends: words.ends
        case .says: words.says
        }
    }
}
