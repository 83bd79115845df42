"""The query cut into words, quotes and signs.

A sign counts in half and full width alike, because it is read after NFKC; the brackets and points
that NFKC makes of one character (㈠, ⒈) are no signs. `-` and `~` are signs only where a word may
begin: after a space, a bracket, a quote or the punctuation of a sentence. So 2019-2020 and 5~10 are text.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from django.utils.translation import gettext as _

from speeches.search.errors import QueryError
from speeches.search.expression import Place
from speeches.text.folding import fold, joins_before

CLOSING_QUOTE = {'"': '"', "“": "”", "「": "」", "『": "』"}
PLACES = {
    "标题": Place.TITLE,
    "讲话人": Place.SPEAKER,
    "场合": Place.OCCASION,
    "来源": Place.SOURCE,
    "栏目": Place.SECTION,
}
YEAR_PREFIX = "年"
YEAR_RANGE = re.compile(r"([0-9]{1,4})(?:\.\.([0-9]{1,4}))?")  # 2020, 2019..2021
PAUSES = ",;。、!?"  # punctuation of a sentence, after NFKC: it separates words as a space does
UP_TO_A_GAP = re.compile(rf'(?:[^\s()"“”「」『』{PAUSES}]|[{PAUSES}](?=[0-9]))*')  # 年:2019、2020 is no range
WORD_ENDS = frozenset(f'(){PAUSES}"”」』')  # and white space; an opening quote is read with its word
DISTANCE = re.compile("[0-9]+")
FARTHEST = 1_000_000  # characters; no paragraph is as long, and any number fits an engine's integers


class Sign(Enum):
    TERM = auto()
    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    EXCLUDE = auto()
    NEAR = auto()
    PLACE = auto()
    YEARS = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """`position` is where it begins in the query as written, in characters."""

    sign: Sign
    position: int
    text: str = ""  # of a term or a place
    numbers: tuple[int, ...] = ()  # the distance, or the first and last year


def is_searchable(character: str) -> bool:
    """Tell whether a character can be part of a term: no white space, punctuation, symbol or control."""
    return unicodedata.category(character)[0] not in "PSZC" and not character.isspace()


class Tokenizer:
    """Cuts one query; `tokens()` is called once."""

    def __init__(self, query: str) -> None:
        self._text, self._origins, self._plain = _normalized(query)
        self._at = 0
        self._tokens: list[Token] = []

    def tokens(self) -> list[Token]:
        while self._at < len(self._text):
            character = self._text[self._at]
            if is_searchable(character):
                self._read_word()
            elif self._is_sign(CLOSING_QUOTE):
                self._read_quote()
            elif self._is_sign("()"):
                self._add(Sign.OPEN if character == "(" else Sign.CLOSE, length=1)
            elif self._is_sign("-") and self._may_begin():
                self._read_exclusion()
            elif self._is_sign("~") and self._may_begin():
                self._read_distance()
            else:
                self._at += 1
        return self._tokens

    def _is_sign(self, signs: "dict[str, str] | str", at: int | None = None) -> bool:
        at = self._at if at is None else at
        return at < len(self._text) and self._plain[at] and self._text[at] in signs

    def _may_begin(self) -> bool:
        """Tell whether a word may begin here."""
        before = self._text[self._at - 1 : self._at]
        return not before or before in WORD_ENDS or unicodedata.category(before)[0] in "ZC"

    def _begins_operand(self, at: int) -> bool:
        return at < len(self._text) and (
            is_searchable(self._text[at]) or self._is_sign(CLOSING_QUOTE, at) or self._is_sign("(", at)
        )

    def _add(self, sign: Sign, *, length: int, text: str = "", numbers: tuple[int, ...] = ()) -> None:
        self._tokens.append(Token(sign, self._origins[self._at], text, numbers))
        self._at += length

    def _word_end(self) -> int:
        end = self._at
        while end < len(self._text) and is_searchable(self._text[end]):
            end += 1
        return end

    def _read_word(self) -> None:
        end = self._word_end()
        word = self._text[self._at : end]
        after_prefix = bool(self._tokens) and self._tokens[-1].sign is Sign.PLACE
        folded = fold(word)
        if after_prefix or not (word == "OR" or self._is_sign(":", end)):
            self._add(Sign.TERM, length=len(word), text=word)
        elif word == "OR":
            self._add(Sign.OR, length=2)
        elif folded == YEAR_PREFIX:
            self._read_years(end + 1)
        elif folded in PLACES and self._begins_operand(end + 1):
            self._add(Sign.PLACE, length=len(word) + 1, text=folded)
        else:
            self._add(Sign.TERM, length=len(word), text=word)

    def _read_quote(self) -> None:
        closing = CLOSING_QUOTE[self._text[self._at]]
        end = self._at + 1
        while end < len(self._text) and not self._is_sign(closing, end):
            end += 1
        if end == len(self._text):
            raise QueryError(
                _("引号 %(quote)s 没有配对的 %(closing)s。") % {"quote": self._text[self._at], "closing": closing},
                position=self._origins[self._at],
            )
        self._add(Sign.TERM, length=end + 1 - self._at, text=self._text[self._at + 1 : end])

    def _read_exclusion(self) -> None:
        if not self._begins_operand(self._at + 1):
            raise missing_after_minus(self._origins[self._at])
        self._add(Sign.EXCLUDE, length=1)

    def _read_distance(self) -> None:
        digits = DISTANCE.match(self._text, self._at + 1)
        if not digits:
            raise QueryError(_("“~”后面要写最多相隔几个字，例如：改革 ~5 创新。"), position=self._origins[self._at])
        self._add(Sign.NEAR, length=1 + len(digits[0]), numbers=(min(int(digits[0]), FARTHEST),))

    def _read_years(self, at: int) -> None:
        written = UP_TO_A_GAP.match(self._text, at)
        years = YEAR_RANGE.fullmatch(written[0]) if written else None
        first = int(years[1]) if years else 1
        last = int(years[2] or years[1]) if years else 0
        if not years or first > last:
            raise QueryError(
                _("“年:”后面要写年份或由早到晚的两个年份，例如：年:2019..2021。"), position=self._origins[self._at]
            )
        self._add(Sign.YEARS, length=at + len(years[0]) - self._at, numbers=(first, last))


def missing_after_minus(position: int) -> QueryError:
    return QueryError(_("“-”后面要紧接着写不要的词，例如：改革 -试点。"), position=position)


def _normalized(query: str) -> tuple[str, list[int], list[bool]]:
    """Give NFKC of the query, where each character of it came from, and whether it may be a sign."""
    text: list[str] = []
    origins: list[int] = []
    plain: list[bool] = []
    start = 0
    for end in range(1, len(query) + 1):
        if end < len(query) and joins_before(query[end]):
            continue
        piece = unicodedata.normalize("NFKC", query[start:end])
        may_be_sign = len(unicodedata.normalize("NFKC", query[start])) == 1
        text.append(piece)
        origins += [start] * len(piece)
        plain += [may_be_sign and i == 0 for i in range(len(piece))]
        start = end
    return "".join(text), origins, plain
