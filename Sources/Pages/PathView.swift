package import DossierModel
package import DossierOutput
package import DossierQuery

/// Paths as text: each step a sentence with its marks, then when all held, and the sources below.
package struct PathView {
    let paths: [PathRecord]
    let marks: DisputeMarks
    /// The number of the first of them.
    let firstNumber: Int
    /// Whether each path has its number: not where there is only one.
    let isNumbered: Bool
    let layout: PageLayout
    let language: Language

    package init(paths: [PathRecord], marks: DisputeMarks, firstNumber: Int, isNumbered: Bool, layout: PageLayout, language: Language) {
        self.paths = paths
        self.marks = marks
        self.firstNumber = firstNumber
        self.isNumbered = isNumbered
        self.layout = layout
        self.language = language
    }

    private var width: Int { layout.width }
    private var style: Style { layout.style }

    private var isFrench: Bool { language == .french }

    package func lines() -> [PageLine] {
        let notes = Footnotes()
        for step in paths.flatMap(\.steps) { notes.register(step.fact.citations) }
        var lines: [PageLine] = []
        for (index, path) in paths.enumerated() {
            if index > 0 { lines.append("") }
            lines += self.lines(path, number: firstNumber + index, notes)
        }
        lines += notes.section(layout, language)
        return lines
    }

    private func lines(_ path: PathRecord, number: Int, _ notes: Footnotes) -> [PageLine] {
        if path.steps.isEmpty {
            return TextLayout.wrap(isFrench ? "C'est la même entité : \(path.start.name)." : "They are the same entity: \(path.start.name).", width: width)
        }
        let names = ([path.start] + path.steps.map(\.to)).map(\.name).joined(separator: " → ")
        var lines = TextLayout.wrap(isNumbered ? "\(number). \(names)" : names, width: width, rest: "   ").map { style.bold($0) }
        for step in path.steps {
            let places = notes.marks(step.fact.citations, language)
            let text = StepText.sentence(step, language) + (places.isEmpty ? "" : " " + places)
            lines += TextLayout.wrap(text, width: width, first: "  ", rest: "    ")
            lines += DisputeText(language: language).lines(marks[step.fact.id], of: step.fact, indent: "    ", layout)
        }
        let window = StepText.window(path.window, language)
        return lines + TextLayout.wrap(EntityPageView.heading(window) + ".", width: width, first: "  ", rest: "    ").map { style.dim($0) }
    }
}
