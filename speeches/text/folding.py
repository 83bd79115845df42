"""The form in which texts and queries are compared, and the way back to the characters as written.

Folding is, in this order: NFKC of the whole string; casefold; each character from traditional to
simplified, one at a time and once; then white space and invisible characters removed. Nothing else
is equated or removed: punctuation stays, 著 and 着 stay different, and so do 覆 and 复. A reader who
asks for the glyphs as written (`as_written`) gets neither the casefold nor the simplification.
"""

import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from opencc import OpenCC

INVISIBLE = frozenset(
    "\N{SOFT HYPHEN}"
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
    "\N{WORD JOINER}"
    "\N{ZERO WIDTH NO-BREAK SPACE}"
)
REMEMBERED = 1 << 16  # characters whose folding is kept at hand; a large archive has some 10,000
HANGUL_MEDIALS_AND_FINALS = range(0x1160, 0x1200)  # they join the syllable before them, though no marks


def _is_dropped(character: str) -> bool:
    return character.isspace() or character in INVISIBLE  # isspace() is what `\s` matches in a pattern


class _AsWritten(dict[int, str]):
    """What becomes of a code point after NFKC, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = kept = "" if _is_dropped(character) else character
        return kept


class _Simplified(dict[int, str]):
    """The same with traditional characters made simplified; OpenCC sees one character at a time.

    Of all code points of Unicode none becomes more or less than one character so (OpenCC 1.4, t2s).
    """

    def __init__(self) -> None:
        super().__init__()
        self._convert = OpenCC("t2s").convert

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if _is_dropped(character):
            self[code] = ""
        elif 0xD800 <= code <= 0xDFFF:  # half a surrogate pair, which OpenCC refuses
            self[code] = character
        else:
            self[code] = self._convert(character)
        return self[code]


_as_written = _AsWritten()
_simplified = _Simplified()


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text; character `i` of it stands for `written[starts[i]:ends[i]]`."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the stretch as written that holds the folded characters from `start` up to `end`."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str, *, as_written: bool = False) -> str:
    """Give the form in which `text` is compared.

    >>> fold("ＧＤＰ 增長　①")
    'gdp增长1'
    >>> fold("ＧＤＰ 增長　①", as_written=True)
    'GDP增長1'
    """
    return _fold_normal(unicodedata.normalize("NFKC", text), as_written=as_written)


def fold_both(text: str) -> tuple[str, str]:
    """Give what `fold` gives, and what it gives for the glyphs as written.

    >>> fold_both("ＧＤＰ 增長")
    ('gdp增长', 'GDP增長')
    """
    normal = unicodedata.normalize("NFKC", text)
    return _fold_normal(normal, as_written=False), _fold_normal(normal, as_written=True)


def fold_with_map(text: str, *, as_written: bool = False) -> FoldedText:
    """Fold `text` and say of each folded character which stretch of `text` it was made from.

    Characters that NFKC composes or reorders share one stretch, and so do those that one
    character expands to:

    >>> folded = fold_with_map("第①條 ﬁn")
    >>> folded.text, folded.span(1, 2), folded.span(4, 5)
    ('第1条fin', (1, 2), (4, 5))
    """
    alone = _alone[as_written]
    pieces = list(map(alone.__getitem__, text))
    if alone.uneven.isdisjoint(text):  # nearly every text: each character has its own, in its place
        return FoldedText("".join(pieces), range(len(text)), range(1, len(text) + 1))
    if alone.joining.isdisjoint(text):
        starts = array("l", [place for place, piece in enumerate(pieces) for _ in piece])
        return FoldedText("".join(pieces), starts, array("l", [start + 1 for start in starts]))
    return _fold_clusters(text, as_written=as_written)


def _fold_clusters(text: str, *, as_written: bool) -> FoldedText:
    pieces: list[str] = []
    starts, ends = array("l"), array("l")
    for start, end in _clusters(text):
        piece = _fold_cluster(text[start:end], as_written)
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
    return FoldedText("".join(pieces), starts, ends)


class _Alone(dict[str, str]):
    """What becomes of a character that nothing joins, worked out when it is first met."""

    def __init__(self, *, as_written: bool) -> None:
        super().__init__()
        self._as_written = as_written
        self.joining: set[str] = set()  # characters that join what stands before them
        self.uneven: set[str] = set()  # these, and those that become none or more than one

    def __missing__(self, character: str) -> str:
        self[character] = folded = fold(character, as_written=self._as_written)
        if joins_before(character):
            self.joining.add(character)
        if len(folded) != 1 or character in self.joining:
            self.uneven.add(character)
        return folded


_alone = {as_written: _Alone(as_written=as_written) for as_written in (False, True)}


@lru_cache(maxsize=REMEMBERED)
def _fold_cluster(cluster: str, as_written: bool) -> str:  # noqa: FBT001  a cached function is called fastest so
    return fold(cluster, as_written=as_written)


def _fold_normal(normal: str, *, as_written: bool) -> str:
    return normal.translate(_as_written) if as_written else normal.casefold().translate(_simplified)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Cut where NFKC of the whole is NFKC of the parts: before every character that joins nothing before it."""
    start = 0
    for position, character in enumerate(text):
        if position > start and not joins_before(character):
            yield start, position
            start = position
    if text:
        yield start, len(text)


@lru_cache(maxsize=REMEMBERED)
def joins_before(character: str) -> bool:
    """Tell whether NFKC may compose or reorder `character` with what stands before it."""
    if character < "\N{COMBINING GRAVE ACCENT}":  # nothing below U+0300 does
        return False
    first = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.category(first).startswith("M") or ord(first) in HANGUL_MEDIALS_AND_FINALS
