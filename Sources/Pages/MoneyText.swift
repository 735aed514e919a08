package import DossierModel
internal import DossierOutput
internal import DossierQuery

/// The parts of an answer about money in words.
package struct MoneyText {
    let language: Language

    package init(language: Language) { self.language = language }

    func say(_ english: String, _ french: String) -> String { language == .french ? french : english }

    /// The least that was asked about.
    package func atLeast(_ amount: Amount) -> String { say("at least ", "au moins ") + amount.text(in: language, unbroken: true) }

    func amount(_ amount: Amount?) -> String {
        amount?.text(in: language, unbroken: true) ?? say("no bound is known", "aucune borne connue")
    }

    /// A difference, which is none where both bounds are zero.
    func difference(_ amount: Amount?) -> String {
        guard let amount else { return say("no difference can be told", "aucun écart à donner") }
        if amount.low == 0, amount.high == 0 { return say("no difference", "aucun écart") }
        return say("difference ", "écart ") + self.amount(amount)
    }

    func modality(_ modality: Modality) -> String {
        switch modality {
        case .planned: say("planned", "prévu")
        case .committed: say("committed", "engagé")
        case .actual: say("actual", "réalisé")
        case .alleged: say("alleged", "allégué")
        case .denied: say("denied", "démenti")
        }
    }

    func flow(_ flow: MoneyFlow, of entity: EntityReference?) -> String {
        let name = entity?.name ?? ""
        return switch flow {
        case .into: say("Into \(name)", "Vers \(name)")
        case .outOf: say("Out of \(name)", "Depuis \(name)")
        case .following: say("What carries these plans out elsewhere", "Ce qui met ces plans à exécution ailleurs")
        case .all: say("All relations", "Toutes les relations")
        }
    }

    func group(_ group: MoneyGroup) -> String {
        switch group {
        case .everything: ""
        case .predicate(let predicate): predicate.label(in: language)
        case .entity(let entity): entity.name
        case .year(let year): year ?? say("undated", "sans date")
        }
    }

    /// Why a way of adding up counts what it does.
    func choices(_ choices: [MoneyChoice]) -> String {
        choices.map { choice in
            switch choice {
            case .side(let dispute, let text, let isFavoured):
                "\(text) (\(dispute)\(isFavoured ? say(", better supported", ", mieux étayé") : ""))"
            case .others(let dispute, let sides):
                say("instead ", "au lieu de cela ") + DisputeText(language: language).told(sides) + " (\(dispute))"
            case .facts(let ids):
                say("counting ", "en comptant ") + say(ids.count == 1 ? "fact " : "facts ", ids.count == 1 ? "le fait " : "les faits ")
                    + ids.map { "\($0)" }.joined(separator: ", ")
            }
        }.joined(separator: "; ")
    }

    /// What one way of adding up gives; where it counts nothing, that.
    func amount(_ way: MoneyAlternative) -> String {
        way.facts.isEmpty ? say("nothing that is counted here", "rien qui soit compté ici") : "\(amount(way.total.amount)) (\(facts(way.total)))"
    }

    /// How many facts a total rests on: "4 facts", or "4 of 6 facts" where each way to add up leaves some out.
    func foundation(_ total: MoneyTotal) -> String {
        let confidential = confidential(total.facts)
        guard let way = total.alternatives.first else { return facts(total.facts.count) + confidential }
        let counts = Set(total.alternatives.map(\.facts.count))
        if total.alternatives.count == 1 { return facts(way.total) + confidential }
        let used = counts.count == 1 ? "\(way.facts.count)" : "\(counts.min() ?? 0)–\(counts.max() ?? 0)"
        return used + say(" of ", " sur ") + facts(total.facts.count) + confidential
    }

    // ", 1 [confidential]": a sum gives away what it rests on.
    private func confidential(_ facts: [FactRecord]) -> String {
        let count = facts.count(where: \.isConfidential)
        return count == 0 ? "" : ", \(count) \(Mark.confidential(language))"
    }

    /// How many facts a sum rests on, and how many of them leave a bound open.
    func facts(_ sum: AmountTotal) -> String {
        var parts = [facts(sum.count)]
        let (noLow, noHigh) = (sum.countWithoutLow, sum.countWithoutHigh)
        if noLow > 0 { parts.append(say("\(noLow) without a lower bound", "\(noLow) sans borne inférieure")) }
        if noHigh > 0 { parts.append(say("\(noHigh) without an upper bound", "\(noHigh) sans borne supérieure")) }
        return parts.joined(separator: ", ")
    }

    private func facts(_ count: Int) -> String {
        say(count == 1 ? "1 fact" : "\(count) facts", count == 1 ? "1 fait" : "\(count) faits")
    }

    func reason(_ reason: LeftOutFact.Reason) -> String {
        switch reason {
        case .alleged: say("hearsay", "ouï-dire")
        case .denied: say("denied", "démenti")
        case .noAmount: say("no amount given", "aucun montant donné")
        case .duplicate(let id): say("the same claim as fact \(id)", "même affirmation que le fait \(id)")
        case .superseded(let id): say("replaced by fact \(id)", "remplacé par le fait \(id)")
        }
    }
}
