#!/usr/bin/env python3
"""Fit how `figures` aligns: the weights in src/compare/figure/weights.rs, on labelled stories.

usage: fit_figures.py PAIRS.jsonl [--fit | --write] [--errors] STORY_DIR...        (needs numpy and scikit-learn)

PAIRS.jsonl is what `cargo run --release --example figure_pairs -- STORY_DIR...` prints. A pair is positive when a gold
pair of its story (findings, optional ones left out) overlaps it on both sides; decoys and everything else are negative.
Left out of both: pairs that repeat the two values of a gold pair elsewhere, since a gold file names each contradiction
once. The first stage also learns from agreement, which needs no label: two articles that give one figure of two digits
or more mostly speak of one thing, and the words around it are put as differently as around two that clash.

--fit stores the weights of stage one: how well two contexts fit. Then build and print the pairs again, since stage two
needs the competition between fits. Without --fit, stage two is fitted on the pairs whose contexts fit at all. Printed is
what each story comes to with itself left out of the fitting, level by level; --write stores the weights fitted on all
stories, --errors lists what the left-out weights wrongly report.
"""
import collections, html, json, pathlib, sys, tomllib

import numpy as np
from sklearn.linear_model import LogisticRegression

FLOOR, STRENGTH, IN_QUESTION = -4500, 0.03, -5


def spans(story):
    gold = tomllib.loads((story / "gold.toml").read_text(encoding="utf-8"))
    cache = {}

    def span(side):
        raw = cache.setdefault(side["file"], (story / side["file"]).read_bytes())
        for text in (side["text"], html.escape(side["text"], quote=False), html.escape(side["text"])):
            at = raw.find(text.encode())
            if at >= 0:
                return side["file"], at, at + len(text.encode())
        return None

    out = []
    for entry in gold.get("finding", []):
        a, b = span(entry["a"]), span(entry["b"])
        if a and b:
            out.append((a, b, bool(entry.get("optional") or entry.get("disputed")), entry["kind"]))
    return out


def overlaps(items, side):
    return any(i["file"] == side[0] and i["start"] < side[2] and side[1] < i["end"] for i in items)


def load(path, stories):
    lines = [json.loads(line) for line in open(path)]
    names, pairs = lines[0]["names"], lines[1:]
    gold = {str(s): spans(s) for s in stories}
    told = collections.defaultdict(set)
    for pair in pairs:
        pair["label"], pair["gold"], pair["skip"] = 0, [], False
        for g, (a, b, optional, kind) in enumerate(gold[pair["story"].rstrip("/")]):
            if (overlaps(pair["a"], a) and overlaps(pair["b"], b)) or (overlaps(pair["a"], b) and overlaps(pair["b"], a)):
                if optional:
                    pair["skip"] = True
                else:
                    pair["label"], pair["kind"] = 1, kind
                    pair["gold"].append(g)
        if pair["label"]:
            told[pair["story"]].add(values(pair))
    for pair in pairs:
        pair["skip"] |= not pair["label"] and values(pair) in told[pair["story"]]
    return names, pairs, gold


def values(pair):
    """The two values of a pair, whichever stands first."""
    return frozenset((pair["a"][0]["value"], pair["b"][0]["value"]))


VALUE = {"transposed", "one digit", "scale slip", "unit slip", "log ratio", "soft only", "grown", "grown toll", "shrunk"}
SIZE = {"digits", "small counts", "attribute alone"}
LATER = {"lead", "gap", "consumed", "both told", "support", "told elsewhere"}


def weights_of(x, y, c):
    """A logistic regression on scaled features, its weights given back for the features as they are."""
    scale = x.std(axis=0)
    scale[scale == 0] = 1
    model = LogisticRegression(C=c, max_iter=3000).fit((x - x.mean(axis=0)) / scale, y)
    weights = model.coef_[0] / scale
    return model.intercept_[0] - float(weights @ x.mean(axis=0)), weights


def fit_stage(names, pairs):
    """Stage one, the fit: from what is said around the figures alone."""
    x = np.array([p["row"] for p in pairs]) / 1000
    digits, home = x[:, names.index("digits")], x[:, names.index("same article")]
    agreed = np.array([p["difference"] == "Same" for p in pairs]) & (digits >= 2) & (home == 0)
    x[:, [i for i, n in enumerate(names) if n in VALUE | LATER | SIZE]] = 0
    y = np.array([p["label"] for p in pairs]) | agreed
    train = agreed | np.array([p["difference"] in ("Soft", "Hard") and not p["skip"] for p in pairs])
    return weights_of(x[train], y[train], 0.3)


def store(names, mark, constant, weights):
    table = "".join(f"        {int(round(1000 * w)):_}, // {name}\n" for name, w in zip(names, weights))
    rust = f"#[rustfmt::skip]\nconst {mark.upper()}: (i32, [i32; COUNT]) = (\n    {int(round(1000 * constant)):_},\n    [\n{table}    ],\n);\n"
    target = pathlib.Path("src/compare/figure/weights.rs")
    text = target.read_text()
    head, tail = text.split(f"// {mark}: begin\n")[0], text.split(f"// {mark}: end")[1]
    target.write_text(head + f"// {mark}: begin\n" + rust + f"// {mark}: end" + tail)


def judge_stage(x, y):
    """Stage two, fitted twice: the second time on the pairs that the first leaves in question. Of tens of thousands of
    pairs most are plainly of two things, and a line drawn to suit them is drawn badly for the others."""
    constant, weights = weights_of(x, y, STRENGTH)
    open_question = x @ weights + constant > IN_QUESTION
    return weights_of(x[open_question], y[open_question], STRENGTH)


def candidates(pairs):
    return np.array([p["fit"] > FLOOR and p["difference"] in ("Soft", "Hard") and not p["skip"] and p["gate"] in (None, "Outdone") for p in pairs])


def evaluate(pairs, scores, gold, title):
    total = sum(1 for g in gold.values() for x in g if not x[2])
    row = []
    for level in (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5):
        shown = [p for p, s in zip(pairs, scores) if s >= level]
        right = [p for p in shown if p["label"]]
        found = {(p["story"], g) for p in right for g in p["gold"]}
        row.append(f"{level:+.1f}: {len(right)}/{len(shown)} found {len(found)}")
    print(f"{title} of {total} | " + " | ".join(row))


def main():
    flags = [a for a in sys.argv[1:] if a.startswith("--")]
    path, *folders = [a for a in sys.argv[1:] if not a.startswith("--")]
    stories = [pathlib.Path(p) for p in folders]
    names, pairs, gold = load(path, stories)
    reach = {(p["story"], g) for p in pairs for g in p["gold"]}
    print(f"{len(pairs)} pairs, {sum(p['label'] for p in pairs)} positive; gold pairs reachable {len(reach)} of {sum(len(g) for g in gold.values())}")
    if "--fit" in flags:
        store(names, "fit", *fit_stage(names, pairs))
        return
    some = candidates(pairs)
    kept = [p for p, k in zip(pairs, some) if k]
    x, y = np.array([p["row"] for p in kept]), np.array([p["label"] for p in kept])
    groups = np.array([str(pathlib.Path(p["story"]).parent) for p in kept])
    names_of = sorted(set(groups))
    print(f"{len(kept)} candidates, {y.sum()} positive, gold in reach {len({(p['story'], g) for p in kept for g in p['gold']})}")
    x = x / 1000
    out = np.zeros(len(kept))
    for author in names_of:
        held = groups == author
        constant, weights = judge_stage(x[~held], y[~held])
        out[held] = x[held] @ weights + constant
    evaluate(kept, out, gold, "left out")
    for p, s in sorted(zip(kept, out), key=lambda z: -z[1]):
        if "--errors" in flags and s > 0 and not p["label"]:
            print("FALSE", round(s, 2), pathlib.Path(p["story"]).name, p["a"][0]["file"], repr(p["a"][0]["text"]), "|", p["b"][0]["file"], repr(p["b"][0]["text"]))
    if "--write" in flags:
        store(names, "judgement", *judge_stage(x, y))


if __name__ == "__main__":
    main()
