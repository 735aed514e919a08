/// How a double is written: the shortest decimal text that reads back as the same double.
///
/// The notation is plain from 1e-7 up to 1e21 in magnitude, always with a decimal point (`5.0`, `100000000000000000.0`);
/// outside that range it has an exponent (`1e+21`, `1.5e-08`). Infinities are `Inf` and `-Inf`, as `sqlite3` writes them.
enum RealText {
    static func plain(_ number: Double) -> String {
        guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-Inf" : "Inf" }
        let shortest = number.description
        let size = number.magnitude
        // The standard library's own range of plain notation is narrower than ours.
        guard size != 0, size < 1e-4 || size >= 9e15, size >= 1e-7, size < 1e21,
            let mark = shortest.utf8.firstIndex(of: 0x65), let exponent = Int(shortest[mark...].dropFirst())
        else { return shortest }
        let digits = shortest[..<mark].filter(\.isWholeNumber)
        let sign = number < 0 ? "-" : ""
        if exponent < 0 {
            return "\(sign)0.\(String(repeating: "0", count: -exponent - 1))\(digits)"
        }
        return "\(sign)\(digits)\(String(repeating: "0", count: max(0, exponent + 1 - digits.count))).0"
    }
}
