"""Compares dossier's verdicts on labelled name pairs with rapidfuzz and nomenklatura.

    python3 compare_names.py PAIRS.csv [--scored SCORED.csv] [--errors]

PAIRS.csv has the columns name1, name2, is_match (true or false) and perhaps schema or kind. SCORED.csv is the same file
after `dossier compare --batch PAIRS.csv`, with score and verdict added. The others get the threshold that is best for
them on these very pairs; dossier answers with the one it ships with.
"""
import argparse
import csv
import re

import scorers

NOT_LATIN = re.compile(r"[^\u0000-\u024F\u1E00-\u1EFF\u2000-\u206F]")


def measures(truth, said):
    """Precision, recall and F1 of boolean answers."""
    right = sum(t and s for t, s in zip(truth, said))
    precision = right / max(1, sum(said))
    recall = right / max(1, sum(truth))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def best_threshold(truth, scores):
    """The threshold with the best F1 on these pairs."""
    return max(sorted(set(scores)), key=lambda t: measures(truth, [s >= t for s in scores])[2])


def report(title, rows, answers, fixed):
    truth = [r["is_match"] == "true" for r in rows]
    print(f"\n{title}: {len(rows)} pairs, {sum(truth)} the same")
    print(f"{'scorer':40} {'threshold':>9} {'precision':>9} {'recall':>7} {'F1':>7}")
    for name, said in fixed.items():
        p, r, f = measures(truth, said)
        print(f"{name:40} {'own':>9} {p:9.3f} {r:7.3f} {f:7.3f}")
    for name, scores in sorted(answers.items(), key=lambda item: item[0]):
        t = best_threshold(truth, scores)
        p, r, f = measures(truth, [s >= t for s in scores])
        print(f"{name:40} {t:9.3f} {p:9.3f} {r:7.3f} {f:7.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs")
    parser.add_argument("--scored", help="the pairs with dossier's score and verdict")
    parser.add_argument("--errors", action="store_true", help="list the pairs that dossier gets wrong")
    options = parser.parse_args()
    rows = list(csv.DictReader(open(options.pairs, encoding="utf-8")))
    answers = scorers.rapidfuzz_scores(rows) | scorers.nomenklatura_scores(rows)
    fixed = {}
    if options.scored:
        scored = list(csv.DictReader(open(options.scored, encoding="utf-8")))
        fixed["dossier"] = [r["verdict"] == "same" for r in scored]
        answers["dossier, best threshold"] = [float(r["score"]) for r in scored]
    latin = [not NOT_LATIN.search(r["name1"] + r["name2"]) for r in rows]
    for title, kept in (("All pairs", [True] * len(rows)), ("Latin script", latin)):
        def pick(values):
            return [v for v, k in zip(values, kept) if k]
        report(title, pick(rows), {n: pick(v) for n, v in answers.items()}, {n: pick(v) for n, v in fixed.items()})
    if options.errors and options.scored:
        for row, answer in zip(rows, scored):
            if (row["is_match"] == "true") != (answer["verdict"] == "same"):
                print(row["is_match"], answer["score"], answer["verdict"], row["name1"], "|", row["name2"], sep="\t")


if __name__ == "__main__":
    main()
