internal import Glibc

/// What the rules say of each profile of an image, found out when it is first asked.
final class ProfileVerdicts {
    private static let unknown: UInt8 = 0, refused: UInt8 = 1, admitted: UInt8 = 2, bothWays: UInt8 = 3

    private let image: AdjacencyImage
    private let rules: EdgeRules
    private let count: Int
    // The verdict in the lower two bits, the rank above it. Zeroed memory from the system: only what is asked about is used up.
    private let verdicts: UnsafeMutablePointer<UInt8>
    private let windows: UnsafeMutablePointer<DayWindow>?
    /// Whether every relation of the image may be walked along its direction.
    let admitAll: Bool

    init(_ image: AdjacencyImage, _ rules: EdgeRules) {
        self.image = image
        self.rules = rules
        count = image.layout.profileCount
        verdicts = calloc(max(count, 1), 1).bindMemory(to: UInt8.self, capacity: count)
        windows = rules.tracksWindows ? .allocate(capacity: max(count, 1)) : nil
        let modalities = rules.modalities.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
        admitAll = rules.predicates == nil && !rules.asksForTime && image.header.modalities & ~modalities == 0
    }

    deinit {
        free(verdicts)
        windows?.deallocate()
    }

    @inline(__always)
    func admits(_ profile: UInt32, isSymmetricOnly: Bool) -> Bool {
        guard profile < count else { return false }
        var verdict = verdicts[Int(profile)]
        if verdict == Self.unknown { verdict = judge(profile) }
        return verdict & 3 >= (isSymmetricOnly ? Self.bothWays : Self.admitted)
    }

    /// How good a relation with this profile is to go by.
    func rank(_ profile: UInt32) -> UInt8 {
        guard profile < count else { return 0 }
        let verdict = verdicts[Int(profile)]
        return (verdict == Self.unknown ? judge(profile) : verdict) >> 2
    }

    /// The days of a profile that was admitted.
    @inline(__always)
    func window(_ profile: UInt32) -> DayWindow { windows.map { $0[Int(profile)] } ?? .always }

    /// Finds out about all, for many searches to come. Costs some nanoseconds a profile.
    func judgeAll() {
        for profile in 0..<count where verdicts[profile] == Self.unknown { _ = judge(UInt32(profile)) }
    }

    @inline(never)
    private func judge(_ index: UInt32) -> UInt8 {
        let profile = EdgeProfile(
            image.array(image.layout.profiles + Int(index) * ImageLayout.profileStride, of: UInt8.self))
        let window = rules.window(of: profile)
        if let window { windows?[Int(index)] = window }
        let verdict = window == nil ? Self.refused : rules.symmetric.contains(profile.predicate) ? Self.bothWays : Self.admitted
        let whole = rules.rank(of: profile) << 2 | verdict
        verdicts[Int(index)] = whole
        return whole
    }
}

extension EdgeProfile {
    /// From an entry of an image's `profiles`.
    init(_ entry: UnsafePointer<UInt8>) {
        let raw = UnsafeRawPointer(entry)
        func days(_ offset: Int) -> DayWindow {
            DayWindow(
                from: raw.load(fromByteOffset: offset, as: Int32.self), to: raw.load(fromByteOffset: offset + 4, as: Int32.self))
        }
        self.init(
            predicate: raw.load(as: Int64.self), modality: raw.load(fromByteOffset: 8, as: Int64.self), possible: days(16),
            certain: days(24))
    }

    /// To an entry of an image's `profiles`.
    func store(to entry: UnsafeMutableRawPointer) {
        entry.storeBytes(of: predicate, as: Int64.self)
        entry.storeBytes(of: modality, toByteOffset: 8, as: Int64.self)
        entry.storeBytes(of: possible.from, toByteOffset: 16, as: Int32.self)
        entry.storeBytes(of: possible.to, toByteOffset: 20, as: Int32.self)
        entry.storeBytes(of: certain.from, toByteOffset: 24, as: Int32.self)
        entry.storeBytes(of: certain.to, toByteOffset: 28, as: Int32.self)
    }
}
