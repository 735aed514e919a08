internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierStorage

// The words of a base: kinds of entities, predicates and units.

extension Predicate.Takes: WordChoice {}
extension Predicate.ValueType: WordChoice {}
extension Predicate.Slot: WordChoice {}
extension Predicate.Life: WordChoice {}
extension Temporality: WordChoice {}

struct PredicateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "predicate", abstract: "Add, edit or remove a predicate: a kind of fact. 'dossier list predicates' names them.",
        subcommands: [AddRecord<Description>.self, EditRecord<Description>.self, Alias.self, RemoveRecord<Description>.self])

    struct Description: RecordDescription {
        static let record = RecordKind.predicate
        static let naming = (help: "Its name.", completion: CompletionKind?.some(.predicates))
        static let newName = "Its name, in kebab case."
        static let adding = (
            abstract: "Add a predicate.",
            examples: """
                dossier predicate add audits --label-en audits --inverse-en 'is audited by'
                  dossier predicate add headcount --value-type integer --label-en headcount
                """)
        static let editing = (
            abstract: "Change how a predicate reads. What facts in use rest on stays.",
            examples: "dossier predicate edit invests-in --label-fr 'investit dans'")
        static let clearing = "domain, range, label-fr, description ..."
        static let removalExample = """
            dossier predicate add size --value-type integer --label-en size
              dossier predicate remove size --because 'said by another'
            """

        enum Cleared: String, WordChoice {
            case symmetric, domain, range, description, life, link
            case labelFr = "label-fr"
            case inverseEn = "inverse-en"
            case inverseFr = "inverse-fr"
        }

        @Option("What stands on the right: entity or value.")
        var takes: Predicate.Takes?

        @Option("Of a value: text, integer, decimal, date, amount, url or identifier.")
        var valueType: Predicate.ValueType?

        @Option("state: it holds for a time; event: it happens once; period: it describes a span.")
        var time: Temporality?

        @Option("Where two values contradict each other: none, subject or pair.")
        var slot: Predicate.Slot?

        @Option(ArgumentHelp("Kinds that its subject may have, a space between.", valueName: "kinds"))
        var domain: String?

        @Option(ArgumentHelp("Kinds that its object may have, a space between.", valueName: "kinds"))
        var range: String?

        @Option(ArgumentHelp("How it reads in English: 'invests in'.", valueName: "text"))
        var labelEn: String?

        @Option(ArgumentHelp("How it reads in French.", valueName: "text"))
        var labelFr: String?

        @Option(ArgumentHelp("How it reads backwards in English: 'is funded by'.", valueName: "text"))
        var inverseEn: String?

        @Option(ArgumentHelp("How it reads backwards in French.", valueName: "text"))
        var inverseFr: String?

        @Flag(help: "It reads the same both ways.")
        var symmetric = false

        @Option("What it is for, in a sentence.")
        var description: String?

        @Option("Whose life it begins or ends: begins-subject, begins-object, ends-subject, ends-object.")
        var life: Predicate.Life?

        @Option("Of identifiers: an address with {} in its place.")
        var link: String?

        var missing: String? { labelEn == nil ? "--label-en: how it reads" : nil }

        func options() -> RecordOptions {
            var fields = RecordOptions()
            fields.set("takes", takes?.rawValue)
            fields.set("value_type", valueType?.rawValue)
            fields.set("time", time?.rawValue)
            fields.set("slot", slot?.rawValue)
            fields.set("symmetric", flag: symmetric)
            fields.set("domain", domain)
            fields.set("range", range)
            fields.set("label_en", labelEn)
            fields.set("label_fr", labelFr)
            fields.set("inverse_en", inverseEn)
            fields.set("inverse_fr", inverseFr)
            fields.set("description", description)
            fields.set("life", life?.rawValue)
            fields.set("link", link)
            return fields
        }
    }

    struct Alias: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "alias", abstract: "Give a predicate another name, by which it is found too.",
            discussion: "Examples:\n  dossier predicate alias funds invests-in\n  dossier predicate alias funded-by invests-in --inverse")

        @Argument("The other name.")
        var name: String

        @Argument("The predicate.", completing: .predicates)
        var predicate: String

        @Flag(help: "It reads from the object to the subject.")
        var inverse = false

        @OptionGroup var change: DeskOptions
        @OptionGroup var options: GlobalOptions

        func run() throws {
            var fields = RecordOptions()
            fields.set("predicate", predicate)
            fields.set("inverse", flag: inverse)
            try Session(options).change(
                [.record(RecordStatement(.alias, key: name, fields: fields.fields, mode: .add))], message: "Alias \(name) of \(predicate)", change)
        }
    }
}

/// What a kind or a unit is called.
struct LabelOptions: ParsableArguments {
    @Option(ArgumentHelp("What one is called in English.", valueName: "text"))
    var labelEn: String?

    @Option(ArgumentHelp("What one is called in French.", valueName: "text"))
    var labelFr: String?

    func set(in fields: inout RecordOptions) {
        fields.set("label_en", labelEn)
        fields.set("label_fr", labelFr)
    }
}

struct KindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kind", abstract: "Add, edit or remove a kind of entities. 'dossier list' names them.",
        subcommands: [AddRecord<Description>.self, EditRecord<Description>.self, RemoveRecord<Description>.self])

    struct Description: RecordDescription {
        static let record = RecordKind.kind
        static let naming = (help: "Its name.", completion: CompletionKind?.some(.kinds))
        static let newName = "Its name, in kebab case."
        static let adding = (
            abstract: "Add a kind, with a view of its plural.", examples: "dossier kind add newspaper --plural newspapers --parent company")
        static let editing = (
            abstract: "Change what a kind is called, or where it stands.", examples: "dossier kind edit fund --label-fr fonds")
        static let clearing = "parent, label-en, label-fr"
        static let removalExample = """
            dossier kind add newspaper --plural newspapers
              dossier kind remove newspaper --because 'no entity has it'
            """

        enum Cleared: String, WordChoice {
            case parent
            case labelEn = "label-en"
            case labelFr = "label-fr"
        }

        @Option("The name of its view: companies.")
        var plural: String?

        @Option(ArgumentHelp("The kind above it.", valueName: "kind"), completing: .kinds)
        var parent: String?

        @OptionGroup var labels: LabelOptions

        var missing: String? { plural == nil ? "--plural: the name of its view" : nil }

        func options() -> RecordOptions {
            var fields = RecordOptions()
            fields.set("plural", plural)
            fields.set("parent", parent)
            labels.set(in: &fields)
            return fields
        }
    }
}

struct UnitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit", abstract: "Add, edit or remove a unit of amounts.",
        subcommands: [AddRecord<Description>.self, EditRecord<Description>.self, RemoveRecord<Description>.self])

    struct Description: RecordDescription {
        static let record = RecordKind.unit
        static let naming = (help: "Its code.", completion: CompletionKind?.none)
        static let newName = "Its code: EUR, m2."
        static let adding = (abstract: "Add a unit.", examples: "dossier unit add CHF --kind money --exponent 2 --label-en 'Swiss franc'")
        static let editing = (abstract: "Change how a unit is printed.", examples: "dossier unit edit EUR --label-fr euro")
        static let clearing = "symbol, label-en, label-fr"
        static let removalExample = """
            dossier unit add CHF --kind money
              dossier unit remove CHF --because 'no fact has it'
            """

        enum Cleared: String, WordChoice {
            case symbol
            case labelEn = "label-en"
            case labelFr = "label-fr"
        }

        @Option("What it measures: money, percent, count, area, length, power ...")
        var kind: String?

        @Option("How many decimals are kept: 2 for cents.")
        var exponent: Int?

        @Option("What is printed: €.")
        var symbol: String?

        @OptionGroup var labels: LabelOptions

        var missing: String? { kind == nil ? "--kind: what it measures" : nil }

        func options() -> RecordOptions {
            var fields = RecordOptions()
            fields.set("kind", kind)
            fields.set("exponent", exponent.map { String($0) })
            fields.set("symbol", symbol)
            labels.set(in: &fields)
            return fields
        }
    }
}
