internal import ArgumentParser

// How commands declare what they take. An option for one value refuses a second: the parser would forget the first.

extension Option {
    init<T: OptionValue>(
        _ help: ArgumentHelp, name: NameSpecification = .long
    ) where Value == T? {
        self.init(name: name, help: help, completion: T.completion, transform: Once<T>().read)
    }

    init(wrappedValue: Value, _ help: ArgumentHelp, name: NameSpecification = .long) where Value: OptionValue {
        self.init(wrappedValue: wrappedValue, name: name, help: help, completion: Value.completion, transform: Once<Value>().read)
    }

    init<T: OptionValue>(
        wrappedValue: [T], _ help: ArgumentHelp, name: NameSpecification = .long, parsing: ArrayParsingStrategy = .singleValue
    ) where Value == [T] {
        self.init(wrappedValue: wrappedValue, name: name, parsing: parsing, help: help, completion: T.completion, transform: T.read)
    }
}

extension Argument {
    init(_ help: ArgumentHelp) where Value: OptionValue {
        self.init(help: help, completion: Value.completion, transform: Value.read)
    }

    init<T: OptionValue>(_ help: ArgumentHelp) where Value == T? {
        self.init(help: help, completion: T.completion, transform: T.read)
    }

    init<T: OptionValue>(_ help: ArgumentHelp) where Value == [T] {
        self.init(help: help, completion: T.completion, transform: T.read)
    }

    init<T: OptionValue>(wrappedValue: [T], _ help: ArgumentHelp) where Value == [T] {
        self.init(wrappedValue: wrappedValue, help: help, completion: T.completion, transform: T.read)
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
