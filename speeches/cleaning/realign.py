"""Bytes of GBK read one byte late: put them in step again.

Once a page has lost one byte, or got letters between two bytes, every character after it is read from
the second byte of one and the first of the next, until an ASCII byte closes the last pair. `realign`
goes along such a run with the lead byte that is pending and gives every way the run can close.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from speeches.text.gbk import ASCII_TRAILS, FULL_WIDTH_LEAD, TRAILS, character, read_as, two_bytes
from speeches.text.pinyin import TONED_LETTERS

MAX_RUN = 60  # characters; the longest run of the sample pages has 12
READING = rf"[a-z{TONED_LETTERS}]{{1,6}}"
LOSES_A_TRAIL = frozenset(",.;:!?%\n0123456789")  # before these a lone lead byte was dropped with its trail
SWALLOWED = re.compile(rf"\?({READING})\)")  # the bracket and a byte before it became one ?
IN_BRACKETS = re.compile(rf"\(({READING})\)")


@dataclass(frozen=True, slots=True)
class Run:
    """A run put in step: it reached up to `end` in the text, and reads as `restored`."""

    end: int
    restored: str
    pending: int = 0  # the lead byte of one more character, whose trail is lost; 0 if the run is whole
    evidence: float = 0.0  # nats: how unlikely it is that a reading behind the run fits by chance


def realign(text: str, position: int, lead: int, restored: str = "") -> Iterator[Run]:
    """Give the ways in which a run from `position`, with a lead byte pending, can close.

    `text` is in half width but for its Han characters, as far as the page is.
    """
    for at in range(position, min(position + MAX_RUN, len(text))):
        char = text[at]
        if char.isascii():
            yield from _close(text, at, lead, restored)
            trail = ord(char) + 0x80
            # A full-width letter of the run may have become half-width on the way: then the run goes on.
            if not (char.isalnum() and (between := character(lead, FULL_WIDTH_LEAD))):
                return
            lead, restored = trail, restored + between
            continue
        encoded = two_bytes(char)
        if not encoded or not (found := character(lead, encoded[0])):
            return
        lead, restored = encoded[1], restored + found


def _close(text: str, at: int, lead: int, restored: str) -> Iterator[Run]:
    char = text[at]
    if ord(char) in ASCII_TRAILS and (last := character(lead, ord(char))):
        yield Run(at + 1, restored + last)
    for pattern in (SWALLOWED, IN_BRACKETS):
        if match := pattern.match(text, at):
            read = read_as(lead, match[1])
            evidence = log(len(TRAILS) / len(read)) if read else 0.0
            yield from (Run(match.end(), restored + last, evidence=evidence) for last in read)
            return
    if char in LOSES_A_TRAIL and restored:
        yield Run(at, restored, pending=lead)
