#!/usr/bin/env python3
"""How many hand-made casualty counts the rule `casualties` finds, and how many of its counts stand in no key.

    scripts/casualties.py REPORTS.jsonl [--bin PATH] [--list missing|extra]

A line of REPORTS is `{id, text, gold: [{effect: DEATH|INJURY, count: [ALTERNATIVE, ...], optional}]}`. An alternative is
`6`, `6-` (at least), `6-8` (range) or `~6` (about; the sign is ignored); `PLURAL` says that more than one was meant and
gives no figure. Required are the fills that are not optional and whose count is a figure other than 1.

A fill is found when a claim of the same document and effect (status `killed` or `injured`, or what lies in them) reads
as one of its alternatives. A claim is *extra* when its document has a key and its count stands nowhere in that key, with
either effect. `PLURAL` stands for any figure above one that is vague (`several`, `dozens`), and a figure that is the sum
of the key's fills of one effect is in the key too (`two reporters` where the key names each of them).

The keys leave out, by their own rules, losses of armed forces and rebels in combat and what did not happen (`no one was
hurt`). How many of the extra claims are of these two kinds is printed too.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

EFFECTS = {
    "killed": "DEATH", "found dead": "DEATH", "injured": "INJURY", "seriously injured": "INJURY",
    "slightly injured": "INJURY",
}
COMBATANTS = {"soldier", "rebel", "police", "guard"}
VAGUE = {"few", "several", "many", "handful", "plural", "couple"}


def alternatives(fill):
    """The readings of a fill, as (lowest, highest); highest is None for `at least`."""
    for text in fill["count"]:
        found = re.fullmatch(r"[~-]?(\d+)(-(\d*))?", text)
        if found:
            low = int(found[1])
            high = low if found[2] is None else (int(found[3]) if found[3] else None)
            yield low, high


def fits(claim, reading):
    """Whether a claim's figure is the key's: the same figure, and the same second one for a range."""
    low, high = reading
    first, second = claim
    return first == low and (high is None or high in (second, first))


def sums(keys, effect):
    """Every sum of two or more fills of one effect."""
    out = set()
    reached = {0: 0}
    for own, (low, _) in keys:
        if own == effect:
            for total, terms in list(reached.items()):
                reached[total + low] = max(terms + 1, reached.get(total + low, 0))
    out.update(total for total, terms in reached.items() if terms > 1)
    return out


def extract(program, documents):
    """The (effect, figures, operator, text, class) of every claim, by document."""
    with tempfile.TemporaryDirectory() as folder:
        for number, document in enumerate(documents):
            with open(os.path.join(folder, f"{number:05}.txt"), "w", encoding="utf-8") as out:
                out.write(document["text"])
        run = subprocess.run(
            [program, "claims", "-f", "jsonl", "--select", "casualties", folder],
            capture_output=True, text=True, check=False,
        )
    if run.returncode > 1:
        sys.exit(run.stderr)
    claims = [[] for _ in documents]
    for line in run.stdout.splitlines():
        claim = json.loads(line)
        value = claim["value"]
        effect = EFFECTS.get(claim["slots"].get("status"))
        if effect is None or value.get("type") != "count":
            continue
        number = int(os.path.basename(claim["path"]).split(".")[0])
        low = figure(value["n"])
        high = figure(value.get("m", value["n"]))
        claims[number].append((effect, (low, high), value["op"], claim["text"], claim["slots"].get("class")))
    return claims


def figure(text):
    return float(text) if "." in text else int(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports")
    parser.add_argument("--bin", default="target/release/gainsay")
    parser.add_argument("--list", choices=["missing", "extra"])
    args = parser.parse_args()
    with open(args.reports, encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    claims = extract(args.bin, documents)
    required = found = counted = extra = zeros = combatants = 0
    for document, own in zip(documents, claims):
        keys = [(fill["effect"], reading) for fill in document["gold"] for reading in alternatives(fill)]
        for fill in document["gold"]:
            readings = list(alternatives(fill))
            if fill["optional"] or not readings or all(reading == (1, 1) for reading in readings):
                continue
            required += 1
            hit = any(effect == fill["effect"] and fits(figures, r) for effect, figures, _, _, _ in own for r in readings)
            found += hit
            if not hit and args.list == "missing":
                print(document["id"], fill["effect"], *fill["count"], own)
        if not document["gold"]:
            continue
        plural = any("PLURAL" in fill["count"] for fill in document["gold"])
        for effect, figures, op, text, kind in own:
            counted += 1
            known = any(fits(figures, reading) for _, reading in keys) or op in VAGUE and plural
            if not known and figures[0] not in sums(keys, effect):
                extra += 1
                zeros += figures == (0, 0)
                combatants += figures != (0, 0) and kind in COMBATANTS
                if args.list == "extra":
                    print(document["id"], effect, op, figures, text.replace("\n", " "), [f["count"] for f in document["gold"]])
    print(f"required fills found: {found} of {required}, {100 * found / max(required, 1):.1f} %")
    print(f"claims with a count that is nowhere in the key: {extra} of {counted}, {100 * extra / max(counted, 1):.1f} %")
    print(f"  of these, nought: {zeros}; armed forces and rebels: {combatants}")


if __name__ == "__main__":
    main()
