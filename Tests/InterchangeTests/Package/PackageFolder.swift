import Foundation
import DossierCuration
import DossierModel
import DossierStorage
import Testing

@testable import DossierInterchange

/// A Data Package in a folder of a test's own: small and sound, for tests to put one thing wrong in.
final class PackageFolder {
    let path: String

    /// - Parameter files: contents that take the place of the sample's, by file name.
    init(_ files: [String: String] = [:]) throws {
        path = NSTemporaryDirectory() + "dossier-package-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in Self.sample.merging(files, uniquingKeysWith: { $1 }) { try write(text, to: name) }
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch { Issue.record(error) }
    }

    func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    func write(_ data: Data, to name: String) throws { try data.write(to: URL(fileURLWithPath: path + "/" + name)) }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

    /// Lines of a file, added at its end.
    func append(_ lines: String, to name: String) throws { try write(try text(name) + lines + "\n", to: name) }

    func text(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

    @discardableResult
    func load(into base: Writer) throws -> ImportReport {
        let package = try OpenedPackage(PackageFiles(folder: path), for: base)
        if package.way == .edit {
            try edit(base)
            return ImportReport()
        }
        return try PackageImporter(package, into: base).run(message: "import")
    }

    /// The first fault for which a base refuses it.
    func fault(into base: Writer) throws -> CSVInputError { try Self.fault { _ = try load(into: base) } }

    /// The first fault that `body` throws.
    static func fault(_ body: () throws -> Void) throws -> CSVInputError {
        do {
            try body()
        } catch let faults as PackageFaults {
            return try #require(faults.places.first)
        } catch let fault as CSVInputError {
            return fault
        }
        throw NothingWrong()
    }

    struct NothingWrong: Error {}

    /// Takes the edits of this package into its base.
    @discardableResult
    func edit(_ base: Writer, retractingMissing: Bool = false) throws -> (report: ChangeReport, edits: PackageEdits) {
        let package = try OpenedPackage(PackageFiles(folder: path), for: base)
        try #require(package.way == .edit)
        let edits = try PackageEdits.read(package, of: base, retractingMissing: retractingMissing)
        do {
            return (try Desk(base).apply(edits.operations, message: "edit"), edits)
        } catch let faults as OperationFaults {
            throw edits.failure(faults)
        }
    }

    /// A base in memory with this package.
    func base() throws -> Writer {
        let base = try KnowledgeBase.inMemory()
        try load(into: base)
        return base
    }

    static let sample: [String: String] = [
        "datapackage.json": #"{"name": "sample", "dossier": {"base_id": "11111111-1111-4111-8111-111111111111"}}"#,
        "kinds.csv": "name,plural,parent\ncompany,companies,\nfund,funds,company\nperson,people,\n",
        "predicates.csv": #"""
        name,takes,value_type,time,slot,symmetric,label_en
        leads,entity,,state,none,,leads
        invests-in,entity,,event,pair,,invests in
        partner-of,entity,,state,none,true,partner of
        motto,value,text,state,none,,motto
        revenue,value,amount,period,subject,,revenue

        """#,
        "units.csv": "code,exponent,kind,symbol\nEUR,2,money,€\nstaff,0,count,\n",
        "entities.csv": #"""
        slug,kind,name,summary,merged_into
        acme,company,Acme,Makes anvils.,
        bolt,fund,Bolt,,
        ann,person,Ann Lee,,
        acme-sa,company,Acme SA,,acme

        """#,
        "names.csv":
            "id,entity,text,language,role,starts,ends\n1,acme,ACME,fr,acronym,,\n2,acme-sa,Old Acme,,former,2001,2005~\n",
        "relations.csv": #"""
        id,subject,predicate,object,starts,ends,modality,amount_low,amount_high,unit,approximate,role,note,follows
        1,ann,leads,acme-sa,2012,,actual,,,,,president,,
        2,bolt,invests-in,acme,2013-05,,actual,44.4,50,EUR,true,,,3
        3,bolt,invests-in,acme,2012,2012-12,planned,60,60,EUR,,,,

        """#,
        "attributes.csv": #"""
        id,entity,key,value,starts,ends,modality,amount_low,amount_high,unit,approximate,role,note,follows
        4,acme,motto,"Anvils, ""first""",,..,actual,,,,,,,
        5,acme,revenue,,2014,,actual,,3000000,EUR,,,,

        """#,
        "sources.csv": #"""
        slug,title,author,publisher,published,published_basis,retrieved,url,archived_url,language,derived_from,sha256
        press,Bolt invests,,The Press,2013-05-02,stated,,,,en,wire,
        wire,A wire,,,2013-05,,,,,,,

        """#,
        "citations.csv": #"""
        fact,name,source,locator,as_of,as_of_defaulted,quote,speaker
        1,,press,"par. 1, s. 1",2013-05-02,true,,
        2,,press,,,,,ann
        3,,wire,,,,"He said ""yes""",
        4,,press,,,,,
        5,,press,,,,,
        ,2,press,,,,,

        """#,
        "disputes.csv": "slug,topic,verdict,favours,comment\nhow-much,How much,rival,sixty,\n",
        "dispute_sides.csv": "dispute,side,fact,name\nhow-much,sixty,3,\nhow-much,less,2,\n",
    ]
}

extension Writer {
    /// What the base is as a package: file name to bytes.
    func exported(includingPrivate: Bool = false) throws -> [String: Data] {
        let folder = NSTemporaryDirectory() + "dossier-export-" + UUID().uuidString
        defer { do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) } }
        try PackageExporter(snapshot().visible(includingPrivate ? .everything : .open)).write(to: folder)
        var files: [String: Data] = [:]
        // The record of the export is no part of the package.
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where !name.hasPrefix(".") {
            files[name] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
        }
        return files
    }

    /// A base in memory made from this one's package.
    func copy(includingPrivate: Bool = false) throws -> Writer {
        let folder = try PackageFolder()
        for (name, data) in try exported(includingPrivate: includingPrivate) { try folder.write(data, to: name) }
        return try folder.base()
    }

    /// Rows as text, columns joined with a bar; NULL is empty.
    func rows(_ sql: String) throws -> [String] {
        try connection.all(sql) { row in (0..<row.count).map { row.optionalText($0) ?? "" }.joined(separator: "|") }
    }
}

extension Snapshot {
    /// Rows as text, columns joined with a bar; NULL is empty.
    func rows(_ sql: String) throws -> [String] {
        try connection.all(sql) { row in (0..<row.count).map { row.optionalText($0) ?? "" }.joined(separator: "|") }
    }

    /// How many rows each table of facts and names has, retracted ones included.
    func sizes() throws -> [String] {
        try rows(
            """
            SELECT (SELECT count(*) FROM entity), (SELECT count(*) FROM name), (SELECT count(*) FROM fact),
                   (SELECT count(*) FROM source), (SELECT count(*) FROM citation), (SELECT count(*) FROM dispute_side)
            """)
    }
}

/// Expects two packages to be the same, byte for byte, and names the files and lines that differ.
func expectSame(_ left: [String: Data], _ right: [String: Data], sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(left.keys.sorted() == right.keys.sorted(), sourceLocation: sourceLocation)
    for name in left.keys.sorted() where left[name] != right[name] {
        let lines = [left, right].map { String(decoding: $0[name] ?? Data(), as: UTF8.self).split(separator: "\r\n") }
        let different = zip(lines[0], lines[1]).first { $0 != $1 }
        Issue.record(
            "\(name): \(lines[0].count) and \(lines[1].count) lines; \(different.map { "\($0)" } ?? "")",
            sourceLocation: sourceLocation)
    }
}
