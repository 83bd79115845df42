r"""Restore characters whose GBK bytes were lost or parted, by the language model and the readings left behind.

    "評估?傮w來說"      ->  "評估。總體來說"     the first byte of 。 was lost; the rest is read one byte late
    "!睖丶覍毧偫韽(qiáng)調" -> "。”溫家寶總理強調"  the run ends with a lead byte, and the reading says whose
    "因?yàn)槊撾x實"      ->  "因為脫離實"       a reading was put between the bytes of two characters
    "建設政府!2月27日"   ->  "建設政府。”2月27日"  only ！ is left; the open quotation mark tells

A run is restored only if it then reads clearly more like prose than before. Left alone: a real ？ or ！,
whose sequel makes no sense one byte on, and every run that no reading or model can decide.
"""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import nlargest

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.realign import IN_BRACKETS, READING, Run, realign
from speeches.cleaning.step import Step, View
from speeches.text.gbk import TRAILS, character, two_bytes
from speeches.text.language import language
from speeches.text.pinyin import plain_reading, readings

LOST_STOP = re.compile(  # before a character, or the letter, bracket or swallowed bracket that closes the run at once
    rf"[?!？！](?=[^\x00-\x7f，。、；：“”‘’（）《》？！\s])"
    rf"|(?<=[\u4e00-\u9fff])[?!？！](?=[@-~](?:[\u4e00-\u9fff]|\({READING}\))|\?{READING}\)|\({READING}\))"
)
HALVED = str.maketrans("？！", "?!")
PARTED = re.compile(rf"\?(?<=[^\x00-\x7f].)({READING})\)")
LEFT_MARK = re.compile(r"!(?=\d|\n|$)")
FULL_WIDTH = str.maketrans(",!?;:()", "，！？；：（）")  # the model was made from full-width text
CONTEXT = 3  # characters on either side that take part in the judgement
MIN_GAIN = 8.0  # nats by which the restored text has to be likelier; the best of 16,000 sound marks comes to 6.9
MIN_LEAD = 1.5  # nats by which the likeliest of several readings of one run has to be ahead; not measured
MIN_MEAN = -8.5  # nats a character; prose lies between -3 and -6, damaged runs below -8


@dataclass(frozen=True, slots=True)
class Candidate:
    start: int
    run: Run
    gain: float


def find(view: View) -> Iterator[Edit]:
    text = view.text
    found = _best([*_lost_stops(text), *_parted(text)])
    edits = [
        Edit(c.start, c.run.end, c.run.restored, "恢复错位或丢失的 GBK 字节。", min(0.99, 0.8 + c.gain / 100))
        for c in found
    ]
    if edits:
        edits += list(_left_marks(text, edits))
    yield from sorted(edits, key=lambda e: e.start)


def _lost_stops(text: str) -> Iterator[Candidate]:
    """The first byte of 。 was lost: A1 A3 | BF … reads as ？ and on, A1 A3 | A1 … as ！ and on."""
    for match in LOST_STOP.finditer(text):
        lead = ord(match[0].translate(HALVED)) + 0x80
        for run in realign(text, match.end(), lead, "。"):
            yield from _judged(text, match.start(), run)


def _parted(text: str) -> Iterator[Candidate]:
    """A reading was put behind the last byte of one character and the first of the next."""
    for match in PARTED.finditer(text):
        before = two_bytes(text[match.start() - 1])
        reading = plain_reading(match[1])
        for lead in _leads_read_as(before[1], reading) if before else ():
            for run in realign(text, match.end(), lead):
                yield from _judged(text, match.start(), run)


@cache
def _leads_read_as(first: int, reading: str) -> tuple[int, ...]:
    """Give the bytes that make a character read so, behind this one."""
    return tuple(byte for byte in TRAILS if (seen := character(first, byte)) and reading in readings(seen))


def _judged(text: str, start: int, run: Run) -> Iterator[Candidate]:
    """Say how likely a run is; one whose last trail byte is lost only if it is likely without that character."""
    gain = _gain(text, start, run) + run.evidence
    if not run.pending:
        yield Candidate(start, run, gain)
    elif gain > 0:
        behind = IN_BRACKETS.sub("", text[run.end : run.end + 4 * CONTEXT])[:1]
        for last in _likeliest(run.pending, run.restored[-1:], behind):
            whole = Run(run.end, run.restored + last)
            yield Candidate(start, whole, _gain(text, start, whole))


@lru_cache(maxsize=4096)
def _likeliest(lead: int, before: str, behind: str) -> tuple[str, ...]:
    """Give the two likeliest characters that begin with this byte: between the same neighbours no other is ahead."""
    possible = filter(None, (character(lead, trail) for trail in TRAILS))
    return tuple(
        nlargest(2, possible, key=lambda c: language().log_probability(f"{before}{c}{behind}".translate(FULL_WIDTH)))
    )


def _gain(text: str, start: int, run: Run) -> float:
    """Tell by how much, in nats, the restored text is likelier than the damaged; -inf where it is no prose."""
    before, behind = text[max(0, start - CONTEXT) : start], IN_BRACKETS.sub("", text[run.end : run.end + 4 * CONTEXT])
    restored = before + run.restored + behind[:CONTEXT]
    likely = language().log_probability(restored.translate(FULL_WIDTH))
    if likely < MIN_MEAN * len(restored):
        return float("-inf")
    damaged = before + IN_BRACKETS.sub("", text[start : run.end]) + behind[:CONTEXT]
    return likely - language().log_probability(damaged.translate(FULL_WIDTH))


def _best(candidates: list[Candidate]) -> list[Candidate]:
    """Keep the likeliest of those that overlap, if it is likely enough and clearly ahead of the others."""
    candidates = sorted((c for c in candidates if c.gain >= MIN_GAIN - MIN_LEAD), key=lambda c: c.start)
    starts = [c.start for c in candidates]
    reach = max((c.run.end - c.start for c in candidates), default=0)
    kept: set[int] = set()
    for at in sorted(range(len(candidates)), key=lambda at: -candidates[at].gain):
        candidate = candidates[at]
        if candidate.gain < MIN_GAIN:
            break
        near = range(bisect_right(starts, candidate.start - reach), bisect_left(starts, candidate.run.end))
        rivals = [other for other in near if other != at and _overlap(candidates[other], candidate)]
        if kept.isdisjoint(rivals) and all(candidate.gain - candidates[r].gain >= MIN_LEAD for r in rivals):
            kept.add(at)
    return [candidates[at] for at in sorted(kept)]


def _overlap(a: Candidate, b: Candidate) -> bool:
    return a.start < b.run.end and b.start < a.run.end


def _left_marks(text: str, edits: list[Edit]) -> Iterator[Edit]:
    """Where only ！ is left of 。”: a quotation is open, and the page has lost such bytes elsewhere."""
    quotes, position, ahead = 0, 0, deque(edits)  # quotes: how many are open in the line, as it reads when repaired
    for match in LEFT_MARK.finditer(text):
        while ahead and ahead[0].end <= match.start():
            edit = ahead.popleft()
            quotes = _open_quotes(_open_quotes(quotes, text[position : edit.start]), edit.after)
            position = edit.end
        quotes, position = _open_quotes(quotes, text[position : match.start()]), match.start()
        if quotes > 0:
            quotes -= 1
            yield Edit(*match.span(), "。”", "恢复丢失的句号和引号。", confidence=0.85)


def _open_quotes(before: int, text: str) -> int:
    line = text[text.rfind("\n") + 1 :]
    return (before if len(line) == len(text) else 0) + line.count("“") - line.count("”")


STEP = Step("restore_gbk", "恢复丢失的字节", ChangeKind.REPAIR, find)
