public import DossierModel

/// A function that SQL calls in a FROM clause: `SELECT * FROM name(arguments)`.
///
/// Its arguments are hidden columns as well, so `name WHERE parameter = value` and joins on a parameter work too
/// (https://www.sqlite.org/vtab.html, section 2.1.2).
public struct TableFunction {
    public let name: String
    /// The visible columns, in order.
    public let columns: [String]
    /// The parameters, in the order of a call; at most 30.
    public let parameters: [String]
    /// How many of the leading parameters must be given; the others are NULL when left out.
    public let required: Int
    /// How many rows a call returns, as the planner is told.
    public let estimatedRows: Int64
    let open: ([Value]) throws -> any TableFunctionRows

    /// Describes a function.
    ///
    /// - Parameter open: gets one value for each parameter, NULL where it was left out, and starts the rows. An error that it
    ///   throws becomes the statement's error. It must not keep the connection alive.
    public init(
        name: String, columns: [String], parameters: [String], required: Int = 0, estimatedRows: Int64 = 100,
        open: @escaping (_ arguments: [Value]) throws -> any TableFunctionRows
    ) {
        self.name = name
        self.columns = columns
        self.parameters = parameters
        self.required = required
        self.estimatedRows = estimatedRows
        self.open = open
    }
}

/// The rows of one call of a table function, read from first to last.
public protocol TableFunctionRows: AnyObject {
    /// Goes to the next row, at first to the first one; false when there is none.
    func advance() throws -> Bool

    /// A column of the current row, 0-based; asked only for columns that the query uses.
    func value(at column: Int) throws -> Value
}

/// Rows that are made one at a time by a closure.
public final class GeneratedRows: TableFunctionRows {
    private let next: () throws -> [Value]?
    private var row: [Value] = []

    /// Makes rows from `next`, which returns nil after the last.
    public init(_ next: @escaping () throws -> [Value]?) { self.next = next }

    /// Rows that are all there.
    public convenience init(_ rows: [[Value]]) {
        var rest = rows.makeIterator()
        self.init { rest.next() }
    }

    public func advance() throws -> Bool {
        guard let row = try next() else { return false }
        self.row = row
        return true
    }

    public func value(at column: Int) -> Value { column < row.count ? row[column] : .null }
}
