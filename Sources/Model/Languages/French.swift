/// What is said in French.
struct French: Wording {
    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count < 2 ? "" : "s")" }
}

// MARK: Dates

extension French {

    func yearOfEra(_ year: Int, isBeforeChrist: Bool) -> String { "\(year) \(isBeforeChrist ? "av." : "apr.") J.-C." }
    func significantDigits(_ count: Int) -> String { count == 1 ? "1 chiffre significatif" : "\(count) chiffres significatifs" }

    func month(_ month: Int, of year: String) -> DatePhrase { DatePhrase(Self.month(month) + " " + year) }
    func day(_ day: Int, month: Int, of year: String) -> DatePhrase {
        DatePhrase("\(day == 1 ? "1er" : "\(day)") \(Self.month(month)) \(year)", .masculine)
    }

    func season(_ season: Int, of year: String, _ hemisphere: Hemisphere?) -> DatePhrase {
        let name = ["printemps", "été", "automne", "hiver"][season - 1]
        let place = hemisphere.map { $0 == .northern ? " (hémisphère nord)" : " (hémisphère sud)" } ?? ""
        return DatePhrase(name + " " + year + place, season == 1 ? .masculine : .elided)
    }

    func quarter(_ quarter: Int, of year: String) -> DatePhrase { DatePhrase("\(Self.ordinal(quarter)) trimestre \(year)", .masculine) }
    func thirdOfYear(_ third: Int, of year: String) -> DatePhrase { DatePhrase("\(Self.ordinal(third)) quadrimestre \(year)", .masculine) }
    func halfOfYear(_ half: Int, of year: String) -> DatePhrase { DatePhrase("\(Self.ordinal(half)) semestre \(year)", .masculine) }
    func decade(_ year: Int) -> DatePhrase { DatePhrase("années \(year)", .plural) }
    func century(_ number: Int) -> DatePhrase {
        DatePhrase(RomanNumeral.text(number) + (number == 1 ? "er" : "e") + " siècle", .masculine)
    }

    var ofAnUnknownYear: String { "d'une année inconnue" }
    func ofAYear(of period: DatePhrase) -> String { "d'une année " + period.afterDe }
    func aMonth(of period: DatePhrase) -> String { "un mois " + period.afterDe }
    func aDay(of period: DatePhrase) -> String { "un jour " + period.afterDe }
    func day(_ day: Int, ofAMonthOf period: DatePhrase) -> String { "le \(day) d'un mois " + period.afterDe }

    // A month or a year is joined without a preposition, a decade or a century with one.
    func early(_ period: DatePhrase) -> DatePhrase { DatePhrase("début " + (period.article == .none ? period.noun : period.afterDe), .bare) }
    func middle(of period: DatePhrase) -> DatePhrase {
        DatePhrase(period.article == .none ? "mi-" + period.noun : "milieu " + period.afterDe, .bare)
    }
    func late(_ period: DatePhrase) -> DatePhrase { DatePhrase("fin " + (period.article == .none ? period.noun : period.afterDe), .bare) }
    func end(of period: DatePhrase) -> DatePhrase { late(period) }
    func firstHalf(of period: DatePhrase, isMonth: Bool) -> DatePhrase {
        DatePhrase((isMonth ? "première quinzaine " : "première moitié ") + period.afterDe, .feminine)
    }
    func secondHalf(of period: DatePhrase, isMonth: Bool) -> DatePhrase {
        DatePhrase((isMonth ? "deuxième quinzaine " : "deuxième moitié ") + period.afterDe, .feminine)
    }

    func about(_ date: DatePhrase) -> DatePhrase { DatePhrase("vers " + date.withArticle, .preposition) }
    var uncertain: String { "incertain" }
    func doubt(_ part: DatePart, isUncertain: Bool, isApproximate: Bool) -> String {
        let (name, isFeminine) =
            switch part {
            case .year: ("année", true)
            case .month: ("mois", false)
            case .day: ("jour", false)
            case .partOfYear: ("partie de l'année", true)
            }
        let remarks = [
            isUncertain ? (isFeminine ? "incertaine" : "incertain") : nil,
            isApproximate ? (isFeminine ? "approximative" : "approximatif") : nil,
        ]
        return name + " " + remarks.compactMap(\.self).joined(separator: " et ")
    }

    func time(_ time: String, on day: String) -> String { day + " à " + time }
    func from(_ start: DatePhrase, to end: DatePhrase) -> String { start.afterDe + " " + end.afterA }
    func since(_ start: DatePhrase) -> String { "depuis " + start.withArticle }
    func fromOn(_ start: DatePhrase) -> String { "à partir " + start.afterDe }
    func until(_ end: DatePhrase) -> String { end.afterJusque }
    func upTo(_ end: DatePhrase) -> String { "au plus " + end.afterJusque }
    var noEnd: String { "sans terme" }
    var atAnyTime: String { "à tout moment" }
    var fromAnUnknownDate: String { "à partir d'une date inconnue" }
    var untilAnUnknownDate: String { "jusqu'à une date inconnue" }

    func between(_ first: DatePhrase, and last: DatePhrase) -> String { "entre " + first.withArticle + " et " + last.withArticle }
    func before(_ date: DatePhrase) -> String { "avant " + date.withArticle }
    func after(_ date: DatePhrase) -> String { "après " + date.withArticle }
    func each(_ part: DatePart) -> String {
        switch part {
        case .year: "chaque année"
        case .month: "chaque mois"
        case .day: "chaque jour"
        case .partOfYear: "chaque partie de l'année"
        }
    }
    var and: String { "et" }
    var or: String { "ou" }
    var earlier: String { "plus tôt" }
    var later: String { "plus tard" }

    private static func month(_ number: Int) -> String {
        switch number {
        case 1: "janvier"
        case 2: "février"
        case 3: "mars"
        case 4: "avril"
        case 5: "mai"
        case 6: "juin"
        case 7: "juillet"
        case 8: "août"
        case 9: "septembre"
        case 10: "octobre"
        case 11: "novembre"
        default: "décembre"
        }
    }

    private static func ordinal(_ number: Int) -> String { number == 1 ? "1er" : "\(number)e" }
}

extension DatePhrase {
    // After a preposition that changes nothing: "avant le printemps 2013".
    fileprivate var withArticle: String {
        switch article {
        case .none, .bare, .definite, .preposition: noun
        case .masculine: "le " + noun
        case .feminine: "la " + noun
        case .elided: "l'" + noun
        case .plural: "les " + noun
        }
    }

    // After `de`: "de mai", "d'avril", "du printemps", "de l'été", "des années 1990".
    fileprivate var afterDe: String {
        switch article {
        case .none, .bare, .definite, .preposition: beginsWithVowel ? "d'" + noun : "de " + noun
        case .masculine: "du " + noun
        case .feminine: "de la " + noun
        case .elided: "de l'" + noun
        case .plural: "des " + noun
        }
    }

    // After `à`: "à mai", "au printemps", "à l'été", "aux années 1990".
    fileprivate var afterA: String {
        switch article {
        case .none, .bare, .definite, .preposition: "à " + noun
        case .masculine: "au " + noun
        case .feminine: "à la " + noun
        case .elided: "à l'" + noun
        case .plural: "aux " + noun
        }
    }

    // After `jusque`: "jusqu'en 2014", "jusqu'au printemps 2013", "jusque vers 2014".
    fileprivate var afterJusque: String {
        switch article {
        case .none: "jusqu'en " + noun
        case .preposition: "jusque " + noun
        case .bare, .definite, .masculine, .feminine, .elided, .plural: "jusqu'" + afterA
        }
    }

    // When something was so: "en 2012", "le 20 avril 2012", "au printemps 2013", "dans les années 1990", "fin 2013", "vers 2012".
    fileprivate var asAdverb: String {
        switch article {
        case .none: "en " + noun
        case .bare, .preposition: noun
        case .masculine where noun.first?.isNumber == true: "le " + noun
        case .plural: "dans les " + noun
        case .feminine: "dans la " + noun
        case .definite, .masculine, .elided: afterA
        }
    }

    private var beginsWithVowel: Bool { noun.first.map { "aeiouéh".contains($0) } ?? false }
}

// MARK: Amounts

extension French {
    var atLeast: String { "au moins" }
    var atMost: String { "au plus" }
    var approximately: String { "environ" }
    func range(_ low: String, _ high: String) -> String { "\(low) à \(high)" }
    var decimalPoint: String { "," }
    func groupSeparator(_ space: String) -> String { space }

    func money(_ figures: String, _ sign: String, isWord: Bool, _ scale: AmountScale, space: String) -> String {
        let gap = isWord ? space : ""
        return switch scale {
        case .one: figures + space + sign
        case .million: figures + space + "M" + gap + sign
        case .billion: figures + space + "Md" + gap + sign
        }
    }

    func isPlural(_ magnitude: UInt64, one: UInt64) -> Bool { magnitude >= 2 * one }

    // A noun with adjectives agrees throughout; what follows a preposition stays as it is.
    func plural(of label: String) -> String {
        var isOpen = true
        return label.split(separator: " ", omittingEmptySubsequences: false).map { word in
            if ["de", "du", "des", "par", "en"].contains(word) || word.hasPrefix("d'") { isOpen = false }
            if !isOpen || word.isEmpty || ["s", "x", "z"].contains(where: { word.hasSuffix($0) }) { return String(word) }
            if word.hasSuffix("eau") { return word + "x" }
            return word.hasSuffix("al") ? word.dropLast() + "ux" : word + "s"
        }.joined(separator: " ")
    }
}

// MARK: Names

extension French {
    func reason(_ reason: NameReason) -> String {
        switch reason {
        case .sameText: "texte identique"
        case .capitals: "mêmes lettres, autres majuscules"
        case .punctuation: "mêmes lettres, autre ponctuation"
        case .accents: "mêmes lettres aux accents près"
        case .sameWords: "mêmes mots"
        case .spaces(edits: 0): "mêmes lettres, autres espaces"
        case .spaces(let edits): "\(Self.letters(edits)), autres espaces"
        case .letters(let edits): Self.letters(edits)
        case .conflict(let one, let other): "\(one) contre \(other)"
        case .more(let words): "l'un a en plus\u{A0}: \(words)"
        case .otherOrder: "mots dans un autre ordre"
        case .legalFormAside(let forms): "forme juridique à part (\(forms))"
        case .legalForms(let one, let other): "formes juridiques différentes\u{A0}: \(one) contre \(other)"
        case .joined(let one, let other, edits: 0): "\(one) et \(other) ne diffèrent que par les espaces"
        case .joined(let one, let other, let edits): "\(Self.letters(edits)) (\(one), \(other)), autres espaces"
        case .initial(let letter, let word): "initiale \(letter) pour \(word)"
        case .short(let short, let full): "\(short) est le diminutif de \(full)"
        case .acronym(let acronym, let words): "\(acronym) est le sigle de \(words)"
        case .begins(let word, let start): "\(word) commence par \(start)"
        case .spelled(let one, let other, let edits, let soundsAlike):
            "\(Self.letters(edits)) (\(one), \(other))" + (soundsAlike ? ", même son" : "")
        case .sound(let one, let other): "\(one) et \(other) peuvent être un seul nom par le son"
        case .nothingShared: "aucun mot en commun"
        }
    }

    private static func letters(_ edits: Int) -> String { edits == 1 ? "1 lettre d'écart" : "\(edits) lettres d'écart" }

    func verdict(_ verdict: NameComparison.Verdict) -> String {
        switch verdict {
        case .same: "même nom"
        case .different: "noms différents"
        case .unsure: "incertain"
        }
    }

    var byName: String { "nom" }
    var formerName: String { "ancien nom" }
    func formerName(until date: String) -> String { "ancien nom jusqu'à \(date)" }
    func acronym(of name: String) -> String { "sigle de \(name)" }
    var otherName: String { "autre nom" }
    var misspellingRecorded: String { "graphie fautive relevée" }
    func misspellingRecorded(in sources: String) -> String { "graphie fautive relevée dans \(sources)" }
    var bySlug: String { "identifiant" }
    var beginsSo: String { "commence ainsi" }
    var hasTheseWords: String { "a ces mots" }

    func role(_ role: NameRole) -> String {
        switch role {
        case .preferred: "nom retenu"
        case .alias: "aussi"
        case .former: "ancien nom"
        case .acronym: "sigle"
        case .misspelling: "graphie fautive"
        }
    }
}

// MARK: Facts and their sources

extension French {
    var colon: String { "\u{A0}: " }
    var semicolon: String { "\u{A0}; " }
    func quoted(_ text: String) -> String { "«\u{A0}\(text)\u{A0}»" }
    func joined(_ words: String, to name: String) -> String { FrenchElision.joined(words, name) }
    func andMore(_ count: Int) -> String { "et \(count) de plus" }

    func modality(_ modality: Modality) -> String {
        switch modality {
        case .planned: "prévu"
        case .committed: "engagé"
        case .actual: "réalisé"
        case .alleged: "allégué"
        case .denied: "démenti"
        }
    }
    func possibly(_ sentence: String) -> String { "peut-être\u{A0}: \(sentence)" }
    func fact(_ id: String) -> String { "fait \(id)" }
    func factCount(_ count: Int) -> String { counted(count, "fait") }

    func holds(from start: DatePhrase) -> String {
        "à partir " + (start.article == .preposition ? "d'une date " + start.noun : start.afterDe)
    }
    func holds(until end: DatePhrase) -> String {
        end.article == .preposition && !end.noun.hasPrefix("vers ") ? "jusqu'à une date " + end.noun : end.afterJusque
    }
    var withoutBeginning: String { "sans commencement" }
    var withoutTerm: String { "sans terme" }
    func asOf(_ date: DatePhrase) -> String { "constaté " + date.asAdverb }

    var sources: String { "Sources" }
    var undated: String { "sans date" }
    var dateInferred: String { "date déduite" }
    var noPlaceGiven: String { "sans indication d'endroit" }
    func accordingTo(_ speaker: String) -> String { "selon \(speaker)" }
    var implied: String { "sous-entendu" }
    var inferred: String { "déduit de la source" }

    var confidentialMark: String { "[confidentiel]" }
    var privateMark: String { "[privé]" }
    var confidential: String { "confidentiel" }

    func verdict(_ verdict: NewDispute.Verdict) -> String {
        switch verdict {
        case .rival: "affirmations rivales"
        case .apparent: "désaccord apparent"
        case .resolved: "tranché"
        }
    }
    var betterSupported: String { "mieux étayé" }
    var disputed: String { "contesté" }
    func othersSay(_ verdict: NewDispute.Verdict, isFavoured: Bool?) -> String {
        switch (verdict, isFavoured) {
        case (.rival, nil): "d'autres disent"
        case (.rival, true?): "d'autres disent, moins étayé,"
        case (.rival, false?): "d'autres disent, mieux étayé,"
        case (.apparent, nil): "d'autres disent, peut-être sans contredire,"
        case (.apparent, true?): "d'autres disent, peut-être sans contredire, mais moins étayé,"
        case (.apparent, false?): "d'autres disent, peut-être sans contredire, et mieux étayé,"
        case (.resolved, nil): "tranché avec ce que disent d'autres,"
        case (.resolved, true?): "retenu contre"
        case (.resolved, false?): "écarté au profit de"
        }
    }
    func moreSayOtherwise(_ count: Int) -> String { count == 1 ? "1 autre version" : "\(count) autres versions" }
    func rivalSays(_ id: String, _ what: String) -> String { "le fait \(id) dit\u{A0}: \(what)" }
    func rivalDenies(_ id: String) -> String { "le fait \(id) le dément" }
    func rivalClaims(_ id: String) -> String { "le fait \(id) l'affirme" }

    var nothingThatLasts: String { "rien qui dure" }
    var neverAllAtOnce: String { "jamais en même temps" }
    var atAnUnknownTime: String { "à une date inconnue" }
    func heldAtAnUnknownTime(isAlone: Bool) -> String { isAlone ? "valable à une date inconnue" : "peut-être en même temps, à une date inconnue" }
    func held(_ spans: String, isAlone: Bool) -> String { isAlone ? "valable\u{A0}: \(spans)" : "en même temps\u{A0}: \(spans)" }
    func certainlyHeld(_ span: String) -> String { "certainement \(span)" }
    func possiblyHeld(_ span: String) -> String { "peut-être \(span)" }
    func eventsAside(_ count: Int) -> String { counted(count, "événement") + " à part" }
    func canBeTold(from date: String) -> String { "le tout ne peut se raconter avant\u{A0}: \(date)" }
}

// MARK: Pages

extension French {
    func whatHeld(on date: String) -> String { "ce qui valait alors\u{A0}: \(date)" }
    func whatHeld(from first: String, to last: String) -> String { "ce qui valait à un moment, de \(first) à \(last)" }
    var whatHeldTogether: String { "ce qui valait en même temps" }
    var forCertain: String { "à coup sûr" }
    func asKnown(at moment: String) -> String { "tel que connu à\u{A0}: \(moment)" }

    var otherNames: String { "Autres noms" }
    var statements: String { "Dit" }
    var disputes: String { "Désaccords" }
    var rivalClaims: String { "Affirmations rivales" }
    func against(_ claim: String) -> String { "contre\u{A0}: \(claim)" }
    var noFactIsKnown: String { "Aucun fait connu\u{A0}: rien n'est dans cette base." }
    var everyFactIsDenied: String { "Aucun fait\u{A0}: ce qui est connu est démenti." }
    var noFactIsCertain: String { "Aucun fait n'est certain\u{A0}: certains sont possibles." }
    var noFactOfThatTime: String { "Aucun fait connu à cette date\u{A0}; il y en a d'autres." }
    var holdsOrHeldLast: String { "Vaut, ou a valu en dernier" }
    func allOfIt(_ command: String) -> String { "Tout\u{A0}: \(command)" }

    func retracted(in revision: String) -> String { "Retiré à la révision \(revision)." }
    var noSourceIsCited: String { "Aucune source n'est citée." }
    var attestedBy: String { "Attesté par" }
    var whatItFollows: String { "Fait suite à" }
    var whatFollowed: String { "Ce qui a suivi" }
    var whatReplacedIt: String { "Remplacé par" }
    var whatItReplaces: String { "Remplace" }

    var disagreements: String { "désaccords" }
    func rivalFacts(_ what: String) -> String { "\(what) — faits rivaux, sans désaccord rédigé" }
    func sourceCount(_ count: Int) -> String { counted(count, "source") }
    func sourceCount(_ count: Int, independent: Int) -> String {
        "\(sourceCount(count)), dont \(independent) \(independent == 1 ? "indépendante" : "indépendantes")"
    }
    func disagreementCount(disputes: Int, rivals: Int) -> String {
        let found =
            switch rivals {
            case 0: "aucun fait rival hors de ceux-ci"
            case 1: "1 groupe de faits rivaux en dehors"
            default: "\(rivals) groupes de faits rivaux en dehors"
            }
        return counted(disputes, "désaccord") + semicolon + found + "."
    }

    var timeline: String { "chronologie" }
    var begins: String { "début" }
    var ends: String { "fin" }
    var says: String { "dit" }
    func linesOutside(_ count: Int) -> String { count == 1 ? "1 ligne est hors de ces dates." : "\(count) lignes sont hors de ces dates." }
    func factsWithoutDate(_ count: Int, option: String) -> String {
        count == 1 ? "1 fait n'a pas de date\u{A0}: \(option) le donne." : "\(count) faits n'ont pas de date\u{A0}: \(option) les donne."
    }
    func factsWithoutDate(_ count: Int) -> String { count == 1 ? "1 fait n'a pas de date." : "\(count) faits n'ont pas de date." }
    func linesInSeveralYears(_ count: Int) -> String {
        count == 1 ? "1 ligne peut tomber dans plusieurs années." : "\(count) lignes peuvent tomber dans plusieurs années."
    }

    func around(_ name: String) -> String { "Autour de \(name)" }
    func relationsAway(_ distance: Int) -> String { "À " + counted(distance, "relation") }
    func sameEntity(_ name: String) -> String { "C'est la même entité\u{A0}: \(name)." }

    func place(_ place: TextPlace) -> String {
        switch place {
        case .summary: "résumé"
        case .note: "note"
        case .role: "rôle"
        case .privateNote: "note privée"
        case .source: "source"
        case .value: "valeur"
        case .dispute: "désaccord"
        case .side: "partie d'un désaccord"
        case .title: "titre"
        }
    }
    func translation(_ language: String) -> String { "traduction (\(language))" }

    func moreChanges(_ count: Int) -> String { "… et \(count) autres" }
    var contradictEachOther: String { "En contradiction\u{A0}:" }
    func beside(_ fact: String) -> String { "À côté de \(fact)\u{A0}:" }
    func followedBy(_ fact: String) -> String { "suivi de \(fact)" }
    func following(_ fact: String) -> String { "suit \(fact)" }
    func confirms(_ fact: String) -> String { "confirme \(fact)" }
    func also(_ fact: String) -> String { "aussi \(fact)" }
    func knownAlready(_ fact: String) -> String { "déjà connu\u{A0}: \(fact)" }

    func addedIn(_ revision: String) -> String { "ajouté par la révision \(revision)" }
    func retractedIn(_ revision: String) -> String { "retiré par la révision \(revision)" }
    func by(_ author: String) -> String { "par \(author)" }
    func inThePlace(of fact: String) -> String { "à la place de \(fact)" }
    func replacedBy(_ fact: String) -> String { "remplacé par \(fact)" }
}

// MARK: Money

extension French {
    var money: String { "argent" }
    func moneyInto(_ name: String) -> String { "Vers \(name)" }
    func moneyOutOf(_ name: String) -> String { "Depuis \(name)" }
    var moneyFollowing: String { "Ce qui met ces plans à exécution ailleurs" }
    var allMoney: String { "Toutes les relations" }
    var noAmountCounts: String { "Aucune relation ne donne de montant à compter." }
    func noAmountIsKnown(_ modalities: String) -> String { "\(modalities)\u{A0}: aucun montant connu" }
    var noBoundIsKnown: String { "aucune borne connue" }

    func factCount(_ used: String, of count: Int) -> String { "\(used) sur \(factCount(count))" }
    func withoutLowerBound(_ count: Int) -> String { "\(count) sans borne inférieure" }
    func withoutUpperBound(_ count: Int) -> String { "\(count) sans borne supérieure" }
    var tooManyDisagreements: String { "trop de désaccords pour donner chaque total" }
    func disputedElsewhere(_ disputes: String) -> String { "objet de désaccords\u{A0}: \(disputes)" }
    func amount(_ amount: String, if choices: String) -> String { "\(amount) si \(choices)" }
    var nothingIsCounted: String { "rien qui soit compté ici" }
    func instead(_ sides: String) -> String { "au lieu de cela \(sides)" }
    func counting(_ facts: [String]) -> String { (facts.count == 1 ? "en comptant le fait " : "en comptant les faits ") + facts.joined(separator: ", ") }

    var byGroup: String { "Par groupe" }
    var sideBySide: String { "Côte à côte" }
    func gap(_ greater: String, less smaller: String, _ difference: String) -> String { "\(greater) moins \(smaller)\u{A0}: \(difference)" }
    func difference(_ amount: String) -> String { "écart \(amount)" }
    var noDifference: String { "aucun écart" }
    var noDifferenceCanBeTold: String { "aucun écart à donner" }
    var statedTotals: String { "Totaux annoncés, jamais additionnés" }
    func besideTheTotal(_ difference: String) -> String { "à côté du total ci-dessus\u{A0}: \(difference)" }
    var whicheverWay: String { "de quelque façon qu'on additionne" }
    var noRelationToCompare: String { "aucune relation à comparer" }

    var leftOut: String { "Non compté" }
    var hearsay: String { "ouï-dire" }
    var noAmountGiven: String { "aucun montant donné" }
    func sameClaim(as fact: String) -> String { "même affirmation que le fait \(fact)" }
    func replacedByFact(_ fact: String) -> String { "remplacé par le fait \(fact)" }
}

// MARK: How a question in SQL is answered

extension French {
    func sorts(for what: String) -> String { "trie, pour \(what)" }
    func gathersFirst(_ what: String) -> String { "rassemble d'abord \(what)" }
    func readsAsItGoes(_ what: String) -> String { "lit \(what) au fur et à mesure" }
    func forEachRow(subquery: String) -> String { "pour chaque ligne, sous-requête \(subquery)" }
    func forEachRow(list: String) -> String { "pour chaque ligne, liste \(list)" }
    func once(subquery: String) -> String { "une fois, sous-requête \(subquery)" }
    func once(list: String) -> String { "une fois, liste \(list)" }
    var oneRowOfNoTable: String { "une ligne d'aucune table" }
    func asks(_ table: String) -> String { "interroge \(table)" }
    func readsEveryRow(of table: String) -> String { "lit chaque ligne de \(table)" }
    func readsEveryRow(of table: String, inIndexAlone index: String) -> String { "lit chaque ligne de \(table), dans son seul index \(index)" }
    func readsEveryRow(of table: String, inOrderOf index: String) -> String { "lit chaque ligne de \(table), dans l'ordre de son index \(index)" }
    func looksUp(_ table: String, byKey condition: String) -> String { "cherche \(table) par sa clé\u{A0}: \(condition)" }
    func looksUpByPassingIndex(_ table: String, _ condition: String) -> String { "cherche \(table) par un index fait pour cette question\u{A0}: \(condition)" }
    func looksUp(_ table: String, byIndex index: String, _ condition: String) -> String { "cherche \(table) par son index \(index)\u{A0}: \(condition)" }
}
