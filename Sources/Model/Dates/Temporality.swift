/// How a predicate's facts lie in time.
public enum Temporality: String, Sendable, CaseIterable {
    /// Holds from a start to an end: leads, hosts.
    case state
    /// Happens at a date: withdraws-from, launches.
    case event
    /// Describes a span and never "holds": the revenue of 2014.
    case period
}
