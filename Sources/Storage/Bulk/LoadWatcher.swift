public import DossierModel

/// Sees the rows that a bulk load has inserted, for what is made of them beside the base without reading them again.
///
/// All calls come on the thread of the connection. Entities come in order of their ids, relations in that of the package.
public protocol LoadWatcher: AnyObject {
    func loaded(entity: Int64, kind: Int64)
    func loaded(_ relation: LoadedRelation)
    /// All facts are there; the transaction is still open.
    ///
    /// - Parameter lifetimes: between which days entities can exist, of those that a fact begins or ends.
    func loadedFacts(_ lifetimes: [Int64: Lifetime]) throws
    /// The days of a relation are others than those that were seen.
    func daysChanged()
}

/// A relation as it was inserted: keys of entities and vocabulary, and answering days as the fact table stores them.
public struct LoadedRelation {
    public let id, subject, object, predicate, modality: Int64
    /// Days since 1970-01-01, with the meaning of the columns of these names.
    public let possibleFrom, possibleTo, certainFrom, certainTo: Int64?
}
