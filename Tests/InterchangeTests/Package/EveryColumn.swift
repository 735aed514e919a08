import Foundation
import Testing

/// A package with a value in every column of every file, private ones included: what a test changes one by one.
enum EveryColumn {
    static let tables: [(name: String, text: String)] = [
        (
            "kinds.csv",
            """
            name,plural,parent,label_en,label_fr
            company,companies,,company,entreprise
            person,people,,person,personne
            fund,funds,company,fund,fonds
            """
        ),
        (
            "predicates.csv",
            """
            name,takes,value_type,time,slot,symmetric,domain,range,label_en,label_fr,inverse_en,inverse_fr,description,life,link
            leads,entity,,state,none,,person company,company,leads,dirige,is led by,est dirigé par,Runs it.,,
            partner-of,entity,,state,none,true,,,partner of,,,,,,
            founds,entity,,event,pair,,,,founds,fonde,,,,begins-object,
            motto,value,text,state,none,,,,motto,,,,,,
            rate,value,decimal,period,none,,,,rate,,,,,,
            revenue,value,amount,period,subject,,,,revenue,,,,,,
            wikidata,value,identifier,state,none,,,,Wikidata,,,,,,https://www.wikidata.org/entity/{}
            """
        ),
        ("units.csv", "code,exponent,kind,symbol,label_en,label_fr\nEUR,2,money,€,euro,euro\nUSD,2,money,$,dollar,dollar"),
        (
            "entities.csv",
            """
            slug,kind,name,summary,merged_into
            acme,company,Acme,Makes anvils.,
            bolt,fund,Bolt,,
            ann,person,Ann Lee,,
            acme-sa,company,Acme SA,Was apart.,acme
            """
        ),
        (
            "names.csv",
            "id,entity,text,language,role,starts,ends\n1,acme,ACME,fr,acronym,1990,2001\n2,bolt,The Bolt,,alias,,"
        ),
        (
            "relations.csv",
            """
            id,subject,predicate,object,starts,ends,modality,amount_low,amount_high,unit,approximate,role,note,follows,private_note
            1,ann,leads,acme-sa,2012,2014,actual,,,,,president,A note.,2,Told over lunch.
            2,bolt,founds,acme,2013-05,2013-06,actual,44.4,50,EUR,true,,,,
            """
        ),
        (
            "attributes.csv",
            #"""
            id,entity,key,value,starts,ends,modality,amount_low,amount_high,unit,approximate,role,note,follows,private_note
            3,acme,motto,"Anvils, ""first""",2000,..,actual,,,,,a role,Another note.,2,Overheard.
            4,acme,revenue,,2014,2014,planned,10,3000000,EUR,true,,,,
            5,acme,rate,1.5,2015,2015,actual,,,,,,,,
            """#
        ),
        (
            "sources.csv",
            """
            slug,title,author,publisher,published,published_basis,retrieved,url,archived_url,language,derived_from,sha256,confidential,supersedes
            wire,A wire,,,,,,,,,,,,
            older,An older one,,,,,,,,,,,,
            press,Bolt founds,Jo Doe,The Press,2013-05-02,stated,2014-01-01,https://a.example/1,https://b.example/1,en,wire,\(hash),true,older
            """
        ),
        (
            "citations.csv",
            """
            fact,name,source,locator,as_of,as_of_defaulted,quote,speaker,starts,ends,basis
            1,,press,"par. 1, s. 1",2013-05-02,true,She runs it.,ann,2012,2014,states
            ,1,wire,p. 2,,,,,,,
            """
        ),
        ("disputes.csv", "slug,topic,verdict,favours,comment\nhow-much,How much,rival,sixty,It was so."),
        ("dispute_sides.csv", "dispute,side,fact,name\nhow-much,sixty,2,\nhow-much,less,,1"),
        ("predicate_aliases.csv", "name,predicate,inverse\nheaded-by,leads,true"),
        ("translations.csv", "text,language,context,translated\npresident,fr,ann,présidente"),
        ("not_same.csv", "one,other,because\nacme,bolt,They have nothing to do with each other."),
        ("mappings.csv", "scheme,table,name,target\nftm,kind,company,Company"),
        ("cues.csv", "language,phrase,predicate,modality\nen,is to found,founds,planned"),
        ("scripts.csv", "name,kind,body,parameters,description\nall,query,SELECT 1,limit,Everything."),
    ]

    static let hash = "117adcba10fc6c5f0bbd09d38662d97a4c5b4506bffdf6f68387fe51ad137d95"

    static let description = #"{"name": "full", "dossier": {"base_id": "11111111-1111-4111-8111-111111111111"}}"#
    /// The same, written by another base.
    static let otherDescription = #"{"name": "other", "dossier": {"base_id": "22222222-2222-4222-8222-222222222222"}}"#

    static var files: [String: String] {
        Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0.text + "\n") } + [("datapackage.json", description)])
    }

    static func folder() throws -> PackageFolder { try PackageFolder(files) }

    /// One field that has a value: where it stands, and how to put another in its place.
    struct Field: Sendable, CustomTestStringConvertible {
        let file: String
        let column: String
        let value: String
        /// 0-based, the header not counted.
        let row: Int
        let number: Int
        private let rows: [[String]]
        private let header: [String]

        init(file: String, column: String, number: Int, row: Int, header: [String], rows: [[String]]) {
            (self.file, self.column, self.number, self.row) = (file, column, number, row)
            (self.header, self.rows, value) = (header, rows, rows[row][number])
        }

        var testDescription: String { "\(file) \(column)" }

        /// The file with another value in the field, which then begins at `place`: "line:column".
        func file(with value: String) -> (text: String, place: String) {
            var changed = rows
            changed[row][number] = value
            let lines = [header] + changed
            let before = lines[row + 1][..<number].map { Self.quoted($0).unicodeScalars.count + 1 }.reduce(1, +)
            return (
                lines.map { $0.map(Self.quoted).joined(separator: ",") }.joined(separator: "\n") + "\n", "\(row + 2):\(before)"
            )
        }

        private static func quoted(_ value: String) -> String {
            value.contains { ",\"\n".contains($0) } ? "\"" + value.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : value
        }
    }

    /// Of each column of each file, the last row that has a value in it.
    static let fields: [Field] = tables.flatMap { name, text in
        let lines = text.split(separator: "\n").map { split(String($0)) }
        let (header, rows) = (lines[0], Array(lines.dropFirst()))
        return header.indices.compactMap { number in
            rows.lastIndex { !$0[number].isEmpty }.map {
                Field(file: name, column: header[number], number: number, row: $0, header: header, rows: rows)
            }
        }
    }

    private static func split(_ line: String) -> [String] {
        var (fields, isQuoted) = ([""], false)
        var rest = line[...]
        while let character = rest.popFirst() {
            switch character {
            case "\"" where isQuoted && rest.first == "\"": fields[fields.count - 1].append(rest.removeFirst())
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
