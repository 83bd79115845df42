"""From the words and signs of a query to what it asks for.

Terms are ANDed; AND binds closer than OR, brackets settle the rest. `-` and a prefix such as `标题:`
hold for the term or the bracket right after them. `甲 ~5 乙 ~3 丙` is `甲 ~5 乙` AND `乙 ~3 丙`.
Two terms are near each other in one searched string, so `标题:甲 ~5 乙` is the same as `标题:(甲 ~5 乙)`.
What stands in brackets is kept on a stack of our own: two thousand brackets are no reason to fail.
"""

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from speeches.search.errors import QueryError
from speeches.search.expression import (
    Expression,
    Near,
    Place,
    Term,
    Years,
    both,
    either,
    only_excludes,
    without,
)
from speeches.search.tokens import PLACES, Sign, Token, Tokenizer, missing_after_minus
from speeches.text.folding import fold

MAX_CHARACTERS = 2000  # of a query as written; one more is refused
MAX_TERMS = 100  # one more is refused


def parse(query: str) -> Expression:
    """Read a query; raises `QueryError` for the few things that are no query, with their place."""
    if len(query) > MAX_CHARACTERS:
        raise QueryError(
            _("检索式有 %(length)d 个字，最多 %(limit)d 个。") % {"length": len(query), "limit": MAX_CHARACTERS},
            position=MAX_CHARACTERS,
        )
    tokens = Tokenizer(query).tokens()
    terms = [token for token in tokens if token.sign is Sign.TERM and fold(token.text)]
    if len(terms) > MAX_TERMS:
        raise QueryError(
            _("检索式有 %(count)d 个词，最多 %(limit)d 个。") % {"count": len(terms), "limit": MAX_TERMS},
            position=terms[MAX_TERMS].position,
        )
    expression = _Parser().parse(tokens)
    if expression is None:
        raise QueryError(_("检索式里没有可以检索的字。"), position=0)
    if only_excludes(expression):
        raise QueryError(_("检索式里只有要排除的词，请至少写一个要找的词。"), position=0)
    return expression


@dataclass(slots=True)
class _Bracket:
    """What has been read of one pair of brackets, or of the query as a whole."""

    opened_by: Token | None = None
    place: Place = Place.TEXT
    excluded_by: Token | None = None  # a minus before the bracket
    alternatives: list[Expression] = field(default_factory=list)  # finished, before an OR
    parts: list[Expression] = field(default_factory=list)  # of the present alternative
    waiting_or: Token | None = None
    waiting_minus: Token | None = None
    waiting_near: Token | None = None
    waiting_place: Token | None = None
    last_term: Term | None = None  # the one a `~` would take as its left hand
    last_is_excluded: bool = False

    def take_place(self) -> Place:
        prefix, self.waiting_place = self.waiting_place, None
        return PLACES[prefix.text] if prefix else self.place

    def take_minus(self) -> Token | None:
        minus, self.waiting_minus = self.waiting_minus, None
        return minus

    def expect_nothing(self) -> None:
        """Refuse a sign that waits for what does not come."""
        if self.waiting_minus:
            raise missing_after_minus(self.waiting_minus.position)
        if self.waiting_near:
            raise _missing_beside_near(self.waiting_near)

    def finish_alternative(self) -> None:
        self.expect_nothing()
        if self.parts:
            self.alternatives.append(both(self.parts))
            self.parts = []
            self.waiting_or = None
        elif self.waiting_or:
            raise _missing_beside_or(self.waiting_or)
        self.last_term = None

    def as_expression(self) -> Expression | None:
        self.finish_alternative()
        return either(self.alternatives) if self.alternatives else None


class _Parser:
    def __init__(self) -> None:
        self._stack = [_Bracket()]

    def parse(self, tokens: list[Token]) -> Expression | None:
        read = {
            Sign.TERM: self._term,
            Sign.YEARS: lambda token: self._add(Years(*token.numbers)),
            Sign.OPEN: self._open,
            Sign.CLOSE: self._close,
            Sign.OR: self._or,
            Sign.EXCLUDE: self._exclude,
            Sign.NEAR: self._near,
            Sign.PLACE: self._place,
        }
        for token in tokens:
            read[token.sign](token)
        if opened_by := self._top.opened_by:
            raise QueryError(_("括号“(”没有配对的“)”。"), position=opened_by.position)
        return self._top.as_expression()

    @property
    def _top(self) -> _Bracket:
        return self._stack[-1]

    def _add(self, part: Expression) -> None:
        if self._top.waiting_near:
            raise _missing_beside_near(self._top.waiting_near)
        self._top.parts.append(without(part) if self._top.take_minus() else part)
        self._top.last_term = None

    def _term(self, token: Token) -> None:
        top = self._top
        term = Term(token.text, top.take_place())
        if not fold(token.text):  # "": nothing is asked for, so a sign before it has nothing either
            top.expect_nothing()
        elif top.waiting_near and top.last_term:
            self._join(top.last_term, term, top.waiting_near)
        else:
            top.last_is_excluded = bool(top.waiting_minus)
            self._add(term)
            top.last_term = term

    def _join(self, one: Term, other: Term, sign: Token) -> None:
        top = self._top
        place = _common_place(one.place, other.place)
        if place is None:
            raise QueryError(
                _("“~”两边的词要在同一处找，例如：讲话人:(甲 ~5 乙)。"),
                position=sign.position,
            )
        near: Expression = Near(replace(one, place=place), replace(other, place=place), sign.numbers[0])
        before = top.parts.pop()
        positive = without(before) if top.last_is_excluded else before
        if not isinstance(positive, Term):  # 甲 ~5 乙 ~3 丙
            near = both([positive, near])
        top.parts.append(without(near) if top.last_is_excluded else near)
        top.waiting_near, top.last_term = None, other

    def _exclude(self, token: Token) -> None:
        self._top.expect_nothing()
        self._top.waiting_minus = token

    def _near(self, token: Token) -> None:
        top = self._top
        if top.waiting_minus or top.waiting_near or not top.last_term:
            raise _missing_beside_near(token)
        top.waiting_near = token

    def _place(self, token: Token) -> None:
        self._top.waiting_place = token

    def _or(self, token: Token) -> None:
        self._top.finish_alternative()
        if not self._top.alternatives or self._top.waiting_or:
            raise _missing_beside_or(token)
        self._top.waiting_or = token

    def _open(self, token: Token) -> None:
        top = self._top
        if top.waiting_near:
            raise _missing_beside_near(top.waiting_near)
        self._stack.append(_Bracket(token, top.take_place(), top.take_minus()))

    def _close(self, _token: Token) -> None:
        if len(self._stack) == 1:
            return  # a closing bracket alone is punctuation
        bracket = self._stack[-1]
        inside = bracket.as_expression()
        self._stack.pop()
        if inside:
            self._add(without(inside) if bracket.excluded_by else inside)
        elif bracket.excluded_by:
            raise missing_after_minus(bracket.excluded_by.position)
        self._top.last_term = None


def _common_place(one: Place, other: Place) -> Place | None:
    """Say where two terms can stand side by side; the title is a part of what is searched without a prefix."""
    if one is other:
        return one
    return Place.TITLE if {one, other} == {Place.TITLE, Place.TEXT} else None


def _missing_beside_or(token: Token) -> QueryError:
    return QueryError(_("“OR”两边都要有词，例如：扶贫 OR 脱贫。"), position=token.position)


def _missing_beside_near(token: Token) -> QueryError:
    return QueryError(_("“~”两边都要有词，例如：改革 ~5 创新。"), position=token.position)
