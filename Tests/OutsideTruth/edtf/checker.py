"""Asks dossier about EDTF strings: through `dossier sql`, or through another program named by EDTF_CHECKER."""

import json
import os
import subprocess
from dataclasses import dataclass

BATCH = 1000


@dataclass
class Answer:
    """What dossier says of one string; the days are ISO dates, None without bound or if the string is not EDTF."""

    valid: bool
    level: int | None
    earliest: str | None
    latest: str | None


def ask(texts):
    """Answers in the order of the texts."""
    program = os.environ.get("EDTF_CHECKER")
    return _ask_program(program, texts) if program else _ask_dossier(texts)


def _ask_program(program, texts):
    """Any program that reads one string a line and prints `text TAB 0|1 TAB level TAB earliest TAB latest`."""
    run = subprocess.run(program, shell=True, input="\n".join(texts) + "\n", capture_output=True, text=True, check=True)
    answers = []
    for line in run.stdout.splitlines():
        fields = line.split("\t")
        answers.append(Answer(fields[1] == "1", int(fields[2]) if fields[1] == "1" else None, fields[3] or None, fields[4] or None))
    return answers


def _ask_dossier(texts):
    binary = os.environ.get("DOSSIER", ".build/release/dossier")
    answers = []
    for start in range(0, len(texts), BATCH):
        rows = ",".join(f"({number},'{text}')" for number, text in enumerate(texts[start:start + BATCH]))
        query = (
            f"with t(n, x) as (values {rows}) "
            "select edtf_valid(x) as valid, edtf_level(x) as level, edtf_earliest(x) as earliest, edtf_latest(x) as latest from t order by n")
        run = subprocess.run([binary, "sql", "--format", "ndjson", query], capture_output=True, text=True, check=True)
        for line in run.stdout.splitlines():
            row = json.loads(line)
            answers.append(Answer(row["valid"] in (1, True), row["level"], row["earliest"], row["latest"]))
    return answers
