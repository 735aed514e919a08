/// An entity as a search knows it: a number that is dense, so that tables can be indexed by it.
typealias Node = UInt32

/// Which way a search walks: from the start of paths, or from their end against the direction that the rules ask for.
enum Heading { case away, back }

/// A run of an entity's relations; positions are valid until the next call of `edges(of:_:)`.
struct EdgeRange {
    let positions: Range<Int>
    /// Only symmetric predicates may be walked this way.
    let isSymmetricOnly: Bool

    static let none = EdgeRange(positions: 0..<0, isSymmetricOnly: false)
}

/// The relations of entities, as a search reads them: from the indexes of the file or from an adjacency image.
///
/// The search is generic over it, so that reading an edge costs no call.
protocol Adjacency: AnyObject {
    var rules: EdgeRules { get }
    var nodeRules: NodeRules { get }

    /// The number of an entity; nil when there is no such entity.
    func node(of entity: Int64) throws -> Node?
    func entity(of node: Node) -> Int64
    /// How many numbers may be in use; 0 when that is not known beforehand.
    var nodeCapacity: Int { get }

    /// Whether every relation may be walked and every entity passed through, whatever the day: then nothing is looked at but
    /// neighbours.
    var isPlain: Bool { get }

    /// An entity's relations in one direction and in the other. A relation of an entity with itself is in both.
    func edges(of node: Node, _ heading: Heading) throws -> (primary: EdgeRange, secondary: EdgeRange)
    /// Whether the rules let the relation at a position be walked.
    func admits(_ position: Int, _ range: EdgeRange) -> Bool
    func neighbour(at position: Int) -> Node
    /// The days on which it may be walked.
    func window(at position: Int) -> DayWindow
    /// The relation, and how good it is to go by.
    func fact(at position: Int) -> RankedFact

    /// How many live relations an entity has, one with itself counted once; exact up to `limit`, more than it beyond.
    func degree(of node: Node, limit: Int) throws -> Int
    /// About how many relations must be read to walk on from an entity.
    func work(of node: Node) throws -> Int
    func kind(of node: Node) throws -> Int64

    /// Brings what searches read into memory, for many questions to come.
    func prepare()
}

extension Adjacency {
    func prepare() {}
}
