import Testing

/// Kinds are named by entities, by other kinds and by predicates: none of these is left on a kind that is gone.
@Suite("Taking back the vocabulary")
struct UndoneVocabularyTests {
    private static let kind = "dossier init --empty && dossier kind add beast --plural beasts"

    @Test(
        "what names a kind keeps it from being taken back, and does not come back without it",
        arguments: [
            ("dossier predicate add bites --takes entity --time event --label-en bites --domain beast", 2, "predicate bites was built on it since"),
            ("dossier kind add cat --plural cats --parent beast", 2, "kind cat was built on it since"),
            ("dossier predicate edit owns --range beast", 2, "predicate owns names a kind that is removed"),
            (
                "dossier entity add Rex --kind beast && dossier entity remove rex --because x && dossier kind remove beast --because x", 4,
                "entity rex is of a kind that is removed since, in revision 5"
            ),
            (
                "dossier kind add cat --plural cats --parent beast && dossier kind remove cat --because x && dossier kind remove beast --because x", 4,
                "kind cat is below one that is removed since, in revision 5"
            ),
        ])
    func hangsOnKind(line: String, revision: Int, says: String) throws {
        let folder = try TemporaryFolder()
        let made = try Dossier.shell("\(Self.kind) && \(line)", in: folder)
        #expect(made.status == 0, "\(made)")
        let undone = try Dossier.run("undo", "\(revision)", in: folder)
        #expect(undone.status != 0 && undone.errors.contains(says), "\(undone)")
        #expect(try Dossier.run("doctor", in: folder).status == 0)
    }
}
