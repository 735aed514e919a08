internal import DossierStorage

/// Where things stand in an adjacency image: a header of 64-bit words, then arrays, each starting at a multiple of 8 bytes,
/// all in the byte order of the machine.
///
/// An entity's number is its place in the order of ids. Its relations are a run of `neighbours`, `profileOf` and `facts`: first
/// those as subject, then those as object, each in order of id. `starts` has two places for each entity, where its relations
/// as subject begin and where those as object do, so that one look tells both and one run is read.
struct ImageLayout: Equatable {
    let nodeCount: Int
    let edgeCount: Int
    let profileCount: Int
    /// The id of the first entity where ids have no gaps, so that the list of ids is left out; 0 where they do.
    let firstEntity: Int64

    /// Where each array starts, in bytes from the start of the image.
    let kinds, entities, starts, neighbours, profileOf, facts, profiles: Int
    /// The size of the image in bytes.
    let size: Int

    /// How much of the image, from its start, searches read that look at neighbours only, and those that look at profiles too.
    /// What no search reads more than a little of stands last.
    var neighboursEnd: Int { profileOf }
    var profileOfEnd: Int { facts }

    /// One entry of `profiles`: predicate and modality, then four days.
    static let profileStride = 32

    init(nodeCount: Int, edgeCount: Int, profileCount: Int, firstEntity: Int64) {
        self.nodeCount = nodeCount
        self.edgeCount = edgeCount
        self.profileCount = profileCount
        self.firstEntity = firstEntity
        var end = ImageHeader.size
        func take(_ count: Int, _ stride: Int) -> Int {
            defer { end = (end + count * stride + 7) / 8 * 8 }
            return end
        }
        kinds = take(nodeCount, 4)
        entities = take(firstEntity == 0 ? nodeCount : 0, 8)
        starts = take(2 * nodeCount + 1, 4)
        neighbours = take(2 * edgeCount, 4)
        profileOf = take(2 * edgeCount, 4)
        facts = take(2 * edgeCount, 4)
        profiles = take(profileCount, Self.profileStride)
        size = end
    }
}

/// What an image says of itself: which base it was made from, in which state.
struct ImageHeader: Equatable {
    /// "dossadj" and the version of the format, and of what profiles say: 3 has no certain days of what is alleged or denied,
    /// 4 none of what is actual before its ends can exist, or after they are gone.
    private static let magic: UInt64 = 0x646F_7373_6164_6A04
    private static let wordCount = 18
    static let size = wordCount * 8

    let baseID: String
    let state: FileState
    let layout: ImageLayout
    /// A bit for each modality that occurs.
    let modalities: UInt64

    /// The header as words; the second is a checksum of the others.
    var words: [UInt64] {
        var words: [UInt64] = [
            Self.magic, 0, UInt64(state.changeCounter), state.device, state.inode, UInt64(bitPattern: state.size),
            UInt64(bitPattern: state.modified), UInt64(layout.nodeCount), UInt64(layout.edgeCount),
            UInt64(layout.profileCount), UInt64(bitPattern: layout.firstEntity), modalities, UInt64(layout.size),
        ]
        words += Self.packed(baseID)
        words[1] = Self.checksum(words)
        return words
    }

    init(baseID: String, state: FileState, layout: ImageLayout, modalities: UInt64) {
        self.baseID = baseID
        self.state = state
        self.layout = layout
        self.modalities = modalities
    }

    /// Reads a header; nil when it is none, of another version or byte order, damaged, or does not fit the size of its file.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= Self.size else { return nil }
        let words = (0..<Self.wordCount).map { bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
        guard words[0] == Self.magic, words[1] == Self.checksum(words) else { return nil }
        // Numbers beyond any image would overflow what is reckoned from them.
        let limit: UInt64 = 1 << 32
        guard words[7] < limit, words[8] < limit, words[9] < limit else { return nil }
        layout = ImageLayout(
            nodeCount: Int(words[7]), edgeCount: Int(words[8]), profileCount: Int(words[9]),
            firstEntity: Int64(bitPattern: words[10]))
        guard layout.size == bytes.count, words[12] == UInt64(bytes.count) else { return nil }
        state = FileState(
            changeCounter: UInt32(truncatingIfNeeded: words[2]), device: words[3], inode: words[4],
            size: Int64(bitPattern: words[5]), modified: Int64(bitPattern: words[6]))
        modalities = words[11]
        baseID = Self.unpacked(words[13...])
    }

    // A UUID has 36 characters: five words.
    private static func packed(_ text: String) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: 5)
        for (index, byte) in text.utf8.prefix(40).enumerated() { words[index / 8] |= UInt64(byte) << UInt64(index % 8 * 8) }
        return words
    }

    private static func unpacked(_ words: ArraySlice<UInt64>) -> String {
        let bytes = words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64($0 * 8)) } }
        return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    // FNV-1a over words: against damage, not against intent.
    private static func checksum(_ words: [UInt64]) -> UInt64 {
        words.enumerated().reduce(0xCBF2_9CE4_8422_2325) { sum, word in
            word.offset == 1 ? sum : (sum ^ word.element) &* 0x0000_0100_0000_01B3
        }
    }
}
