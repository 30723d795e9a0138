#!/usr/bin/env python3
"""How many normalisation cases `gainsay mentions` reads exactly right.

    scripts/normalise.py CASES.jsonl [--bin PATH] [--list SUITE]

A case is one line `{id, text, gold: [{text, type, resolution}]}`: every gold figure with its value, as the public test
suites of Microsoft's Recognizers-Text write them. A case is right when the figures of its kind that were read have the
gold values, in order, and there are no others. `--list` prints the cases of a suite that are wrong.

`--bin` names a program that prints one JSON line `{path, start, end, text, value}` a mention for the files it is given
(default: `target/release/gainsay mentions -f jsonl`).
"""
import argparse
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
from fractions import Fraction

# Names of units in the cases, by the symbol that is printed.
UNITS = {
    "Pound": "lb", "Milliliter": "ml", "Inch": "in", "Mile": "mi", "Barrel": "bbl", "Foot": "ft", "Ounce": "oz",
    "Acre": "acre", "Gallon": "gal", "Cubic foot": "ft³", "Square meter": "m²", "Ton": ("t", "ton"), "Metric ton": "t",
    "Bit": "bit", "Mile per hour": "mph", "Meter": "m", "Kilometer": "km", "Millimeter": "mm", "Square kilometer": "km²",
    "Decimeter": "dm", "Megabit": "Mb", "Megabyte": "MB", "Kilogram": "kg", "Gram": "g", "Microgram": "µg",
    "Kilometer per hour": "km/h", "Tablespoon": "tbsp", "Teaspoon": "tsp", "Cup": "cup", "Degree": "°",
}
CURRENCIES = {
    "Dollar": ("USD",), "Pound": ("GBP",), "Cent": ("USD",), "Pence": ("GBP",), "Franc": ("franc",),
    "Finnish markka": ("FIM",), "Peseta": ("ESP",), "Netherlands guilder": ("NLG",), "Penny": ("GBP",), "Rupee": ("rupee",), "Bitcoin": ("BTC",),
}
KINDS = {
    "NumberModel": {"count", "ratio", "money", "percent", "duration", "age", "amount"},
    "NumberRangeModel": {"count", "ratio", "age", "amount", "duration", "percent"}, "OrdinalModel": {"ordinal"},
    "PercentModel": {"percent"}, "CurrencyModel": {"money"}, "AgeModel": {"age"}, "DimensionModel": {"amount"},
}


def number(text):
    """A gold value as an exact fraction, or None."""
    try:
        return Fraction(text.rstrip("%"))
    except (ValueError, AttributeError, ZeroDivisionError):
        return None


def near(a, b):
    """Equal to the thousandth, which is how finely figures are kept."""
    return a is not None and b is not None and abs(a - b) <= max(Fraction(1, 1000), abs(b) / 10**12)


def figure(value):
    if value["type"] == "ratio":
        return Fraction(int(value["n"]), int(value["m"]))
    return Fraction(value["n"])


def reads_number(value, gold):
    return near(figure(value), number(gold["resolution"].get("value")))


def reads_range(value, gold):
    bounds = re.fullmatch(r"([\[(])([^,]*),([^\])]*)([\])])", gold["resolution"]["value"])
    if not bounds:
        return False
    low, high = number(bounds[2]) if bounds[2] else None, number(bounds[3]) if bounds[3] else None
    op = value.get("op", "exact")
    n, m = figure(value), Fraction(value.get("m") or value["n"]) if value["type"] != "ratio" else figure(value)
    shapes = {
        (True, False): {"more-than", "well-over", "at-least", "just-over"},
        (False, True): {"less-than", "at-most", "up-to", "as-many-as", "nearly"},
    }
    if low is not None and high is not None:
        return near(n, low) and near(m, high) and (op == "range" or low == high and op == "exact")
    strict = {"(": "more-than", "[": "at-least"}[bounds[1]] if low is not None else \
        {")": "less-than", "]": "at-most"}[bounds[4]]
    same = op == strict or op == "up-to" and strict == "at-most"
    return near(n, low if low is not None else high) and same and op in shapes[(low is not None, high is not None)]


def reads_unit(value, gold):
    unit, wanted = gold["resolution"]["unit"], number(gold["resolution"].get("value"))
    symbols = UNITS.get(unit, unit)
    symbols = symbols if isinstance(symbols, tuple) else (symbols,)
    if value["unit"] in symbols:
        return near(Fraction(value["n"]), wanted)
    # Feet and inches are kept in inches.
    return unit == "Foot" and value["unit"] == "in" and near(Fraction(value["n"]) / 12, wanted)


def reads_money(value, gold):
    resolution = gold["resolution"]
    codes = (resolution["isoCurrency"],) if resolution.get("isoCurrency") else CURRENCIES.get(resolution["unit"], ())
    hundredths = 100 if resolution["unit"] in ("Cent", "Pence", "Penny") else 1
    # Figures are kept to the thousandth of the currency, so a cent has one decimal.
    return value["currency"] in codes and near(Fraction(value["n"]), number(resolution["value"]) / hundredths)


def reads_age(value, gold):
    per_year = {"Year": 1, "Age": 1, "Month": 12, "Week": 52, "Day": 365}[gold["resolution"]["unit"]]
    wanted = number(gold["resolution"]["value"]) / per_year
    read = Fraction(value["n"]) if value.get("op") != "range" else Fraction(value["m"])
    return near(read, wanted)


READERS = {
    "NumberModel": reads_number, "OrdinalModel": reads_number, "NumberRangeModel": reads_range,
    "PercentModel": reads_number, "CurrencyModel": reads_money, "AgeModel": reads_age, "DimensionModel": reads_unit,
}


def relevant(suite, mention):
    """Whether a mention is of the kind that the suite asks about."""
    value = mention["value"]
    if suite == "NumberRangeModel":
        # The suite marks bounds and ranges alone; a bare figure is not part of it.
        return value["type"] in KINDS[suite] and (value.get("op", "exact") != "exact" or mention["text"].lower().startswith("equal"))
    if suite == "NumberModel" and value["type"] in ("amount", "duration"):
        # The suite reads the figure of `3 years` and leaves `180ml` alone.
        return not re.search(r"\d[A-Za-z]", mention["text"])
    if suite == "DimensionModel" and value.get("unit") in ("°C", "°F"):
        # Temperatures have a suite of their own.
        return False
    return value["type"] in KINDS[suite]


def run(binary, texts):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, text in enumerate(texts):
            path = os.path.join(folder, f"{i:05}.txt")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            paths.append(path)
        out = subprocess.run(binary + paths, capture_output=True, text=True, check=False).stdout
    found = collections.defaultdict(list)
    for line in out.splitlines():
        mention = json.loads(line)
        found[int(os.path.basename(mention["path"])[:5])].append(mention)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases")
    parser.add_argument("--bin", default="target/release/gainsay mentions -f jsonl")
    parser.add_argument("--list", metavar="SUITE")
    args = parser.parse_args()
    with open(args.cases, encoding="utf-8") as file:
        cases = [json.loads(line) for line in file]
    cases = [c for c in cases if suite_of(c) in READERS]
    found = run(args.bin.split(), [c["text"] for c in cases])
    right, total = collections.Counter(), collections.Counter()
    for i, case in enumerate(cases):
        suite = suite_of(case)
        mentions = [m for m in found[i] if relevant(suite, m)]
        # `the % of increase`, `a metric ton`: marked in the suite, but there is no figure to read.
        gold = [g for g in case["gold"] if g["resolution"].get("value") not in (None, "null")]
        fits = len(mentions) == len(gold) and all(READERS[suite](m["value"], g) for m, g in zip(mentions, gold))
        total[suite] += 1
        right[suite] += fits
        if args.list == suite and not fits:
            wanted = " | ".join(f"{g['text']} = {g['resolution'].get('value')} {g['resolution'].get('unit') or ''}" for g in gold)
            read = " | ".join(f"{m['text']} = {show(m['value'])}" for m in found[i])
            print(f"{case['id'].split('#')[1]:>4} {case['text'][:160]}\n       gold {wanted}\n       read {read}")
    for suite in READERS:
        if total[suite]:
            print(f"{suite:18} {right[suite]:4} of {total[suite]:4}  {100 * right[suite] / total[suite]:5.1f} %")
    return 0


def suite_of(case):
    return case["id"].split("/")[1].split("#")[0]


def show(value):
    return " ".join(str(value[k]) for k in ("type", "op", "n", "m", "unit", "currency", "text") if value.get(k))


if __name__ == "__main__":
    sys.exit(main())
