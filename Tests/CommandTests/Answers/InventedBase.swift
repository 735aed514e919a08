import Foundation
import Testing

/// A base of invented facts, imported from a package that a test writes: companies, a source, and predicates of every sort.
struct InventedBase {
    let folder: TemporaryFolder

    private static let tables = [
        "kinds": "name,plural\ncompany,companies\nperson,people",
        "predicates": """
            name,takes,value_type,time,slot,label_en
            supplies,entity,,state,none,supplies
            owns,entity,,state,pair,owns
            pays,entity,,event,none,pays
            price,value,amount,state,subject,price
            delay,value,amount,state,none,delay
            """,
        "units": "code,exponent,kind,symbol,label_en,label_fr\nEUR,2,money,€,euro,euro\npercent,2,percent,%,,\nmonth,0,duration,,month,mois",
        "entities": "slug,kind,name,summary,merged_into\na,company,Alpha,,\nb,company,Beta,,\nc,company,Carl,,",
        "names": "id,entity,text,language,role,starts,ends",
        "relations": "id,subject,predicate,object,starts,ends,modality,amount_low,amount_high,unit,approximate,role,note,follows",
        "attributes": "id,entity,key,value,starts,ends,modality,amount_low,amount_high,unit,approximate,role,note,follows",
        "sources": "slug,title,author,publisher,published,url\ns,The source,,,,\nt,Another,,,,",
        "citations": "fact,name,source,locator,as_of",
        "disputes": "slug,topic,verdict,favours,comment",
        "dispute_sides": "dispute,side,fact,name",
    ]

    /// - Parameter rows: lines added to tables, by the table's name. Cells that a line leaves out at its end are empty.
    init(_ rows: [String: [String]] = [:]) throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path(of: "package"), withIntermediateDirectories: true)
        for (table, start) in Self.tables {
            let columns = start.prefix { $0 != "\n" }.count { $0 == "," }
            let lines = (rows[table] ?? []).map { $0 + String(repeating: ",", count: max(0, columns - $0.count { $0 == "," })) }
            try folder.write(([start] + lines).joined(separator: "\n") + "\n", to: "package/\(table).csv")
        }
        try folder.write(#"{"name":"invented","title":"Invented"}"#, to: "package/datapackage.json")
        try #require(Dossier.run("init", "--empty", in: folder).status == 0)
        let outcome = try Dossier.run("import", "package", in: folder)
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    func run(_ arguments: String...) throws -> Outcome {
        try Program(Dossier.path, arguments, in: folder).run()
    }

    /// Runs a line of shell in which `dossier` is the built program.
    func shell(_ line: String) throws -> Outcome { try Dossier.shell(line, in: folder) }
}
