"""Print how well unseen pages are restored, family by family, beside the aims.

SPEECHES_CORPORA=folder python -m benchmarks.quality.unseen [--count N] [--seed S] [--family F] [--show]

Seed 1 is for tuning, seed 2 only to report. `--show` prints each page that falls short, `--page N` one page.
"""

import argparse
import os
import pathlib
import statistics
import time
from collections import defaultdict
from collections.abc import Sequence

import django

from benchmarks.quality.unseen.corpora import load
from benchmarks.quality.unseen.generate import FAMILIES, generate
from benchmarks.quality.unseen.measure import Score, fold, score
from benchmarks.quality.unseen.page import Page

AIMS = {
    "ends": 0.95, "title": 0.95, "date": 0.98, "source_name": 0.95, "source_url": 1.0, "truncated": 0.98,
    "script": 1.0, "attachments": 0.95,
}  # fmt: skip
MEAN_AIM, FAMILY_AIM = 0.995, 0.985  # character F1 over all pages, and of the worst family
SHOWN = 90  # characters of a differing line


def mean(values: Sequence[float | None]) -> str:
    known = [float(value) for value in values if value is not None]
    return f"{statistics.fmean(known):.3f}" if known else "    –"


def row(name: str, scores: Sequence[Score]) -> str:
    characters = [one.characters for one in scores]
    below = sum(value < FAMILY_AIM for value in characters) / len(characters)
    fields = "".join(f"{mean([getattr(one, field) for one in scores]):>8}" for field in AIMS)
    return f"{name:13}{len(scores):5}{statistics.fmean(characters):8.4f}{min(characters):8.4f}{below:7.2f}{fields}"


def differences(page: Page, got: Sequence[str]) -> list[str]:
    """The paragraphs that only one side has."""
    have, want = {fold(line): line for line in got}, {fold(line): line for line in page.truth.paragraphs}
    extra = [f"  + {line[:SHOWN]} … {line[-SHOWN // 3 :]}" for key, line in have.items() if key not in want]
    return [*(f"  - {line[:SHOWN]} … {line[-SHOWN // 3 :]}" for key, line in want.items() if key not in have), *extra]


def complaints(one: Score) -> list[str]:
    wrong = [field for field in AIMS if field != "ends" and getattr(one, field) is False]
    if one.characters < MEAN_AIM:
        wrong.insert(0, f"text {one.characters:.4f}")
    if one.ends is not None and one.ends < AIMS["ends"]:
        wrong.insert(0, f"ends {one.ends:.3f}")
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=420)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--family", default="", choices=["", *FAMILIES])
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--page", type=int, default=-1, help="write this page of the run to the standard output")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speeches.config.settings")
    django.setup()
    from speeches import readers  # noqa: PLC0415  # its models need the set-up
    from speeches.ingest import restoration  # noqa: PLC0415

    by_family: dict[str, list[Score]] = defaultdict(list)
    elapsed = 0.0
    pages = generate(
        load(pathlib.Path(os.environ["SPEECHES_CORPORA"])), seed=options.seed, count=options.count, only=options.family
    )
    for number, page in enumerate(pages):
        raw = readers.read(page.content, page.name)
        if number == options.page:
            print(raw.page.text, page.truth, sep="\n")
        started = time.perf_counter()
        restored = restoration.restore(raw)
        elapsed += time.perf_counter() - started
        one = score(page, restored)
        by_family[page.family].append(one)
        if options.show and (wrong := complaints(one)):
            print(f"{number} {page.family}: {', '.join(wrong)}")
            for field in (name for name in wrong if hasattr(restored, name)):
                print(f"  {field}: {getattr(restored, field)!r} for {getattr(page.truth, field)!r}"[:400])
            print(*differences(page, [paragraph.text for paragraph in restored.paragraphs])[:12], sep="\n")
    print(
        f"{'family':13}{'pages':>5}{'mean':>8}{'worst':>8}{'<.985':>7}" + "".join(f"{field[:7]:>8}" for field in AIMS)
    )
    for family, scores in by_family.items():
        print(row(family, scores))
    everything = [one for scores in by_family.values() for one in scores]
    print(row("all", everything))
    print(f"{'aim':18}{MEAN_AIM:8.4f}{FAMILY_AIM:8.4f}{0:7.2f}" + "".join(f"{aim:8.3f}" for aim in AIMS.values()))
    print(f"{len(everything)} pages, {elapsed / len(everything) * 1000:.1f} ms each")


if __name__ == "__main__":
    main()
