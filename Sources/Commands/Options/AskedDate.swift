internal import ArgumentParser
internal import DossierModel

/// A date as it was typed: EDTF, or words in English or French. Words that count from a day ("last June") are read once that is known.
struct AskedDate: OptionValue {
    let text: String
    private let reading: Result<EDTF, EDTFError>

    init(option text: String) throws {
        self.text = text
        do {
            reading = .success(try EDTF(words: text))
        } catch {
            guard error.needsDay else { throw ValidationError(error.description) }
            reading = .failure(error)
        }
    }

    /// The date; nil where it counts from a day that is not given.
    func date(relativeTo day: Day?) throws(EDTFError) -> EDTF? {
        switch reading {
        case .success(let date): date
        case .failure: if let day { try EDTF(words: text, relativeTo: day) } else { nil }
        }
    }
}

/// The one day that other dates count from.
struct ReferenceDay: OptionValue {
    let day: Day

    init(option text: String) throws {
        guard let date = try AskedDate(option: text).date(relativeTo: nil), let day = date.exactDay else {
            throw ValidationError("it takes a day: 2013-12-18")
        }
        self.day = day
    }
}

/// What dates such as "last June" count from: in every command that reads dates.
struct RelativeToOption: ParsableArguments {
    @Option(ArgumentHelp("The day from which 'last June' or 'l'an passé' count.", valueName: "day"))
    var relativeTo: ReferenceDay?

    /// The date that an option gives.
    ///
    /// - Throws: `ValidationError` where it counts from a day and none is given.
    func date(_ asked: AskedDate) throws -> EDTF {
        if let date = try read(asked) { return date }
        throw ValidationError("'\(asked.text)' counts from a day: give it, as in --relative-to 2013-12-18.")
    }

    /// The date as EDTF; in the words of the command line where it counts from a day and none is given: the source may have one.
    func words(_ asked: AskedDate?) throws -> String? { try asked.map { try read($0)?.text ?? $0.text } }

    private func read(_ asked: AskedDate) throws -> EDTF? {
        do throws(EDTFError) {
            return try asked.date(relativeTo: relativeTo?.day)
        } catch {
            throw ValidationError(error.description)
        }
    }
}
