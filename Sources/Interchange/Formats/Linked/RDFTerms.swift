internal import DossierModel

/// Where names of linked data belong.
enum RDFPrefix: String, CaseIterable {
    // Of others.
    case rdf, rdfs, owl, xsd, prov, schema, edtf, wikibase, wd, wdt
    /// Our own terms.
    case dossier
    // What a base has.
    case entity, fact, claim, citation, source, predicate, kind, unit

    /// The address that names begin with, in the documents of a base.
    func address(of baseID: String) -> String {
        switch self {
        case .rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        case .rdfs: "http://www.w3.org/2000/01/rdf-schema#"
        case .owl: "http://www.w3.org/2002/07/owl#"
        case .xsd: "http://www.w3.org/2001/XMLSchema#"
        case .prov: "http://www.w3.org/ns/prov#"
        case .schema: "https://schema.org/"
        case .edtf: "http://id.loc.gov/datatypes/edtf/"
        case .wikibase: "http://wikiba.se/ontology#"
        case .wd: "http://www.wikidata.org/entity/"
        case .wdt: "http://www.wikidata.org/prop/direct/"
        case .dossier: "urn:dossier:ns:"
        case .entity, .fact, .claim, .citation, .source, .predicate, .kind, .unit: "urn:dossier:\(baseID):\(rawValue)/"
        }
    }
}

/// A name: a prefix, and what stands behind it in an address.
struct RDFName: Hashable {
    let prefix: RDFPrefix
    let local: String

    init(_ prefix: RDFPrefix, _ local: String) {
        self.prefix = prefix
        self.local = IRIText.encoded(local)
    }

    /// Whether what follows the prefix needs no escapes in any of the formats.
    var isPlain: Bool {
        let bytes = local.utf8
        func isLetter(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte || 0x61...0x7A ~= byte }
        guard let first = bytes.first, let last = bytes.last, isLetter(first) || 0x30...0x39 ~= first, last != 0x2D else { return false }
        return bytes.allSatisfy { isLetter($0) || 0x30...0x39 ~= $0 || $0 == 0x2D }
    }
}

/// What a statement says of its subject.
enum RDFTerm: Hashable {
    case name(RDFName)
    /// An address.
    case iri(String)
    case text(String, language: String? = nil)
    case typed(String, RDFName)

    static func flag(_ flag: Bool) -> RDFTerm { .typed(flag ? "true" : "false", RDFName(.xsd, "boolean")) }
    static func decimal(_ text: String) -> RDFTerm { .typed(text, RDFName(.xsd, "decimal")) }
    static func day(_ text: String) -> RDFTerm { .typed(text, RDFName(.xsd, "date")) }

    /// A date as a source has it, of a type that XML Schema has where it has one, and of EDTF else.
    static func date(_ text: String) -> RDFTerm {
        let type: String? =
            if text.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])-\d\d/) != nil {
                "date"
            } else if text.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])/) != nil {
                "gYearMonth"
            } else if text.wholeMatch(of: /\d{4}/) != nil { "gYear" } else { nil }
        return .typed(text, type.map { RDFName(.xsd, $0) } ?? RDFName(.edtf, "EDTF"))
    }

    /// A text that may be an address.
    static func link(_ text: String) -> RDFTerm {
        text.prefixMatch(of: /[A-Za-z][A-Za-z0-9+.\-]*:\/\/[^\/\s]/) == nil ? .text(text) : .iri(IRIText.encoded(text))
    }

    /// A text in a language, where that is a language's tag (BCP 47).
    static func text(_ text: String, in language: String?) -> RDFTerm {
        .text(text, language: language.flatMap { $0.wholeMatch(of: /[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*/) == nil ? nil : $0 })
    }
}

/// Some statements about one thing.
struct RDFNode {
    let subject: RDFName
    private(set) var statements: [(predicate: RDFName, object: RDFTerm)] = []

    init(_ subject: RDFName) { self.subject = subject }

    mutating func add(_ predicate: RDFName, _ object: RDFTerm?) {
        if let object { statements.append((predicate, object)) }
    }

    /// Adds what may have been said already.
    mutating func addOnce(_ predicate: RDFName, _ object: RDFTerm) {
        if !statements.contains(where: { $0.predicate == predicate && $0.object == object }) { statements.append((predicate, object)) }
    }

    /// Leaves out statements.
    mutating func keep(where isKept: (RDFName, RDFTerm) -> Bool) { statements.removeAll { !isKept($0.predicate, $0.object) } }

    mutating func add(type: RDFName) { statements.append((RDFName(.rdf, "type"), .name(type))) }
}

/// Addresses as RFC 3987 has them.
enum IRIText {
    /// A text whose characters may all stand in an address: others are percent-encoded.
    static func encoded(_ text: String) -> String {
        if text.utf8.allSatisfy({ 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }) { return text }
        var (result, hasFragment) = ("", false)
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            var isAllowed = isAllowed(scalar)
            if scalar == "%" { isAllowed = index + 2 < scalars.count && scalars[index + 1...index + 2].allSatisfy(\.properties.isASCIIHexDigit) }
            if scalar == "#" {
                isAllowed = !hasFragment
                hasFragment = true
            }
            if isAllowed { result.unicodeScalars.append(scalar) } else { result += scalar.percentEncoded }
        }
        return result
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case ..<0x80: "-._~:/?#@!$&'()*+,;=".unicodeScalars.contains(scalar)
        // What shows nothing is written out.
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF, 0x10000...0xEFFFD: !scalar.showsNothing && scalar.value & 0xFFFE != 0xFFFE
        default: false
        }
    }
}
