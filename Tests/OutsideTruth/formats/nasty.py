"""Makes a base whose texts have what documents have trouble with: markup, quotes, controls, invisible characters, directions, formulas."""
import csv
import subprocess

TEXT = "=<a & \"b\" 'c'> \\ {d} %e #f $g _h ~i ^j ;,|`@ é𝔘 --> ]]> \u202e\u200f\u2028 \t\n\r\x01\x1b[31m \ufffe end"


def write(name, columns, *rows):
    with open(f"package/{name}.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns.split()] + list(rows))


subprocess.run(["mkdir", "package"], check=True)
with open("package/datapackage.json", "w", encoding="utf-8") as file:
    file.write('{"name": "nasty", "resources": []}')
write("kinds", "name plural label_en", ["company", "companies", "company"], ["person", "people", "person"])
write("units", "code exponent kind symbol", ["EUR", 2, "money", "€"])
write(
    "predicates", "name takes value_type time slot label_en",
    ["owns", "entity", "", "state", "pair", TEXT], ["leads", "entity", "", "state", "none", "leads"],
    ["pays", "entity", "", "event", "none", "pays"], ["motto", "value", "text", "state", "none", "motto"])
write("entities", "slug kind name summary", ["a", "company", TEXT, TEXT], ["b(é)", "company", "B", ""], ["p", "person", "P", ""])
write("names", "id entity text language role", [1, "a", "alias " + TEXT, "fr", "alias"])
tail = "starts ends modality amount_low amount_high unit role note"
write(
    "relations", "id subject predicate object " + tail,
    [1, "a", "owns", "b(é)", "2012", "..", "actual", "", "", "", TEXT, TEXT],
    [2, "a", "owns", "b(é)", "[..2012]", "", "planned", "1.50", "3", "EUR", "", ""],
    [3, "b(é)", "owns", "b(é)", "-0044", "", "denied", "", "", "", "", ""],
    [4, "a", "pays", "p", "2013-21~", "", "actual", "1.5", "1.5", "EUR", TEXT, ""],
    [5, "p", "leads", "a", "2013?", "2014-05-06", "actual", "", "", "", "", ""])
write("attributes", "id entity key value " + tail, [6, "a", "motto", TEXT, "", "", "actual", "", "", "", "", ""])
write(
    "sources", "slug title author publisher published url language",
    ["s", TEXT, TEXT, TEXT, "2013-21~", "http://x.example/a b?{c}|\"d\"#e#f[g]%zz", "fr"], ["t(é)", "T", "", "", "[..2012]", "", ""])
write(
    "citations", "fact name source locator as_of quote speaker",
    *[[fact, "", "s", TEXT, "2013", TEXT, "p"] for fact in range(1, 7)], [1, "", "t(é)", "", "", "", ""], ["", 1, "t(é)", "", "", "", ""])
write("disputes", "slug topic verdict")
write("dispute_sides", "dispute side fact name")
write(
    "mappings", "scheme table name target", ["ftm", "kind", "company", "Company"], ["ftm", "kind", "person", "Person"],
    ["ftm", "predicate", "owns", "Ownership(owner: LegalEntity, asset: Asset)"],
    ["ftm", "predicate", "pays", "Payment(payer: LegalEntity, beneficiary: LegalEntity)"],
    ["schema.org", "kind", "company", "Corporation"], ["wikidata", "predicate", "owns", "P1830"])
for arguments in (["init", "--empty"], ["import", "package"], ["export", "base", "open.db"],
                  ["export", "datasette-metadata", "metadata.json", "--name", "open"]):
    subprocess.run(["dossier"] + arguments, check=True)
