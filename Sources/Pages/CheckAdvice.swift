internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// The commands that put a finding right: with its numbers and slugs in them, and '...' where a person must say what is meant.
enum CheckAdvice {
    static func commands(_ finding: Finding) -> [String] {
        let facts = finding.subjects.compactMap { if case .fact(let id) = $0 { "\(id)" } else { nil } }
        let names = finding.subjects.compactMap { if case .name(let id) = $0 { "n\(id)" } else { nil } }
        let entities = finding.subjects.compactMap { if case .entity(let slug) = $0 { ShellWord.quoted(slug) } else { nil } }
        let sources = finding.subjects.compactMap { if case .source(let slug) = $0 { ShellWord.quoted(slug) } else { nil } }
        let disputes = finding.subjects.compactMap { if case .dispute(let slug) = $0 { ShellWord.quoted(slug) } else { nil } }
        let fact = facts.first ?? "N"
        let claim = names.first ?? fact
        switch finding.code {
        // A name is one thing: what says it otherwise is another name.
        case .endedBeforeStart where !names.isEmpty: return ["dossier retract \(claim) --because '...'"]
        case .endedBeforeStart: return ["dossier edit \(fact) --starts '...' --ends '...'", dispute(facts)]
        case .closedBeforeOpening: return ["dossier edit \(fact) --starts '...'", "dossier edit \(fact) --object '...'", dispute(facts)]
        case .beforeExistence, .partedBeforeJoining: return ["dossier edit \(fact) --starts '...'", dispute(facts)]
        case .sharesOver100: return ["dossier edit \(fact) --amount '...'", dispute(facts)]
        case .danglingReference, .mergedEntity: return ["dossier doctor"]
        case .quoteNotFound:
            let place = "\(claim) --source \(sources.first ?? "'...'")" + (finding.locator.map { " --at \(ShellWord.quoted($0))" } ?? "")
            let uncite = "dossier uncite \(place) --because '...'"
            return [uncite, "\(uncite) && dossier cite \(place) --quote '...'"]
        case .favoursNoSide:
            let slug = disputes.first ?? "SLUG"
            return ["dossier dispute edit \(slug) --favours '...'", "dossier dispute edit \(slug) --clear favours"]
        case .followsCircle: return ["dossier edit \(fact) --clear follows"]
        case .derivationCircle: return ["dossier source edit \(sources.first ?? "SLUG") --clear derived-from"]
        case .uncitedFact, .uncitedName:
            return ["dossier cite \(claim) --source '...' --at '...'", "dossier retract \(claim) --because '...'"]
        case .rivalsOutsideDispute: return [dispute(facts), "dossier edit \(fact) --starts '...'"]
        case .oneSidedDispute:
            let slug = disputes.first ?? "SLUG"
            return ["dossier dispute edit \(slug) --side '...: N'", "dossier dispute remove \(slug) --because '...'"]
        case .duplicateName:
            let pair = entities.prefix(2).joined(separator: " ")
            return ["dossier same \(pair)", "dossier different \(pair) --because '...'"]
        case .kindMismatch:
            return ["dossier edit \(fact) --subject '...'", "dossier edit \(fact) --object '...'", "dossier entity edit \(entities.first ?? "NAME") --kind '...'"]
        case .unsourcedDate:
            return ["dossier cite \(fact) --source '...' --starts '...' --ends '...'", "dossier edit \(fact) --clear starts --clear ends"]
        case .inferredOnly: return ["dossier cite \(fact) --source '...' --at '...' --basis states"]
        case .uncitedSource: return ["dossier source remove \(sources.first ?? "SLUG") --because '...'"]
        case .unusedEntity: return ["dossier entity remove \(entities.first ?? "NAME") --because '...'"]
        }
    }

    private static func dispute(_ facts: [String]) -> String {
        let sides = facts.prefix(8).enumerated().map { " --side 'side \($0.offset + 1): \($0.element)'" }.joined()
        return "dossier dispute add SLUG --topic '...'" + (facts.count > 1 ? sides : " --side '...: \(facts.first ?? "N")'")
    }
}
