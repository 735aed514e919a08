internal import CSQLite
public import DossierModel

extension SQLiteError {
    /// What no version of this program can have written: SQLITE_CORRUPT, as SQLite itself reports damage.
    ///
    /// - Parameters:
    ///   - row: the row's number; nil where it is not known.
    ///   - what: what is wrong with it, in words.
    public static func damage(table: String, row: Int64? = nil, _ what: String) -> SQLiteError {
        SQLiteError(code: .corrupt, message: "table \(table)" + (row.map { ", row \($0)" } ?? "") + ": \(what)")
    }

    /// Whether the file is to blame: it is damaged, or none of SQLite's.
    public var isDamage: Bool { code.primary == .corrupt || code.primary == .notADatabase }
}

extension Row {
    /// The case of an enumeration that a column names.
    ///
    /// - Throws: damage, when it names none.
    public func named<Case: RawRepresentable>(_ column: Int, as: Case.Type = Case.self) throws(SQLiteError) -> Case where Case.RawValue == String {
        guard !isNull(column), let value = Case(rawValue: text(column)) else { throw damage(in: column) }
        return value
    }

    /// The case of an enumeration that a column numbers.
    ///
    /// - Throws: damage, when it numbers none.
    @inline(__always)
    public func numbered<Case: RawRepresentable>(_ column: Int, as: Case.Type = Case.self) throws(SQLiteError) -> Case where Case.RawValue == Int64 {
        guard !isNull(column), let value = Case(rawValue: integer(column)) else { throw damage(in: column) }
        return value
    }

    /// How many decimals the stored integers of a unit have, which a column holds.
    ///
    /// - Throws: damage, when no unit has so many.
    public func exponent(_ column: Int) throws(SQLiteError) -> Int {
        guard let exponent = Int(exactly: integer(column)), Unit.exponentRange.contains(exponent) else { throw damage(in: column) }
        return exponent
    }

    /// The date of a fact that a column holds; nil where it is NULL.
    ///
    /// - Throws: damage, when it holds no date: none is stored unread.
    public func factDate(_ column: Int) throws(SQLiteError) -> EDTF? {
        guard let text = optionalText(column) else { return nil }
        do { return try EDTF(factDate: text) } catch { throw damage(in: column) }
    }

    /// The dates that a column holds, one after another; none where it is NULL.
    ///
    /// - Throws: as `factDate`.
    public func dates(_ column: Int, separator: Character = " ") throws(SQLiteError) -> [EDTF] {
        var dates: [EDTF] = []
        for text in (optionalText(column) ?? "").split(separator: separator) {
            do { dates.append(try EDTF(String(text))) } catch { throw .damage(table: "citation", "as_of is '\(text.prefix(40))'") }
        }
        return dates
    }

    /// The amount whose bounds two columns hold.
    ///
    /// - Parameter fact: whose amount it is.
    /// - Throws: damage, when they are bounds that no amount has.
    public func amount(
        low: Int, high: Int, unit: Unit, isApproximate: Bool, ofFact fact: Int64
    ) throws(SQLiteError) -> Amount {
        func bound(_ column: Int, _ name: String) throws(SQLiteError) -> Int64? {
            guard let bound = optionalInteger(column) else { return nil }
            guard Amount.storedBounds.contains(bound) else { throw .damage(table: "fact", row: fact, "\(name) is \(bound)") }
            return bound
        }
        let amount = Amount(
            low: try bound(low, "amount_low"), high: try bound(high, "amount_high"), unit: unit, isApproximate: isApproximate)
        guard let amount else { throw .damage(table: "fact", row: fact, "amount_low is above amount_high, or both are NULL") }
        return amount
    }

    /// What is wrong with a column: its value is none that it may have.
    public func damage(in column: Int) -> SQLiteError {
        guard let (table, name) = statement.origin(ofColumn: column) else {
            return .damage(table: statement.origin(ofColumn: 0)?.table ?? "sqlite_master", "a value that it leads to is missing or none that may be")
        }
        let value = value(column)
        return .damage(table: table, row: statement.firstRow(of: table, where: name, is: value), "\(name) is \(value.inWords)")
    }
}

extension Value {
    fileprivate var inWords: String {
        switch self {
        case .null: "NULL"
        case .integer(let integer): "\(integer)"
        case .real(let real): "\(real)"
        case .decimal(let digits, let decimals): "\(digits)e-\(decimals)"
        case .text(let text): "'\(text.prefix(40))'"
        case .blob: "a blob"
        }
    }
}

extension Dictionary {
    /// Rows by their keys.
    ///
    /// - Throws: damage, when a key stands twice where the table has it once.
    @inlinable
    public init(rows: some Sequence<(Key, Value)>, of table: String) throws(SQLiteError) {
        self.init(minimumCapacity: rows.underestimatedCount)
        for (key, value) in rows where updateValue(value, forKey: key) != nil {
            throw .damage(table: table, row: (key as? Int64) ?? Int64("\(key)"), "it stands there twice")
        }
    }
}

extension Statement {
    // A NULL that was read as a text or a number where the table allows none. Noted rather than thrown: whoever reads a row reads many
    // columns, and asks for the next row afterwards.
    func noteNull(in column: Int32) {
        guard damagedColumn == nil, sqlite3_column_type(handle, column) == SQLITE_NULL,
            let (table, name) = origin(ofColumn: Int(column))
        else { return }
        var isRequired: Int32 = 0
        var isKey: Int32 = 0
        let code = sqlite3_table_column_metadata(database, "main", table, name, nil, nil, &isRequired, &isKey, nil)
        if code == SQLITE_OK, isRequired != 0 || isKey != 0 { damagedColumn = Int(column) }
    }

    /// Throws what was found wrong with the rows so far.
    @inline(__always)
    func checkDamage() throws(SQLiteError) {
        if let column = damagedColumn { throw damage(in: column) }
    }

    @inline(never)
    private func damage(in column: Int) -> SQLiteError {
        damagedColumn = nil
        guard let (table, name) = origin(ofColumn: column) else { return .damage(table: "sqlite_master", "a value is missing") }
        let row = firstRow(of: table, where: name, is: .null)
        return .damage(table: table, row: row, row == nil ? "a row that others lead to is missing" : "\(name) is NULL")
    }

    // The first row with a value, without the indexes, which may be damaged too.
    fileprivate func firstRow(of table: String, where column: String, is value: Value) -> Int64? {
        var compiled: OpaquePointer?
        defer { sqlite3_finalize(compiled) }
        let sql = "SELECT rowid FROM \(quotedIdentifier(table)) NOT INDEXED WHERE +\(quotedIdentifier(column)) IS ?"
        guard sqlite3_prepare_v3(database, sql, -1, 0, &compiled, nil) == SQLITE_OK, let compiled else { return nil }
        switch value {
        case .null: break
        case .integer(let integer): sqlite3_bind_int64(compiled, 1, integer)
        case .real(let real): sqlite3_bind_double(compiled, 1, real)
        case .text(let text): dossier_sqlite3_bind_text(compiled, 1, text, UInt64(text.utf8.count))
        // No column has them.
        case .blob, .decimal: return nil
        }
        return sqlite3_step(compiled) == SQLITE_ROW ? sqlite3_column_int64(compiled, 0) : nil
    }
}
