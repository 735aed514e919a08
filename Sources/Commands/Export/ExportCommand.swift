internal import ArgumentParser
internal import DossierInterchange

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the knowledge base, or a part of it, in the format of other programs.",
        subcommands: [
            ExportCSVCommand.self, ExportFactsCommand.self, ExportBaseCommand.self, ExportDatasetteCommand.self,
            ExportDocumentCommand<GraphML>.self, ExportDocumentCommand<GEXF>.self, ExportDocumentCommand<DOT>.self,
            ExportDocumentCommand<BibTeX>.self, ExportDocumentCommand<CSLJSON>.self, ExportDocumentCommand<FollowTheMoney>.self,
            ExportDocumentCommand<Turtle>.self, ExportDocumentCommand<NQuads>.self, ExportDocumentCommand<JSONLD>.self,
        ])
}
