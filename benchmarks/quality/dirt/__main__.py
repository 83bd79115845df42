"""Print for every kind of dirt how much of it is mended (recall) and how much of what is changed comes right.

SPEECHES_CORPORA=folder python -m benchmarks.quality.dirt [--kind KIND] [--pages 30] [--show] [--raise-floors]

A place of dirt counts as mended if the text then reads as it did before, to the character; white space at
the ends of lines is not compared. A change whose stretch comes out otherwise is counted against precision,
wherever it is on the page; a place that no change touches is counted against recall alone.
"""

import argparse
import random
import sys
from pathlib import Path

from benchmarks.corpora import corpora
from benchmarks.quality.dirt.floors import Floors
from benchmarks.quality.dirt.furniture import REMOVALS, SEPARATIONS
from benchmarks.quality.dirt.page import Tally, judge
from benchmarks.quality.dirt.repairs import REPAIRS, Kind
from benchmarks.quality.dirt.texts import speeches

KINDS: dict[str, Kind] = {**REPAIRS, **REMOVALS, **SEPARATIONS}
ANY_SCRIPT = {"lost_bytes", "parted_bytes"}  # turning the page back is measured by a kind of its own
PAGES = 30  # of each kind; the floors hold for this number
SEED = 21


def measure(corpora: Path, name: str, pages: int = PAGES) -> tuple[Tally, list[str]]:
    """Tally one kind over pages that are the same in every run."""
    rng = random.Random(f"{SEED} {name}")
    texts = speeches(corpora, rng)
    tally, faults = Tally(), []
    for _ in range(pages):
        text = next(texts)
        made, wrong = judge(text, KINDS[name](text, rng), any_script=name in ANY_SCRIPT)
        tally += made
        faults += wrong
    return tally, faults


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", default="", help="those whose name begins so")
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--show", action="store_true", help="what went wrong")
    parser.add_argument(
        "--raise-floors", action="store_true", help="write what is measured where it is above the floor"
    )
    options = parser.parse_args()
    floors = Floors.read()
    print(f"{'':24}{'places':>8}{'precision':>11}{'floor':>8}{'recall':>9}{'floor':>8}")
    tallies = {}
    for name in KINDS:
        if not name.startswith(options.kind):
            continue
        tally, faults = measure(corpora(), name, options.pages)
        tallies[name] = tally
        floor = floors.of(name)
        print(
            f"{name:24}{tally.places:8}{tally.precision:11.3f}{floor.precision:8.3f}"
            f"{tally.recall:9.3f}{floor.recall:8.3f}",
            flush=True,
        )
        if options.show:
            print(*(f"    {fault}" for fault in faults), sep="\n")
    if options.raise_floors:
        floors.raised(tallies).write()
    elif options.pages == PAGES and (fallen := floors.fallen(tallies)):
        sys.exit("\n".join(fallen))


if __name__ == "__main__":
    main()
