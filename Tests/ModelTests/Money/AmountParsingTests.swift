import DossierModel
import Testing

@Suite struct AmountParsingTests {
    @Test(
        "Millions of euros are read however they are written",
        arguments: [
            "285 M EUR", "285 M€", "285M€", "€285m", "€ 285 million", "285 millions d'euros", "285 millions d’euros", "285 million euros",
            "EUR 285 million", "285\u{A0}M€", "285\u{202F}000\u{202F}000 €", "285 000 000 euros", "€285,000,000", "0,285 Md€",
            "€0.285bn", "285 MEUR", "285 Meuros", "285 million of euros", "285’000’000 €", "285.000.000 €", "285 000 k€",
        ])
    func millionsOfEuros(_ text: String) throws {
        #expect(try Amount.parse(text, units: Units.all) == millions(285, 285))
    }

    @Test(
        "Words before a number make it approximate or bound it on one side",
        arguments: [
            ("environ 285 M EUR", millions(285, 285, approximate: true)), ("about €285 million", millions(285, 285, approximate: true)),
            ("près de 2 M€", millions(2, 2, approximate: true)), ("de l'ordre de 2 M€", millions(2, 2, approximate: true)),
            ("~2 M€", millions(2, 2, approximate: true)), ("quelque 75 millions d'euros", millions(75, 75, approximate: true)),
            ("moins de 3 M€", millions(nil, 3)), ("under €3m", millions(nil, 3)), ("< 3 M€", millions(nil, 3)),
            ("jusqu'à 3 M€", millions(nil, 3)), ("up to 3 million euros", millions(nil, 3)), ("au plus 3 M€", millions(nil, 3)),
            ("plus de 2 milliards d'euros", millions(2000, nil)), ("au moins 225 M€", millions(225, nil)),
            ("at least €225 million", millions(225, nil)), ("plus d'un milliard d'euros", millions(1000, nil)),
            ("au moins environ 2 M€", millions(2, nil, approximate: true)), ("≥ 2 M€", millions(2, nil)),
        ])
    func qualified(_ text: String, _ amount: Amount?) throws {
        #expect(try Amount.parse(text, units: Units.all) == amount)
    }

    @Test(
        "Ranges say their unit and power of ten once or twice",
        arguments: [
            ("135-150 M€", millions(135, 150)), ("135–150 M€", millions(135, 150)), ("entre 135 et 150 M€", millions(135, 150)),
            ("between €135m and €150m", millions(135, 150)), ("de 135 à 150 millions d'euros", millions(135, 150)),
            ("€135-150m", millions(135, 150)), ("135 à 150 M€", millions(135, 150)), ("from 135 to 150 million euros", millions(135, 150)),
            ("900 M€ à 1,2 Md€", millions(900, 1200)), ("1 000 000 € à 2 M€", millions(1, 2)), ("60 ou 30 M€", millions(30, 60)),
            ("€60 or 30 million", millions(30, 60)), ("environ 135 à 150 M€", millions(135, 150, approximate: true)),
        ])
    func ranges(_ text: String, _ amount: Amount?) throws {
        #expect(try Amount.parse(text, units: Units.all) == amount)
    }

    @Test(
        "Other units and decimals are exact",
        arguments: [
            ("44,4 %", exactly(4440, Units.percent)), ("44.4%", exactly(4440, Units.percent)), ("33,3 pour cent", exactly(3330, Units.percent)),
            ("5 per cent", exactly(500, Units.percent)), ("1 000 emplois", exactly(1000, Units.count)), ("1,000 jobs", exactly(1000, Units.count)),
            ("16 000 m2", exactly(16000, Units.squareMetre)), ("16 000 m²", exactly(16000, Units.squareMetre)),
            ("60 m", exactly(60, Units.metre)), ("60 M de dollars", exactly(6_000_000_000, Units.dollar)), ("67,3 M€", exactly(6_730_000_000, Units.euro)), ("97 500 €", exactly(9_750_000, Units.euro)),
            ("1,8 Md€", exactly(180_000_000_000, Units.euro)), ("$2.5bn", exactly(250_000_000_000, Units.dollar)),
            ("4,90 €", exactly(490, Units.euro)), ("3 M CHF", exactly(300_000_000, Units.franc)), ("-3 M€", exactly(-300_000_000, Units.euro)),
            ("1.250,50 €", exactly(125_050, Units.euro)), ("€1,250.50", exactly(125_050, Units.euro)), ("3 M$", exactly(300_000_000, Units.dollar)),
        ])
    func others(_ text: String, _ amount: Amount) throws {
        #expect(try Amount.parse(text, units: Units.all) == amount)
    }

    @Test("A lone comma or point before three digits means what the language says")
    func separators() throws {
        #expect(try Amount.parse("16,000 m2", units: Units.all, language: .english) == exactly(16000, Units.squareMetre))
        #expect(try Amount.parse("10,547 M€", units: Units.all, language: .french) == exactly(1_054_700_000, Units.euro))
        #expect(try Amount.parse("10.547 M€", units: Units.all, language: .french) == exactly(1_054_700_000, Units.euro))
        #expect(try Amount.parse("1.000 emplois", units: Units.all) == exactly(1000, Units.count))
        #expect(try Amount.parse("2.000 millions d'euros", units: Units.all) == millions(2000, 2000))
        #expect(try Amount.parse("120.000 millions d'euros", units: Units.all) == millions(120_000, 120_000))
        #expect(try Amount.parse("2.000 à 3.000 millions d'euros", units: Units.all) == millions(2000, 3000))
        #expect(try Amount.parse("1.250.000 millions d'euros", units: Units.all) == millions(1_250_000, 1_250_000))
        #expect(try Amount.parse("€1.250 billion", units: Units.all) == millions(1250, 1250))
        #expect(try Amount.parse("10.547 millions d'euros", units: Units.all) == exactly(1_054_700_000, Units.euro))
        #expect(try Amount.parse("about 10.547 M€", units: Units.all) == Amount(exactly: 1_054_700_000, unit: Units.euro, isApproximate: true))
        let error = #expect(throws: AmountError.self) { try Amount.parse("10,547 M€", units: Units.all) }
        #expect(error?.description.contains("10,547 reads differently in English and in French") == true)
    }

    @Test("A number without a unit takes the fallback, or is an error that lists the units")
    func fallback() throws {
        #expect(try Amount.parse("60 millions", units: Units.all, fallback: Units.euro) == millions(60, 60))
        let error = #expect(throws: AmountError.self) { try Amount.parse("60 millions", units: [Units.euro, Units.percent]) }
        #expect(error?.expected == "a unit: €, %")
        #expect(error?.column == 12)
    }

    @Test(
        "What cannot be read is an error at its column",
        arguments: [
            ("", 1, "a number"), ("beaucoup", 1, "a number"), ("285 millons d'euros", 5, "a unit"), ("285 M€ hier soir", 8, "the end"),
            ("4,905 €", 1, "one meaning"), ("4,9051 €", 1, "at most 2 decimals in EUR"), ("1,5 emplois", 1, "a whole number in count"),
            ("99999999999 Md€", 1, "64 bits"), ("99999999999999999999 €", 1, "64 bits"), ("entre 3 M€", 11, "\"et\""),
            ("150-135 M€", 5, "not below the first"), ("3 € à 4 $", 7, "the same unit"), ("3 M%", 1, "without a power of ten"),
            ("1,2,34 €", 1, "a number such as"), ("de 3 à M€", 8, "a number"), ("2 meuros par an", 10, "for each year"), ("1 000 licornes", 7, "a unit"), ("80 mégawatts", 4, "a unit"), ("3 points", 3, "a unit"),
        ])
    func errors(_ text: String, _ column: Int, _ expected: String) {
        let error = #expect(throws: AmountError.self) { try Amount.parse(text, units: Units.all) }
        #expect(error?.column == column, "\(String(describing: error))")
        #expect(error?.expected.contains(expected) == true, "\(String(describing: error))")
    }

    @Test(
        "What has two readings is refused",
        arguments: ["$100.000", "100,500 €", "1.600 millions d'euros", "2,500 millions d'euros", "2.000 M€", "€2.000 million", "2,000 million euros", "entre deux et trois cents millions d'euros", "two to three hundred million dollars", "2 billion d'euros"])
    func twoReadings(_ text: String) {
        let error = #expect(throws: AmountError.self) { try Amount.parse(text, units: Units.all) }
        #expect(error.map { $0.expected.contains("one meaning") || $0.expected.contains("French billion") } == true, "\(String(describing: error))")
    }

    @Test("A French billion is refused, an English one is a thousand millions")
    func billion() throws {
        #expect(try Amount.parse("€2 billion", units: Units.all) == millions(2000, 2000))
        #expect(throws: AmountError.self) { try Amount.parse("2 billions d'euros", units: Units.all, language: .french) }
    }

    @Test("What is printed is read back as the same amount, in both languages", arguments: Language.allCases)
    func roundTrip(_ language: Language) throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<3000 {
            let unit = [Units.euro, Units.dollar, Units.franc, Units.percent, Units.squareMetre].randomElement(using: &generator)!
            let digits = Int.random(in: 1...10, using: &generator)
            let bound = (0..<digits).reduce(Int64(1)) { power, _ in power * 10 }
            let zeros: Int64 = [1, 1, 100, 100_000, 100_000_000].randomElement(using: &generator)!
            let first = Int64.random(in: 0..<bound, using: &generator) * zeros
            let second = first + Int64.random(in: 0..<bound, using: &generator) * zeros
            let (low, high): (Int64?, Int64?) = [(first, first), (first, second), (nil, second), (first, nil)].randomElement(using: &generator)!
            let amount = try #require(Amount(low: low, high: high, unit: unit, isApproximate: Bool.random(using: &generator)))
            for unbroken in [false, true] {
                let text = amount.text(in: language, unbroken: unbroken)
                #expect(try Amount.parse(text, units: Units.all, language: language) == amount, "\(text)")
            }
        }
    }
}
