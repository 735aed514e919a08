internal import DossierOutput

/// Writes names, addresses and texts as Turtle and N-Quads both have them (https://www.w3.org/TR/n-quads/).
struct RDFText {
    let sink: ByteSink
    let baseID: String
    /// Whether names are written with their prefix where that needs no escapes.
    let usesPrefixes: Bool

    func write(_ name: RDFName) throws(OutputError) {
        if usesPrefixes, name.isPlain {
            try sink.write("\(name.prefix.rawValue):\(name.local)")
        } else {
            try sink.write("<\(name.prefix.address(of: baseID))\(name.local)>")
        }
    }

    func write(_ term: RDFTerm) throws(OutputError) {
        switch term {
        case .name(let name): try write(name)
        case .iri(let address): try sink.write("<\(address)>")
        case .text(let text, let language):
            try write(quoted: text)
            if let language { try sink.write("@\(language)") }
        case .typed(let text, let type):
            try write(quoted: text)
            try sink.write("^^")
            try write(type)
        }
    }

    private func write(quoted text: String) throws(OutputError) {
        try sink.write("\"")
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }) {
            try sink.write(text)
        } else {
            for scalar in text.unicodeScalars { try sink.write(Self.escaped(scalar)) }
        }
        try sink.write("\"")
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"", "\\": return "\\\(scalar)"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F:
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: return String(scalar)
        }
    }
}
