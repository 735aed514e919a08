internal import ArgumentParser
internal import Model
internal import Output
internal import Query

struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Count what the knowledge base holds.")

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let base = try session.openForReading()
        try session.withOutput { sink in
            try session.writeRows(columns: ["what", "count"], to: sink) { rows in
                for row in try base.counts() { try rows.row([.text(row.thing), .integer(row.count)]) }
                for row in try base.countsByKind() { try rows.row([.text("of them \(row.kind)"), .integer(row.count)]) }
            }
        }
    }
}
