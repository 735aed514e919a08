// Opens a knowledge base, finds an entity, and prints the first fact about it that a source attests:
//
//     reader dossier.db cloudwatt
import DossierModel
import DossierQuery
import DossierStorage
import Glibc

func fail(_ message: String) -> Never {
    print("reader: \(message)")
    exit(1)
}

let arguments = CommandLine.arguments
guard arguments.count == 3 else { fail("usage: reader FILE NAME") }

// One snapshot is one moment: whatever others commit meanwhile, all answers are of the same revision.
let base = try KnowledgeBase.openForReading(arguments[1])
guard case .found(let hit) = try base.resolve(arguments[2]) else { fail("not one entity: \(arguments[2])") }

let facts = try base.answers(about: hit.entity.id).map(\.fact)
guard let fact = facts.first(where: { !$0.citations.isEmpty }), let citation = fact.citations.first else {
    fail("no source says anything about \(hit.entity.name)")
}

let object =
    switch fact.object {
    case .entity(let other): other.name
    case .value(let text): text
    case .amount: fact.amount?.text(in: .english) ?? ""
    }
print("\(fact.subject.name) \(fact.predicate.label(in: .english)) \(object), \(fact.modality.name), \(fact.starts ?? "undated")")
print("\(citation.source.title) (\(citation.source.slug)), \(citation.locator ?? "no place given")")
