/// The predicates, and kinds, whose meaning rules rely on beyond what the vocabulary says of them.
///
/// The vocabulary is data, and a base need not have these: a rule then finds nothing. `docs/check.md` and `docs/money.md`
/// name them.
enum KnownPredicates {
    /// Joins a part to its whole.
    static let partOf = "part-of"

    /// Kinds of what money is put into: sums do not reach from one to another.
    static let undertakings = ["project", "fund"]

    /// Attributes that state how much money was put into an entity in all.
    static let statedTotals = ["stated-total", "capital"]

    /// What is done for the object and paid by it: the money of a supply goes to the supplier.
    static let paidByObject: Set<String> = ["supplies", "hosts", "works-for"]

    /// The date at which an entity came to be.
    static let founding = "founded"

    /// States that hold only between things that exist.
    static let existential = ["leads", "owns", "controls"]

    /// Dates at which an entity begins to work, as attributes, and as relations of which it is the object.
    static let openings = (attributes: ["founded", "launched"], relations: ["launches", "opens", "founds"])

    /// Dates at which it ends.
    static let closings = (attributes: ["dissolved"], relations: ["shuts-down"])

    /// Events that end a tie, with the events and states that begin one.
    static let partings = [
        "withdraws-from": ["joins", "member-of", "takes-part-in"],
        "leaves": ["joins", "leads", "works-for"],
    ]
}
