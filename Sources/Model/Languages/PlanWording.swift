/// What a language says of how a question in SQL is answered.
package protocol PlanWording: Sendable {
    /// "sorts, for ORDER BY".
    func sorts(for what: String) -> String
    /// "gathers relations first".
    func gathersFirst(_ what: String) -> String
    /// "reads relations as it goes".
    func readsAsItGoes(_ what: String) -> String
    /// "for each row, subquery 2".
    func forEachRow(subquery: String) -> String
    /// "for each row, list 2".
    func forEachRow(list: String) -> String
    /// "once, subquery 2".
    func once(subquery: String) -> String
    /// "once, list 2".
    func once(list: String) -> String
    /// "one row of no table".
    var oneRowOfNoTable: String { get }
    /// Of a table function: "asks paths".
    func asks(_ table: String) -> String
    /// "reads every row of fact".
    func readsEveryRow(of table: String) -> String
    /// "reads every row of fact, in its index fact_by_subject alone".
    func readsEveryRow(of table: String, inIndexAlone index: String) -> String
    /// "reads every row of fact, in the order of its index fact_by_subject".
    func readsEveryRow(of table: String, inOrderOf index: String) -> String
    /// "looks up fact by its key: id=?".
    func looksUp(_ table: String, byKey condition: String) -> String
    /// "looks up fact by an index that it makes for this question: subject=?".
    func looksUpByPassingIndex(_ table: String, _ condition: String) -> String
    /// "looks up fact by its index fact_by_subject: subject=?".
    func looksUp(_ table: String, byIndex index: String, _ condition: String) -> String
}
