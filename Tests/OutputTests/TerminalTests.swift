import Testing

@testable import DossierOutput

@Suite struct TerminalTests {
    private func terminal(_ isTerminal: Bool = true, width: Int? = 120, _ variables: [String: String] = [:]) -> Terminal {
        Terminal(isTerminal: isTerminal, reportedWidth: width, variable: { variables[$0] ?? ["TERM": "xterm"][$0] })
    }

    @Test("COLUMNS goes before what the terminal reports, and nonsense in it is ignored")
    func width() {
        #expect(terminal().width == 120)
        #expect(terminal(["COLUMNS": "60"]).width == 60)
        #expect(terminal(["COLUMNS": "wide"]).width == 120)
        #expect(terminal(width: nil).width == 80)
    }

    @Test("A pipe has no width and no colour, and pages of 80 columns")
    func pipe() {
        let pipe = terminal(false, width: nil, ["COLUMNS": "60"])
        #expect(pipe.width == nil && !pipe.wantsColour && pipe.pageWidth == 80)
    }

    @Test("NO_COLOR, a dumb terminal and --no-color turn colour off; an empty NO_COLOR does not")
    func colour() {
        #expect(terminal().style().isOn)
        #expect(!terminal(["NO_COLOR": "1"]).style().isOn)
        #expect(terminal(["NO_COLOR": ""]).style().isOn)
        #expect(!terminal(["TERM": "dumb"]).style().isOn)
        #expect(!terminal().style(isColourRefused: true).isOn)
    }

    @Test("A pager and colour are for terminals that are not dumb, and say what they are")
    func pages() {
        let unknown = Terminal(isTerminal: true, reportedWidth: 80, variable: { _ in nil })
        #expect(!unknown.canPage && !unknown.wantsColour && unknown.width == 80)
        #expect(terminal().canPage && terminal(["NO_COLOR": "1"]).canPage)
        #expect(!terminal(["TERM": "dumb"]).canPage && !terminal(false).canPage)
    }

    @Test("A style that is off changes nothing")
    func plain() {
        #expect(Style.plain.apply(.bold, .red, to: "x").printed == "x")
        #expect(Style(isOn: true).apply(.bold, .red, to: "x").printed == "\u{1B}[1;31mx\u{1B}[0m")
    }

    private func terminal(_ variables: [String: String]) -> Terminal { terminal(true, variables) }
}
