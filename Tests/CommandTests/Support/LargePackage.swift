/// The bundled package with many more entities: enough for an import to take a while, and room.
enum LargePackage {
    /// Writes it to the folder `out`.
    static func write(entities count: Int, in folder: TemporaryFolder) throws {
        _ = try Dossier.run("export", "csv", "out", in: folder)
        var text = String(decoding: try folder.bytes(of: "out/entities.csv"), as: UTF8.self)
        for number in 1...count { text += "more-\(number),company,More \(number),,\r\n" }
        try folder.write(text, to: "out/entities.csv")
    }
}
