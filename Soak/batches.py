"""Random inputs by the hundred in one process: a process for each makes some twenty a second, one that reads many some thousands.

A case is one batch for one door: lines of facts for 'apply --rejects', and some typed into 'enter'; pairs of names for 'compare --batch';
names for 'path --batch' and 'around --batch'; dates, and names, for the functions of 'sql'; cells of packages and lines of FollowTheMoney
for 'import'. Values are those of 'driver'. An input counts once the program has read it: taken it, or refused it with its reason.

A fault: a signal, exit 70, half a minute or any status that is not documented for the door; a refused line that is not kept with a reason
that names its line and column; lines read, refused and passed over that do not come to those that were given; lines that are taken beside
others and not, or otherwise, without them; answers that are not those of their rows; damage. A batch with a fault is cut down to the
smallest inputs that show it, and its other inputs are read without them.
"""

import os

from doors import Lines, Typed
from doors_documents import Cells, Documents
from doors_questions import Dates, Ends, Pairs, Tables
from facts_grammar import FactsGrammar
from grammar import words_of
from judging import BASE
from soak import signature

DOORS = [Lines, Typed, Pairs, Ends, Dates, Tables, Cells, Documents]
# Runs that making a batch smaller may take; of what hangs, each takes half a minute.
TRIES, TRIES_OF_HANGING = 150, 16
# Inputs of one batch that each are told to break a door: where all do, it is not the inputs.
MOST = 20


def prepare(soak):
    folder = soak.shared
    soak.program.run(["--db", BASE, "init"], folder)
    soak.program.run(["--db", "empty.db", "init", "--empty"], folder)
    lines = soak.program.run(["--db", BASE, "export", "facts", "-", "--private"], folder).text.splitlines()
    words = words_of(os.path.join(folder, BASE))
    words["lines"] = [line for line in lines if line.strip()]
    return words


def run(soak, words, case):
    door = case.random.choices(DOORS, [one.share for one in DOORS])[0](soak, case, words, FactsGrammar(case.random, words))
    soak.count(f"{door.name}: batches")
    inputs = door.make()
    while inputs:
        # What stands behind a row that ends the reading is read by another process.
        inputs = drive(soak, case, door, inputs)


def drive(soak, case, door, inputs, most=MOST):
    """Has a door read inputs, and returns those that it did not come to.

    Of a batch that breaks it, both halves are read again, down to the inputs that do it.
    """
    look = door.look(inputs)
    if not look.is_broken:
        count(soak, door, look)
        if look.kind:
            tell(soak, case, door, inputs, look)
        return look.left
    if len(inputs) > 1 and not look.kind.count("hangs"):
        before = soak.faults_told
        middle = len(inputs) // 2
        for half in (inputs[:middle], inputs[middle:]):
            while half and soak.faults_told < before + most:
                half = drive(soak, case, door, half, before + most - soak.faults_told)
        if soak.faults_told > before:
            return []
    elif len(inputs) == 1:
        look.read = 1
        count(soak, door, look)
    tell(soak, case, door, inputs, look)
    return []


def count(soak, door, look):
    soak.count("inputs", look.read)
    soak.count(f"{door.name}: inputs", look.read)
    soak.count(f"{door.name}: refused", look.refused)


def tell(soak, case, door, inputs, look):
    """Records what is wrong, shown with the fewest and shortest inputs that are found to show it."""
    kind = look.kind
    if not soak.knows(kind):
        inputs = smallest(inputs, lambda some: signature(door.look(some).kind or "") == signature(kind), TRIES_OF_HANGING if "hangs" in kind else TRIES)
        look = door.look(inputs)
        # What happens only sometimes is told as it was seen.
        kind = look.kind or f"{kind} (not again)"
    shown = "\n".join(repr(one)[:1000] for one in inputs[:20])
    soak.fault(case, kind, f"{look.detail}\ninputs:\n{shown}", look.commands, look.files)


def smallest(inputs, shows, tries):
    """Fewer and shorter inputs that still show a fault."""
    def attempt(candidate):
        nonlocal tries
        tries -= 1
        return bool(candidate) and shows(candidate)

    parts = 2
    while len(inputs) > 1 and tries > 0:
        size = -(-len(inputs) // parts)
        for start in range(0, len(inputs), size):
            rest = inputs[:start] + inputs[start + size:]
            if attempt(rest):
                inputs, parts = rest, max(parts - 1, 2)
                break
            if tries <= 0:
                return inputs
        else:
            if size == 1:
                break
            parts = min(parts * 2, len(inputs))
    progress = True
    while progress and tries > 0:
        progress = False
        for candidate in shorter(inputs):
            if attempt(candidate):
                inputs, progress = candidate, True
                break
            if tries <= 0:
                break
    return inputs


def shorter(inputs):
    """The same inputs with one text cut: long cuts first."""
    for place, texts in enumerate(inputs):
        for index, text in enumerate(texts):
            size = len(text) // 2
            while size > 0:
                for start in range(0, len(text), size):
                    cut = text[:start] + text[start + size:]
                    yield inputs[:place] + [texts[:index] + [cut] + texts[index + 1:]] + inputs[place + 1:]
                size //= 2
