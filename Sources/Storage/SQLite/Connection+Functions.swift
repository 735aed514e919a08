internal import CSQLite
public import DossierModel

extension Connection {
    /// Registers a scalar SQL function: deterministic, and innocuous so that views and untrusted schemas may call it.
    ///
    /// - Parameters:
    ///   - arguments: how many it takes; -1 for any number.
    ///   - body: gets the arguments; an error that it throws becomes the statement's error.
    public func registerFunction(
        _ name: String, arguments: Int32, _ body: @escaping ([Value]) throws -> Value
    ) throws(SQLiteError) {
        let box = Unmanaged.passRetained(FunctionBox(body)).toOpaque()
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        // SQLite calls the destructor also when the registration fails.
        let code = sqlite3_create_function_v2(
            handle, name, arguments, flags, box,
            { context, count, values in FunctionBox.call(context, count, values) },
            nil, nil,
            { box in box.map { Unmanaged<FunctionBox>.fromOpaque($0).release() } })
        guard code == SQLITE_OK else { throw SQLiteError(connection: handle, code: code) }
        registered.insert(name)
    }
}

/// A function's body, kept alive by SQLite.
private final class FunctionBox {
    let body: ([Value]) throws -> Value

    init(_ body: @escaping ([Value]) throws -> Value) { self.body = body }

    static func call(
        _ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?
    ) {
        guard let context, let data = sqlite3_user_data(context) else { return }
        let box = Unmanaged<FunctionBox>.fromOpaque(data).takeUnretainedValue()
        let arguments = (0..<Int(count)).map { Value(sqlite: values?[$0]) }
        do {
            try box.body(arguments).setResult(of: context)
        } catch {
            sqlite3_result_error(context, "\(error)", -1)
        }
    }
}

extension Value {
    init(sqlite value: OpaquePointer?) {
        switch sqlite3_value_type(value) {
        case SQLITE_INTEGER: self = .integer(sqlite3_value_int64(value))
        case SQLITE_FLOAT: self = .real(sqlite3_value_double(value))
        case SQLITE_TEXT:
            let bytes = sqlite3_value_text(value)
            let count = Int(sqlite3_value_bytes(value))
            self = .text(String(decoding: UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : count), as: UTF8.self))
        case SQLITE_BLOB:
            let bytes = sqlite3_value_blob(value)
            let count = Int(sqlite3_value_bytes(value))
            self = .blob(Array(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)))
        default: self = .null
        }
    }

    /// The double nearest to a decimal number.
    static func double(_ number: Int64, decimals: Int) -> Double {
        Double(number) / (0..<max(0, decimals)).reduce(1.0) { scale, _ in scale * 10 }
    }

    func setResult(of context: OpaquePointer) {
        switch self {
        case .null: sqlite3_result_null(context)
        case .integer(let integer): sqlite3_result_int64(context, integer)
        case .real(let real): sqlite3_result_double(context, real)
        case .decimal(let number, let decimals): sqlite3_result_double(context, Value.double(number, decimals: decimals))
        case .text(var text):
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    dossier_sqlite3_result_text(context, $0.baseAddress, UInt64($0.count))
                }
            }
        case .blob(let bytes):
            bytes.withUnsafeBytes {
                if let base = $0.baseAddress { dossier_sqlite3_result_blob(context, base, UInt64($0.count)) }
                else { sqlite3_result_zeroblob(context, 0) }
            }
        }
    }
}
