"""Build the character model that decides repairs: speeches/text/language.bin.

    SPEECHES_CORPORA=… python benchmarks/quality/build_language_model.py

Source: the texts of `news_items.jsonl.gz` alone, in simplified script. Only counts of single characters
and of pairs seen at least MIN_COUNT times are kept, so that no passage can be read back.
"""

import gzip
import json
import math
import os
import sys
import zlib
from array import array
from collections import Counter
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from speeches.text.language import MODEL, STEPS_AN_OCTAVE
from speeches.text.script import simplify

MIN_COUNT = 5
LAST_OF_PLANE = 0xFFFF  # a pair is packed into 32 bits


def main() -> None:
    corpora = os.environ.get("SPEECHES_CORPORA")
    if not corpora:
        sys.exit("SPEECHES_CORPORA names no folder with news_items.jsonl.gz.")
    pairs: Counter[tuple[str, str]] = Counter()
    with gzip.open(Path(corpora) / "news_items.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            text = simplify("\n".join(json.loads(line)["text"].split()))
            pairs.update(pairwise(f"\n{text}\n"))
    kept = sorted(
        (ord(a) << 16 | ord(b), count)
        for (a, b), count in pairs.items()
        if count >= MIN_COUNT and ord(a) <= LAST_OF_PLANE and ord(b) <= LAST_OF_PLANE
    )
    keys = array("I", [key for key, _ in kept])
    deltas = array("I", [b - a for a, b in pairwise([0, *keys])])
    counts = bytes(round(STEPS_AN_OCTAVE * math.log2(count)) for _, count in kept)
    planes = b"".join(deltas.tobytes()[plane::4] for plane in range(4))  # byte by byte, which packs better
    packed = zlib.compress(len(kept).to_bytes(4, "little") + planes + counts, 9)
    MODEL.write_bytes(packed)
    sys.stdout.write(f"{len(kept)} pairs, {len(packed)} bytes\n")


if __name__ == "__main__":
    main()
