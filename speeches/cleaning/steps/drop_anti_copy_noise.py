"""Take out the random letters and marks that forum software puts into a text against copying.

    "同志们：  ^7 s! X2 k# L9 p"       ->  "同志们："
    "全面8 [; o H! @9 B!推进"          ->  "全面推进"
    "M6D,M|)" on a line of its own    ->  nothing, once the page has shown plainer noise

Noise is a run of ASCII with several kinds of marks that stand in no text (; [ ! @ | ~ …) and without a word
in it. A run with one such mark counts only behind a sentence or alone on a line, where a page has two plain
ones. Left alone: addresses, formulas, 100%, [2013]5号, R&D, redactions *** and every Latin word.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View

RUN = re.compile(r"[\x20-\x7e]{4,80}")
ODD = re.compile(r"[]!@#^&*`|\[{};+=<>\\~\"'?]|\$(?!\d)|(?<!\d)%")  # but for the marks of sums and percents
ANY_ODD = re.compile(r"[]!@#^&*`|\[{};+=<>\\~\"'?$%]")
WORD = re.compile(r"[a-z]{4,}|[A-Z]{6,}|\d{4,}|://|www\.|\w\.(?:com|cn|net|org|gov)\b|&[a-z]+;")
TOKEN = re.compile(r"\S+")
MIN_KINDS = 3  # of odd marks in a plain run; prose, formulas and numbers of documents have two at most
MIN_PLAIN = 2  # plain runs on a page before the others are judged
MAX_TOKEN = 6  # characters without a space in a plain run; longer, it may be a code that means something
ENDS = "。！？：；”!?:;\n"


def find(view: View) -> Iterator[Edit]:
    if len(set(ANY_ODD.findall(view.text))) < MIN_KINDS:
        return
    runs = [match for match in RUN.finditer(view.text) if not WORD.search(match[0])]
    plain = [match for match in runs if _is_plain(match[0])]
    if not plain:
        return
    for match in runs:
        if _is_plain(match[0]) or (len(plain) >= MIN_PLAIN and _is_faint(view.text, match)):
            yield _edit(view.text, match)


def _is_plain(run: str) -> bool:
    return len(set(ODD.findall(run))) >= MIN_KINDS and all(len(token) <= MAX_TOKEN for token in TOKEN.findall(run))


def _is_faint(text: str, match: re.Match[str]) -> bool:
    """Tell whether a run with one odd mark stands where nothing of a text would."""
    start, end = match.span()
    ends_line = text[end : end + 1] in ("", "\n")
    begins = start == 0 or text[start - 1] in ENDS
    return ends_line and begins and bool(ODD.search(match[0])) and any(c.isalnum() for c in match[0])


def _edit(text: str, match: re.Match[str]) -> Edit:
    start, end = match.span()
    if (start == 0 or text[start - 1] == "\n") and text[end : end + 1] == "\n":
        end += 1  # the whole line goes
    return Edit(start, end, "", "去掉防复制的乱码。", 0.97)


STEP = Step("drop_anti_copy_noise", "去掉防复制乱码", ChangeKind.REMOVE, find)
