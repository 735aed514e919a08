"""Every class of string on which dossier and edtf-validate differ, with the clause that decides it.

"LoC" is the Library of Congress EDTF specification of 4 February 2019, the profile in annex A of ISO 8601-2:2019.
"""

import calendar
import re

COMPONENT = r"[?~%]?[\dX]{2}[?~%]?"
YEAR = r"(?:[?~%]?-?[\dX]{4}[?~%]?)"
GROUPING = re.compile(r"[\dX]{4}[?~%]?-[?~%]?(2[1-9]|3\d|4[01])[?~%]?(?=[,./\]}]|$)")
DAY = re.compile(r"(-?\d{4})[?~%]?-[?~%]?(\d\d)[?~%]?-[?~%]?(\d\d)")
LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
RANGE = re.compile(r"(-?\d{4}(?:-\d{2}){0,2})\.\.(-?\d{4}(?:-\d{2}){0,2})")


def in_set(text):
    return text[:1] in ("[", "{")


def parts(text):
    """The dates between the signs of sets and intervals."""
    return [part for part in re.split(r"[\[\]{},/]|\.\.", text) if part]


def has_impossible_day(text):
    return any(
        int(month) in range(1, 13) and int(day) > LENGTHS[int(month) - 1] + (month == "02" and calendar.isleap(int(year)))
        for year, month, day in DAY.findall(text))


def has_impossible_unspecified_day(text):
    for part in parts(text):
        match = re.fullmatch(rf"({YEAR})-({COMPONENT})-({COMPONENT})", part)
        if match and "X" in part:
            year, month, day = (re.sub(r"[?~%-]", "", group).replace("X", r"\d") for group in match.groups())
            months = [m for m in range(1, 13) if re.fullmatch(month, f"{m:02}")]
            days = 31 if any(m not in (2, 4, 6, 9, 11) for m in months) else 30 if months != [2] else 29
            leap = any(re.fullmatch(year, f"{y:04}") and calendar.isleap(y) for y in range(10000)) if months == [2] else True
            if not any(re.fullmatch(day, f"{d:02}") for d in range(1, days + (1 if leap else 0))):
                return True
    return False


def key(date):
    """A date as a tuple that orders as the calendar does."""
    numbers = [int(number) for number in date.lstrip("-").split("-")]
    return tuple([-numbers[0] if date.startswith("-") else numbers[0]] + numbers[1:])


def has_reversed_range(text):
    return any(key(first) > key(last) for first, last in RANGE.findall(text))


def end_contains_start(text):
    start, end = re.sub(r"[?~%]", "", text).split("/")
    return start.startswith(end) and start != end


# (name, the clause, does it apply, what dossier says)
CLASSES = [
    ("a set of one member", "LoC, Set representation, 1-7: none asks for two members",
     lambda t: in_set(t) and "," not in t and ".." not in t, True),
    ("a season or other sub-year grouping in a set",
     "LoC, Seasons: used \"in place of a month value\" of a year-and-month string; Set representation, 3 and 7, restrict members by precision only",
     lambda t: in_set(t) and GROUPING.search(t), True),
    ("a long year in a set", "LoC, Set representation, 7: \"different elements may have different precisions\"; a Y year is a date (Level 1)",
     lambda t: in_set(t) and "Y" in t, True),
    ("a year with significant digits in a set", "LoC, Significant digits: an S year is a date (Level 2)",
     lambda t: in_set(t) and "S" in t, True),
    ("a qualified or negative date beside \"..\" in a set", "LoC, Qualification of a date (complete): on any date; Set representation, 7, asks for equal precision only",
     lambda t: in_set(t) and re.search(r"[?~%][^,]*\.\.|\.\.[^,\]}]*[?~%]|\.\.-|-\d{4}[^,]*\.\.", t), True),
    ("a range after an open start in a set", "LoC, Set representation, 5 and 6: a double-dot begins the list, others stand between values",
     lambda t: re.match(r"[\[{]\.\.", t) and re.search(r",[^,]+\.\.", t), True),
    ("a date both qualified and unspecified in a set", "LoC, Set representation, 7, restricts members by precision only",
     lambda t: in_set(t) and "X" in t and re.search(r"[?~%]", t), True),
    ("a qualifier on a long year", "LoC, Qualification of a date (complete): at the end of \"the date string\", which a Y year is",
     lambda t: re.search(r"Y-?\d+(E\d+)?(S\d+)?[?~%]|[?~%]Y", t), True),
    ("a qualifier on a year with significant digits", "LoC, Qualification of a date (complete) and Significant digits",
     lambda t: "S" in t and re.search(r"[?~%]", t), True),
    ("a qualifier on a date with unspecified digits", "LoC, Qualification of a date (complete): on any date",
     lambda t: "/" not in t and not in_set(t) and "X" in t and re.search(r"[?~%]", t), True),
    ("qualifiers of groups in several places", "LoC, Qualification: each qualification character reaches its own components",
     lambda t: "/" not in t and len(re.findall(r"[?~%]", t)) > 1, True),
    ("a qualifier on a sub-year grouping of 25 to 41", "LoC, Sub-year groupings: \"extends the season feature of Level 1\"",
     lambda t: "/" not in t and GROUPING.search(t) and re.search(r"[?~%]", t), True),
    ("a sub-year grouping of 25 to 41 in an interval", "LoC, Sub-year groupings: \"extends the season feature of Level 1\", which intervals take",
     lambda t: "/" in t and GROUPING.search(t), True),
    ("a long year or one with significant digits in an interval", "LoC, Extended Interval (L1): its ends are dates; Y and S years are",
     lambda t: "/" in t and re.search("[YS]", t), True),
    ("unspecified digits beside an open or unknown end",
     "LoC, Interval (Level 2): \"portions of a date within an interval may be ... unspecified\"; Level 2 includes open ends",
     lambda t: "/" in t and "X" in t and re.search(r"^(\.\.)?/|/(\.\.)?$", t), True),
    ("a date qualified in part beside an open or unknown end", "LoC, Interval (Level 2): \"portions of a date within an interval may be designated as approximate, uncertain\"",
     lambda t: re.search(r"^(\.\.)?/|/(\.\.)?$", t) and re.search(r"[?~%]", t), True),
    ("a negative date in an interval", "LoC, Negative calendar year and Time Interval: an end is any date",
     lambda t: re.search(r"(^|/)[?~%]?-", t), True),
    ("unspecified digits in an interval", "LoC, Interval (Level 2); the interval is in order for some choice of digits",
     lambda t: "/" in t and "X" in t, True),
    ("an end less precise than the start, within which the start lies",
     "LoC, Time Interval, examples 4 to 6: the ends may differ in precision; 2005-06/2005 ends at the end of 2005",
     lambda t: "/" in t and end_contains_start(t), True),
    ("a time shift of hours beyond those in use, or of zero", "ISO 8601-1:2019, time shift: hours and minutes; +00:00 is UTC",
     lambda t: re.search(r"T\d\d:\d\d:\d\d[+-]", t), True),
    ("second 60", "ISO 8601-1:2019, clock second: 60 denotes a positive leap second", lambda t: re.search(r"T\d\d:\d\d:60", t), True),
    ("unspecified digits in a sub-year grouping's year", "LoC, Unspecified Digit (Level 2): \"anywhere within a component\"",
     lambda t: "X" in t and GROUPING.search(t), True),
    ("a day that the month does not have", "ISO 8601-1:2019, Gregorian calendar", has_impossible_day, False),
    ("unspecified digits that no day of the calendar has", "LoC, Unspecified Digit: X stands for a digit, so some choice must be a date",
     has_impossible_unspecified_day, False),
    ("a space in a set", "LoC, Set representation, 4: \"No spaces are allowed, anywhere within the expression\"",
     lambda t: in_set(t) and " " in t, False),
    ("a range of a set that runs backwards", "LoC, Set representation, 5: \"all the values between\" the two", has_reversed_range, False),
    ("a time with a date that is not complete", "LoC, Date and Time: \"complete representations for calendar date\"",
     lambda t: re.match(r"-?\d{4}(-\d\d)?T", t), False),
    ("the prefix Y on a year of four digits", "LoC, Letter-prefixed calendar year: \"when (and only when) the year exceeds four digits\"",
     lambda t: re.search(r"Y-?\d{4}(?!\d|E)", t), False),
    ("two qualifiers on one component", "LoC, Qualification: a qualification character, one, at the left or the right",
     lambda t: re.search(r"[?~%]-?\d{2,4}[?~%]|[?~%]{2}", t), False),
    ("an interval that ends before it starts", "ISO 8601-1:2019, time interval: limited by its start and then its end",
     lambda t: "/" in t, False),
]


def classify(text, ours):
    """The name of the first class that explains why dossier says `ours` and edtf-validate the opposite; None if none does."""
    return next((name for name, _, applies, says in CLASSES if says == ours and applies(text)), None)


# (name, the clause, does it apply, edtf-validate's level, dossier's level)
LEVELS = [
    ("a qualified season", "LoC, Seasons and Qualification of a date (complete): both of Level 1", lambda t: "/" not in t and GROUPING.search(t), 2, 1),
    ("a negative date and a qualifier in an interval", "LoC, Negative calendar year and Extended Interval (L1), 3: both of Level 1",
     lambda t: re.match(r"-\d", t) and re.search(r"[?~%]$", t), 2, 1),
    ("a sub-year grouping of 25 to 41", "LoC, Sub-year groupings: Level 2", lambda t: GROUPING.search(t), 1, 2),
]


def classify_level(text, ours, theirs):
    """The name of the first class that explains why dossier gives one level and edtf-validate another; None if none does."""
    return next((name for name, _, applies, their, our in LEVELS if (their, our) == (theirs, ours) and applies(text)), None)
