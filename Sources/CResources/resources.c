#include "CResources.h"

// #embed reads the files at build time; the build system rebuilds this file when one of them changes.
static const unsigned char m0001[] = {
#embed "../../Migrations/0001_history.sql"
};
static const unsigned char m0002[] = {
#embed "../../Migrations/0002_vocabulary.sql"
};
static const unsigned char m0003[] = {
#embed "../../Migrations/0003_entities_and_sources.sql"
};
static const unsigned char m0004[] = {
#embed "../../Migrations/0004_facts.sql"
};
static const unsigned char m0005[] = {
#embed "../../Migrations/0005_search.sql"
};
static const unsigned char m0006[] = {
#embed "../../Migrations/0006_views.sql"
};
static const unsigned char m0007[] = {
#embed "../../Migrations/0007_desk.sql"
};
static const unsigned char m0008[] = {
#embed "../../Migrations/0008_life.sql"
};
static const unsigned char m0009[] = {
#embed "../../Migrations/0009_basis.sql"
};
static const unsigned char migration_sums[] = {
#embed "../../Migrations/SHA256SUMS"
};
static const unsigned char seed_datapackage[] = {
#embed "../../Seeds/sovereign-cloud/datapackage.json"
};
static const unsigned char seed_kinds[] = {
#embed "../../Seeds/sovereign-cloud/kinds.csv"
};
static const unsigned char seed_predicates[] = {
#embed "../../Seeds/sovereign-cloud/predicates.csv"
};
static const unsigned char seed_units[] = {
#embed "../../Seeds/sovereign-cloud/units.csv"
};
static const unsigned char seed_entities[] = {
#embed "../../Seeds/sovereign-cloud/entities.csv"
};
static const unsigned char seed_names[] = {
#embed "../../Seeds/sovereign-cloud/names.csv"
};
static const unsigned char seed_relations[] = {
#embed "../../Seeds/sovereign-cloud/relations.csv"
};
static const unsigned char seed_attributes[] = {
#embed "../../Seeds/sovereign-cloud/attributes.csv"
};
static const unsigned char seed_sources[] = {
#embed "../../Seeds/sovereign-cloud/sources.csv"
};
static const unsigned char seed_citations[] = {
#embed "../../Seeds/sovereign-cloud/citations.csv"
};
static const unsigned char seed_disputes[] = {
#embed "../../Seeds/sovereign-cloud/disputes.csv"
};
static const unsigned char seed_dispute_sides[] = {
#embed "../../Seeds/sovereign-cloud/dispute_sides.csv"
};
static const unsigned char words_dates_en[] = {
#embed "../../Words/dates-en.txt"
};
static const unsigned char words_dates_fr[] = {
#embed "../../Words/dates-fr.txt"
};
static const unsigned char words_amounts_en[] = {
#embed "../../Words/amounts-en.txt"
};
static const unsigned char words_amounts_fr[] = {
#embed "../../Words/amounts-fr.txt"
};
static const unsigned char seed_aliases[] = {
#embed "../../Seeds/sovereign-cloud/predicate_aliases.csv"
};
static const unsigned char core_kinds[] = {
#embed "../../Seeds/core/kinds.csv"
};
static const unsigned char core_mappings[] = {
#embed "../../Seeds/core/mappings.csv"
};
static const unsigned char core_predicates[] = {
#embed "../../Seeds/core/predicates.csv"
};
static const unsigned char core_units[] = {
#embed "../../Seeds/core/units.csv"
};
static const unsigned char seed_translations[] = {
#embed "../../Seeds/sovereign-cloud/translations.csv"
};
static const unsigned char seed_mappings[] = {
#embed "../../Seeds/sovereign-cloud/mappings.csv"
};
static const unsigned char words_legal_forms[] = {
#embed "../../Words/legal-forms.txt"
};
static const unsigned char words_family_names[] = {
#embed "../../Words/family-names.txt"
};
static const unsigned char words_names[] = {
#embed "../../Words/names.txt"
};
static const unsigned char words_transliterations[] = {
#embed "../../Words/transliterations.txt"
};
// What `dossier help TOPIC` shows.
static const unsigned char readme[] = {
#embed "../../README.md"
};
static const unsigned char doc_dates[] = {
#embed "../../docs/dates.md"
};
static const unsigned char doc_facts[] = {
#embed "../../docs/facts-format.md"
};
static const unsigned char doc_formats[] = {
#embed "../../docs/formats.md"
};
static const unsigned char doc_money[] = {
#embed "../../docs/money.md"
};
static const unsigned char doc_traversal[] = {
#embed "../../docs/traversal.md"
};
static const unsigned char doc_visibility[] = {
#embed "../../docs/visibility.md"
};

#define RESOURCE(path, bytes) {path, bytes, sizeof bytes}

static const dossier_resource resources[] = {
    RESOURCE("Migrations/0001_history.sql", m0001),
    RESOURCE("Migrations/0002_vocabulary.sql", m0002),
    RESOURCE("Migrations/0003_entities_and_sources.sql", m0003),
    RESOURCE("Migrations/0004_facts.sql", m0004),
    RESOURCE("Migrations/0005_search.sql", m0005),
    RESOURCE("Migrations/0006_views.sql", m0006),
    RESOURCE("Migrations/0007_desk.sql", m0007),
    RESOURCE("Migrations/0008_life.sql", m0008),
    RESOURCE("Migrations/0009_basis.sql", m0009),
    RESOURCE("Migrations/SHA256SUMS", migration_sums),
    RESOURCE("Seeds/sovereign-cloud/datapackage.json", seed_datapackage),
    RESOURCE("Seeds/sovereign-cloud/kinds.csv", seed_kinds),
    RESOURCE("Seeds/sovereign-cloud/predicates.csv", seed_predicates),
    RESOURCE("Seeds/sovereign-cloud/units.csv", seed_units),
    RESOURCE("Seeds/sovereign-cloud/entities.csv", seed_entities),
    RESOURCE("Seeds/sovereign-cloud/names.csv", seed_names),
    RESOURCE("Seeds/sovereign-cloud/relations.csv", seed_relations),
    RESOURCE("Seeds/sovereign-cloud/attributes.csv", seed_attributes),
    RESOURCE("Seeds/sovereign-cloud/sources.csv", seed_sources),
    RESOURCE("Seeds/sovereign-cloud/citations.csv", seed_citations),
    RESOURCE("Seeds/sovereign-cloud/disputes.csv", seed_disputes),
    RESOURCE("Seeds/sovereign-cloud/dispute_sides.csv", seed_dispute_sides),
    RESOURCE("Seeds/sovereign-cloud/mappings.csv", seed_mappings),
    RESOURCE("Seeds/sovereign-cloud/translations.csv", seed_translations),
    RESOURCE("Seeds/sovereign-cloud/predicate_aliases.csv", seed_aliases),
    RESOURCE("Seeds/core/kinds.csv", core_kinds),
    RESOURCE("Seeds/core/mappings.csv", core_mappings),
    RESOURCE("Seeds/core/predicates.csv", core_predicates),
    RESOURCE("Seeds/core/units.csv", core_units),
    RESOURCE("Words/amounts-en.txt", words_amounts_en),
    RESOURCE("Words/amounts-fr.txt", words_amounts_fr),
    RESOURCE("Words/dates-en.txt", words_dates_en),
    RESOURCE("Words/dates-fr.txt", words_dates_fr),
    RESOURCE("Words/family-names.txt", words_family_names),
    RESOURCE("Words/legal-forms.txt", words_legal_forms),
    RESOURCE("Words/names.txt", words_names),
    RESOURCE("Words/transliterations.txt", words_transliterations),
    RESOURCE("README.md", readme),
    RESOURCE("docs/dates.md", doc_dates),
    RESOURCE("docs/facts-format.md", doc_facts),
    RESOURCE("docs/formats.md", doc_formats),
    RESOURCE("docs/money.md", doc_money),
    RESOURCE("docs/traversal.md", doc_traversal),
    RESOURCE("docs/visibility.md", doc_visibility),
};

size_t dossier_resource_count(void) { return sizeof resources / sizeof resources[0]; }

dossier_resource dossier_resource_at(size_t index) { return resources[index]; }
