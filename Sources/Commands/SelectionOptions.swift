internal import ArgumentParser
internal import DossierInterchange
internal import DossierModel
internal import DossierQuery
internal import DossierStorage

/// What of a base a document takes along: the same options for every format.
struct SelectionOptions: ParsableArguments {
    @Option(ArgumentHelp("Only facts of these predicates: p,q; may be repeated.", valueName: "predicate"), completing: .predicates)
    var predicate: [CommaList<String>] = []

    @Option(ArgumentHelp("Only entities of this kind, and relations among them; may be repeated.", valueName: "kind"), completing: .kinds)
    var kind: [CommaList<String>] = []

    @Option(ArgumentHelp("Only what lies around this entity.", valueName: "name"), completing: .entities)
    var around: String?

    @Option("How many relations away from --around (default: 1).")
    var depth: Int?

    @OptionGroup var time: TimeOptions
    @OptionGroup var privacy: PrivateOption

    func validate() throws {
        if depth != nil, around == nil { throw ValidationError("--depth counts from an entity: give --around NAME.") }
        if let depth, depth < 0 { throw ValidationError("--depth takes a number from 0 on.") }
    }

    /// Whether only a part of the base is asked for.
    private var isNarrow: Bool { !predicate.isEmpty || !kind.isEmpty || around != nil || time.isAsked }

    /// Hands over the base, or one that holds only what is selected of it.
    ///
    /// - Parameters:
    ///   - withCompanions: as of `SelectedBase.with`.
    ///   - body: is also told whether it is a part.
    func withBase<Result>(_ session: Session, withCompanions: Bool = true, _ body: (Snapshot, _ isPart: Bool) throws -> Result) throws -> Result {
        if time.known.knownAt != nil { throw ValidationError("What can be imported again is of now: --known-at is for documents.") }
        if !isNarrow {
            let base = try session.openForReading(privacy.visibility(session, isPage: false))
            Interruption.guardReading(base)
            return try body(base, false)
        }
        return try SelectedBase.with(selection(session, withAttributes: true), withCompanions: withCompanions, watch: Interruption.guardWriting) { try body($0, true) }
    }

    /// The selection, whose facts are also attributes where a format has a place for them.
    func selection(_ session: Session, withAttributes: Bool) throws -> Selection {
        var terms = Selection.Terms()
        let base = try time.apply(to: &terms.filter, session.openForReading(privacy.visibility(session, isPage: false)), session)
        terms.filter.attributes = withAttributes
        terms.filter.predicates = try session.predicates(predicate, in: base)
        terms.kinds = try session.kinds(kind, option: "--kind", in: base)
        terms.around = try around.map { try session.entity($0, in: base).id }
        terms.depth = depth ?? 1
        Interruption.guardReading(base)
        return try Selection(of: base, terms)
    }
}
