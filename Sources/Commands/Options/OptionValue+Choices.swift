internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery

extension OutputFormat: WordChoice {}

extension MoneyGrouping: WordChoice {}

extension Language: WordChoice {}

extension PageSection: WordChoice {}

extension SourcesForm: WordChoice {}

extension Modality: WordChoice {
    var word: String { name }
}
