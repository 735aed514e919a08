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

    @Test("Unbroken text has no-break spaces inside numbers and before units only")
    func unbroken() throws {
        #expect(try #require(millions(135, 1500)).text(in: .french, unbroken: true) == "0,135 à 1,5\u{A0}Md€")
        #expect(exactly(9_750_000, Units.euro).text(in: .french, unbroken: true) == "97\u{A0}500\u{A0}€")
    }
}
