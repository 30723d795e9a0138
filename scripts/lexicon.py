#!/usr/bin/env python3
"""Make data/words.txt, data/forms.txt and data/parents.txt from WordNet and a word frequency list.

    apt-get install wordnet-base                      # WordNet 3.0, /usr/share/wordnet
    pip install symspellpy==6.10.1                    # the frequency list
    scripts/lexicon.py [--wordnet DIR] [--frequency FILE]

The tables are plain text, sorted by byte, so that the checker can search them where they lie and a reviewer
can read what a change of version did. docs/data.md says what every column means.
"""

import argparse
import collections
import math
import pathlib
import re

OUT = pathlib.Path(__file__).resolve().parent.parent / "data"
WORD = re.compile(r"^[a-z]+(?:'[a-z]+)?$")

# WordNet's lexicographer files for nouns, as one letter each.
CATEGORY = {
    "03": "T", "04": "e", "05": "A", "06": "o", "07": "t", "08": "b", "09": "c", "10": "i", "11": "e",
    "12": "f", "13": "F", "14": "g", "15": "l", "16": "m", "17": "O", "18": "p", "19": "h", "20": "P",
    "21": "w", "22": "x", "23": "q", "24": "r", "25": "z", "26": "s", "27": "u", "28": "d",
}
# Nouns of events made from verbs that share too few letters for the general rule.
FAMILY = {
    "death": "die", "loss": "lose", "sale": "sell", "flight": "fly", "speech": "speak", "belief": "believe",
    "thought": "think", "birth": "bear", "theft": "steal", "proof": "prove",
}
# Plurals that WordNet's exception list lacks or gives another meaning.
NOUN_FORMS = {"people": "person", "persons": "person", "servicemen": "serviceman", "pence": "penny", "troops": "troop",
              "means": "means", "goods": "goods", "customs": "customs", "species": "species", "series": "series",
              "barracks": "barracks"}
# Past forms that are also the base of another verb, which a report rarely means.
VERB_FORMS = {"lay": "lie", "found": "find", "left": "leave", "fell": "fall", "saw": "see", "wound": "wound",
              "ground": "ground", "bound": "bound", "felt": "feel"}


def senses(path, kind):
    """Offset -> (category, [(lemma, lex id)], [(pointer, offset, kind, source, target)])."""
    out = {}
    for line in open(path, encoding="ascii", errors="replace"):
        if line.startswith("  "):
            continue
        part = line.split(" | ")[0].split()
        words = int(part[3], 16)
        lemmas = [(part[4 + 2 * i], int(part[5 + 2 * i], 16)) for i in range(words)]
        at = 4 + 2 * words
        pointers = []
        for i in range(int(part[at])):
            sign, to, pos, ends = part[at + 1 + 4 * i: at + 5 + 4 * i]
            pointers.append((sign, to, pos, int(ends[:2], 16), int(ends[2:], 16)))
        out[part[0]] = (part[1], lemmas, pointers, kind)
    return out


def index(path):
    """Lemma -> sense offsets, most frequent first."""
    out = {}
    for line in open(path, encoding="ascii"):
        if line.startswith("  "):
            continue
        part = line.split()
        out[part[0]] = part[6 + int(part[3]):]
    return out


def tags(path):
    return {key: int(count) for key, _, count in (line.split() for line in open(path))}


class WordNet:
    def __init__(self, root):
        self.data = {k: senses(root / f"data.{n}", k) for k, n in KINDS.items()}
        self.index = {k: index(root / f"index.{n}") for k, n in KINDS.items()}
        self.tags = tags(root / "cntlist.rev")
        self.root = root

    def count(self, lemma, kind, offset):
        """How often this sense of `lemma` is tagged in WordNet's corpus."""
        category, lemmas, _, _ = self.data[kind][offset]
        number = {"n": 1, "v": 2}[kind]
        for word, lex in lemmas:
            if word.lower() == lemma:
                return self.tags.get(f"{lemma}%{number}:{category}:{lex:02d}::", 0)
        return 0

    def common(self, lemma, kind):
        """The senses a reader is likely to meet: the first, and up to two more that are nearly as frequent."""
        offsets = self.index[kind].get(lemma, [])
        offsets = [o for o in offsets if self.spelled(lemma, kind, o)]
        counts = [self.count(lemma, kind, o) for o in offsets]
        top = max(counts, default=0)
        return [o for n, (o, c) in enumerate(zip(offsets, counts)) if n == 0 or (c >= 2 and 4 * c >= top)][:3]

    def spelled(self, lemma, kind, offset):
        """Whether the sense has the lemma in lower case: `China` the country is not a kind of china."""
        return any(w == lemma for w, _ in self.data[kind][offset][1])


KINDS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}


def frequency_classes(path):
    """Word -> how many times it halves the frequency of `the`."""
    counts = {}
    for line in open(path, encoding="utf-8-sig"):
        word, count = line.split()
        counts[word] = int(count)
    top = counts["the"]
    return {w: min(25, round(math.log2(top / c))) for w, c in counts.items()}


def lemmas_of(net, classes):
    """Lemma -> parts of speech, for single lower-case words in use."""
    parts = collections.defaultdict(str)
    for kind in "nvar":
        for lemma in net.index[kind]:
            if WORD.match(lemma) and len(lemma) > 1 and in_lower_case(net, kind, lemma):
                parts[lemma] += kind
    tagged = {key.split("%")[0] for key in net.tags}
    return {w: p for w, p in parts.items() if w in classes or w in tagged}


def in_lower_case(net, kind, lemma):
    return any(w.split("(")[0] == lemma for o in net.index[kind][lemma] for w, _ in net.data[kind][o][1])


def family(net, lemma, known):
    """The verb that a noun of action or person is made from: explosion -> explode."""
    if lemma in FAMILY:
        return FAMILY[lemma]
    best = (0, "")
    for offset in net.common(lemma, "n"):
        for sign, to, kind, source, target in net.data["n"][offset][2]:
            if sign != "+" or kind != "v":
                continue
            if source and net.data["n"][offset][1][source - 1][0] != lemma:
                continue
            verb = net.data["v"][to][1][max(target, 1) - 1][0]
            if verb in known and verb != lemma and shares_stem(lemma, verb):
                weight = sum(net.count(verb, "v", o) for o in net.index["v"].get(verb, [])) + 1
                best = max(best, (weight, verb))
    return best[1]


def shares_stem(noun, verb):
    need = min(4, len(verb) - 1)
    return noun[:need] == verb[:need] and need >= 3


def number_senses(net, words):
    """Give the kept senses and all their ancestors small numbers; parents come before children."""
    numbers, parents = {}, [0]

    def visit(kind, offset, depth=0):
        if (kind, offset) in numbers:
            return numbers[kind, offset]
        up = [(k, to) for sign, to, k, _, _ in net.data[kind][offset][2] if sign in "@" and k == kind]
        parent = visit(*up[0], depth + 1) if up and depth < 40 else 0
        numbers[kind, offset] = len(parents)
        parents.append(parent)
        return numbers[kind, offset]

    kept = {}
    for word in words:
        kept[word] = tuple([visit(kind, o) for o in net.common(word, kind)] for kind in "nv")
    return kept, parents


def write_words(net, words, classes):
    kept, parents = number_senses(net, sorted(words))
    lines = []
    for word in sorted(words):
        nouns, verbs = kept[word]
        category = "-"
        if nouns:
            category = CATEGORY[net.data["n"][net.common(word, "n")[0]][0]]
        fields = [word, str(classes.get(word, 25)), words[word], category,
                  ",".join(map(str, nouns)), ",".join(map(str, verbs)), family(net, word, words)]
        lines.append("\t".join(fields).rstrip("\t"))
    (OUT / "words.txt").write_text("\n".join(lines) + "\n")
    (OUT / "parents.txt").write_text("\n".join(map(str, parents)) + "\n")


def write_forms(net, words):
    """Irregular forms, and regular ones whose ending the plain rules would undo wrongly."""
    rows = []
    for kind, name, extra in (("n", "noun", NOUN_FORMS), ("v", "verb", VERB_FORMS)):
        forms = {}
        for line in open(net.root / f"{name}.exc"):
            form, *bases = line.split()
            bases = [b for b in bases if kind in words.get(b, "")]
            if bases and WORD.match(form) and form not in extra:
                if not (kind == "v" and kind in words.get(form, "") and form not in bases and in_use(net, form, bases)):
                    forms[form] = most_used(net, bases, kind)
        forms.update(extra)
        rows += [(form, kind, base) for form, base in forms.items() if form != base or form in extra]
    (OUT / "forms.txt").write_text("".join(f"{f}\t{k}\t{b}\n" for f, k, b in sorted(rows)))


def uses(net, lemma, kind):
    return sum(net.count(lemma, kind, o) for o in net.index[kind].get(lemma, []))


def in_use(net, form, bases):
    """A form that is a verb in its own right, met more often than the verb it might be the past of."""
    return uses(net, form, "v") > max(uses(net, b, "v") for b in bases)


def most_used(net, bases, kind):
    return max(bases, key=lambda b: (uses(net, b, kind), b))


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--wordnet", type=pathlib.Path, default=pathlib.Path("/usr/share/wordnet"))
    args.add_argument("--frequency", type=pathlib.Path)
    args = args.parse_args()
    frequency = args.frequency
    if frequency is None:
        import importlib.resources
        frequency = importlib.resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    net = WordNet(args.wordnet)
    classes = frequency_classes(frequency)
    words = lemmas_of(net, classes)
    write_words(net, words, classes)
    write_forms(net, words)


if __name__ == "__main__":
    main()
