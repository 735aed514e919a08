/// All that is said in one language: a key for each sentence, and the grammar of dates, amounts and names.
///
/// A language is a type that conforms. A key that it lacks does not compile.
package protocol Wording: DateWording, AmountWording, NameWording, FactWording, PageWording, MoneyWording, PlanWording {}
