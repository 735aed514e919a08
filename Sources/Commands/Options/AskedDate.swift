internal import ArgumentParser
internal import DossierModel

/// A date as it was typed: EDTF, or words in English or French.
struct AskedDate: OptionValue {
    let text: String
    let date: EDTF

    init(option text: String) throws {
        self.text = text
        do {
            date = try EDTF(words: text)
        } catch {
            throw ValidationError(error.description)
        }
    }
}
