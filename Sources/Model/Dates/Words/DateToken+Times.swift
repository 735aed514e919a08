extension DateToken {
    /// Makes one token of each time of the day: "14 h 30", "10.30 a.m. GMT", "between 10am and noon", "8 heures du soir".
    static func withTimes(_ tokens: [DateToken]) -> [DateToken] {
        guard tokens.contains(where: \.marksTime) else { return tokens }
        return joinedTimes(of: joined(tokens) { clock(in: $0, from: $1) })
    }

    /// Whether it is one of the words that a time begins with, or is made of.
    var isTime: Bool {
        switch kind {
        case .phrase(.time, _), .phrase(.midnight, _): true
        default: false
        }
    }

    private var marksTime: Bool { isTime || isSign(":") || means(.hour) || means(.meridiem) || isZone }

    /// Whether it has a sense, alone or beside another.
    func means(_ sense: DateSense) -> Bool {
        if case .phrase(sense, _) = kind { true } else { otherSenses.contains(sense) }
    }

    private func number(upTo most: Int, digits: ClosedRange<Int>) -> Int? {
        guard case .number(let value?) = kind, value <= most, digits.contains(text.count) else { return nil }
        return value
    }

    private static func joined(_ tokens: [DateToken], _ read: ([DateToken], Int) -> (end: Int, languages: WordLanguages)?) -> [DateToken] {
        var joined: [DateToken] = []
        var index = 0
        while index < tokens.count {
            guard let (end, languages) = read(tokens, index) else {
                joined.append(tokens[index])
                index += 1
                continue
            }
            var token = tokens[index]
            if !(end == index + 1 && token.isTime) { token.kind = .phrase(.time, languages) }
            token.otherSenses = tokens[index..<end].contains { $0.means(.americanZone) } ? [.americanZone] : []
            for part in tokens[(index + 1)..<end] { token.text += (part.isAttached ? "" : " ") + part.text }
            joined.append(token)
            index = end
        }
        return joined
    }

    /// Where a time in figures ends that begins at `start`, with the zone behind it; nil if none begins there.
    private static func clock(in tokens: [DateToken], from start: Int) -> (end: Int, languages: WordLanguages)? {
        guard let hours = tokens[start].number(upTo: 24, digits: 1...2) else { return nil }
        func has(_ sense: DateSense, at index: Int) -> Bool { index < tokens.count && tokens[index].means(sense) }
        func minutes(at index: Int, behind sign: Character) -> Bool {
            index + 1 < tokens.count && tokens[index].isSign(sign) && tokens[index].isAttached && tokens[index + 1].isAttached
                && tokens[index + 1].number(upTo: 59, digits: 2...2) != nil
        }
        var end = start + 1
        var languages: WordLanguages = [.french, .english]
        var isClock = false
        if minutes(at: end, behind: ":") {
            isClock = true
            end += 2
            if minutes(at: end, behind: ":") { end += 2 }
        } else if minutes(at: end, behind: "."), has(.meridiem, at: end + 2) || has(.hour, at: end + 2) || has(.zone, at: end + 2) || has(.americanZone, at: end + 2) {
            isClock = true
            end += 2
        }
        if has(.hour, at: end) {
            // "1H12" and "1H 2012" are half a year.
            if hours <= 2, tokens.count == 3, tokens[end].text == "H" { return nil }
            if hours <= 2, end + 1 < tokens.count, tokens[end + 1].number(upTo: 9999, digits: 4...4) != nil { return nil }
            isClock = true
            // "10h00" is written by those who write the day before the month.
            let isFrench = end + 1 < tokens.count && tokens[end].isAttached && tokens[end + 1].isAttached && tokens[end + 1].text.count == 2
            if isFrench || tokens[end].text.lowercased().hasPrefix("heure") { languages = .french }
            end += 1
            if end < tokens.count, tokens[end].isSign("."), tokens[end].isAttached { end += 1 }
            let isDay = end + 1 < tokens.count && { if case .phrase(.month, _) = tokens[end + 1].kind { true } else { false } }()
            if end < tokens.count, tokens[end].number(upTo: 59, digits: 2...2) != nil, !isDay { end += 1 }
        }
        if has(.meridiem, at: end), (1...12).contains(hours) {
            isClock = true
            languages = .english
            end += 1
            if end < tokens.count, tokens[end].isSign("."), tokens[end].isAttached { end += 1 }
        }
        return isClock ? (endOfZone(in: tokens, from: end), languages) : nil
    }

    /// Where the zone behind a time ends: "GMT", "UTC+2", "+0100", "ET", "heure de Paris".
    private static func endOfZone(in tokens: [DateToken], from start: Int) -> Int {
        var end = start
        if end < tokens.count, tokens[end].isZone { end += 1 }
        if end + 2 < tokens.count, tokens[end].isSign("("), tokens[end + 1].isZone, tokens[end + 2].isSign(")") { return end + 3 }
        guard end + 1 < tokens.count, tokens[end].isSign("+") || tokens[end].isSign("-"), tokens[end + 1].isAttached,
            tokens[end + 1].number(upTo: 1400, digits: 4...4) != nil
                || end > start && tokens[end + 1].number(upTo: 14, digits: 1...2) != nil
        else { return end }
        return end + 2
    }

    /// Whether it is a zone: "et" and "cet" in small letters are other words.
    private var isZone: Bool {
        switch kind {
        case .phrase(.zone, _), .phrase(.americanZone, _): true
        default: otherSenses.contains(.zone) && text == text.uppercased()
        }
    }

    /// Joins times that belong together: "de 14 h à 16 h", "9 heures du matin", "in the morning and the afternoon".
    private static func joinedTimes(of tokens: [DateToken]) -> [DateToken] {
        joined(tokens) { tokens, start in
            var index = start
            let isOpened = tokens[index].opensSpan
            if isOpened { index += 1 }
            // In "de 9 à 11 h" the first is a number alone.
            let isNumber = isOpened && index < tokens.count && tokens[index].number(upTo: 24, digits: 1...2) != nil
            guard index < tokens.count, tokens[index].isTime || isNumber else { return nil }
            index += 1
            let first = index
            while let next = timeBehind(index, in: tokens) { index = next + 1 }
            if isOpened, index == first { return nil }
            return (index, tokens[start..<index].reduce([]) { languages, token in
                if case .phrase(.time, let own) = token.kind { languages.union(own) } else { languages }
            })
        }
    }

    private static func timeBehind(_ start: Int, in tokens: [DateToken]) -> Int? {
        var index = start
        while index < tokens.count, index < start + 3, tokens[index].joinsTimes { index += 1 }
        return index > start && index < tokens.count && tokens[index].isTime ? index : nil
    }

    private var opensSpan: Bool {
        if case .phrase(let sense, _) = kind { [.between, .from, .of].contains(sense) } else { false }
    }

    private var joinsTimes: Bool {
        switch kind {
        case .phrase(let sense, _): [.and, .to, .toOrAt, .until, .of, .filler, .at].contains(sense)
        case .sign(let sign): "-/,'".contains(sign)
        default: false
        }
    }
}
