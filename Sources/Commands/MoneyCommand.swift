internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery

struct MoneyCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "money",
        abstract: "Add up the money in relations, as far as the sources allow.",
        discussion: """
            Planned, committed and actual money are never added together, nor are two currencies, money in and money out, or \
            the sides of a disagreement: each side has its own total. A total that a source states stands beside, with the \
            difference. Hearsay and denials are left out, and said to be.

            Examples:
              dossier money andromede
              dossier money 'caisse des dépôts' --by object
              dossier money --by year
              dossier money --at-least '100 M€'
              dossier money plan-cloud --format csv
            """)

    @Argument("An entity; without one, all money is added up.", completing: .entities)
    var name: [String] = []

    @Option(ArgumentHelp("predicate, year, subject, object or modality.", valueName: "grouping"))
    var by: MoneyGrouping?

    @OptionGroup var amount: AtLeastOption
    @OptionGroup var known: KnownAtOption
    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func run(_ session: Session) throws {
        let base = try known.base(session.openForReading(privacy.visibility(session)), session)
        let entity = try name.isEmpty ? nil : session.entity(name.joined(separator: " "), in: base)
        let least = try amount.amount(in: base)
        var answer: MoneyAnswer
        do {
            answer = try base.money(of: entity, by: by)
        } catch let failure as AmountTotal.Failure {
            throw CommandFailure(status: .badData, failure.description, hint: "name an entity, to add up less")
        }
        if let least { answer = answer.atLeast(least) }
        if answer.totals.isEmpty, answer.groups.isEmpty, answer.stated.isEmpty, answer.leftOut.isEmpty {
            if let least {
                throw CommandFailure(
                    status: .nothingFound, "no total is \(MoneyText(language: .english).atLeast(least))", hint: "a smaller amount, or none")
            }
            throw CommandFailure(nothing: entity.map { "no money is known about \($0.name)" } ?? "no money is known", .unknown)
        }
        let told = answer.totals.flatMap(\.facts) + answer.stated.map(\.fact) + answer.leftOut.map(\.fact)
        let marks = try base.disputeMarks(of: told)
        if let format = options.format {
            let moneyRows = MoneyRows(facts: FactRows(format: format, language: session.language, base: base), marks: marks, least: least)
            return try session.writeRows(columns: moneyRows.columns) { output in
                for row in try moneyRows.rows(answer) { try output.row(fields: row) }
            }
        }
        let view = MoneyView(
            answer: answer, atLeast: least, marks: marks, layout: session.layout, language: session.language)
        try session.writePage { try $0.write(view.lines()) }
    }
}
