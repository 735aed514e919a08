/// The part of FollowTheMoney's model (https://followthemoney.tech/explorer/) that documents are checked against: which schema is a
/// special case of which.
enum FtMSchemata {
    private static let parents: [String: [String]] = [
        "LegalEntity": ["Thing"], "Organization": ["LegalEntity"], "Company": ["Organization", "Asset"], "PublicBody": ["Organization"],
        "Person": ["LegalEntity"], "Asset": ["Thing"], "RealEstate": ["Asset"], "Vehicle": ["Asset"], "Vessel": ["Vehicle"],
        "Airplane": ["Vehicle"], "Contract": ["Asset"], "Security": ["Asset"], "BankAccount": ["Asset"], "License": ["Contract"],
        "Project": ["Thing"], "Position": ["Thing"], "Territory": ["Thing"], "Address": ["Thing"], "Event": ["Thing"],
        "CourtCase": ["Thing"], "CallForTenders": ["Thing"], "Document": ["Thing"], "HyperText": ["Document"], "PlainText": ["Document"],
        "Article": ["Document"], "Pages": ["Document"], "Folder": ["Document"], "Table": ["Document"], "Image": ["Document"],
        "Email": ["Document"], "Note": ["Thing"], "UserAccount": ["Thing"], "CryptoWallet": ["Thing"],
    ]

    /// Whether a schema is another, or a special case of it.
    static func isA(_ schema: String, _ other: String) -> Bool {
        schema == other || (parents[schema] ?? []).contains { isA($0, other) }
    }

    /// The schemata of relations that have a role.
    static let withRole: Set<String> = [
        "Ownership", "Control", "Directorship", "Membership", "Employment", "Succession", "ProjectParticipant", "Representation",
        "UnknownLink",
    ]

    /// Where relations have sums of money, and in which currency.
    static let money = ["Payment": (amount: "amount", currency: "currency"), "Ownership": (amount: "sharesValue", currency: "sharesCurrency")]
    static let percentages = ["Ownership": "percentage"]

    /// The codes of languages in ISO 639-3, which FollowTheMoney has, by those of ISO 639-1.
    static let languages = [
        "en": "eng", "fr": "fra", "de": "deu", "es": "spa", "it": "ita", "nl": "nld", "pt": "por", "pl": "pol", "ru": "rus", "uk": "ukr",
        "ar": "ara", "zh": "zho", "ja": "jpn", "sv": "swe", "da": "dan", "fi": "fin", "el": "ell", "cs": "ces", "ro": "ron", "tr": "tur",
    ]

    /// The schemata that join two entities.
    static let edges: Set<String> = [
        "Associate", "ContractAward", "Control", "CourtCaseParty", "Debt", "Directorship", "Documentation", "Employment", "Family",
        "Membership", "Occupancy", "Ownership", "Payment", "ProjectParticipant", "Representation", "Succession", "UnknownLink",
    ]

    /// The relation that says no more than that there is one.
    static let link = FtMEdge(schema: "UnknownLink", source: .init(property: "subject", schema: "Thing"), target: .init(property: "object", schema: "Thing"))
}

/// A schema that joins two entities, as a mapping names it: "Ownership(owner: LegalEntity, asset: Asset)".
struct FtMEdge {
    struct End {
        let property: String
        let schema: String
    }

    let schema: String
    let source: End
    let target: End

    func joins(_ source: String, _ target: String) -> Bool {
        FtMSchemata.isA(source, self.source.schema) && FtMSchemata.isA(target, self.target.schema)
    }
}

/// A property of entities of a schema, as a mapping names it: "LegalEntity.incorporationDate".
struct FtMProperty {
    let schema: String
    let name: String
}
