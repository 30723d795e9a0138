#!/usr/bin/env python3
"""Make data/given.txt, the commoner given names of the 1990 census of the USA, with who bears them.

    pip download --no-deps names==0.3.0               # unpack it; the lists are works of the US government
    scripts/given_names.py names-0.3.0/names
"""

import pathlib
import sys

OUT = pathlib.Path(__file__).resolve().parent.parent / "data"


def main():
    root = pathlib.Path(sys.argv[1])
    share = {}
    for letter, name in (("f", "dist.female.first"), ("m", "dist.male.first")):
        for line in (root / name).read_text().splitlines():
            word, percent, _, _ = line.split()
            share.setdefault(word.lower(), {})[letter] = float(percent)
    lines = []
    for word, by in sorted(share.items()):
        top = max(by.values())
        lines.append(word + "\t" + "".join(sorted(k for k, v in by.items() if v * 10 >= top)))
    (OUT / "given.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
