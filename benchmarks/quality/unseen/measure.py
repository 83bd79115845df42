"""How near a restored page comes to the truth."""

import bisect
import functools
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import opencc
from rapidfuzz.distance import Indel, LCSseq

from benchmarks.quality.unseen.page import Page, Truth

if TYPE_CHECKING:  # its package needs a Django that is set up
    from speeches.ingest.restoration import Restored

BASES = {True: "published", False: "stated"}


@functools.cache
def simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def fold(text: str) -> str:
    """Without width, script and white space."""
    return "".join(simplifier().convert(unicodedata.normalize("NFKC", text)).split())


@dataclass(frozen=True)
class Score:
    """None where the page does not tell what would be right."""

    page: Page
    characters: float
    ends: float | None
    title: bool | None
    date: bool | None
    source_name: bool | None
    source_url: bool | None
    truncated: bool | None
    script: bool
    attachments: bool | None


def end_offsets(paragraphs: list[str]) -> list[int]:
    offsets, at = [], 0
    for paragraph in paragraphs:
        at += len(paragraph)
        offsets.append(at)
    return offsets


def ends_agreement(got: list[str], wanted: list[str]) -> float:
    """F1 of the places where a paragraph ends, through an alignment of the characters."""
    have, want = "".join(got), "".join(wanted)
    blocks = [block for block in LCSseq.opcodes(have, want) if block.tag == "equal"]
    starts = [block.src_start for block in blocks]

    def aligned(offset: int) -> int | None:
        at = bisect.bisect_right(starts, offset - 1) - 1
        block = blocks[at] if at >= 0 else None
        return block.dest_start + offset - block.src_start if block and offset <= block.src_end else None

    found = [aligned(offset) for offset in end_offsets(got)]
    expected = set(end_offsets(wanted))
    hits = len({offset for offset in found if offset in expected})
    return 2 * hits / (len(found) + len(expected)) if found or expected else 1.0


def score(page: Page, restored: "Restored") -> Score:
    truth = page.truth
    got = [folded for paragraph in restored.paragraphs if (folded := fold(paragraph.text))]
    wanted = [fold(paragraph) for paragraph in truth.paragraphs]

    def field(name: str) -> bool | None:
        if name in truth.untested:
            return None
        return fold(getattr(restored, name) or "") == fold(getattr(truth, name) or "")

    return Score(
        page,
        Indel.normalized_similarity("".join(got), "".join(wanted)),
        None if "paragraphs" in truth.untested else ends_agreement(got, wanted),
        field("title"),
        field("date") and is_of_right_day(truth, restored),
        field("source_name"),
        field("source_url"),
        None if "truncated" in truth.untested else restored.truncated == truth.truncated,
        restored.script == truth.script,
        None if "attachments" in truth.untested else same_attachments(truth, restored),
    )


def is_of_right_day(truth: Truth, restored: "Restored") -> bool:
    return truth.date is None or restored.date_basis == BASES[truth.date_of_page]


def same_attachments(truth: Truth, restored: "Restored") -> bool:
    return [fold(a.title) for a in restored.attachments] == [fold(title) for title in truth.attachments]
