"""The scorers that `compare_names.py` sets beside dossier: rapidfuzz and nomenklatura, as their users call them."""
from rapidfuzz import distance, fuzz, utils

RAPIDFUZZ = {
    "ratio": fuzz.ratio,
    "token_sort_ratio": fuzz.token_sort_ratio,
    "token_set_ratio": fuzz.token_set_ratio,
    "partial_ratio": fuzz.partial_ratio,
    "partial_token_sort_ratio": fuzz.partial_token_sort_ratio,
    "WRatio": fuzz.WRatio,
    "QRatio": fuzz.QRatio,
    "JaroWinkler": lambda a, b: 100 * distance.JaroWinkler.normalized_similarity(a, b),
    "OSA": lambda a, b: 100 * distance.OSA.normalized_similarity(a, b),
}
NOMENKLATURA = ["logic-v1", "logic-v2", "name-based", "name-qualified", "ofac-249", "regression-v1", "er-unstable"]


def rapidfuzz_scores(rows):
    """For each rapidfuzz scorer, its scores (0...1) of the pairs after rapidfuzz's own default processing."""
    pairs = [(utils.default_process(r["name1"]), utils.default_process(r["name2"])) for r in rows]
    return {f"rapidfuzz {name}": [scorer(a, b) / 100 for a, b in pairs] for name, scorer in RAPIDFUZZ.items()}


def nomenklatura_scores(rows):
    """For each nomenklatura algorithm, its scores (0...1) of entities that have the pair's names and nothing else.

    Identifiers are new for each pair, because nomenklatura remembers the names of an identifier it has seen.
    """
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    def entity(number, column):
        row = rows[number]
        schema = row.get("schema") or {"person": "Person"}.get(row.get("kind"), "Organization")
        data = {"id": f"{column}-{number}", "schema": schema, "properties": {"name": [row[column]]}}
        return model.get_proxy(data)

    scores = {}
    for name in NOMENKLATURA:
        algorithm = get_algorithm(name)
        if algorithm is None:
            continue
        config = algorithm.default_config()
        scores[f"nomenklatura {name}"] = [
            algorithm.compare(entity(n, "name1"), entity(n, "name2"), config).score for n in range(len(rows))]
    return scores
