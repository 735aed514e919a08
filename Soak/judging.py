"""Runs a command line that was made up, says whether it did what no run may do, and makes it smaller if it did."""

import os

from soak import command_line

LIMIT = 30
BASE = "base.db"
STATUSES = (0, 1, 64, 65, 66, 74, 75)


def asking(soak, text=None):
    """Runs a command line in the shared folder, where nothing is written."""
    def ask(parts, base=BASE):
        soak.count("runs")
        return soak.program.run(["--db", base, *sum(parts, [])], soak.shared, text=text, limit=LIMIT)
    return ask


def judge(soak, case, ask, parts, outcome, files=(), given="", base=BASE):
    """Records what no run may do, made smaller first. Returns whether all was well."""
    soak.count(f"exit {outcome.status}" if outcome.status >= 0 else f"signal {-outcome.status}")
    if not outcome.broken() and outcome.status in STATUSES:
        return True
    kind = f"{parts[0][0]} {outcome.broken() or f'exits {outcome.status}'}: {outcome.reason()}"
    if outcome.broken() and not soak.knows(kind):
        parts, outcome = shrink(ask, parts, outcome, tries=12 if outcome.hung else 80)
    soak.fault(case, kind, (outcome.errors or outcome.text)[:1500],
               [command_line(["--db", base, *sum(parts, [])]) + given], [os.path.join(soak.shared, base), *files])
    return False


def same(outcome, like):
    return outcome.broken() is not None and outcome.broken().split(" (")[0] == like.broken().split(" (")[0] and outcome.status == like.status


def smaller(parts):
    """Command lines with one thing less."""
    for place in range(1, len(parts)):
        yield parts[:place] + parts[place + 1:]
    for place in range(1, len(parts)):
        for index, text in enumerate(parts[place]):
            if index == 0 and text.startswith("-") and "=" not in text:
                continue
            for shorter in [text[:len(text) // 2], text[len(text) // 2:],
                *(text[:at] + text[at + 1:] for at in range(min(len(text), 12))), text[:-1]]:
                if shorter != text:
                    yield parts[:place] + [parts[place][:index] + [shorter] + parts[place][index + 1:]] + parts[place + 1:]


def shrink(ask, parts, outcome, tries=80):
    """The smallest command line found that ends the same way, and how it ended."""
    progress = True
    while progress and tries > 0:
        progress = False
        for candidate in smaller(parts):
            tries -= 1
            trial = ask(candidate)
            if same(trial, outcome):
                parts, outcome, progress = candidate, trial, True
                break
            if tries <= 0:
                break
    return parts, outcome
