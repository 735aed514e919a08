import DossierModel
import Testing

/// Amounts of the French and English press. The lists were written before the grammar (the fresh one after it, without a look at it); the
/// second took no part in making it.
struct PressAmountsTests {
    static let units =
        Units.all.filter { $0.code != "m" } + [
            Unit(code: "GBP", exponent: 2, kind: .money, symbol: "£"), Unit(code: "MW", exponent: 0, kind: .init(rawValue: "power"), symbol: "MW"),
            Unit(code: "km", exponent: 0, kind: .init(rawValue: "length"), symbol: "km"),
            Unit(code: "month", exponent: 0, kind: .init(rawValue: "duration"), statedSymbol: nil, labelEnglish: "month", labelFrench: "mois"),
            Unit(code: "year", exponent: 0, kind: .init(rawValue: "duration"), statedSymbol: nil, labelEnglish: "year", labelFrench: "an"),
        ]

    @Test("Amounts of the press are read right or refused", arguments: [
        ("press_tuning", units), ("press_check", units), ("fresh", units), ("fresh_second", units), ("fresh_third", BundledUnits.all),
        ("fresh_fourth", BundledUnits.all), ("fresh_fifth", BundledUnits.all), ("fresh_sixth", BundledUnits.all),
    ])
    func press(list: String, units: [Unit]) throws {
        var refused: [String] = []
        var readable = 0
        for row in try MoneyFixture.rows(list) {
            let (text, code, reason) = (row[0], row[3], row[5])
            readable += code.isEmpty ? 0 : 1
            do throws(AmountError) {
                let amount = try Amount.parse(text, units: units)
                #expect(!code.isEmpty, "\(text) is refused, not \(amount.text(in: .english))")
                #expect(amount.unit.code == code && amount.isApproximate == (row[4] == "~"), "\(text) is read as \(amount.text(in: .english))")
                for (bound, expected) in [(amount.low, row[1]), (amount.high, row[2])] where !code.isEmpty {
                    #expect(bound.map { FixedPoint.text($0, exponent: amount.unit.exponent) } ?? "" == expected, "\(text) is read as \(amount.text(in: .english))")
                }
            } catch {
                if code.isEmpty { #expect(reason.isEmpty || error.expected.contains(reason), "\(text): \(error.expected)") } else { refused.append("\(text): \(error.expected)") }
            }
        }
        #expect(readable > 35)
        #expect(refused.count * 20 <= readable, "\(refused.count) of \(readable) refused: \(refused.joined(separator: "\n"))")
    }

    @Test("Marks beside an amount are kept as its note", arguments: [
        ("150 M€ HT", "HT"), ("150 millions d'euros hors taxes", "hors taxes"), ("€150m excluding VAT", "excluding VAT"),
        ("44,4 % du capital", "du capital"), ("150 M€", nil),
    ] as [(String, String?)])
    func notes(_ text: String, _ note: String?) throws {
        #expect(try Amount.stated(in: text, units: Self.units).note == note)
    }

    @Test("What stands around an amount and changes nothing is passed over; a change is no size", arguments: [
        ("d'un milliard d'euros", 1_000_000_000), ("à plus de 60 M€", 60_000_000), ("au maximum de 60 M€", nil), ("60 M€ hors taxes (HT)", 60_000_000),
        ("d'un montant maximum de 120 000 euro(s) (H.T.)", nil), ("US $ 1.5 billion", nil), ("+60 M€", nil), ("from 60 M€", nil),
    ] as [(String, Int64?)])
    func surroundings(_ text: String, _ euros: Int64?) throws {
        do throws(AmountError) {
            let amount = try Amount.parse(text, units: Self.units)
            #expect(euros == nil ? amount.low == nil || amount.unit.code == "USD" : amount.low == euros.map { $0 * 100 }, "\(text)")
        } catch {
            #expect(text.hasPrefix("+") || text.hasPrefix("from"), "\(text): \(error.expected)")
        }
    }

    @Test("Shares and times in words are amounts, words that name no number are not", arguments: [
        ("un tiers du capital", true), ("half of the capital", true), ("la majorité du capital", true), ("a majority stake", true), ("dix-huit mois", true),
        ("la totalité du capital", true), ("un milliard et demi d'euros", true), ("ensemble", false), ("majority shareholder", false), ("tiers", false),
        ("president", false), ("minority stake", false), ("one of the founders", false),
    ])
    func writtenOut(_ text: String, _ isAmount: Bool) {
        #expect(Amount.isWrittenOut(text) == isAmount)
    }

    @Test("What adds up powers of ten is one sum, and refused where it may be two or is none", arguments: [
        ("dix-huit millions sept cent mille euros", 18_700_000), ("2 milliards 300 millions d'euros", 2_300_000_000), ("1 million et 200 000 euros", 1_200_000),
        ("1 milliard 200 M€", 1_200_000_000), ("entre un million deux cent mille et deux millions d'euros", 1_200_000), ("$10 to $15 million", 10_000_000),
        ("$100 to $1 million", 100), ("$1 to $1 million", 1), ("two thousand and five euros", 2005), ("trois cent mille millions d'euros", 300_000_000_000),
        ("un milliard deux d'euros", nil), ("deux millions trois euros", nil), ("2 millions 1 500 000 euros", nil), ("quatre cent mille deux cent mille euros", nil),
        ("deux ou trois millions deux cent mille euros", nil), ("deux millions trois cent mille ou quatre cent mille euros", nil), ("1,5 million 200 000 euros", nil),
    ] as [(String, Int64?)])
    func compounds(_ text: String, _ euros: Int64?) throws {
        if let euros {
            #expect(try Amount.parse(text, units: Self.units).low == euros * 100)
        } else {
            #expect(throws: AmountError.self) { try Amount.parse(text, units: Self.units) }
        }
    }

    @Test("A number written out in words is read as that number", arguments: 0..<20)
    func writtenOut(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<50 {
            let number = Int.random(in: 1..<1_000_000_000_000, using: &random) >> Int.random(in: 0..<36, using: &random)
            // A lone figure behind a power of ten is refused.
            guard number > 0, number < 1_000_000 || !(1...9).contains(number % 1_000_000) else { continue }
            for language in Language.allCases {
                let words = WrittenNumber.words(number, language)
                let link = language == .french && number.isMultiple(of: 1_000_000) ? " d'euros" : " euros"
                #expect(try Amount.parse(words + link, units: Self.units).low == Int64(number) * 100, "\(words)")
            }
        }
    }

    @Test("Number words are read as what they count, in both languages")
    func numberWords() throws {
        let tens = ["vingt", "trente", "quarante", "cinquante", "soixante"]
        for (index, ten) in tens.enumerated() {
            #expect(try Amount.parse("\(ten) et un ans", units: Self.units).low == Int64(index * 10 + 21))
            #expect(try Amount.parse("\(ten)-neuf ans", units: Self.units).low == Int64(index * 10 + 29))
        }
        for (text, number) in [
            ("soixante-dix-sept ans", 77), ("quatre-vingts ans", 80), ("quatre-vingt-dix-neuf ans", 99), ("deux cent un ans", 201),
            ("mille deux cent trente-quatre ans", 1234), ("twelve hundred years", 1200), ("two thousand five hundred years", 2500),
            ("one hundred and one years", 101), ("ninety-nine years", 99),
        ] {
            #expect(try Amount.parse(text, units: Self.units) == Amount(exactly: Int64(number), unit: Self.units.first { $0.code == "year" }!), "\(text)")
        }
        for text in ["deux trois ans", "vingt vingt ans", "cent cent ans", "dix un ans"] {
            #expect(throws: AmountError.self) { try Amount.parse(text, units: Self.units) }
        }
    }
}

/// A table of cases in `Fixtures/money`.
enum MoneyFixture {
    static func rows(_ name: String) throws -> [[String]] { DateFixture("../money/\(name)").rows }
}
