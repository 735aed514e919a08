package import DossierModel

/// What pages say beside things that are confidential. (The signs of what is disputed are in `DisputeText`.)
package enum ConfidentialMark {
    /// The mark behind a text, with the space before it; nothing for what is open.
    package static func suffix(_ isConfidential: Bool, _ language: Language) -> String {
        isConfidential ? " " + language.wording.confidentialMark : ""
    }

    /// The mark before a text, with the space behind it: for cells of tables, which are cut at their ends.
    package static func prefix(_ isConfidential: Bool, _ language: Language) -> String {
        isConfidential ? language.wording.confidentialMark + " " : ""
    }
}
