import DossierModel
import Testing

@Suite struct FixedPointTests {
    @Test(
        "Decimal text is read exactly",
        arguments: [
            ("285000000", 2, 28_500_000_000), ("44.4", 2, 4440), ("0.01", 2, 1), ("-3.5", 2, -350), ("4.900", 2, 490), ("0", 0, 0),
            ("92233720368547758.07", 2, Int64.max), ("-0.1", 1, -1), ("007", 0, 7),
        ])
    func parse(_ text: String, _ exponent: Int, _ value: Int64) throws {
        #expect(try FixedPoint.parse(text, exponent: exponent) == value)
    }

    @Test(
        "What is not exact decimal text is an error at its column",
        arguments: [
            ("", 2, 1), ("4.905", 2, 5), ("1e6", 2, 2), ("1,5", 2, 2), ("1.", 2, 3), (".5", 2, 1), ("1.2.3", 2, 4), (" 1", 2, 1),
            ("92233720368547758.08", 2, 1), ("-", 2, 2), ("--1", 2, 2), ("1.5", 0, 3), ("123456789012345678901", 0, 21),
        ])
    func errors(_ text: String, _ exponent: Int, _ column: Int) {
        let error = #expect(throws: AmountError.self) { try FixedPoint.parse(text, exponent: exponent) }
        #expect(error?.column == column, "\(String(describing: error))")
    }

    @Test("Text of an integer has no needless zeros and reads back", arguments: [0, 1, 10, 100, 4440, -350, 28_500, Int64.max, Int64.min + 1])
    func text(_ value: Int64) throws {
        for exponent in 0...9 {
            let text = FixedPoint.text(value, exponent: exponent)
            #expect(try FixedPoint.parse(text, exponent: exponent) == value)
            #expect(!text.contains(".") || !text.hasSuffix("0"))
        }
        #expect(FixedPoint.text(4440, exponent: 2) == "44.4")
    }
}
