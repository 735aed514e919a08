internal import DossierStorage

extension PackageSchema {
    /// What the columns of the vocabulary mean, for whoever makes one of their own; `docs/package.md` has the same words.
    static let descriptions: [PackageTable: [String: String]] = [
        .kinds: [
            "name": "What entities.csv calls the kind: company.",
            "plural": "The view that lists its entities, for SQL: a to z, digits and _ only: companies.",
            "parent": "The kind that it is a sort of; a view and a question about the parent include it.",
            "label_en": "In English, as answers show it; empty: the name.",
            "label_fr": "In French.",
        ],
        .predicates: [
            "name": "What relations.csv and attributes.csv call it: invests-in.",
            "takes": "entity: it joins two entities, and its facts are relations; value: its facts are attributes of one.",
            "value_type": "Of a predicate that takes a value: text, integer, decimal, date, amount, url or identifier; else empty.",
            "time": "state: it holds from a start to an end; event: it happens at a date; period: it describes a span, as a revenue does.",
            "slot":
                "When two facts contradict each other: subject: one value for each subject (a founding date); pair: one for each subject and object (a share); none: never by rule.",
            "symmetric": "true where subject and object may change places: partner-of.",
            "domain": "The kinds that a subject may be of, separated by spaces; empty: any. Sub-kinds are included.",
            "range": "The kinds that an object may be of, separated by spaces; empty: any, and always of a predicate that takes a value.",
            "label_en": "In English, read from the subject to the object: invests in.",
            "label_fr": "In French: investit dans.",
            "inverse_en": "In English, read from the object to the subject: is financed by.",
            "inverse_fr": "In French, read from the object to the subject.",
            "description": "When to use it, and when not.",
            "life":
                "begins-subject, begins-object, ends-subject or ends-object: a fact of it is the beginning or the end of that entity; empty: it says nothing of it.",
            "link": "Of identifiers, where one leads: an address with {} in its place, or one for each register that role names, a space between: SIREN=https://.../{}.",
        ],
        .units: [
            "code": "What amounts call it: EUR, percent, MW.",
            "exponent":
                "How many decimals are kept, 0 to 9: 2 for euros, which are counted in cents. It cannot change once amounts are in the unit.",
            "kind": "What it measures: money, percent, count, area, power ... Amounts of one kind and unit are added up.",
            "symbol": "What is written beside the number: €; empty: the code.",
            "label_en": "In English.",
            "label_fr": "In French.",
        ],
        .predicateAliases: [
            "name": "Another name for a predicate, understood wherever one is asked for.",
            "predicate": "The predicate that it means.",
            "inverse": "true where it reads from the object to the subject: financed-by.",
        ],
    ]
}
