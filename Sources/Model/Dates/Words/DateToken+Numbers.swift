extension DateToken {
    /// Makes numbers of number words, and ordinals of those that end with one: "deux mille quatorze", "nineteen eighty-nine", "vingt et
    /// unième".
    static func withNumbers(_ tokens: [DateToken]) -> [DateToken] {
        guard tokens.contains(where: { $0.numberWord != nil }) else { return tokens }
        var joined: [DateToken] = []
        var index = 0
        while index < tokens.count {
            guard let run = NumberRun(in: tokens, from: index) else {
                joined.append(tokens[index])
                index += 1
                continue
            }
            var token = tokens[index]
            // "sept" alone is September; before a month it is the seventh.
            let isMonth = run.end == index + 1 && !token.isNumberFirst && !(run.end < tokens.count && tokens[run.end].isMonth)
            if !isMonth {
                let languages = token.languages
                token.kind = run.isOrdinal ? .phrase(.ordinal(run.value), languages) : .number(run.value)
                token.otherSenses = []
                token.text = String(run.value)
            }
            joined.append(token)
            index = run.end
        }
        return joined
    }

    /// The number that it means, alone or beside another sense.
    fileprivate var numberWord: Int? {
        if case .phrase(.number(let value), _) = kind { return value }
        for case .number(let value) in otherSenses { return value }
        return nil
    }

    /// Whether it is a number or a date in figures.
    var isDated: Bool {
        switch kind {
        case .number, .date: true
        default: false
        }
    }

    private var isNumberFirst: Bool {
        if case .phrase(.number, _) = kind { true } else { false }
    }

    private var isMonth: Bool {
        if case .phrase(.month, _) = kind { true } else { false }
    }

    /// The languages that have it; none of what is no phrase.
    var languages: WordLanguages {
        if case .phrase(_, let languages) = kind { languages } else { [] }
    }
}

/// Number words in a row that make one number.
private struct NumberRun {
    private(set) var value = 0
    private(set) var isOrdinal = false
    /// The index after its last word.
    private(set) var end: Int

    private var thousands = 0
    private var current: Int?
    /// The first two figures of an English year: "nineteen eighty-nine".
    private var century: Int?

    init?(in tokens: [DateToken], from start: Int) {
        guard tokens[start].numberWord != nil else { return nil }
        end = start
        while end < tokens.count {
            var next = end
            if next > start, tokens[next].isSign("-") { next += 1 }
            if next > start, next < tokens.count, case .phrase(.and, let languages) = tokens[next].kind {
                let word = next + 1 < tokens.count && tokens[next + 1].isSign("-") ? next + 2 : next + 1
                guard joins(tokens, at: word, languages) else { break }
                next = word
            }
            guard next < tokens.count, let isLast = add(tokens[next], isFirst: next == start) else { break }
            end = next + 1
            if isLast { break }
        }
        guard end > start else { return nil }
        value = (century ?? 0) * 100 + thousands + (current ?? 0)
    }

    /// Whether "and" or "et" and the word at `index` go on with the number: "two thousand and eight", "vingt et un".
    private func joins(_ tokens: [DateToken], at index: Int, _ languages: WordLanguages) -> Bool {
        guard index < tokens.count else { return false }
        let value = thousands + (current ?? 0)
        let next = tokens[index].numberWord ?? (tokens[index].ordinalWord ?? 0)
        if languages == .french { return value % 100 >= 20 && value.isMultiple(of: 10) && (next == 1 || next == 11) }
        let isFollowed = index + 1 < tokens.count && [100, 1000].contains(tokens[index + 1].numberWord)
        return value > 0 && value.isMultiple(of: 100) && (1..<100).contains(next) && !isFollowed
    }

    /// Adds a word; nil if it does not go on with the number, true if it is its last.
    private mutating func add(_ token: DateToken, isFirst: Bool) -> Bool? {
        if let ordinal = token.ordinalWord, !isFirst, current.map({ SpokenNumber.adds(ordinal, to: $0) }) ?? (thousands > 0) {
            current = (current ?? 0) + ordinal
            isOrdinal = true
            return true
        }
        guard let word = token.numberWord else { return nil }
        switch word {
        case 1000:
            guard thousands == 0, century == nil, (current ?? 1) < 100 else { return nil }
            thousands = (current ?? 1) * 1000
            current = nil
        case 100:
            guard century == nil, (1..<100).contains(current ?? 1) else { return nil }
            current = (current ?? 1) * 100
        case 20 where current.map { $0 % 100 } == 4 && token.languages == .french:
            current = (current ?? 0) - 4 + 80
        case 0:
            guard let first = current, startsYear(first, token) else { return nil }
            (century, current) = (first, 0)
        default:
            if current == 0, century != nil, word < 10 {
                current = word
            } else if SpokenNumber.adds(word, to: current) {
                current = (current ?? 0) + word
            } else if let first = current, word >= 10, startsYear(first, token) {
                (century, current) = (first, word)
            } else {
                return nil
            }
        }
        return false
    }

    private func startsYear(_ first: Int, _ token: DateToken) -> Bool {
        thousands == 0 && century == nil && (13...20).contains(first) && token.languages.contains(.english)
    }
}

extension DateToken {
    fileprivate var ordinalWord: Int? {
        if case .phrase(.ordinal(let value), _) = kind { value } else { nil }
    }
}
