import Foundation
import Testing

@Suite("Installing")
struct InstallTests {
    /// An archive as `scripts/release` makes it, with little in it.
    private func archive() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Repository.text(of: "scripts/install"), to: "install")
        let made = try Dossier.shell(
            "chmod +x install && mkdir -p bin share/man/man1 share/doc/dossier && echo 'echo hello' >bin/dossier && chmod +x bin/dossier && touch share/man/man1/dossier.1.gz share/doc/dossier/LICENSE",
            in: folder)
        try #require(made.status == 0, "\(made)")
        return folder
    }

    @Test("what was installed goes again, with the folders that were made for it, and no others")
    func removes() throws {
        let folder = try archive()
        let script = """
            mkdir -p 'a home/share/man' && ./install 'a home' && ./install 'a home' && 'a home/bin/dossier' && ./install --remove 'a home' && find 'a home'
            ./install new/prefix && touch new/prefix/share/mine && ./install --remove new/prefix && find new
            """
        let outcome = try Dossier.shell(script, in: folder)
        let lines = outcome.lines.filter { !$0.hasPrefix("installed in") && !$0.hasPrefix("removed from") }
        #expect(lines == ["hello", "a home", "a home/share", "a home/share/man", "new", "new/prefix", "new/prefix/share", "new/prefix/share/mine"], "\(outcome)")
    }

    @Test("nothing is made where there is nothing to remove")
    func missing() throws {
        let folder = try archive()
        let outcome = try Dossier.shell("./install --remove nowhere", in: folder)
        #expect(outcome.status == 66 && outcome.errors == "./install: there is no folder 'nowhere'\n")
        #expect(try !folder.names.contains("nowhere"))
    }
}
