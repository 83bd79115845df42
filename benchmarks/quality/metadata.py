"""Print how often each field is read right, by family of page; half of the pages is for tuning, half to report.

SPEECHES_CORPORA=folder python -m benchmarks.quality.metadata [--tune] [--show FIELD] [--count 630]
"""

import argparse
import time
from collections import Counter

from benchmarks.corpora import corpora
from benchmarks.quality.metadata_pages import UNKNOWN, MadePage, made_pages
from speeches import cleaning, metadata, readers
from speeches.metadata.evidence import fold
from speeches.text.page import Page, Piece

FIELDS = ("title", "date", "source_name", "source_url", "occasion", "speaker", "level", "audience", "genre")
TUNE, REPORT = 11, 12  # seeds


def laid_out(made: MadePage) -> metadata.Metadata:
    """Read with the lines taken off where the page was put together, as perfect cleaning would."""
    text = "\n".join([*made.head, *made.body, *made.tail])
    pieces, position = [], 0
    for line in [*made.head, *made.body, *made.tail]:
        pieces.append(Piece(line, position, position + len(line), "layout"))
        position += len(line) + 1
    last = len(made.head) + len(made.body)
    return metadata.read(Page(text), "\n".join(made.body), pieces[: len(made.head)], pieces[last:])


def restored(made: MadePage) -> metadata.Metadata:
    """Read after our own reader and cleaner."""
    page = readers.read(made.content, made.name).page
    cleaned = cleaning.clean(page)
    return metadata.read(page, cleaned.text, cleaned.head, cleaned.tail)


def is_right(expected: str | None, found: metadata.Field | None) -> bool:
    wanted = fold(expected).replace(" ", "") if expected else None
    return wanted == (fold(found.value).replace(" ", "") if found else None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tune", action="store_true")
    parser.add_argument("--ideal", action="store_true", help="take the lines off where the page was put together")
    parser.add_argument("--show", default="")
    parser.add_argument("--count", type=int, default=630)
    options = parser.parse_args()
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    elapsed, pages = 0.0, 0
    for made in made_pages(corpora(), options.count, TUNE if options.tune else REPORT):
        started = time.perf_counter()
        found = laid_out(made) if options.ideal and made.head + made.tail else restored(made)
        elapsed += time.perf_counter() - started
        pages += 1
        for name in FIELDS:
            expected, field = getattr(made.truth, name), getattr(found, name)
            if expected == UNKNOWN:
                continue
            total[made.family, name] += 1
            if is_right(expected, field):
                right[made.family, name] += 1
            elif name == options.show:
                print(f"{made.family}: {expected!r} <- {field}\n    {made.head}\n    {made.tail}")
    families = dict.fromkeys(family for family, _name in total)
    print(f"{'':12}" + "".join(f"{name:>13}" for name in FIELDS))
    for family in families:
        print(f"{family:12}" + "".join(_share(right[family, name], total[family, name]) for name in FIELDS))
    sums = [(sum(right[f, name] for f in families), sum(total[f, name] for f in families)) for name in FIELDS]
    print(f"{'all':12}" + "".join(_share(*pair) for pair in sums))
    print(f"{pages} pages, {elapsed / pages * 1000:.1f} ms each")


def _share(right: int, total: int) -> str:
    return f"{right / total:13.3f}" if total else f"{'–':>13}"


if __name__ == "__main__":
    main()
