/// The bundled package with many more entities: enough for an import to take a while, and room.
enum LargePackage {
    /// Writes it to the folder `out`, the relations more than the bundled ones too.
    static func write(entities count: Int, relations: Int = 0, in folder: TemporaryFolder) throws {
        _ = try Dossier.run("export", "csv", "out", in: folder)
        var text = String(decoding: try folder.bytes(of: "out/entities.csv"), as: UTF8.self)
        for number in 1...count { text += "more-\(number),company,More \(number),,\r\n" }
        try folder.write(text, to: "out/entities.csv")
        if relations == 0 { return }
        text = String(decoding: try folder.bytes(of: "out/relations.csv"), as: UTF8.self)
        for number in 1...relations { text += ",more-\(number % count + 1),takes-part-in,cloudwatt,,,actual,,,,,,,\r\n" }
        try folder.write(text, to: "out/relations.csv")
    }
}
