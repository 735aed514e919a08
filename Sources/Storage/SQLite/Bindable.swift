public import DossierModel

/// A Swift value that can stand for a parameter of a statement.
public protocol Bindable {
    /// Binds the value to the parameter at a 0-based position.
    func bind(to statement: Statement, at index: Int) throws(SQLiteError)
}

extension Int64: Bindable {
    public func bind(to statement: Statement, at index: Int) throws(SQLiteError) { try statement.bind(self, at: index) }
}

extension Int: Bindable {
    public func bind(to statement: Statement, at index: Int) throws(SQLiteError) {
        try statement.bind(Int64(self), at: index)
    }
}

extension Bool: Bindable {
    public func bind(to statement: Statement, at index: Int) throws(SQLiteError) {
        try statement.bind(self ? 1 : 0 as Int64, at: index)
    }
}

extension Double: Bindable {
    public func bind(to statement: Statement, at index: Int) throws(SQLiteError) { try statement.bind(self, at: index) }
}

extension String: Bindable {
    public func bind(to statement: Statement, at index: Int) throws(SQLiteError) { try statement.bind(self, at: index) }
}

extension Optional: Bindable where Wrapped: Bindable {
    public func bind(to statement: Statement, at index: Int) throws(SQLiteError) {
        switch self {
        case .none: try statement.bindNull(at: index)
        case .some(let value): try value.bind(to: statement, at: index)
        }
    }
}

extension Value: Bindable {
    public func bind(to statement: Statement, at index: Int) throws(SQLiteError) {
        switch self {
        case .null: try statement.bindNull(at: index)
        case .integer(let integer): try statement.bind(integer, at: index)
        case .real(let real): try statement.bind(real, at: index)
        // SQLite has no decimals.
        case .decimal(let number, let decimals): try statement.bind(Value.double(number, decimals: decimals), at: index)
        case .text(let text): try statement.bind(text, at: index)
        case .blob(let bytes): try statement.bind(blob: bytes, at: index)
        }
    }
}
