"""The office in which the speaker speaks, where a line above or below the speech or its title states it.

An office that the speech mentions is somebody else's. The name beside it is read by `speaker`.
"""

import re
from collections.abc import Iterator

from speeches.metadata.evidence import SHORT_LINE, Field, Line
from speeches.metadata.labels import Meaning
from speeches.metadata.lines import Evidence
from speeches.metadata.speaker import (
    IN_TITLE,
    NOT_AN_OFFICE,
    OF_TITLE,
    OFFICE,
    OFFICE_AND_NAME,
    OFFICE_ONLY,
    title_line,
    without_date,
)
from speeches.metadata.vocabulary import OFFICES

IN_BRACKETS = re.compile(rf"^[\u4e00-\u9fffxX×*○]{{2,4}}\s*\((?P<office>[^()]{{0,40}}(?:{OFFICES}))\)$")
BESIDE_NOBODY = re.compile(rf"^(?P<office>{OFFICE}(?:[、 ,]+{OFFICE})*)\s*[:]?\s*(?:[xX×*某○]{{1,4}})?$")
TELLS_NEWS = re.compile(
    "会见|会晤|会谈|出席|主持|调研|致信|致电|看望|慰问|当选|任命|为|与|同"
)  # 会见联邦总统 is a headline
LONGEST = 60  # characters; of several offices together

# How sure each place makes; set by hand, not measured.
BY_LABEL, BY_LINE, BY_TITLE, BY_SIGNATURE = 0.95, 0.93, 0.9, 0.8


def read_office(evidence: Evidence, title: Field | None) -> Field | None:
    """The office as printed, several of them with what stands between; None where nobody's is stated."""
    return next(_offices(evidence, title), None)


def _offices(evidence: Evidence, title: Field | None) -> Iterator[Field]:
    for labelled in evidence.labels:
        if labelled.meaning is Meaning.SPEAKER:
            yield from _in_stretch(labelled.line, labelled.start, labelled.end, BY_LABEL)
    for line in reversed(evidence.before):
        yield from _of_line(line, BY_LINE)
    if title:
        yield from _of_title(title_line(evidence, title))
    for line in (*reversed(evidence.closing), *evidence.tail[:3]):
        if OFFICE_AND_NAME.match(line.folded[slice(*without_date(line.folded))]):
            yield from _of_line(line, BY_SIGNATURE)


def _of_line(line: Line, confidence: float) -> Iterator[Field]:
    if len(line.folded) <= SHORT_LINE:
        yield from _in_stretch(line, *without_date(line.folded), confidence)


def _in_stretch(line: Line, start: int, end: int, confidence: float) -> Iterator[Field]:
    text = line.folded[start:end].strip()
    start = line.folded.find(text, start)
    if match := OFFICE_AND_NAME.match(text):
        yield from _office(line, start, start + match.start("name"), confidence)
    elif (match := IN_BRACKETS.match(text) or BESIDE_NOBODY.match(text)) and not TELLS_NEWS.search(text):
        yield from _office(line, start + match.start("office"), start + match.end("office"), confidence)


def _of_title(line: Line) -> Iterator[Field]:
    """国务院总理温家宝在…, 县委书记在…, 市长新年致辞."""
    match = IN_TITLE.match(line.folded) or OF_TITLE.match(line.folded)
    if not match:
        return
    who, start = match["who"].rstrip(), match.start("who")
    if found := OFFICE_AND_NAME.match(who):
        yield from _office(line, start, start + found.start("name"), BY_TITLE)
    elif OFFICE_ONLY.match(who):
        yield from _office(line, start, start + len(who), BY_TITLE)


def _office(line: Line, start: int, end: int, confidence: float) -> Iterator[Field]:
    while end > start and line.folded[end - 1] in " :,、":
        end -= 1
    office = line.folded[start:end]
    if 2 <= len(office) <= LONGEST and not NOT_AN_OFFICE.search(office):
        yield line.field(start, end, confidence)
