import Foundation
import DossierInterchange
import Testing

@Suite struct CSVReaderTests {
    /// The traps of the csv-spectrum collection, with texts of our own.
    static let spectrum: [(name: String, text: String, rows: [[String?]])] = [
        ("comma in quotes", "name,town\nRené,\"Val-de-Reuil, Eure\"\n", [["name", "town"], ["René", "Val-de-Reuil, Eure"]]),
        ("empty", "a,b,c\n1,\"\",\"\"\n2,3,4\n", [["a", "b", "c"], ["1", "", ""], ["2", "3", "4"]]),
        ("empty, CRLF", "a,b,c\r\n1,\"\",\"\"\r\n2,3,4\r\n", [["a", "b", "c"], ["1", "", ""], ["2", "3", "4"]]),
        ("escaped quotes", "a,b\n1,\"so \"\"sovereign\"\"!\"\n2,\"\"\"\"\n", [["a", "b"], ["1", "so \"sovereign\"!"], ["2", "\""]]),
        ("JSON", "key,value\n1,\"{\"\"kind\"\": \"\"fund\"\", \"\"at\"\": [1,2]}\"\n", [["key", "value"], ["1", "{\"kind\": \"fund\", \"at\": [1,2]}"]]),
        ("coordinates", "site,\"latitude, longitude\"\nN1,\"49.27, 1.21\"\n", [["site", "latitude, longitude"], ["N1", "49.27, 1.21"]]),
        ("newlines", "a,b\n1,2\n\"two\nlines\",3\n", [["a", "b"], ["1", "2"], ["two\nlines", "3"]]),
        ("newlines, CRLF", "a,b\r\n1,2\r\n\"two\r\nlines\",3\r\n", [["a", "b"], ["1", "2"], ["two\r\nlines", "3"]]),
        ("quotes and newlines", "a,b\n1,\"ha\n\"\"ha\"\"\nha\"\n3,4\n", [["a", "b"], ["1", "ha\n\"ha\"\nha"], ["3", "4"]]),
        ("simple", "a,b,c\n1,2,3\n", [["a", "b", "c"], ["1", "2", "3"]]),
        ("simple, CRLF", "a,b,c\r\n1,2,3\r\n", [["a", "b", "c"], ["1", "2", "3"]]),
        ("UTF-8", "a,b\né日,😀\n", [["a", "b"], ["é日", "😀"]]),
    ]

    @Test("The traps of csv-spectrum are read right, whatever the size of the blocks", arguments: spectrum)
    func traps(_ name: String, _ text: String, _ expected: [[String?]]) throws {
        for blockBytes in [1, 17, 23, 64, CSVReader.blockBytes] {
            #expect(try rows(of: text, blockBytes: blockBytes) == expected)
        }
    }

    @Test(
        "What the RFC leaves open is read in one documented way",
        arguments: [
            ("\u{FEFF}a,b\n1,2", [["a", "b"], ["1", "2"]]), ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]), ("a,b\n1,2\n\n\n", [["a", "b"], ["1", "2"]]),
            ("a,b\n,\"\"\n", [["a", "b"], [nil, ""]]), ("a\n\n1\n", [["a"], [nil], ["1"]]), ("", []), ("\n", []), ("a, b \n", [["a", " b "]]),
            ("a,b\n1,", [["a", "b"], ["1", nil]]), ("a\n\"x\"", [["a"], ["x"]]), ("a,b\n\"x\",\"y\"\r\n", [["a", "b"], ["x", "y"]]),
        ] as [(String, [[String?]])])
    func lenient(_ text: String, _ expected: [[String?]]) throws {
        for blockBytes in [1, CSVReader.blockBytes] {
            #expect(try rows(of: text, blockBytes: blockBytes) == expected)
        }
    }

    @Test(
        "Faults are refused at their line and column",
        arguments: [
            ("a,b\n1,x\"y\"\n", "data.csv:2:4: quote inside an unquoted field"),
            ("a,b\n1,\"x\"y\n", "data.csv:2:6: text after a closing quote"),
            ("a,b\n1,\"x\n\n", "data.csv:2:3: the quote opened here is never closed"),
            ("a,b\n\"\n\",1\n1\n", "data.csv:4:2: row has 1 field, the first row has 2"),
            ("a,b\né,2,3\n", "data.csv:2:5: row has more than 2 fields, the number in the first row"),
            ("a,b\n1,2,\n", "data.csv:2:5: row has more than 2 fields, the number in the first row"),
            ("a,b\n\n1,2\n", "data.csv:2:1: blank line between rows"),
            ("a,b\r\n\"l1\r\nl2\",\"é\"x\r\n", "data.csv:3:8: text after a closing quote"),
            ("a,b\n1,\0\n", "data.csv:2:3: NUL byte"), ("a,b\n1,\"\0\"\n", "data.csv:2:4: NUL byte"),
        ])
    func faults(_ text: String, _ message: String) {
        for blockBytes in [1, CSVReader.blockBytes] {
            let error = #expect(throws: CSVInputError.self) { try rows(of: text, blockBytes: blockBytes) }
            #expect(error?.description == message)
        }
    }

    @Test("Bytes that are not UTF-8 are refused where they stand, with a way out")
    func encoding() {
        let error = #expect(throws: CSVInputError.self) { try rows(of: Array("a,b\né,Andro".utf8) + [0xE8] + Array("de\n".utf8)) }
        #expect(error?.description == "data.csv:2:8: byte 0xe8 is not valid UTF-8")
        #expect(error?.hint?.contains("CSV UTF-8") == true)
        let wide = #expect(throws: CSVInputError.self) { try rows(of: [0xFF, 0xFE, 0x61, 0x00]) }
        #expect(wide?.description == "data.csv:1:1: the file is UTF-16")
    }

    @Test("A field or row over its limit is refused at its start")
    func limits() {
        let limits = CSVLimits(fieldBytes: 100, rowBytes: 150, columns: 3)
        for (text, message) in [
            ("a,b\n1,\(String(repeating: "x", count: 101))\n", "data.csv:2:3: field of more than 100 bytes"),
            ("a,b\n1,\"\(String(repeating: "x", count: 101))", "data.csv:2:3: field of more than 100 bytes"),
            ("a,b\n1,\(String(repeating: "x", count: 99))\n", nil),
            ("\(String(repeating: "x", count: 90)),\(String(repeating: "y", count: 90))", "data.csv:1:1: row of more than 150 bytes"),
            ("a,b,c,d\n", "data.csv:1:7: more than 3 columns"),
        ] as [(String, String?)] {
            do {
                _ = try rows(of: Array(text.utf8), limits: limits, blockBytes: 16)
                #expect(message == nil)
            } catch {
                #expect(error.description == message)
            }
        }
    }

    @Test("A field of 100 MB is an error before it has all been read")
    func hugeField() throws {
        // A pipe, so that what the reader takes can be counted.
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        signal(SIGPIPE, SIG_IGN)
        let (reading, writing) = (ends[0], ends[1])
        let fed = FedBytes()
        let feeder = Thread {
            let block = [UInt8](repeating: 0x78, count: 1 << 16)
            _ = "a,b\n1,\"".withCString { write(writing, $0, 7) }
            while fed.count < 100 << 20 {
                let got = write(writing, block, block.count)
                if got <= 0 { break }
                fed.add(got)
            }
            close(writing)
        }
        feeder.start()
        let reader = CSVReader(descriptor: reading, file: "huge.csv")
        #expect(try reader.next() != nil)
        let error = #expect(throws: CSVInputError.self) { try reader.next() }
        close(reading)
        #expect(error?.description == "huge.csv:2:3: field of more than 16777216 bytes")
        #expect(error?.hint == "is the closing quote missing?")
        #expect(fed.count < 40 << 20)
    }

    @Test("A file that cannot be opened or read says why")
    func unreadable() {
        let missing = #expect(throws: CSVInputError.self) { try CSVReader(path: "/nonexistent/a.csv") }
        #expect(missing?.description == "/nonexistent/a.csv: cannot open: No such file or directory")
        #expect(missing?.systemCode == ENOENT)
        let folder = #expect(throws: CSVInputError.self) { try CSVReader(path: NSTemporaryDirectory()).next() }
        #expect(folder?.systemCode == EISDIR)
    }

    @Test("An importer's own fault is placed in the field, past quotes and doubled quotes")
    func fieldErrors() throws {
        let reader = CSVReader(bytes: Array("a,b\n\"x\"\"yz\",2013-99\n".utf8), file: "f.csv")
        _ = try reader.next()
        let row = try #require(try reader.next())
        #expect(row.error(at: 1, offset: 5, "month").description == "f.csv:2:14: month")
        #expect(row.error(at: 0, offset: 3, "z").description == "f.csv:2:6: z")
        #expect(row.error(at: 0, "whole").description == "f.csv:2:1: whole")
        #expect(row.line == 2)
    }
}

private final class FedBytes: @unchecked Sendable {
    private let lock = NSLock()
    private var total = 0
    var count: Int { lock.withLock { total } }
    func add(_ bytes: Int) { lock.withLock { total += bytes } }
}
