#!/usr/bin/env python3
"""Fit the weights of src/compare/figure/weights.rs on labelled stories.

usage: fit_figures.py PAIRS.jsonl [--write] STORY_DIR...        (needs numpy and scikit-learn)

PAIRS.jsonl is what `cargo run --release --example figure_pairs -- STORY_DIR...` prints. A pair is positive when a gold
pair of its story (findings, optional ones left out) overlaps it on both sides; decoys and everything else are negative.
Prints leave-one-story-out precision and recall of the pairs a plain mutual-best rule would report at several levels,
then the weights fitted on everything, in the order of features::NAMES, as integers (thousandths).
"""
import collections, html, json, pathlib, sys, tomllib

import numpy as np
from sklearn.linear_model import LogisticRegression

KINDS = None


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
    for pair in pairs:
        pair["label"], pair["gold"], pair["skip"] = 0, [], False
        for g, (a, b, optional, kind) in enumerate(gold[pair["story"].rstrip("/")]):
            if (overlaps(pair["a"], a) and overlaps(pair["b"], b)) or (overlaps(pair["a"], b) and overlaps(pair["b"], a)):
                if optional:
                    pair["skip"] = True
                else:
                    pair["label"], pair["kind"] = 1, kind
                    pair["gold"].append(g)
    return names, pairs, gold


def matrix(pairs, keep):
    return np.array([[p["row"][i] / 1000 for i in keep] for p in pairs])


def reported(pairs, scores, level, margin):
    """Pairs above `level` that are the best of both sides in the other's article, by `margin`."""
    best = collections.defaultdict(list)
    article = lambda items: items[0]["file"]
    for p, s in zip(pairs, scores):
        best[(p["story"], p["ia"], article(p["b"]))].append((s, p["ib"]))
        best[(p["story"], p["ib"], article(p["a"]))].append((s, p["ia"]))
    for v in best.values():
        v.sort(reverse=True)
    out = []
    for p, s in zip(pairs, scores):
        if s < level or p["difference"] == "Agree":
            continue
        rows = best[(p["story"], p["ia"], article(p["b"]))], best[(p["story"], p["ib"], article(p["a"]))]
        other = [next((x for x in r if x[1] != o), (-99, None))[0] for r, o in zip(rows, (p["ib"], p["ia"]))]
        if s >= max(other) + margin:
            out.append(p)
    return out


def evaluate(pairs, scores, gold, title):
    total = sum(1 for g in gold.values() for x in g if not x[2])
    for margin in (0.0, 0.3):
        row = []
        for level in (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0):
            shown = [p for p in reported(pairs, scores, level, margin) if not p["skip"]]
            right = [p for p in shown if p["label"]]
            found = {(p["story"], g) for p in right for g in p["gold"]}
            row.append(f"{level:+.1f}: {len(right)}/{len(shown)} found {len(found)}")
        print(f"{title} margin {margin}: of {total} | " + " | ".join(row))


def main():
    write = "--write" in sys.argv
    stories = [pathlib.Path(p) for p in sys.argv[2:] if p != "--write"]
    names, pairs, gold = load(sys.argv[1], stories)
    keep = list(range(len(names)))
    x, y = matrix(pairs, keep), np.array([p["label"] for p in pairs])
    train = np.array([p["difference"] != "Agree" and not p["skip"] for p in pairs])
    reach = {(p["story"], g) for p in pairs for g in p["gold"]}
    print(f"{len(pairs)} pairs, {int(y.sum())} positive; gold pairs reachable {len(reach)} of {sum(len(g) for g in gold.values())}")
    groups = np.array([p["story"] for p in pairs])
    fit = lambda rows: LogisticRegression(C=0.3, max_iter=3000).fit(x[rows & train], y[rows & train])
    out = np.zeros(len(pairs))
    for story in sorted(set(groups)):
        model = fit(groups != story)
        out[groups == story] = model.decision_function(x[groups == story])
    evaluate(pairs, out, gold, "left out")
    model = fit(np.ones(len(pairs), bool))
    evaluate(pairs, model.decision_function(x), gold, "fitted  ")
    bias, weights = int(round(1000 * model.intercept_[0])), [int(round(1000 * w)) for w in model.coef_[0]]
    table = "".join(f"    {w:6}, // {name}\n" for name, w in zip(names, weights))
    rust = (f"/// The constant term.\nconst BIAS: i32 = {bias};\n\n/// One weight per feature, in the order of [`super::features::NAMES`].\n"
            f"#[rustfmt::skip]\nconst WEIGHTS: [i32; COUNT] = [\n{table}];\n")
    print(rust)
    if write:
        path = pathlib.Path("src/compare/figure/weights.rs")
        text = path.read_text()
        head, tail = text.split("// fitted: begin\n")[0], text.split("// fitted: end")[1]
        path.write_text(head + "// fitted: begin\n" + rust + "// fitted: end" + tail)
    wrong = [p for p in reported(pairs, out, -0.5, 0.0) if not p["label"]]
    for p in wrong[:60]:
        print("FALSE", pathlib.Path(p["story"]).name, p["a"][0]["file"], repr(p["a"][0]["text"]), "|", p["b"][0]["file"], repr(p["b"][0]["text"]))


if __name__ == "__main__":
    main()
