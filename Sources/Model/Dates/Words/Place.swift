/// Where in a period a date lies.
enum Place: String, Equatable, Sendable {
    /// The first third: "early 2012".
    case early
    /// Likewise, but its outset may be meant, a moment: "the beginning of 2012".
    case beginning
    /// The second third; as a bound, the middle: "before mid-2012" is before July.
    case middle
    /// The last third.
    case late
    /// Likewise; as a bound, its last day: "before the end of 2012" is before 2012 has ended.
    case end
    /// No narrower than the period: "courant mars", "during March".
    case course

    /// Which third it is, from 0; nil for the whole.
    var third: Int? {
        switch self {
        case .early, .beginning: 0
        case .middle: 1
        case .late, .end: 2
        case .course: nil
        }
    }
}
