"""Take out the spaces that a page put between the characters of running text.

    "县 政府要全 面 推 进改革"       ->  "县政府要全面推进改革"
    "到 2023 年 5 月底， 完成 8 项"  ->  "到2023年5月底，完成8项"

The language model tells whether the characters beside a space belong together. A page with several such
spaces put them anywhere, and then those between words go too. Beside a full-width mark and inside a date
a space means nothing; beside other numbers it goes where a page has several.

Left alone: lines that are no sentence (names, titles, columns, menus, verse) unless a word is plainly cut;
the space before a speaker's name or a credit (编辑：某 校对：某), between two slogans in one pair of marks,
behind 第一章; 王  某, set to the width of three; two spaces behind a sentence, which stand for an indent; the
gap in “ ”; numbers beside numbers; Latin words, and the numbers of a page that sets these apart as well.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Line, Step, View
from speeches.text.characters import HAN, SPACES
from speeches.text.language import bond
from speeches.text.numbering import mark_of

SPACE = re.compile(f"[{SPACES}]")
GAP = re.compile(rf"[{SPACES}](?<=\S.)[{SPACES}]*(?=\S)")
HAN_CHARACTER = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
BETWEEN_HAN = re.compile(rf"[{HAN}]{{2}}")  # the characters on either side of a gap; so below
BESIDE_MARK = re.compile(
    rf"[，、；。：？！][{HAN}\d“《（]|[{HAN}\d%”》）][，、；。：？！]|[“《（][{HAN}\d]|[{HAN}\d，。？！…][”》）]"
)
BESIDE_NUMBER = re.compile(rf"[{HAN}]\d|[\d%][{HAN}]")
BESIDE_LATIN = re.compile(rf"[{HAN}][A-Za-z]|[A-Za-z][{HAN}]")
NARROW_MARK = re.compile(rf"[{HAN}][,;:]$")  # what stands before the gap, with Han behind it
ENDS_OF_SENTENCE = "。：？！"
DATE = re.compile(rf"\d{{4}}[{SPACES}]?年[{SPACES}]?\d{{1,2}}[{SPACES}]?月(?:[{SPACES}]?\d{{1,2}}[{SPACES}]?日)?")
COLUMNS = re.compile(rf"\d[{SPACES}]+\d")
QUOTED = re.compile(r"[“‘《〈「『【\"][^“”‘’《》〈〉「」『』【】\"，。；：,;:\n]*[”’》〉」』】\"]")
LABEL = re.compile(r"^[^，。；、？！“”,;?!]{0,60}?[：:]|\s\S{1,6}[：:]")
SINGLE = re.compile(rf"(?:^|[^{HAN}])[{HAN}]$")  # a name of two characters: one before the gap,
ALONE = re.compile(rf"[{HAN}](?:[^{HAN}]|$)")  # and one behind it

# Bonds, in nats: how much likelier two characters are side by side than parted. Of the pairs inside the
# sentences of 15 work reports 95 % have more than 6 and 60 % more than 11; of 630 gaps between names 3 % more than 8.
LOOSE, BOUND, CUT = 1.0, 10.0, 12.0
MIN_BOUND = 2  # of the gaps of a page are inside words; one is judged by itself
BOUND_SHARE = 0.25  # of the gaps of a page are inside words; 3 % in a list of names, 55 % where put at random
MIN_LIST = 4  # gaps of a line that may be a list of names
MIN_NUMBERS = 3  # gaps beside numbers; not measured
MIN_HAN = 6  # characters of a sentence
MIN_CLAUSES = 25  # characters of a line without 。 or ； that is a part of a sentence


@dataclass(frozen=True, slots=True)
class Gap:
    line: int  # where its line begins
    start: int
    end: int
    beside: str  # the character before it and the one behind it
    in_sentence: bool
    is_prose: bool  # in a sentence, and not where its writer may have parted two things


def find(view: View) -> Iterator[Edit]:
    gaps = [gap for line in view.lines for gap in _gaps(line)]
    chosen = [*_between_han(view.text, gaps), *_beside_marks(view.text, gaps), *_beside_numbers(view, gaps)]
    for start, end in sorted({(gap.start, gap.end) for gap in chosen}):
        yield Edit(start, end, "", "去掉词句中多余的空格。", 0.97)


class _Spans:
    """The places of a pattern in a text."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._spans = [match.span() for match in pattern.finditer(text)]

    def __contains__(self, place: int) -> bool:
        at = bisect_right(self._spans, place, key=lambda span: span[0]) - 1
        return at >= 0 and place < self._spans[at][1]


def _gaps(line: Line) -> Iterator[Gap]:
    if not SPACE.search(line.text):
        return
    found = [match for match in GAP.finditer(line.text) if not _beside(line.text, match).isascii()]
    if not found:
        return
    mark = mark_of(line.text)
    is_sentence = _is_sentence(line)
    apart = [_Spans(pattern, line.text) for pattern in (QUOTED, LABEL)] if is_sentence else []
    has_columns = COLUMNS.search(line.text) is not None
    for match in found:
        start, end = match.span()
        if mark and start <= mark.end:
            continue
        beside = _beside(line.text, match)
        in_column = has_columns and BESIDE_NUMBER.fullmatch(beside) is not None
        is_prose = is_sentence and not in_column and not any(start in spans for spans in apart)
        yield Gap(line.start, line.start + start, line.start + end, beside, is_sentence, is_prose)


def _beside(text: str, match: re.Match[str]) -> str:
    return text[match.start() - 1] + text[match.end()]


def _is_sentence(line: Line) -> bool:
    has_clauses = line.plain.endswith((",", "、")) or ("," in line.plain and len(line.plain) >= MIN_CLAUSES)
    return ("。" in line.plain or ";" in line.plain or has_clauses) and len(HAN_CHARACTER.findall(line.text)) >= MIN_HAN


def _between_han(text: str, gaps: list[Gap]) -> Iterator[Gap]:
    parted = [(gap, bond(*gap.beside)) for gap in gaps if BETWEEN_HAN.fullmatch(gap.beside)]
    is_spaced = _is_spaced([strength for gap, strength in parted if gap.is_prose])
    for _, line in groupby(parted, key=lambda pair: pair[0].line):
        in_line = list(line)
        is_list = len(in_line) >= MIN_LIST and not _is_spaced([strength for _, strength in in_line])
        for gap, strength in in_line:
            if not is_spaced:
                enough = CUT if gap.is_prose else float("inf")
            else:
                enough = LOOSE if gap.is_prose and not is_list and not _is_name(text, gap) else BOUND
            if strength >= enough:
                yield gap


def _is_spaced(bonds: list[float]) -> bool:
    """Tell by the bonds over its gaps whether spaces were put anywhere in a text."""
    bound = sum(bond >= BOUND for bond in bonds)
    return bound >= MIN_BOUND and bound >= BOUND_SHARE * len(bonds)


def _is_name(text: str, gap: Gap) -> bool:
    before, behind = text[max(0, gap.start - 2) : gap.start], text[gap.end : gap.end + 2]
    return bool(SINGLE.search(before) and ALONE.match(behind))


def _beside_marks(text: str, gaps: list[Gap]) -> Iterator[Gap]:
    for gap in gaps:
        if not gap.in_sentence:
            continue
        if BESIDE_MARK.fullmatch(gap.beside):
            if gap.beside[0] not in ENDS_OF_SENTENCE or gap.end - gap.start == 1:
                yield gap
        elif NARROW_MARK.search(text[gap.start - 2 : gap.start]) and _is_han(gap.beside[1]):
            yield gap


def _beside_numbers(view: View, gaps: list[Gap]) -> Iterator[Gap]:
    numbers = [gap for gap in gaps if BESIDE_NUMBER.fullmatch(gap.beside)]
    if not numbers:
        return
    in_dates = {at for match in DATE.finditer(view.text) for at in range(*match.span())}
    in_prose = sum(gap.is_prose for gap in numbers) >= MIN_NUMBERS
    sets_apart = in_prose and any(gap.is_prose and BESIDE_LATIN.fullmatch(gap.beside) for gap in gaps)
    for gap in numbers:
        if gap.start in in_dates or (in_prose and not sets_apart and gap.is_prose):
            yield gap


def _is_han(character: str) -> bool:
    return HAN_CHARACTER.match(character) is not None


STEP = Step("join_spaced_words", "去掉词句中的空格", ChangeKind.REPAIR, find, is_everywhere=True)
