"""Take out the random letters and marks that forum software puts into a text against copying.

    "同志们：  ^7 s! X2 k# L9 p"       ->  "同志们："
    "全面8 [; o H! @9 B!推进"          ->  "全面推进"
    "M6D,M|)" on a line of its own    ->  nothing, once the page has shown plainer noise

Noise is a run of ASCII with several kinds of marks that stand in no text (; [ ! @ | ~ …) and without a word
in it. Behind a sentence or alone on a line a run counts too in which capitals, small letters, digits and marks
take turns all the time, and with fewer marks where a page has two plain ones.
Left alone: addresses, formulas, 100%, [2013]5号, R&D, redactions *** and every Latin word.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View

RUN = re.compile(r"[\x20-\x7e]{4,80}")
ODD = re.compile(r"[]!@#^&*`|\[{};+=<>\\~\"'?]|\$(?!\d)|(?<!\d)%")  # but for the marks of sums and percents
ANY_ODD = re.compile(r"[]!@#^&*`|\[{};+=<>\\~\"'?$%]")
WORD = re.compile(r"[a-z]{4,}|[A-Z]{6,}|\d{4,}|://|www\.|\w\.(?:com|cn|net|org|gov)\b|&[a-z]+;")
MEANT = re.compile(r"://|www\.|\w\.(?:com|cn|net|org|gov)\b|&[a-z]+;|[a-z]{5,}|[A-Z]{6,}|\d{4,}|=.*=")
TOKEN = re.compile(r"\S+")
MIN_KINDS = 3  # of odd marks in a plain run; prose, formulas and numbers of documents have two at most
MIN_PLAIN = 2  # plain runs on a page before the others are judged
MAX_TOKEN = 6  # characters without a space in a plain run; longer, it may be a code that means something
MIN_MIXED = 7  # characters of a run in which all kinds take turns
MIXED_SHARE = 0.45  # of them are of another kind than the one before; none of 34,000 sound texts has such a run
MIN_MIXED_KINDS = 2  # of odd marks in it, before a page has shown plain noise
ENDS = "。！？：；”!?:;\n"


def find(view: View) -> Iterator[Edit]:
    if len(set(ANY_ODD.findall(view.text))) < MIN_MIXED_KINDS:
        return
    runs = list(RUN.finditer(view.text))
    plain = {match.start() for match in runs if _is_plain(match[0]) or _is_mixed_up(view.text, match)}
    if not plain:
        return
    for match in runs:
        if match.start() in plain or (len(plain) >= MIN_PLAIN and _is_faint(view.text, match)):
            yield _edit(view.text, match)


def _is_plain(run: str) -> bool:
    if WORD.search(run) or len(set(ODD.findall(run))) < MIN_KINDS:
        return False
    return all(len(token) <= MAX_TOKEN for token in TOKEN.findall(run))


def _is_mixed_up(text: str, match: re.Match[str]) -> bool:
    """Tell whether a run looks drawn by lot and stands behind a sentence or alone on a line."""
    if len(set(ODD.findall(match[0]))) < MIN_MIXED_KINDS or not _takes_turns(match[0]):
        return False
    return _begins(text, match) or _ends_line(text, match)


def _is_faint(text: str, match: re.Match[str]) -> bool:
    """Tell whether a run with one odd mark, or kinds that take turns, stands where nothing of a text would."""
    if not (_ends_line(text, match) and _begins(text, match)):
        return False
    if _takes_turns(match[0]):
        return True
    return not WORD.search(match[0]) and bool(ODD.search(match[0])) and any(c.isalnum() for c in match[0])


def _takes_turns(run: str) -> bool:
    kinds = [_kind(character) for character in run if character != " "]
    if len(kinds) < MIN_MIXED or MEANT.search(run) or not {"small", "capital"} <= set(kinds):
        return False
    return sum(one != other for one, other in pairwise(kinds)) >= MIXED_SHARE * len(kinds)


def _kind(character: str) -> str:
    if character.isdigit():
        return "digit"
    return "mark" if not character.isalpha() else "capital" if character.isupper() else "small"


def _begins(text: str, match: re.Match[str]) -> bool:
    return match.start() == 0 or text[match.start() - 1] in ENDS


def _ends_line(text: str, match: re.Match[str]) -> bool:
    return text[match.end() : match.end() + 1] in ("", "\n")


def _edit(text: str, match: re.Match[str]) -> Edit:
    start, end = match.span()
    if (start == 0 or text[start - 1] == "\n") and text[end : end + 1] == "\n":
        end += 1  # the whole line goes
    return Edit(start, end, "", "去掉防复制的乱码。", 0.97)


STEP = Step("drop_anti_copy_noise", "去掉防复制乱码", ChangeKind.REMOVE, find)
