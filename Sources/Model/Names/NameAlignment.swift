/// Which words of two names belong together, and which are left over.
struct NameAlignment {
    struct Pair {
        let a: Range<Int>
        let b: Range<Int>
        let relation: TokenRelation
        let likeness: Double
    }

    private(set) var pairs: [Pair] = []
    private(set) var leftA: [Int]
    private(set) var leftB: [Int]

    private let a: [NameToken]
    private let b: [NameToken]
    private let kind: NameKind?

    init(_ a: NamePattern, _ b: NamePattern, kind: NameKind?) {
        self.a = a.tokens
        self.b = b.tokens
        self.kind = kind
        leftA = Array(a.tokens.indices)
        leftB = Array(b.tokens.indices)
        pairSameWords()
        if !leftA.isEmpty, !leftB.isEmpty {
            let hasReleased = mayHaveAcronym && releaseParticles()
            pairSimilarWords()
            if hasReleased { pairSameWords() }
        }
        if !leftA.isEmpty, !leftB.isEmpty { pairBeginnings() }
    }

    /// Equal words first: nothing can be closer, and most names need no more.
    private mutating func pairSameWords() {
        var same: [(i: Int, j: Int)] = []
        for i in leftA {
            for j in leftB where b[j].text == a[i].text { same.append((i, j)) }
        }
        // A word may stand twice: those nearest to each other belong together, whichever name is asked for first.
        let isTwice = same.indices.contains { place in same[..<place].contains { $0.i == same[place].i || $0.j == same[place].j } }
        if isTwice {
            var (freeA, freeB) = (leftA, leftB)
            same = same.sorted { (abs($0.i - $0.j), $0.i + $0.j) < (abs($1.i - $1.j), $1.i + $1.j) }.filter { pair in
                guard let i = freeA.firstIndex(of: pair.i), let j = freeB.firstIndex(of: pair.j) else { return false }
                freeA.remove(at: i)
                freeB.remove(at: j)
                return true
            }.sorted { $0.i < $1.i }
        }
        for (i, j) in same { take(Pair(a: i..<i + 1, b: j..<j + 1, relation: .same, likeness: 1)) }
    }

    /// Whether one word that is left may be the acronym of several that are.
    private var mayHaveAcronym: Bool {
        func isShort(_ token: NameToken) -> Bool { token.isWord && 3...6 ~= token.letters.count }
        if kind == .person { return false }
        return leftB.count > 1 && leftA.contains { isShort(a[$0]) } || leftA.count > 1 && leftB.contains { isShort(b[$0]) }
    }

    /// Takes particles apart again, which may stand between the words of an acronym: "TGI de Nanterre"; whether any were paired.
    private mutating func releaseParticles() -> Bool {
        let particles = pairs.filter { a[$0.a.lowerBound].isParticle }
        guard !particles.isEmpty else { return false }
        pairs.removeAll { a[$0.a.lowerBound].isParticle }
        leftA = (leftA + particles.map(\.a.lowerBound)).sorted()
        leftB = (leftB + particles.map(\.b.lowerBound)).sorted()
        return true
    }

    private mutating func pairSimilarWords() {
        var candidates: [Pair] = []
        for i in leftA {
            for j in leftB {
                if let (relation, likeness) = TokenRelation.between(a[i], b[j], kind: kind) {
                    candidates.append(Pair(a: i..<i + 1, b: j..<j + 1, relation: relation, likeness: likeness))
                }
            }
        }
        for (start, end) in Self.runs(leftA) {
            let run = start..<end
            for j in leftB {
                if let (relation, likeness) = self.run(a[run], of: a, as: b[j]) {
                    candidates.append(Pair(a: run, b: j..<j + 1, relation: relation, likeness: likeness))
                }
            }
        }
        for (start, end) in Self.runs(leftB) {
            let run = start..<end
            for i in leftA {
                if let (relation, likeness) = self.run(b[run], of: b, as: a[i]) {
                    candidates.append(Pair(a: i..<i + 1, b: run, relation: relation, likeness: likeness))
                }
            }
        }
        candidates.sort { Self.rank($0) > Self.rank($1) }
        for candidate in candidates where isFree(candidate) { take(candidate) }
    }

    /// The last word of either name may be unfinished.
    private mutating func pairBeginnings() {
        if let i = leftA.last, i == a.count - 1, let j = leftB.first(where: { Self.begins(a[i], b[$0]) }) {
            take(Self.beginning(i, j, a[i], b[j]))
        } else if let j = leftB.last, j == b.count - 1, let i = leftA.first(where: { Self.begins(b[j], a[$0]) }) {
            take(Self.beginning(i, j, b[j], a[i]))
        }
    }

    private static func begins(_ start: NameToken, _ word: NameToken) -> Bool {
        !start.isForm && !word.isForm && !start.isNumber && !(start.isPlace && word.isPlace) && start.letters.count > 1
            && word.letters.starts(with: start.letters)
    }

    private static func beginning(_ i: Int, _ j: Int, _ start: NameToken, _ word: NameToken) -> Pair {
        let likeness = 0.4 + 0.4 * Double(start.letters.count) / Double(word.letters.count)
        return Pair(a: i..<i + 1, b: j..<j + 1, relation: .begins, likeness: likeness)
    }

    /// Longer runs win over shorter ones that are as alike, then pairs in the same place.
    private static func rank(_ pair: Pair) -> Double {
        let distance = abs(pair.a.lowerBound - pair.b.lowerBound)
        return pair.likeness + 0.05 * Double(pair.a.count + pair.b.count - 2) - 0.001 * Double(distance)
    }

    private func isFree(_ pair: Pair) -> Bool {
        pair.a.allSatisfy(leftA.contains) && pair.b.allSatisfy(leftB.contains)
    }

    private mutating func take(_ pair: Pair) {
        pairs.append(pair)
        leftA.removeAll { pair.a.contains($0) }
        leftB.removeAll { pair.b.contains($0) }
    }

    /// All runs of at least two neighbours. Not as an array of ranges: the first in a process costs as much as comparing some names.
    private static func runs(_ left: [Int]) -> [(start: Int, end: Int)] {
        var runs: [(start: Int, end: Int)] = []
        for start in left.indices {
            var end = start + 1
            while end < left.count, left[end] == left[end - 1] + 1, end - start < 18 {
                end += 1
                runs.append((left[start], left[end - 1] + 1))
            }
        }
        return runs
    }

    /// Whether a word is made of the beginnings of a run: "SocGen" of "Société Générale".
    private func isClipped(_ word: NameToken, of tokens: ArraySlice<NameToken>) -> Bool {
        guard tokens.count < 4, word.letters.count > 4, tokens.allSatisfy({ $0.isWord || $0.isForm }) else { return false }
        var rest = word.letters[...]
        for token in tokens {
            let shared = zip(rest, token.letters).prefix { $0 == $1 }.count
            guard shared > 2, shared < token.letters.count else { return false }
            rest = rest.dropFirst(shared)
        }
        return rest.isEmpty
    }

    /// Whether a run of words is `word` written apart, or `word` is the run's acronym.
    private func run(_ tokens: ArraySlice<NameToken>, of name: [NameToken], as word: NameToken) -> (TokenRelation, Double)? {
        guard !word.isForm, !word.isNumber else { return nil }
        if tokens.count <= 3, !tokens.contains(where: \.isForm) {
            let letters = tokens.flatMap(\.letters)
            if letters == word.letters { return (.joined(edits: 0), NameScore.joined) }
            if letters.count > 5, let (edits, _, likeness) = TokenRelation.spelling(letters, word.letters) {
                return (.joined(edits: edits), likeness * NameScore.joined)
            }
        }
        if kind != .person, isClipped(word, of: tokens) { return (.nickname, NameScore.clipped) }
        // A person is not known by all initials, only by those of the given names.
        if kind == .person, tokens.count == name.count { return nil }
        if Acronym.isAcronym(word, of: tokens) { return (.acronym, NameScore.acronym) }
        let isShuffled = Acronym.isShuffled(word, of: tokens) && tokens.count == name.count(where: { !$0.isForm })
        return isShuffled ? (.acronym, NameScore.shuffledAcronym) : nil
    }
}
