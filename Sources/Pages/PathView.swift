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
    private let frame: PageFrame

    package init(paths: [PathRecord], marks: DisputeMarks, firstNumber: Int, isNumbered: Bool, layout: PageLayout, language: Language) {
        self.paths = paths
        self.marks = marks
        self.firstNumber = firstNumber
        self.isNumbered = isNumbered
        frame = PageFrame(layout, language)
    }

    package func lines() -> [PageLine] {
        for step in paths.flatMap(\.steps) { frame.notes.register(step.fact.citations) }
        var lines: [PageLine] = []
        for (index, path) in paths.enumerated() {
            if index > 0 { lines.append("") }
            lines += self.lines(path, number: firstNumber + index)
        }
        return lines + frame.sources()
    }

    private func lines(_ path: PathRecord, number: Int) -> [PageLine] {
        let layout = frame.layout
        if path.steps.isEmpty { return layout.paragraph(frame.words.sameEntity(path.start.name)) }
        let names = ([path.start] + path.steps.map(\.to)).map(\.name).joined(separator: " → ")
        return layout.title(isNumbered ? "\(number). \(names)" : names, rest: "   ")
            + path.steps.flatMap { step in
                layout.item(frame.sentence(step.fact, from: step.from)) + frame.against(marks[step.fact.id], of: step.fact, indent: "    ")
            }
            + layout.item(WindowText.words(path.window, frame.language).asHeading + ".", .dim)
    }
}
