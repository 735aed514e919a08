internal import ArgumentParser

// How commands declare what they take. An option for one value refuses a second: the parser would forget the first. `completing` says
// what a shell completes there, where the type does not.

extension Option {
    init<T: OptionValue>(
        _ help: ArgumentHelp, name: NameSpecification = .long, completing: CompletionKind? = nil
    ) where Value == T? {
        self.init(name: name, help: help, completion: completing ?? T.completion, transform: Once<T>().read)
    }

    init(wrappedValue: Value, _ help: ArgumentHelp, name: NameSpecification = .long) where Value: OptionValue {
        self.init(wrappedValue: wrappedValue, name: name, help: help, completion: Value.completion, transform: Once<Value>().read)
    }

    init<T: OptionValue>(
        wrappedValue: [T], _ help: ArgumentHelp, name: NameSpecification = .long, parsing: ArrayParsingStrategy = .singleValue,
        completing: CompletionKind? = nil
    ) where Value == [T] {
        self.init(wrappedValue: wrappedValue, name: name, parsing: parsing, help: help, completion: completing ?? T.completion, transform: T.read)
    }
}

extension Argument {
    init(_ help: ArgumentHelp, completing: CompletionKind? = nil) where Value: OptionValue {
        self.init(help: help, completion: completing ?? Value.completion, transform: Value.read)
    }

    init<T: OptionValue>(_ help: ArgumentHelp, completing: CompletionKind? = nil) where Value == T? {
        self.init(help: help, completion: completing ?? T.completion, transform: T.read)
    }

    init<T: OptionValue>(_ help: ArgumentHelp, completing: CompletionKind? = nil) where Value == [T] {
        self.init(help: help, completion: completing ?? T.completion, transform: T.read)
    }

    init<T: OptionValue>(wrappedValue: [T], _ help: ArgumentHelp, completing: CompletionKind? = nil) where Value == [T] {
        self.init(wrappedValue: wrappedValue, help: help, completion: completing ?? T.completion, transform: T.read)
    }
}

/// Reads one value, and no second one.
private final class Once<Value: OptionValue>: @unchecked Sendable {
    // The parser reads on one thread.
    private var isRead = false

    @Sendable func read(_ argument: String) throws -> Value {
        if isRead { throw ValidationError("the option is given already, and takes one value") }
        isRead = true
        return try Value.read(argument)
    }
}
