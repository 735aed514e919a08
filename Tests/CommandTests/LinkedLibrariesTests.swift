import Testing

@Suite("The program loads little")
struct LinkedLibrariesTests {
    @Test("neither the whole Foundation nor ICU is linked, directly or through another library")
    func noICU() throws {
        let libraries = try Program("/usr/bin/ldd", [Dossier.path], in: TemporaryFolder()).run()
        // The released program is linked whole: it loads nothing at all.
        if (libraries.output + libraries.errors).contains("not a dynamic executable") { return }
        #expect(libraries.status == 0)
        #expect(libraries.output.contains("libsqlite3.so"), "ldd saw the program")
        for name in ["ICU", "libicu", "libFoundation.so", "FoundationInternationalization", "FoundationNetworking", "XCTest"] {
            #expect(!libraries.output.contains(name), "\(name) costs milliseconds at every start")
        }
    }
}
