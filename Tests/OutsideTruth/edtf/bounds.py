"""Compares earliest and latest days with the PyPI package edtf: over the published cases, and over a sample of the grammar."""

import contextlib
import io
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from edtf import parse_edtf

from checker import ask
from sampler import Sampler

WINTER = re.compile(r"[\dX]{4}[?~%]?-[?~%]?(24|28|30)[?~%]?(?=[,./\]}]|$)")

# (name, the clause that decides, does it apply)
CLASSES = [
    ("winter, or summer of the southern hemisphere", "edtf ends it on 31 December by its own setting; dossier takes December to February, the meteorological season",
     WINTER.search),
    ("an unknown end of an interval", "edtf assumes ten years by its own setting; LoC, Extended Interval (L1), 1: unknown",
     lambda t: t.startswith("/") or t.endswith("/")),
    ("significant digits", "edtf takes the estimate as strict bounds; LoC, Significant digits: \"some year between\"", lambda t: "S" in t),
    ("an unspecified month or day of a negative year", "edtf mirrors the months and days, so that the first comes last; ISO 8601-1:2019, Gregorian calendar",
     lambda t: "X" in t and "-" in t),
    ("a year 10^16 or more away", "dossier gives no day so far away; LoC, Exponential year, sets no limit", lambda t: re.search(r"Y-?(\d{17,}|\d+E\d{2,})", t)),
    ("a day that is not in the calendar", "edtf clamps it; ISO 8601-1:2019, Gregorian calendar", lambda t: "-02-29" in t),
    ("a set whose members are not in order", "edtf takes the first and last member; LoC, Set representation: a member is any of them",
     lambda t: t[:1] in "[{"),
]


def iso(time):
    """A day of edtf (struct_time, or an infinity) as dossier prints it."""
    if isinstance(time, float):
        return None
    year, month, day = time[:3]
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}"


def theirs(text):
    """The bounds edtf gives, as ISO dates; None if it does not read the string or fails."""
    try:
        # The package prints a line of its own for some dates.
        with contextlib.redirect_stdout(io.StringIO()):
            date = parse_edtf(text)
        return iso(date.lower_strict()), iso(date.upper_strict())
    except Exception:
        return None


def compare(title, texts):
    counts, examples = Counter(), defaultdict(list)
    for text, answer in zip(texts, ask(texts)):
        bounds = theirs(text)
        if not answer.valid:
            counts["not valid EDTF to dossier (see validity.py)"] += 1
        elif bounds is None:
            counts["edtf does not read it"] += 1
        elif bounds == (answer.earliest, answer.latest):
            counts["same bounds"] += 1
        else:
            name = next((name for name, _, applies in CLASSES if applies(text)), "UNEXPLAINED")
            counts["differ"] += 1
            examples[name].append(f"{text}: edtf {bounds[0]} to {bounds[1]}, dossier {answer.earliest} to {answer.latest}")
    print(f"{title}: {len(texts)} strings")
    for name, number in counts.most_common():
        print(f"{number:8} {name}")
    for name, clause, _ in CLASSES:
        if examples[name]:
            print(f"{len(examples[name]):8} differ: {name}, as {min(examples[name], key=len)} ({clause})")
    for line in examples["UNEXPLAINED"][:40]:
        print("UNEXPLAINED", line)
    return len(examples["UNEXPLAINED"])


def main(count, seed):
    lines = Path(__file__).with_name("published.txt").read_text().splitlines()
    failures = compare("published cases", [line for line in lines if line and not line.startswith("#")])
    sampler = Sampler(seed)
    failures += compare(f"sampled with seed {seed}", list({sampler.sample(): None for _ in range(count)}))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
