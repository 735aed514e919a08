"""The driver's cases on a terminal: nothing that is stored or asked may act on it."""

import os
import re
import shutil
import unicodedata

from judging import BASE, LIMIT, judge
from packages import UNSAFE, Maker


def is_hidden(character):
    """What must not reach a terminal as it is: controls, marks of direction, and what has no width and no use there.

    Joiners, and the soft hyphen, belong to the spelling of words and emoji; the Arabic number signs can be seen.
    """
    if character in "\t\n\u200c\u200d\u00ad":
        return False
    kind = unicodedata.category(character)
    return kind in ("Cc", "Zl", "Zp") or (kind == "Cf" and not unicodedata.name(character, "").startswith(("ARABIC", "SYRIAC",
        "KAITHI")) or character == "\u061c")


def sorts(found):
    """What sorts of characters these are: faults of one sort are one."""
    return " and ".join(sorted({{"Cc": "controls", "Cf": "invisible or bidi marks"}.get(unicodedata.category(one), "separators")
        for one in found}))


def terminal(soak, words, case, grammar):
    """Nothing that is stored or asked acts on the terminal."""
    stored = words["has_unsafe"] and grammar.chance(0.7)
    base = "unsafe.db" if stored else BASE
    if stored:
        slug, other = grammar.one(words["unsafe"]), grammar.one(words["unsafe"])
        parts = [grammar.one([
            ["show", slug], ["show", slug, "--lang", "fr"], ["timeline"], ["timeline", slug], ["relations", slug], ["relations"],
            ["path", slug, other],
            ["path", slug, other, "--all", "--max", "4"], ["around", slug, "--depth", "2"], ["around", slug, "--as", "tree",
                "--depth", "3"],
            ["around", slug, "--as", "dot", "--depth", "2"], ["around", slug, "--as", "mermaid"], ["common", slug, other],
            ["money"], ["money", slug],
            ["conflicts"], ["check"], ["stats"], ["list"], ["list", "things"], ["sources"],
            ["sources", f"us{grammar.random.randrange(5)}"], ["find", "alpha"],
            ["find", "societe"], ["find", "--text", "cloud"], ["sql", "select * from relations limit 20"],
            ["sql", "select * from sources", "--format", "markdown"],
            ["doctor"], ["show", "alpha"], ["show", slug + "x"], ["show", slug, "--on", "2012"],
            ["sql", "select name as \"\x1b[1mx\" from entities"]])]
    elif grammar.chance(0.2):
        # Faults of a package repeat its cells.
        made = Maker(case.random, unsafe=0.5).package(4, 8)
        grammar.one(made.tables["entities"])[grammar.one(["kind", "slug", "merged_into"])] = "x" + grammar.one(UNSAFE)
        made.write(case.path("package"))
        shutil.copy(os.path.join(soak.shared, "empty.db"), case.path(BASE))
        parts = [["import", "package"]]
    else:
        parts = [[one + grammar.one(UNSAFE) if grammar.chance(0.4) and not one.startswith("-") and place else one for place,
            one in enumerate(part)]
                 for part in grammar.parts()]
        parts = [part for part in parts if part[0] != "--format"]
        if parts[0][0] == "export":
            return
    is_plain = grammar.chance(0.8)
    folder = case.folder if parts[0][0] == "import" else soak.shared

    def ask(parts):
        soak.count("runs")
        return soak.program.run_on_terminal(["--db", base, *sum(parts, []), *(["--no-color"] if is_plain else [])], folder,
            limit=LIMIT)

    outcome = ask(parts)
    if not judge(soak, case, ask, parts, outcome, base=base):
        return
    shown = outcome.text.replace("\r\x1b[K", "")
    if not is_plain:
        shown = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    found = sorted({character for character in shown if is_hidden(character)})
    if found:
        line = next(line for line in shown.split("\n") if any(one in line for one in found))
        where = "message" if line.startswith(("dossier:", "  try:", "Error", "Usage")) or outcome.status in (64, 65) else "answer"
        soak.fault(case, f"{parts[0][0]} prints {sorts(found)} on a terminal, in its {where}", repr(line[:300]),
                   [["--db", base, *sum(parts, [])]], [os.path.join(folder, base),
                       *([case.path("package")] if parts[0][0] == "import" else [])])
