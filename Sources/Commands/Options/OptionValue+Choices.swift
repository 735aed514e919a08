internal import DossierModel
internal import DossierOutput
internal import DossierQuery

extension OutputFormat: WordChoice {}

extension MoneyGrouping: WordChoice {}

extension Language: WordChoice {}

extension Modality: WordChoice {
    var word: String { name }
}
