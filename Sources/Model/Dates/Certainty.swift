/// An answer about a vague date: it certainly is so, it may be, or it is not.
public enum Certainty: String, Sendable, CaseIterable, Comparable {
    case no
    case possible
    case certain

    /// Orders `no` before `possible` before `certain`.
    public static func < (left: Certainty, right: Certainty) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .no: 0
        case .possible: 1
        case .certain: 2
        }
    }
}
