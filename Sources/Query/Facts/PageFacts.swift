public import DossierModel
internal import DossierStorage

/// Facts of one predicate, seen from one entity in one direction.
public struct FactGroup: Sendable {
    public let predicate: PredicateReference
    /// Whether the entity is their object: they read by the inverse label.
    public let isInverse: Bool
    public let answers: [Answer]
    /// What became of the plans and commitments among them.
    public let followers: [FactID: [Answer]]
}

/// The facts about an entity that a filter lets pass, in the order of its page: relations before attributes, each in the order of the
/// vocabulary; within a group by earliest possible day, then by id. Read a few hundred at a time.
///
/// Takes eight bytes a fact. A group of more than `orderedLimit` facts is in order of id: its days would have to be read before its
/// first fact can be shown.
public struct PageFacts {
    /// How many facts a group may have to be in order of days.
    public static let orderedLimit = 100_000

    private let base: Snapshot
    private let entity: EntityID
    let filter: FactFilter
    private let marker: DisputeMarker?
    // As the indexes have them: facts of one predicate and direction follow each other.
    private var runs: [(predicate: Int64, isAttribute: Bool, isSubject: Bool, ids: [Int64])] = []

    /// How many facts there are before the filter has looked at their days and modalities.
    public private(set) var count = 0

    init(_ base: Snapshot, of entity: EntityID, _ filter: FactFilter) throws {
        self.base = base
        self.entity = entity
        self.filter = filter
        marker = base.disputeMarker(for: filter)
        try base.forEachFactKey(of: entity, filter) { key in
            count += 1
            let isAttribute = key.other == nil
            let last = runs.count - 1
            if last >= 0, runs[last].predicate == key.predicate, runs[last].isAttribute == isAttribute, runs[last].isSubject == key.isSubject {
                runs[last].ids.append(key.id)
            } else {
                runs.append((key.predicate, isAttribute, key.isSubject, [key.id]))
            }
        }
    }

    /// Gives the groups in order; a large one in parts, one after the other. None is empty.
    public func forEachGroup(_ give: (FactGroup) throws -> Void) throws {
        func body(_ group: FactGroup) throws {
            for answer in group.answers { base.notePrivateNote(of: answer.fact) }
            try give(group)
        }
        // Few facts are read at once: then they tell themselves where they belong.
        if count <= Snapshot.batchSize {
            let answers = try base.answers(runs.flatMap(\.ids).sorted(), filter, marker)
            let followers = try followers(of: answers)
            return try groups(answers, followers).forEach(body)
        }
        for (section, unordered) in try sections() {
            let isOrdered = unordered.count <= Self.orderedLimit
            let ids = isOrdered ? try ordered(unordered) : unordered.sorted()
            for start in stride(from: 0, to: ids.count, by: Snapshot.batchSize) {
                let answers = try base.answers(Array(ids[start..<min(start + Snapshot.batchSize, ids.count)]), filter, marker)
                guard let predicate = answers.first?.fact.predicate else { continue }
                try body(
                    FactGroup(
                        predicate: predicate, isInverse: section.isInverse, answers: isOrdered ? Self.ordered(answers) : answers,
                        followers: followers(of: answers)))
            }
        }
    }

    /// What the facts of a group have in common; in the order of the page.
    private struct Section: Comparable {
        let isAttribute: Bool
        /// Its place in the vocabulary.
        let predicate: Int64
        let isInverse: Bool

        static func < (left: Section, right: Section) -> Bool {
            if left.isAttribute != right.isAttribute { return right.isAttribute }
            if left.predicate != right.predicate { return left.predicate < right.predicate }
            return !left.isInverse && right.isInverse
        }
    }

    private func followers(of answers: [Answer]) throws -> [FactID: [Answer]] {
        let followers = try base.followers(of: answers.map(\.fact))
        // So it is with most pages: a table of our own types takes longer to make than its rows to read.
        if followers.isEmpty { return [:] }
        let marks = try marker?.marks(of: followers.values.flatMap(\.self))
        return followers.mapValues { $0.map { Answer(fact: $0, marks: marks?[$0.id] ?? []) } }
    }

    private func groups(_ answers: [Answer], _ followers: [FactID: [Answer]]) -> [FactGroup] {
        var sections: [(section: Section, answers: [Answer])] = []
        for answer in answers {
            let predicate = answer.fact.predicate
            let section = Section(
                isAttribute: answer.fact.otherEnd(from: entity) == nil, predicate: predicate.position,
                isInverse: answer.fact.subject.id != entity && !predicate.isSymmetric)
            let place = sections.partitioningIndex { $0.section >= section }
            if place == sections.count || sections[place].section != section { sections.insert((section, []), at: place) }
            sections[place].answers.append(answer)
        }
        return sections.map { section, answers in
            FactGroup(predicate: answers[0].fact.predicate, isInverse: section.isInverse, answers: Self.ordered(answers), followers: followers)
        }
    }

    private static func ordered(_ answers: [Answer]) -> [Answer] {
        answers.sorted { ($0.fact.days.possibleFrom, $0.fact.id) < ($1.fact.days.possibleFrom, $1.fact.id) }
    }

    /// The ids of the facts, section by section; those of one section in any order.
    private func sections() throws -> [(section: Section, ids: [Int64])] {
        let symmetric = Set(try base.connection.all("SELECT id FROM predicate WHERE symmetric") { $0.integer(0) })
        let sections = runs.indices.map { index in
            let run = runs[index]
            return (
                section: Section(
                    isAttribute: run.isAttribute, predicate: run.predicate, isInverse: !run.isSubject && !symmetric.contains(run.predicate)),
                run: index
            )
        }.sorted { $0.section < $1.section }
        var joined: [(section: Section, ids: [Int64])] = []
        for (section, run) in sections {
            if !joined.isEmpty, joined[joined.count - 1].section == section {
                joined[joined.count - 1].ids += runs[run].ids
            } else {
                joined.append((section, runs[run].ids))
            }
        }
        return joined
    }

    private static let firstDays = """
        SELECT id, possible_from FROM fact WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
        """

    // By first possible day, then by id.
    private func ordered(_ ids: [Int64]) throws -> [Int64] {
        var days: [(day: Int64, id: Int64)] = []
        for start in stride(from: 0, to: ids.count, by: 5_000) {
            let chunk = base.jsonArray(Array(ids[start..<min(start + 5_000, ids.count)]))
            try base.connection.forEachRow(Self.firstDays, [chunk]) { row in
                days.append((row.optionalInteger(1) ?? .min, row.integer(0)))
            }
        }
        return days.sorted { ($0.day, $0.id) < ($1.day, $1.id) }.map(\.id)
    }
}
