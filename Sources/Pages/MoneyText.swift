package import DossierModel
internal import DossierOutput
internal import DossierQuery

/// The parts of an answer about money in words.
package struct MoneyText {
    let language: Language
    var words: any Wording { language.wording }

    package init(language: Language) { self.language = language }

    /// The least that was asked about.
    package func atLeast(_ amount: Amount) -> String { words.atLeast + " " + self.amount(amount) }

    func amount(_ amount: Amount?) -> String { amount?.text(in: language, unbroken: true) ?? words.noBoundIsKnown }

    /// A difference, which is none where both bounds are zero.
    func difference(_ amount: Amount?) -> String {
        guard let amount else { return words.noDifferenceCanBeTold }
        return amount.low == 0 && amount.high == 0 ? words.noDifference : words.difference(self.amount(amount))
    }

    func flow(_ flow: MoneyFlow, of entity: EntityReference?) -> String {
        switch flow {
        case .into: words.moneyInto(entity?.name ?? "")
        case .outOf: words.moneyOutOf(entity?.name ?? "")
        case .following: words.moneyFollowing
        case .all: words.allMoney
        }
    }

    func group(_ group: MoneyGroup) -> String {
        switch group {
        case .everything: ""
        case .predicate(let predicate): predicate.label(in: language)
        case .entity(let entity): entity.name
        case .year(let year): year ?? words.undated
        }
    }

    /// Why a way of adding up counts what it does.
    func choices(_ choices: [MoneyChoice]) -> String {
        choices.map { choice in
            switch choice {
            case .side(let dispute, let text, let isFavoured):
                "\(text) (\(dispute)\(isFavoured ? ", " + words.betterSupported : ""))"
            case .others(let dispute, let sides): words.instead(DisputeText(language: language).told(sides)) + " (\(dispute))"
            case .facts(let ids): words.counting(ids.map { "\($0)" })
            }
        }.joined(separator: words.semicolon)
    }

    /// What one way of adding up gives; where it counts nothing, that.
    func amount(_ way: MoneyAlternative) -> String {
        way.facts.isEmpty ? words.nothingIsCounted : "\(amount(way.total.amount)) (\(facts(way.total)))"
    }

    /// How many facts a total rests on: "4 facts", or "4 of 6 facts" where each way to add up leaves some out.
    func foundation(_ total: MoneyTotal) -> String {
        let confidential = confidential(total.facts)
        guard let way = total.alternatives.first else { return words.factCount(total.facts.count) + confidential }
        let counts = Set(total.alternatives.map(\.facts.count))
        if total.alternatives.count == 1 { return facts(way.total) + confidential }
        let used = counts.count == 1 ? "\(way.facts.count)" : "\(counts.min() ?? 0)–\(counts.max() ?? 0)"
        return words.factCount(used, of: total.facts.count) + confidential
    }

    // ", 1 [confidential]": a sum gives away what it rests on.
    private func confidential(_ facts: [FactRecord]) -> String {
        let count = facts.count(where: \.isConfidential)
        return count == 0 ? "" : ", \(count) \(words.confidentialMark)"
    }

    /// How many facts a sum rests on, and how many of them leave a bound open.
    func facts(_ sum: AmountTotal) -> String {
        var parts = [words.factCount(sum.count)]
        if sum.countWithoutLow > 0 { parts.append(words.withoutLowerBound(sum.countWithoutLow)) }
        if sum.countWithoutHigh > 0 { parts.append(words.withoutUpperBound(sum.countWithoutHigh)) }
        return parts.joined(separator: ", ")
    }

    func reason(_ reason: LeftOutFact.Reason) -> String {
        switch reason {
        case .alleged: words.hearsay
        case .denied: words.modality(.denied)
        case .noAmount: words.noAmountGiven
        case .duplicate(let id): words.sameClaim(as: "\(id)")
        case .superseded(let id): words.replacedByFact("\(id)")
        }
    }
}
