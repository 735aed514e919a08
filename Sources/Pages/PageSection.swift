/// A part of an entity's page.
package enum PageSection: String, CaseIterable, Sendable { case names, relations, attributes, says, disputes }
