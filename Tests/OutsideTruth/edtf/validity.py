"""Differential check of validity and level against edtf-validate: counts, and every disagreement in a named class."""

import sys
from collections import Counter, defaultdict
from multiprocessing import Pool

from checker import ask
from disagreements import CLASSES, LEVELS, classify, classify_level
from sampler import Sampler


def theirs(text):
    """The level edtf-validate claims for a string, -1 if it is invalid to it, None if it fails with an exception."""
    from edtf_validate import valid_edtf as module

    try:
        level = next((n for n, test in enumerate([module.isLevel0, module.isLevel1, module.isLevel2]) if test(text)), -1)
        return -1 if level >= 0 and "/" in text and not module.is_valid_interval(text) else level
    except Exception:
        return None


def main(count, seed):
    sampler = Sampler(seed)
    texts = list({sampler.sample(): None for _ in range(count)})
    with Pool() as pool:
        levels = pool.map(theirs, texts, chunksize=500)
    agree, classes, examples = Counter(), Counter(), defaultdict(list)
    for text, level, answer in zip(texts, levels, ask(texts)):
        if level is None:
            agree["edtf-validate fails with an exception"] += 1
            continue
        if (level >= 0) != answer.valid:
            name = classify(text, answer.valid)
        elif answer.valid and level != answer.level:
            agree[f"both valid, edtf-validate at level {level} and dossier at {answer.level}"] += 1
            name = classify_level(text, answer.level, level)
        else:
            agree[f"both valid at level {level}" if answer.valid else "both invalid"] += 1
            continue
        classes[name or "UNEXPLAINED"] += 1
        examples[name or "UNEXPLAINED"].append(f"{text} ({level}, {answer.level})" if name is None else text)

    print(f"{count} strings sampled with seed {seed}, {len(texts)} different")
    for name, number in sorted(agree.items()):
        print(f"{number:8} {name}")
    print(f"{sum(classes.values()):8} differ:")
    for name, clause, _, says in CLASSES:
        if classes[name]:
            print(f"{classes[name]:8} dossier says {'valid' if says else 'invalid'}: {name}, as {min(examples[name], key=len)} ({clause})")
    for name, clause, _, their, our in LEVELS:
        if classes[name]:
            print(f"{classes[name]:8} dossier says level {our}, edtf-validate {their}: {name}, as {min(examples[name], key=len)} ({clause})")
    for text in examples["UNEXPLAINED"][:60]:
        print("UNEXPLAINED", text)
    return 1 if classes["UNEXPLAINED"] else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 120_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
