internal import DossierInterchange
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery

/// What lies around an entity as a graph to draw.
struct AroundGraph {
    let start: EntityReference
    let found: [Neighbour]
    let marks: DisputeMarks
    /// Whether a time is asked about: then what only may have held is marked.
    let withCertainty: Bool
    let language: Language

    /// The graph in Graphviz's language (https://graphviz.org/doc/info/lang.html).
    func dot() -> [PageLine] {
        var lines: [PageLine] = [
            "digraph {", "  node [shape=box];",
            PageLine("  \(DOT.quoted(start.slug)) [label=\(DOT.quoted(start.name)), penwidth=2];"),
        ]
        for neighbour in found {
            lines.append(PageLine("  \(DOT.quoted(neighbour.entity.slug)) [label=\(DOT.quoted(neighbour.entity.name))];"))
        }
        for neighbour in found {
            let (subject, object) = ends(neighbour)
            lines.append(PageLine("  \(DOT.quoted(subject.slug)) -> \(DOT.quoted(object.slug)) [label=\(DOT.quoted(label(neighbour)))];"))
        }
        return lines + ["}"]
    }

    /// The graph in Mermaid's language (https://mermaid.js.org/syntax/flowchart.html).
    func mermaid() -> [PageLine] {
        var numbers = [start.id: 0]
        var lines: [PageLine] = ["flowchart LR", PageLine("  n0[\(Self.entities(start.name))]")]
        for neighbour in found where numbers[neighbour.entity.id] == nil {
            numbers[neighbour.entity.id] = numbers.count
            lines.append(PageLine("  n\(numbers.count - 1)[\(Self.entities(neighbour.entity.name))]"))
        }
        for neighbour in found {
            let (subject, object) = ends(neighbour)
            lines.append(PageLine("  n\(numbers[subject.id] ?? 0) -->|\(Self.entities(label(neighbour)))| n\(numbers[object.id] ?? 0)"))
        }
        return lines
    }

    private func ends(_ neighbour: Neighbour) -> (subject: EntityReference, object: EntityReference) {
        neighbour.step.isBackwards ? (neighbour.step.to, neighbour.step.from) : (neighbour.step.from, neighbour.step.to)
    }

    private func label(_ neighbour: Neighbour) -> String {
        let span = DateText.span(neighbour.step.fact, language)
        let fact = neighbour.step.fact
        let disputed = marks[fact.id].isEmpty ? "" : " (\(language.wording.disputed))"
        let label = fact.predicate.label(in: language) + ConfidentialMark.suffix(fact.isConfidential, language) + disputed
        let text = span.isEmpty ? label : "\(label), \(span)"
        let isPossible = withCertainty && marks.certainty(of: fact, neighbour.certainty) == .possible
        return isPossible ? language.wording.possibly(text) : text
    }

    // What is hidden in a text is written out first: a backslash of its escape is one of the text in either language.
    private static func entities(_ text: String) -> String {
        "\"" + VisibleText.escaping(text).map { "\"<>|&#".contains($0) ? "#\($0.unicodeScalars.first?.value ?? 0);" : String($0) }.joined() + "\""
    }
}
