"""Print how well the text is restored, by family of page: characters, ends of paragraphs, pages without a fault.

SPEECHES_CORPORA=folder python -m benchmarks.quality.text [--tune] [--show FAMILY] [--count 630]

Texts are compared in simplified script and half width, without white space. A preview keeps no
paragraphs, so its ends are not counted.
"""

import argparse
import time
from collections import defaultdict
from statistics import fmean

from rapidfuzz.distance import LCSseq

from benchmarks.corpora import corpora
from benchmarks.quality.metadata import REPORT, TUNE
from benchmarks.quality.metadata_pages import MadePage, made_pages
from speeches import cleaning, readers
from speeches.text.plain import plain

WITHOUT_PARAGRAPHS = {"preview"}


def bare(text: str) -> str:
    return "".join(plain(text).split())


def characters_f1(got: str, wanted: str) -> float:
    return 2 * LCSseq.similarity(got, wanted) / (len(got) + len(wanted))


def ends(paragraphs: list[str]) -> set[int]:
    """Where paragraphs end, counted in characters from the start."""
    position, found = 0, set()
    for paragraph in paragraphs:
        position += len(bare(paragraph))
        found.add(position)
    return found


def ends_f1(got: set[int], wanted: set[int]) -> float:
    return 2 * len(got & wanted) / (len(got) + len(wanted))


def measure(made: MadePage) -> tuple[str, float, float, float]:
    started = time.perf_counter()
    text = cleaning.clean(readers.read(made.content, made.name).page).text
    seconds = time.perf_counter() - started
    wanted = bare("".join(made.speech))
    return text, characters_f1(bare(text), wanted), ends_f1(ends(text.split("\n")), ends(list(made.speech))), seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tune", action="store_true")
    parser.add_argument("--show", default="")
    parser.add_argument("--count", type=int, default=630)
    options = parser.parse_args()
    scores: defaultdict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for made in made_pages(corpora(), options.count, TUNE if options.tune else REPORT):
        text, characters, paragraphs, seconds = measure(made)
        scores[made.family].append((characters, paragraphs, seconds))
        if made.family == options.show and (characters < 1 or paragraphs < 1):
            print(f"{characters:.4f} {paragraphs:.3f}\n--- got\n{text}\n--- wanted\n" + "\n".join(made.speech))
    print(f"{'':12}{'characters':>12}{'worst':>8}{'ends':>8}{'faultless':>11}{'ms':>7}")
    scores["all"] = [row for rows in list(scores.values()) for row in rows]
    for family, rows in scores.items():
        characters, paragraphs, seconds = zip(*rows, strict=True)
        ends_shown = "–" if family in WITHOUT_PARAGRAPHS else f"{fmean(paragraphs):.3f}"
        faultless = sum(c == 1 for c in characters) / len(rows)
        print(
            f"{family:12}{fmean(characters):12.4f}{min(characters):8.3f}{ends_shown:>8}{faultless:11.3f}"
            f"{fmean(seconds) * 1000:7.1f}"
        )


if __name__ == "__main__":
    main()
