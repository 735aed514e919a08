package import DossierModel

/// Takes out of a base what was not chosen, for a copy that holds a part of another. Nobody else may see the base: rows are deleted, which
/// no change to a base that is kept does.
package final class Pruning {
    private let connection: Connection

    /// - Throws: where the base cannot be written.
    package init(_ copy: Writer) throws {
        connection = copy.connection
        // What refers to a row that goes is deleted before it, or after: all of it is checked at the end.
        connection.setForeignKeys(false)
        try connection.execute(
            script: """
                BEGIN IMMEDIATE;
                CREATE TEMP TABLE kept_fact (id INTEGER PRIMARY KEY);
                CREATE TEMP TABLE kept_entity (id INTEGER PRIMARY KEY);
                """)
    }

    package func keep(_ fact: FactID) throws { try connection.run("INSERT OR IGNORE INTO kept_fact VALUES (?)", fact.rawValue) }

    package func keep(entity slug: String) throws { try connection.run("INSERT OR IGNORE INTO kept_entity SELECT id FROM entity WHERE slug = ?", slug) }

    /// Takes out the rest: facts, and with them what is said only of them. What facts that stay are about, who is quoted, and what their
    /// sources were taken from stay too; the vocabulary stays whole.
    ///
    /// - Parameter withCompanions: whether what a fact follows, and the other sides of its disputes, stay as well: a part that stands for
    ///   itself takes no side.
    package func finish(withCompanions: Bool) throws {
        try connection.execute(script: (withCompanions ? Self.companions : Self.alone) + Self.script)
        let left = try connection.all("SELECT \"table\" FROM pragma_foreign_key_check") { $0.text(0) }
        if let table = left.first { throw SQLiteError.damage(table: table, row: 0, "it refers to what was taken out") }
        connection.setForeignKeys(true)
    }

    private static let companions = """
        INSERT OR IGNORE INTO kept_fact
            WITH RECURSIVE wanted (id) AS (
                SELECT id FROM kept_fact
                UNION SELECT f.follows FROM wanted JOIN fact f ON f.id = wanted.id WHERE f.follows IS NOT NULL
                UNION SELECT other.fact FROM wanted JOIN dispute_side s ON s.fact = wanted.id
                      JOIN dispute_side other ON other.dispute = s.dispute WHERE other.fact IS NOT NULL)
            SELECT id FROM wanted;
        INSERT OR IGNORE INTO kept_entity
            SELECT other.entity FROM name n JOIN dispute_side s ON s.name = n.id JOIN dispute_side o ON o.dispute = s.dispute
                JOIN name other ON other.id = o.name WHERE n.entity IN (SELECT id FROM kept_entity);

        """
    private static let alone = """
        UPDATE fact SET follows = NULL WHERE follows NOT IN (SELECT id FROM kept_fact);

        """
    private static let script = """
        DELETE FROM fact WHERE id NOT IN (SELECT id FROM kept_fact);
        DELETE FROM citation WHERE fact IS NOT NULL AND fact NOT IN (SELECT id FROM kept_fact);
        INSERT OR IGNORE INTO kept_entity
            SELECT subject FROM fact UNION SELECT object FROM fact WHERE object IS NOT NULL
            UNION SELECT stated_subject FROM fact WHERE stated_subject IS NOT NULL
            UNION SELECT stated_object FROM fact WHERE stated_object IS NOT NULL
            UNION SELECT speaker FROM citation WHERE fact IS NOT NULL AND speaker IS NOT NULL;
        INSERT OR IGNORE INTO kept_entity SELECT c.speaker FROM citation c JOIN name n ON n.id = c.name
            WHERE c.speaker IS NOT NULL AND n.entity IN (SELECT id FROM kept_entity);
        INSERT OR IGNORE INTO kept_entity SELECT canonical FROM entity WHERE id IN (SELECT id FROM kept_entity);
        INSERT OR IGNORE INTO kept_entity SELECT id FROM entity WHERE canonical IN (SELECT id FROM kept_entity);
        DELETE FROM citation WHERE name IN (SELECT id FROM name WHERE entity NOT IN (SELECT id FROM kept_entity));
        DELETE FROM dispute_side WHERE fact IS NOT NULL AND fact NOT IN (SELECT id FROM kept_fact)
            OR name IN (SELECT id FROM name WHERE entity NOT IN (SELECT id FROM kept_entity));
        DELETE FROM name WHERE entity NOT IN (SELECT id FROM kept_entity);
        DELETE FROM not_same WHERE one NOT IN (SELECT id FROM kept_entity) OR other NOT IN (SELECT id FROM kept_entity);
        DELETE FROM entity WHERE id NOT IN (SELECT id FROM kept_entity);
        DELETE FROM dispute WHERE id NOT IN (SELECT dispute FROM dispute_side);
        UPDATE dispute SET favours = NULL WHERE favours NOT IN (SELECT side FROM dispute_side WHERE dispute = dispute.id);
        CREATE TEMP TABLE kept_source AS
            WITH RECURSIVE wanted (id) AS (
                SELECT source FROM citation
                UNION SELECT s.derived_from FROM wanted JOIN source s ON s.id = wanted.id WHERE s.derived_from IS NOT NULL
                UNION SELECT s.supersedes FROM wanted JOIN source s ON s.id = wanted.id WHERE s.supersedes IS NOT NULL)
            SELECT id FROM wanted;
        DELETE FROM source_text WHERE source NOT IN (SELECT id FROM kept_source);
        DELETE FROM source WHERE id NOT IN (SELECT id FROM kept_source);
        CREATE TEMP TABLE kept_text AS
            SELECT role AS text FROM fact UNION SELECT note FROM fact UNION SELECT value FROM fact UNION SELECT topic FROM dispute
            UNION SELECT comment FROM dispute UNION SELECT side FROM dispute_side UNION SELECT summary FROM entity
            UNION SELECT name FROM entity UNION SELECT text FROM name UNION SELECT locator FROM citation UNION SELECT quote FROM citation;
        DELETE FROM translation WHERE text NOT IN (SELECT text FROM kept_text WHERE text IS NOT NULL);
        COMMIT;
        """
}
