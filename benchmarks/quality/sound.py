"""Print what cleaning changes in sound texts, which should be nothing: by step, and what became of the lines.

SPEECHES_CORPORA=folder python -m benchmarks.quality.sound [--count 500] [--only CORPUS] [--show STEP|joined|split] [--all]

Every text runs twice, as it is and below its title, as a page would print it. White space aside, each change
of a character counts, but for a line above or below the text that was taken out and is read as a field.
What the exceptions on record (tests/cleaning/sound_exceptions.json) explain is counted apart.
"""

import argparse
import gzip
import json
import os
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from speeches import cleaning, metadata
from speeches.cleaning import Change, Cleaned
from speeches.cleaning.ledger import ChangeKind, outermost
from speeches.metadata import Field, Metadata
from speeches.text.page import Page

CORPORA = ("work_reports", "legco_speeches", "news_items")
NEWS_ITEMS = 2_000  # of 69,783; the two others are read whole
NEWS_SEED = 2026  # the same sample every time
ONE_SENTENCE_A_LINE = "work_reports"  # their lines are no paragraphs: joining them at a comma is right
EXCEPTIONS = Path(__file__).parents[2] / "tests/cleaning/sound_exceptions.json"
BROKEN_OFF = ("，", "、", "；", ",", ";")
FIELDS = ("title", "date", "speaker", "occasion", "place", "source_name", "source_url")


@dataclass(frozen=True)
class Sound:
    """A text known to be sound, and what it is called."""

    corpus: str
    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Finding:
    """What cleaning did to a sound text: `step` is the step, or "joined" or "split" for lines."""

    corpus: str
    id: str
    step: str
    before: str
    after: str


@dataclass(frozen=True)
class Explained:
    """An exception with its reason: one text of a corpus, or every change that the pattern matches whole."""

    corpus: str
    step: str
    reason: str
    id: str = ""
    pattern: str = ""

    def covers(self, finding: Finding) -> bool:
        if (self.corpus, self.step) != (finding.corpus, finding.step):
            return False
        if self.id and self.id != finding.id:
            return False
        return not self.pattern or re.fullmatch(self.pattern, finding.before.strip(), re.DOTALL) is not None


def sound_texts(folder: Path, corpora: Sequence[str] = CORPORA, count: int = 0) -> Iterator[Sound]:
    """Read the corpora, of the news a fixed sample; at most `count` texts of each where it is given."""
    for corpus in corpora:
        with gzip.open(folder / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as file:
            lines = file.readlines()
        if corpus == "news_items":
            lines = random.Random(NEWS_SEED).sample(lines, NEWS_ITEMS)
        for row in map(json.loads, lines[: count or None]):
            yield Sound(corpus, row["id"], row["title"], row["text"])


def findings(sound: Sound) -> list[Finding]:
    """Give what became worse in the text alone and below its title, each once."""
    below_title = Page(f"{sound.title}\n{sound.text}")
    found = [*_findings(sound, Page(sound.text)), *_findings(sound, below_title)]
    return list(dict.fromkeys(f for f in found if f.before.strip() != sound.title.strip()))


def _findings(sound: Sound, page: Page) -> Iterator[Finding]:
    cleaned = cleaning.clean(page)
    fields = _fields(metadata.read(page, cleaned.text, cleaned.head, cleaned.tail))
    for change in outermost(cleaned.changes):
        if _words(change.before) == _words(change.after):
            yield from _moved_lines(sound, change, page)
        elif not _is_kept(change, cleaned, fields):
            yield Finding(sound.corpus, sound.id, change.step, change.before, change.after)


def _moved_lines(sound: Sound, change: Change, page: Page) -> Iterator[Finding]:
    """Give the line ends that a change took out or put in."""
    before, after = _line_ends(change.before), _line_ends(change.after)
    at_border = not page.text[: change.start].strip() or not page.text[change.end :].strip()
    if before == after or at_border:
        return
    above = page.text[: change.start].rsplit("\n", 1)[-1] + change.before.split("\n")[0]
    below = change.before.rsplit("\n", 1)[-1] + page.text[change.end :].split("\n")[0]
    if before - after and not (sound.corpus == ONE_SENTENCE_A_LINE and above.rstrip().endswith(BROKEN_OFF)):
        yield Finding(sound.corpus, sound.id, "joined", above.strip()[-60:], below.strip()[:60])
    if after - before:
        yield Finding(sound.corpus, sound.id, "split", above.strip()[-60:], below.strip()[:60])


def _line_ends(text: str) -> set[int]:
    """Where lines end that are not empty, counted in characters that are not white space."""
    ends = [len(_words(text[: match.start()])) for match in re.finditer("\n", text)]
    return set(ends)


def _is_kept(change: Change, cleaned: Cleaned, fields: Iterable[Field]) -> bool:
    """Tell whether the change took out a line that now is a field: it holds the value, or is held by it."""
    if change.kind is not ChangeKind.TAKE or change.after.strip():
        return False
    pieces = [piece for piece in (*cleaned.head, *cleaned.tail) if change.start <= piece.start < change.end]
    return all(any(f.start < piece.end and piece.start < f.end for f in fields) for piece in pieces)


def _fields(read: Metadata) -> list[Field]:
    return [field for name in FIELDS if (field := getattr(read, name))]


def _words(text: str) -> str:
    return "".join(text.split())


def explained() -> list[Explained]:
    return [Explained(**entry) for entry in json.loads(EXCEPTIONS.read_text("utf-8"))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=0, help="texts of each corpus; all where left out")
    parser.add_argument("--only", choices=CORPORA)
    parser.add_argument("--show", default="", help="print the findings of this step, or of joined or split")
    parser.add_argument("--all", action="store_true", help="show those too that are explained")
    options = parser.parse_args()
    known = explained()
    texts: Counter[str] = Counter()
    changed: Counter[str] = Counter()
    counts: Counter[tuple[str, str, str]] = Counter()
    for sound in sound_texts(
        Path(os.environ["SPEECHES_CORPORA"]), [options.only] if options.only else CORPORA, options.count
    ):
        found = findings(sound)
        texts[sound.corpus] += 1
        changed[sound.corpus] += bool(found)
        for finding in found:
            reason = next((e.reason for e in known if e.covers(finding)), "")
            counts[finding.corpus, finding.step, reason] += 1
            if options.show in (finding.step, "*") and (options.all or not reason):
                print(f"{finding.id}  {finding.step}\n    - {finding.before!r}\n    + {finding.after!r}")
    for corpus in texts:
        print(f"{corpus}: {changed[corpus]} of {texts[corpus]} changed")
        for (named, step, reason), number in sorted(counts.items()):
            if named == corpus:
                print(f"    {number:6} {step:24} {reason or 'NOT EXPLAINED'}")


if __name__ == "__main__":
    main()
