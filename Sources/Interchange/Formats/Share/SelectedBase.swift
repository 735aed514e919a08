public import DossierQuery
public import DossierStorage

/// A base of what is selected of another: for what exports whole bases, tables and lines of facts among them.
public enum SelectedBase {
    /// Hands over a base that holds only what is selected, and what that needs: who is quoted, the sources that theirs were taken from.
    /// Facts and names keep their ids, the vocabulary is whole.
    ///
    /// It is made in the folder for temporary files, which takes as much disk as a copy of the base, and is gone at the end.
    ///
    /// - Parameters:
    ///   - withCompanions: whether what selected facts follow, and the other sides of their disputes, come along.
    ///   - watch: is given the copy while it is made.
    /// - Throws: as `BaseCopy.write`, or what `body` throws.
    public static func with<Result>(
        _ selection: Selection, withCompanions: Bool, watch: @escaping (Writer) -> Void = { _ in }, _ body: (Snapshot) throws -> Result
    ) throws -> Result {
        let folder = try FileSystem.makeTemporaryFolder()
        defer { FileSystem.removeFolder(folder) }
        let path = folder + "/selected.db"
        _ = try BaseCopy(of: selection.base).write(to: path, replacing: false, watch: watch)
        let copy = try KnowledgeBase.openForWriting(path)
        watch(copy)
        let pruning = try Pruning(copy)
        try selection.forEachFact { try pruning.keep($0.record.id) }
        try selection.forEachEntity { try pruning.keep(entity: $0.reference.slug) }
        try pruning.finish(withCompanions: withCompanions)
        let part = try copy.snapshot().visible(selection.base.visibility)
        defer { part.end() }
        return try body(part)
    }
}
