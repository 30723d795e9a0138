#!/usr/bin/env python3
"""Measure how well dates, periods and durations are read.

usage: scripts/dates.py DATA.jsonl [--verbose]

DATA.jsonl holds one labelled expression a line, in the form of the Recognizers-Text test suites:
{id, text, reference, gold: [{text, start, end, type, resolution}]}, with inclusive `end` and exclusive `endDate`.
The suites DateParser, DatePeriodParser and DurationParser are scored; what a news text could not contain is set
aside by scripts/dates-out-of-scope.toml, which says why for each expression, and counted apart.

Counted as right is a reading whose days are
  same   the labelled days, or
  hull   a stretch around them: the tool widens what a reader cannot know to the day (docs/dates.md lists how far).
"""
import argparse, collections, datetime, json, pathlib, re, subprocess, sys, tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
SUITES = ("DateParser", "DatePeriodParser", "DurationParser")
# The labels ask for the resolution into the past, the carrier sentences look ahead: turn them round.
CARRIERS = [(r"\bI'll go\b", "I went"), (r"\bI'll be out\b", "I was out"), (r"\bI'll be back\b", "I was back"),
            (r"\bI'll leave\b", "I left"), (r"\bI will be back\b", "I was back")]
DAY = datetime.timedelta(days=1)


def parse_day(text):
    return datetime.date.fromisoformat(text)


def gold_days(entry):
    """First and last day of a label, or None."""
    past = entry["resolution"].get("PastResolution") or {}
    if "date" in past:
        day = parse_day(past["date"])
        return (day, day)
    if "startDate" in past and "endDate" in past:
        first, end = parse_day(past["startDate"]), parse_day(past["endDate"])
        return (first, end - DAY if end > first else end)
    return None


def carrier(text):
    for pattern, past in CARRIERS:
        changed = re.sub(pattern, past, text, flags=re.I)
        if changed != text:
            return changed
    return text


def slack(text):
    """How many days a hull may reach beyond the label on either side."""
    text = text.lower()
    if re.search(r"\byears?\b.*\b(ago|from|before|after|later)\b", text):
        return 184
    if re.search(r"\bmonths?\b.*\b(ago|from|before|after|later)\b", text):
        return 16
    if re.search(r"\bweeks?\b.*\b(ago|from|before|after|later|in)\b|^in .*\bweeks?$", text):
        return 3
    if re.search(r"\b(last|next)\s+\w*day\b", text):
        return 7
    if re.search(r"\b(start|beginning|middle|end) of\b|\b(early|mid|late)\b", text):
        return 92
    return 1


def judge(gold, found, text):
    if gold == found:
        return "same"
    stated_end = re.search(r"\b(to|until|till|through|and)\b|\d\s*[-–]\s*\d", text.lower())
    if stated_end and gold[0] == found[0] and gold[1] <= found[1] <= gold[1] + 366 * DAY and gold[1] + DAY >= found[1].replace(month=1, day=1):
        return "hull"  # the labels leave a stated end out (`2014 to 2018` ends before 2018), a newspaper does not
    if re.search(r"\b(a few|few|several|a couple of) \w+ ago", text.lower()):
        return "hull" if found[0] <= gold[0] and gold[1] <= found[1] else None
    reach = slack(text) * DAY
    inside = found[0] <= gold[0] and gold[1] <= found[1]
    near = gold[0] - found[0] <= reach and found[1] - gold[1] <= reach
    return "hull" if inside and near else None


def score(item, mentions, suite):
    gold = item["gold"]
    if not gold:
        wanted = {"date"} if suite != "DurationParser" else {"duration"}
        return "same" if not any(m["kind"] in wanted for m in mentions) else None
    entry = gold[0]
    if suite == "DurationParser":
        # Months and years are averages here and 30 and 365 days in the labels: 3 % apart is the same length.
        wanted = float((entry["resolution"].get("PastResolution") or {}).get("duration") or 0) * 1000
        read = [m for m in mentions if m["kind"] == "duration"]
        if any(abs(m["milliseconds"] - wanted) <= 0.03 * wanted for m in read):
            return "same"
        return "hull" if any(m["least"] <= wanted <= m["most"] for m in read) else None
    days = gold_days(entry)
    if days is None:
        return "same" if any(m["kind"] == "date" for m in mentions) else None
    if days[0].year == 1:
        return "same" if not any(m["kind"] == "date" for m in mentions) else None
    best = None
    for m in mentions:
        if m["kind"] in ("date", "weekday"):
            verdict = judge(days, (parse_day(m["first"]), parse_day(m["last"])), entry["text"])
            best = "same" if "same" in (best, verdict) else best or verdict
    return best


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=pathlib.Path)
    arguments.add_argument("--verbose", action="store_true")
    options = arguments.parse_args()
    scope = tomllib.loads((ROOT / "scripts/dates-out-of-scope.toml").read_text())
    aside = {text: reason["why"] for reason in scope["reason"] for text in reason["texts"]}
    items = [json.loads(line) for line in options.data.read_text().splitlines()]
    items = [(i["id"].split("/")[1].split("#")[0], i) for i in items]
    items = [(suite, i) for suite, i in items if suite in SUITES]
    lines = "".join(
        json.dumps({"id": i["id"], "text": carrier(i["text"]), "published": (i["reference"] or "2016-11-07")[:10]}) + "\n"
        for _, i in items)
    run = subprocess.run(["cargo", "run", "-q", "--example", "dates"], cwd=ROOT, input=lines, text=True, capture_output=True)
    if run.returncode:
        sys.exit(run.stderr)
    read = {r["id"]: r["mentions"] for r in map(json.loads, run.stdout.splitlines())}
    counts, why = collections.defaultdict(collections.Counter), collections.Counter()
    for suite, item in items:
        text = item["gold"][0]["text"] if item["gold"] else item["text"]
        verdict = score(item, read[item["id"]], suite) or "wrong"
        if text.lower() in aside:
            why[aside[text.lower()]] += 1
            counts[suite]["aside"] += 1
            counts[suite]["aside right"] += verdict != "wrong"
            continue
        counts[suite][verdict] += 1
        if options.verbose and verdict == "wrong":
            shown = [(m["text"], m.get("first"), m.get("last"), m.get("milliseconds")) for m in read[item["id"]]]
            gold = item["gold"] and (gold_days(item["gold"][0]) or item["gold"][0]["resolution"])
            gold = [str(g) for g in gold] if isinstance(gold, tuple) else gold
            print(f"{suite[:8]} {item['reference'] and item['reference'][:10]} {item['text']!r} [{text}] wants {gold} got {shown}")
    for suite in SUITES:
        c = counts[suite]
        inside = c["same"] + c["hull"] + c["wrong"]
        everything = inside + c["aside"]
        print(f"{suite:17} in scope {inside:3}: right {c['same'] + c['hull']:3} ({100 * (c['same'] + c['hull']) / max(inside, 1):.1f} %, "
              f"{c['same']} to the day)   of all {everything}: {100 * (c['same'] + c['hull'] + c['aside right']) / max(everything, 1):.1f} %")
    print("set aside:")
    for reason, n in why.most_common():
        print(f"  {n:3} {reason}")


if __name__ == "__main__":
    main()
