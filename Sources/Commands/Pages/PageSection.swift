/// A part of an entity's page.
enum PageSection: String, WordChoice { case names, relations, attributes, says, disputes }
