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
            return TextLayout.wrap(words(step), width: layout.width, first: indent + "· ", rest: indent + "    ")
        }
    }

    // What is not known here stays in SQLite's words.
    private func words(_ step: QueryPlan.Step) -> String {
        let words = language.wording
        let detail = step.detail
        if let rest = detail.after("USE TEMP B-TREE FOR ") { return words.sorts(for: rest) }
        if let rest = detail.after("MATERIALIZE ") { return words.gathersFirst(rest) }
        if let rest = detail.after("CO-ROUTINE ") { return words.readsAsItGoes(rest) }
        if let rest = detail.after("CORRELATED SCALAR SUBQUERY ") { return words.forEachRow(subquery: rest) }
        if let rest = detail.after("CORRELATED LIST SUBQUERY ") { return words.forEachRow(list: rest) }
        if let rest = detail.after("SCALAR SUBQUERY ") { return words.once(subquery: rest) }
        if let rest = detail.after("LIST SUBQUERY ") { return words.once(list: rest) }
        if let rest = detail.after("SEARCH ") { return search(rest.naming(step.table), words) }
        if let rest = detail.after("SCAN ") { return scan(rest.naming(step.table), words) }
        return detail
    }

    private func scan(_ rest: String, _ words: any Wording) -> String {
        if rest == "CONSTANT ROW" { return words.oneRowOfNoTable }
        guard let (table, using) = rest.parts(around: " USING ") else {
            guard let (table, _) = rest.parts(around: " VIRTUAL TABLE INDEX ") else { return words.readsEveryRow(of: rest) }
            return words.asks(table)
        }
        if let index = using.after("COVERING INDEX ") { return words.readsEveryRow(of: table, inIndexAlone: index) }
        return words.readsEveryRow(of: table, inOrderOf: using.after("INDEX ") ?? using)
    }

    private func search(_ rest: String, _ words: any Wording) -> String {
        guard let (table, using) = rest.parts(around: " USING "), let (way, behind) = using.parts(around: " (") else {
            return scan(rest, words)
        }
        let condition = behind.split(separator: ")").first.map(String.init) ?? behind
        if way == "INTEGER PRIMARY KEY" {
            return words.looksUp(table, byKey: condition.hasPrefix("rowid") ? "id" + condition.dropFirst(5) : condition)
        }
        if way.hasPrefix("AUTOMATIC ") { return words.looksUpByPassingIndex(table, condition) }
        return words.looksUp(table, byIndex: way.after("COVERING INDEX ") ?? way.after("INDEX ") ?? way, condition)
    }
}

extension String {
    /// What follows a beginning; nil where the text begins otherwise.
    fileprivate func after(_ beginning: String) -> String? { hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil }

    /// The text with a table in place of its first word.
    fileprivate func naming(_ table: String?) -> String { table.map { $0 + drop { $0 != " " } } ?? self }

    /// What stands before and behind the first place of a text in this one; nil where it has none.
    fileprivate func parts(around separator: String) -> (String, String)? {
        guard let place = ranges(of: separator).first else { return nil }
        return (String(self[..<place.lowerBound]), String(self[place.upperBound...]))
    }
}
