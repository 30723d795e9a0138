#!/usr/bin/env python3
"""Fit how `when` aligns: the weights in src/compare/time/when/weights.rs, on labelled stories.

usage: fit_moments.py PAIRS.jsonl [--write] STORY_DIR...        (needs numpy and scikit-learn)

PAIRS.jsonl is what `cargo run --example moment_pairs -- STORY_DIR...` prints. A clash is positive when a gold pair of its
story (findings, optional ones left out) overlaps it on both sides; decoys and everything else are negative. Left out of
both: optional pairs, and clashes that repeat the two moments of a gold pair elsewhere, since a gold file names each
contradiction once.

Printed is what each set of stories (the folder that holds them) comes to with that set left out of the fitting, level by
level, and the clashes in order. --write stores the weights fitted on all stories.
"""
import collections, json, pathlib, re, sys

import numpy as np
from sklearn.linear_model import LogisticRegression

from fit_figures import overlaps, spans

STRENGTH = 0.02
LEVELS = (0, 400, 800, 1200, 1600, 2000)
WEIGHTS = pathlib.Path(__file__).resolve().parent.parent / "src/compare/time/when/weights.rs"


def load(path, stories):
    lines = [json.loads(line) for line in open(path)]
    names, pairs = lines[0]["names"], [line for line in lines if "row" in line]
    gold = {str(s): spans(s) for s in stories}
    told = collections.defaultdict(set)
    for pair in pairs:
        pair["set"] = str(pathlib.Path(pair["story"]).parent)
        pair["clash"], pair["label"], pair["skip"] = pair["relation"].startswith("Clash"), 0, False
        for a, b, optional, _ in gold[pair["story"].rstrip("/")]:
            x, y = [pair["a"]], [pair["b"]]
            if (overlaps(x, a) and overlaps(y, b)) or (overlaps(x, b) and overlaps(y, a)):
                pair["skip" if optional else "label"] = 1
        if pair["clash"] and pair["label"]:
            told[pair["story"]].add(values(pair))
    for pair in pairs:
        pair["skip"] |= not pair["label"] and values(pair) in told[pair["story"]]
        pair["x"] = np.array(pair["row"]) / 1000
    return names, pairs


def values(pair):
    """The two moments of a pair, whichever stands first."""
    return frozenset((pair["a"]["value"], pair["b"]["value"]))


def train(pairs, columns):
    """Weights per feature and a constant, from the clashes among `pairs`."""
    rows = [p for p in pairs if p["clash"] and not p["skip"]]
    x = np.array([p["x"][columns] for p in rows])
    scale = x.std(0) + 1e-9
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(x / scale, [p["label"] for p in rows])
    return model.coef_[0] / scale, model.intercept_[0]


def second_look(pairs, names):
    """Fill in the features that need the fit of other pairs, as src/compare/time/when/pair.rs does."""
    best, agreed = collections.defaultdict(list), {}
    for p in pairs:
        for own, other in ((p["a"], p["b"]), (p["b"], p["a"])):
            key = (p["story"], own["n"], other["file"])
            best[key].append((p["fit"], other["n"]))
            if not p["clash"]:
                agreed[key] = max(p["fit"], agreed.get(key, -99.0))
    for p in pairs:
        ahead, agreement = [], None
        for own, other in ((p["a"], p["b"]), (p["b"], p["a"])):
            key = (p["story"], own["n"], other["file"])
            rival = max((fit for fit, n in best[key] if n != other["n"]), default=-6.0)
            ahead.append(float(np.clip(p["fit"] - rival, -4, 4)))
            if key in agreed:
                agreement = max(agreed[key], agreement if agreement is not None else -99.0)
        p["x"][names.index("ahead")], p["x"][names.index("gap")] = min(ahead), max(ahead)
        p["x"][names.index("consumed")] = 0 if agreement is None else float(np.clip(agreement + 4, 0, 5))
        p["taken"] = agreement is not None and agreement > p["fit"] - 0.4


def fitted(pairs, known, names):
    """Both steps, learned on `known`; every pair gets its fit, its score and whether it is gated."""
    first = list(range(names.index("slip")))
    fit = train(known, first)
    for p in pairs:
        p["fit"] = float(p["x"][first] @ fit[0] + fit[1])
    second_look(pairs, names)
    judgement = train(known, list(range(len(names))))
    for p in pairs:
        p["score"] = float(p["x"] @ judgement[0] + judgement[1])
        p["gated"] = p["taken"] or p["gate"] not in (None, "taken")
    return fit, judgement


def block(name, names, weights, constant):
    lines = [f"const {name}: (i32, [i32; COUNT]) = (", f"    {round(constant * 1000):_},", "    ["]
    padded = list(weights) + [0.0] * (len(names) - len(weights))
    lines += [f"        {round(w * 1000):_}, // {n}" for n, w in zip(names, padded)]
    return "\n".join(["#[rustfmt::skip]", *lines, "    ],", ");"])


def main():
    write = "--write" in sys.argv
    path, *stories = [a for a in sys.argv[1:] if not a.startswith("--")]
    names, pairs = load(path, [pathlib.Path(s) for s in stories])
    held = []
    for name in sorted({p["set"] for p in pairs}):
        fitted(pairs, [p for p in pairs if p["set"] != name], names)
        held += [dict(p) for p in pairs if p["set"] == name and p["clash"] and not p["gated"]]
    held.sort(key=lambda p: -p["score"])
    for level in LEVELS:
        shown = [p for p in held if p["score"] * 1000 >= level and not p["skip"]]
        print(f"from {level:5}: right {sum(p['label'] for p in shown)} of {len(shown)}")
    for p in held[:40]:
        mark = "right" if p["label"] else "open" if p["skip"] else "wrong"
        print(f"{p['score']:6.2f} {mark} {p['story']}: {p['a']['text']!r} [{p['a']['moment']}] | {p['b']['text']!r} [{p['b']['moment']}]")
    fit, judgement = fitted(pairs, pairs, names)
    text = block("FIT", names, *fit) + "\n\n" + block("JUDGEMENT", names, *judgement)
    if write:
        source = WEIGHTS.read_text(encoding="utf-8")
        new = re.sub(r"(// weights: begin\n).*(// weights: end)", lambda m: m[1] + text + "\n" + m[2], source, flags=re.S)
        WEIGHTS.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
