internal import ArgumentParser

/// Options of every command that asks and answers.
@dynamicMemberLookup
struct QuestionOptions: SessionOptions {
    @Option(ArgumentHelp("Give up after so many seconds.", valueName: "seconds"))
    var timeout: Double?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if let timeout, !(timeout > 0) { throw ValidationError("--timeout takes a number of seconds above 0.") }
    }

    var settings: Session.Settings {
        var settings = options.settings
        settings.timeout = timeout
        return settings
    }

    subscript<Member>(dynamicMember path: KeyPath<GlobalOptions, Member>) -> Member { options[keyPath: path] }
}
