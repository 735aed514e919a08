internal import DossierModel
package import DossierOutput
package import DossierQuery

/// The findings of `check` as text: under each code how to put it right, then what was found.
package struct CheckView {
    let report: CheckReport
    let layout: PageLayout

    private var width: Int { layout.width }
    private var style: Style { layout.style }

    package init(report: CheckReport, layout: PageLayout) {
        self.report = report
        self.layout = layout
    }

    package func lines() -> [PageLine] {
        var lines: [PageLine] = []
        var last: FindingCode?
        for finding in report.findings {
            if finding.code != last {
                if last != nil { lines.append("") }
                last = finding.code
                lines.append(head(finding.code))
                lines += TextLayout.wrap("to fix: " + finding.code.fix, width: width, first: "  ", rest: "  ").map { style.dim($0) }
            }
            let text = finding.message + ConfidentialMark.suffix(finding.isConfidential, .english)
            lines += TextLayout.wrap(text, width: width, first: "  · ", rest: "    ")
            lines += CheckAdvice.commands(finding).map { PageLine("      " + $0) }
        }
        if !lines.isEmpty { lines.append("") }
        return lines + [PageLine(summary)]
    }

    private func head(_ code: FindingCode) -> PageLine {
        let count = report.findings.count { $0.code == code }
        let severity = code.severity.rawValue
        let shown =
            switch code.severity {
            case .error: style.apply(.red, to: PageLine(severity))
            case .warning: style.apply(.yellow, to: PageLine(severity))
            case .info: PageLine(severity)
            }
        return shown + " " + style.bold(code.rawValue) + PageLine(" (\(count))")
    }

    private var summary: String {
        func counted(_ severity: FindingSeverity, _ word: String) -> String {
            EnglishCount.of(report.count(severity), word)
        }
        return "\(counted(.error, "error")), \(counted(.warning, "warning")), \(counted(.info, "note"))"
    }
}

/// The findings of `check` as rows.
package enum CheckRows {
    package static let columns = ["severity", "code", "message", "facts", "about", "fix", "commands"]

    package static func values(_ finding: Finding) -> [RowField] {
        let facts = finding.subjects.compactMap { subject -> Int64? in
            if case .fact(let id) = subject { id.rawValue } else { nil }
        }
        let commands = CheckAdvice.commands(finding)
        return [
            .text(finding.code.severity.rawValue), .text(finding.code.rawValue), .text(finding.message),
            .numbers(facts), .text(finding.subjects.map(\.text).joined(separator: "; ")), .text(finding.code.fix),
            .document(.array(commands.map { .string($0) }), inShort: commands.joined(separator: "\n")),
        ]
    }
}
