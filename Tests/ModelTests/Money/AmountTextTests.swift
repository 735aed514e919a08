import DossierModel
import Testing

@Suite struct AmountTextTests {
    @Test(
        "Amounts read as each language writes them",
        arguments: [
            (millions(285, 285), "285 M€", "€285 million"), (millions(285, 285, approximate: true), "environ 285 M€", "about €285 million"),
            (millions(135, 150), "135 à 150 M€", "€135 to 150 million"), (millions(225, nil), "au moins 225 M€", "at least €225 million"),
            (millions(nil, 3), "au plus 3 M€", "at most €3 million"), (millions(900, 1200), "0,9 à 1,2 Md€", "€0.9 to 1.2 billion"),
            (millions(2, nil, approximate: true), "au moins environ 2 M€", "at least about €2 million"),
            (exactly(1_054_700_000, Units.euro), "10,547 M€", "€10.547 million"), (exactly(9_750_000, Units.euro), "97 500 €", "€97,500"),
            (exactly(180_000_000_000, Units.euro), "1,8 Md€", "€1.8 billion"), (exactly(490, Units.euro), "4,90 €", "€4.90"),
            (exactly(123_456_789_012, Units.euro), "1 234 567 890,12 €", "€1,234,567,890.12"), (exactly(0, Units.euro), "0 €", "€0"),
            (exactly(4440, Units.percent), "44,4 %", "44.4 %"), (exactly(1000, Units.count), "1 000", "1,000"),
            (exactly(16000, Units.squareMetre), "16 000 m²", "16,000 m²"), (exactly(-300_000_000, Units.euro), "-3 M€", "-€3 million"),
            (exactly(300_000_000, Units.franc), "3 M CHF", "CHF 3 million"),
        ] as [(Amount?, String, String)])
    func text(_ amount: Amount?, _ french: String, _ english: String) throws {
        let amount = try #require(amount)
        #expect(amount.text(in: .french) == french)
        #expect(amount.text(in: .english) == english)
    }

    @Test(
        "A unit without a symbol is written out, in the number that each language has for the figure",
        arguments: [
            (0, "0 mois", "0 months", "0 an", "0 years"), (1, "1 mois", "1 month", "1 an", "1 year"), (2, "2 mois", "2 months", "2 ans", "2 years"),
            (18, "18 mois", "18 months", "18 ans", "18 years"),
        ] as [(Int64, String, String, String, String)])
    func words(_ value: Int64, _ mois: String, _ month: String, _ an: String, _ year: String) {
        let duration = Unit.Kind(rawValue: "duration")
        let months = Unit(code: "month", exponent: 0, kind: duration, statedSymbol: nil, labelEnglish: "month", labelFrench: "mois")
        let years = Unit(code: "year", exponent: 0, kind: duration, statedSymbol: nil, labelEnglish: "year", labelFrench: "an")
        #expect(exactly(value, months).text(in: .french) == mois)
        #expect(exactly(value, months).text(in: .english) == month)
        #expect(exactly(value, years).text(in: .french) == an)
        #expect(exactly(value, years).text(in: .english) == year)
    }

    @Test(
        "Plurals of a unit's label",
        arguments: [
            ("square metre", "mètre carré", "2 square metres", "2 mètres carrés"), ("storey", "étage", "2 storeys", "2 étages"),
            ("country", "pays", "2 countries", "2 pays"), ("bus", "bateau", "2 bus", "2 bateaux"), ("dish", "dollar des États-Unis", "2 dishes", "2 dollars des États-Unis"),
        ])
    func plurals(_ english: String, _ french: String, _ inEnglish: String, _ inFrench: String) {
        let unit = Unit(code: "u", exponent: 0, kind: .init(rawValue: "area"), statedSymbol: nil, labelEnglish: english, labelFrench: french)
        #expect(exactly(2, unit).text(in: .english) == inEnglish)
        #expect(exactly(2, unit).text(in: .french) == inFrench)
    }

    @Test("A figure with decimals is plural in English, and in French from two on; a range goes by its upper bound")
    func fractions() throws {
        let unit = Unit(
            code: "year", exponent: 1, kind: .init(rawValue: "duration"), statedSymbol: nil, labelEnglish: "year", labelFrench: "an")
        #expect(exactly(15, unit).text(in: .french) == "1,5 an")
        #expect(exactly(15, unit).text(in: .english) == "1.5 years")
        #expect(exactly(10, unit).text(in: .english) == "1 year")
        #expect(try #require(Amount(low: 10, high: 30, unit: unit)).text(in: .french) == "1 à 3 ans")
        let symbol = Unit(code: "km", exponent: 0, kind: .init(rawValue: "length"), statedSymbol: "km", labelEnglish: "kilometre", labelFrench: "kilomètre")
        #expect(exactly(2, symbol).text(in: .english) == "2 km")
    }

    @Test("Unbroken text has no-break spaces inside numbers and before units only")
    func unbroken() throws {
        #expect(try #require(millions(135, 1500)).text(in: .french, unbroken: true) == "0,135 à 1,5\u{A0}Md€")
        #expect(exactly(9_750_000, Units.euro).text(in: .french, unbroken: true) == "97\u{A0}500\u{A0}€")
    }

    @Test("A plain text reads back as the same amount, whatever its unit, its digits and its bounds")
    func plain() throws {
        #expect(exactly(4200, Units.count).plainText == "4200")
        #expect(exactly(1_054_700_000, Units.euro).plainText == "€10547000")
        let values: [Int64] = [0, 1, 9, 10, 100, 999, 1000, 1234, 4200, 10_000, 12_345, 100_000, 123_456, 1_000_000, 100_000_000, 1_054_700_000, 123_456_789_012, 135_150_000_000]
        for unit in Units.all {
            for (place, low) in values.enumerated() {
                for high in [low, values[min(place + 1, values.count - 1)], nil] {
                    for isApproximate in [false, true] {
                        let amount = try #require(Amount(low: low, high: high, unit: unit, isApproximate: isApproximate))
                        let text = amount.plainText
                        #expect(try Amount.parse(text, units: Units.all, fallback: Units.count) == amount, "\(text)")
                    }
                }
            }
        }
    }
}
