internal import DossierModel
internal import DossierOutput

/// One line of FollowTheMoney: an entity, or a relation, which it takes for an entity as well.
struct FtMEntity {
    let id: String
    let schema: String
    private var properties: [(name: String, values: [String])] = []

    init(id: String, schema: String) {
        self.id = id
        self.schema = schema
    }

    func has(_ property: String) -> Bool { properties.contains { $0.name == property } }

    /// Adds a value that the property does not have yet.
    ///
    /// - Returns: whether there is one, and the property did not have it.
    @discardableResult
    mutating func add(_ property: String, _ value: String?) -> Bool {
        guard let value, !value.isBlank else { return false }
        guard let index = properties.firstIndex(where: { $0.name == property }) else {
            properties.append((property, [value]))
            return true
        }
        if properties[index].values.contains(value) { return false }
        properties[index].values.append(value)
        return true
    }

    func write(to sink: ByteSink) throws {
        let members = properties.map { ($0.name, JSONDocument.array($0.values.map { .string($0) })) }
        try JSONDocument.object([("id", .string(id)), ("schema", .string(schema)), ("properties", .object(members))]).writeLine(to: sink)
        try sink.write("\n")
    }
}

/// Ids as FollowTheMoney allows them: letters and digits of ASCII, points and hyphens.
enum FtMID {
    private static let prefix = "entity."
    private static let sourcePrefix = "source."

    /// That of an entity: its slug, or where that is not allowed, one that `slug(of:)` reads.
    static func of(entity slug: String) -> String {
        let isAllowed = slug.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D } && isLetterOrDigit(slug.utf8.first) && isLetterOrDigit(slug.utf8.last)
        if isAllowed { return slug }
        return prefix + slug.utf8.map { isLetterOrDigit($0) ? String(UnicodeScalar($0)) : "." + hexadecimal($0) }.joined()
    }

    static func of(fact: FactID) -> String { "fact.\(fact)" }

    static func of(source slug: String) -> String { sourcePrefix + of(entity: slug) }

    /// The slug of an id: what `of(entity:)` made it of; of the ids of others a legible one, which no other id has.
    static func slug(of id: String) -> String {
        if id.hasPrefix(prefix), let slug = decoded(id.utf8.dropFirst(prefix.utf8.count)) { return slug }
        let isSlug = id.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D } && !id.isEmpty
        if isSlug { return id }
        // Capitals tell ids apart: a number that stands for the whole of it does so in a slug.
        let words = String(decoding: id.utf8.map { isLetterOrDigit($0) ? $0 : 0x20 }, as: UTF8.self).lowercased().split(separator: " ")
        let legible = words.joined(separator: "-").prefix(60)
        let hash = id.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return legible + "-" + String(hash, radix: 36)
    }

    /// The slug of a document that is a source.
    static func slug(ofSource id: String) -> String {
        slug(of: id.hasPrefix(sourcePrefix) ? String(id.dropFirst(sourcePrefix.count)) : id)
    }

    private static func decoded(_ text: Substring.UTF8View) -> String? {
        var bytes: [UInt8] = []
        var rest = text[...]
        while let byte = rest.popFirst() {
            if byte != 0x2E {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(Substring(rest.prefix(2))), radix: 16) else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func isLetterOrDigit(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return 0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
    }

    private static func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
