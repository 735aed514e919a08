import DossierOutput
import Testing

@Suite struct DisplayWidthTests {
    @Test("Text takes the columns that wcwidth says", arguments: widthSamples)
    func sample(_ text: String, _ columns: Int) {
        #expect(DisplayWidth.columns(of: text) == columns, "\(text.debugDescription)")
    }

    @Test("A tab goes to the next stop, counted from where the text starts")
    func tabs() {
        #expect(DisplayWidth.columns(of: "a\tb") == 9)
        #expect(DisplayWidth.columns(of: "\t", startingAt: 6) == 2)
    }

    @Test("Colour sequences take no columns")
    func colour() {
        #expect(DisplayWidth.columns(of: Style(isOn: true).bold("Thalès").printed) == 6)
    }
}
