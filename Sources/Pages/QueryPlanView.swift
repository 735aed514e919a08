package import DossierModel
package import DossierOutput
package import DossierQuery

/// The plan of a statement in words: a line a step, under what it is a part of.
package struct QueryPlanView {
    let plan: QueryPlan
    let layout: PageLayout
    let language: Language

    package init(plan: QueryPlan, layout: PageLayout, language: Language) {
        self.plan = plan
        self.layout = layout
        self.language = language
    }

    package static let columns = ["id", "parent", "detail"]

    package var rows: [[Value]] { plan.steps.map { [.integer($0.id), .integer($0.parent), .text($0.detail)] } }

    package func lines() -> [PageLine] {
        plan.steps.flatMap { step in
            let indent = String(repeating: "  ", count: step.depth)
            return TextLayout.wrap(words(step.detail), width: layout.width, first: indent + "· ", rest: indent + "    ")
        }
    }

    private func say(_ english: String, _ french: String) -> String { language == .french ? french : english }

    // What is not known here stays in SQLite's words.
    private func words(_ detail: String) -> String {
        if let rest = detail.after("USE TEMP B-TREE FOR ") { return say("sorts, for ", "trie, pour ") + rest }
        if let rest = detail.after("MATERIALIZE ") { return say("gathers \(rest) first", "rassemble d'abord \(rest)") }
        if let rest = detail.after("CO-ROUTINE ") { return say("reads \(rest) as it goes", "lit \(rest) au fur et à mesure") }
        if let rest = detail.after("CORRELATED SCALAR SUBQUERY ") {
            return say("for each row, subquery \(rest)", "pour chaque ligne, sous-requête \(rest)")
        }
        if let rest = detail.after("CORRELATED LIST SUBQUERY ") {
            return say("for each row, list \(rest)", "pour chaque ligne, liste \(rest)")
        }
        if let rest = detail.after("SCALAR SUBQUERY ") {
            return say("once, subquery \(rest)", "une fois, sous-requête \(rest)")
        }
        if let rest = detail.after("LIST SUBQUERY ") { return say("once, list \(rest)", "une fois, liste \(rest)") }
        if let rest = detail.after("SEARCH ") { return search(rest) }
        if let rest = detail.after("SCAN ") { return scan(rest) }
        return detail
    }

    private func scan(_ rest: String) -> String {
        if rest == "CONSTANT ROW" { return say("one row of no table", "une ligne d'aucune table") }
        guard let (table, using) = rest.parts(around: " USING ") else {
            guard let (table, _) = rest.parts(around: " VIRTUAL TABLE INDEX ") else {
                return say("reads every row of \(rest)", "lit chaque ligne de \(rest)")
            }
            return say("asks \(table)", "interroge \(table)")
        }
        if let index = using.after("COVERING INDEX ") {
            return say(
                "reads every row of \(table), in its index \(index) alone",
                "lit chaque ligne de \(table), dans son seul index \(index)")
        }
        let index = using.after("INDEX ") ?? using
        return say(
            "reads every row of \(table), in the order of its index \(index)",
            "lit chaque ligne de \(table), dans l'ordre de son index \(index)")
    }

    private func search(_ rest: String) -> String {
        guard let (table, using) = rest.parts(around: " USING "), let (way, behind) = using.parts(around: " (") else {
            return scan(rest)
        }
        let condition = behind.split(separator: ")").first.map(String.init) ?? behind
        if way == "INTEGER PRIMARY KEY" {
            let key = condition.hasPrefix("rowid") ? "id" + condition.dropFirst(5) : condition
            return say("looks up \(table) by its key: \(key)", "cherche \(table) par sa clé : \(key)")
        }
        if way.hasPrefix("AUTOMATIC ") {
            return say(
                "looks up \(table) by an index that it makes for this question: \(condition)",
                "cherche \(table) par un index fait pour cette question : \(condition)")
        }
        let index = way.after("COVERING INDEX ") ?? way.after("INDEX ") ?? way
        return say(
            "looks up \(table) by its index \(index): \(condition)", "cherche \(table) par son index \(index) : \(condition)")
    }
}

extension String {
    /// What follows a beginning; nil where the text begins otherwise.
    fileprivate func after(_ beginning: String) -> String? { hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil }

    /// What stands before and behind the first place of a text in this one; nil where it has none.
    fileprivate func parts(around separator: String) -> (String, String)? {
        guard let place = ranges(of: separator).first else { return nil }
        return (String(self[..<place.lowerBound]), String(self[place.upperBound...]))
    }
}
