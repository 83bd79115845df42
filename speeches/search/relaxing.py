"""What a query that found nothing would find with one condition less, each counted exactly."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice

from django.utils.translation import gettext as _

from speeches.search.dimensions import FacetName
from speeches.search.errors import QueryError
from speeches.search.expression import (
    All,
    Any,
    Expression,
    Near,
    Place,
    Term,
    Without,
    both,
    either,
    only_excludes,
)
from speeches.search.names import SectionTree
from speeches.search.parser import parse
from speeches.search.query import SearchQuery, Sort
from speeches.search.service import find
from speeches.search.spelling import spell
from speeches.search.tokens import is_searchable
from speeches.text.folding import fold

MOST = 12  # counts for one page, each a whole search of the engine


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A query that asks for less, and what it finds."""

    label: str  # what is given up, in the reader's language
    query: str  # as it would be written
    params: Mapping[str, str]  # the address of its results: q, the facets, sort and original
    total: int


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Why nothing was found, in a sentence, and the ways out; those that find most come first."""

    cause: str
    relaxations: tuple[Relaxation, ...]

    @property
    def finding(self) -> tuple[Relaxation, ...]:
        return tuple(way for way in self.relaxations if way.total)

    @property
    def in_vain(self) -> tuple[Relaxation, ...]:
        return tuple(way for way in self.relaxations if not way.total)


@dataclass(frozen=True, slots=True)
class _Change:
    """A condition given up; `part` is the term that is looked for alone, where that is what the change does."""

    label: str
    query: SearchQuery
    part: Expression | None = None


def relax(query: SearchQuery) -> Relaxed:
    """Say what killed a query that found nothing and what less would find; raises `IndexUnavailable`."""
    tree = SectionTree.read()
    counted = [(change, _total(change.query, tree)) for change in islice(_changes(query), MOST)]
    ways = [Relaxation(change.label, change.query.text, _params(change.query), total) for change, total in counted]
    return Relaxed(_cause(query, counted), tuple(sorted(ways, key=lambda way: -way.total)))


def _total(query: SearchQuery, tree: SectionTree) -> int:
    return find(replace(query, sort=Sort.NEWEST), tree, start=0, stop=0).total  # by date: nothing is ranked


def _params(query: SearchQuery) -> dict[str, str]:
    facets = {facet.value: value for facet, value in query.chosen.items()}
    sort = {} if query.sort is Sort.RELEVANCE else {"sort": query.sort.value}
    return {"q": query.text, **facets, **sort, **({"original": "1"} if query.as_written else {})}


def _changes(query: SearchQuery) -> Iterator[_Change]:
    """Give the changes in the order in which they are worth counting, each query once."""
    seen = {(query.expression, tuple(query.chosen.items()), query.as_written)}
    for change in chain(_without_filters(query), _in_words(query), _in_words_without_filters(query)):
        key = (change.query.expression, tuple(change.query.chosen.items()), change.query.as_written)
        if key not in seen:
            seen.add(key)
            yield change


def _without_filters(query: SearchQuery) -> Iterator[_Change]:
    if len(query.chosen) > 1:
        yield _Change(_("去掉全部筛选条件"), _bare(query))
    labels = {
        FacetName.SECTION: _("不限栏目"),
        FacetName.YEAR: _("不限年份"),
        FacetName.SOURCE: _("不限来源"),
        FacetName.SPEAKER: _("不限讲话人"),
        FacetName.LEVEL: _("不限层级"),
        FacetName.QUALITY: _("不限完整程度"),
    }
    for facet in query.chosen:
        yield _Change(labels[facet], replace(query, page=1, **{facet.value: ""}))  # type: ignore[arg-type]  # facets are strings
    if query.as_written:
        yield _Change(_("繁简、大小写视为相同"), replace(query, page=1, as_written=False))


def _bare(query: SearchQuery) -> SearchQuery:
    nothing = {facet.value: "" for facet in FacetName}
    return replace(query, page=1, **nothing)  # type: ignore[arg-type]  # facets are strings


def _in_words_without_filters(query: SearchQuery) -> Iterator[_Change]:
    """Give both up where there is room for more counts: each alone may find nothing."""
    for change in _in_words(_bare(query)):
        yield _Change(_("%(change)s，不加筛选") % {"change": change.label}, change.query)


def _in_words(query: SearchQuery) -> Iterator[_Change]:
    alone = list(_alone(query.expression))
    few = len(alone) <= 3  # two words: without the one is the other alone, and that is the clearer way to say it
    weaker = list(_weakened(query.expression))
    labelled = [*alone, *weaker] if few else [*weaker, *alone]
    for label, expression, part in labelled:
        text = spell(expression)
        try:
            read = parse(text)
        except QueryError:  # longer than a query may be
            continue
        yield _Change(label, replace(query, page=1, text=text, expression=read), part)


_Weaker = tuple[str, Expression, Expression | None]


def _alone(expression: Expression) -> Iterator[_Weaker]:
    """Give each part of an AND by itself."""
    if isinstance(expression, All):
        for part in expression.parts:
            if not only_excludes(part):
                yield _("只找“%(part)s”") % {"part": _written(part)}, part, part


def _weakened(expression: Expression) -> Iterator[_Weaker]:
    """Give expressions that ask for less in one place; below a minus nothing is changed, it is dropped whole."""
    match expression:
        case All(parts):
            yield from _weaker_all(parts)
        case Any(parts):
            for place, part in enumerate(parts):
                for label, weaker, _part in _weakened(part):
                    yield label, either([*parts[:place], weaker, *parts[place + 1 :]]), None
        case Near(one, other):
            yield (
                _("“%(one)s”和“%(other)s”不必相近") % {"one": _written(one), "other": _written(other)},
                both([one, other]),
                None,
            )
            for term in (one, other):
                yield _("只找“%(part)s”") % {"part": _written(term)}, term, term
        case Term():
            yield from _weaker_term(expression)
        case _:
            return


def _weaker_all(parts: tuple[Expression, ...]) -> Iterator[_Weaker]:
    for place, part in enumerate(parts):
        rest = both([*parts[:place], *parts[place + 1 :]])
        if not only_excludes(rest):
            yield _dropped(part), rest, None
        for label, weaker, _part in _weakened(part):
            yield label, both([*parts[:place], weaker, *parts[place + 1 :]]), None


def _dropped(part: Expression) -> str:
    if isinstance(part, Without):
        return _("不排除“%(part)s”") % {"part": _written(part.part)}
    return _("去掉“%(part)s”") % {"part": _written(part)}


def _weaker_term(term: Term) -> Iterator[_Weaker]:
    words = "".join(character if is_searchable(character) else " " for character in term.text).split()
    if len(words) > 1:
        label = _("“%(part)s”拆成几个词，不计标点和先后") % {"part": _written(term)}
        yield label, both([Term(word, term.place) for word in words]), None
    elif words and fold(words[0]) != fold(term.text):
        yield _("“%(part)s”不计标点") % {"part": _written(term)}, Term(words[0], term.place), None
    if term.place is not Place.TEXT:
        yield (
            _("“%(part)s”在标题和正文里找") % {"part": term.text},
            replace(term, place=Place.TEXT),
            None,
        )


def _written(part: Expression) -> str:
    """Write a part of a query as it stands inside quotation marks: a plain term without its own."""
    return part.text if isinstance(part, Term) and part.place is Place.TEXT else spell(part)


def _quoted(part: Expression) -> str:
    return _("“%(part)s”") % {"part": _written(part)}


def _cause(query: SearchQuery, counted: list[tuple[_Change, int]]) -> str:
    filters = [(change, total) for change, total in counted if change.query.expression == query.expression]
    freed = [change.label for change, total in filters if total]
    if freed:
        return _("检索式本身有结果，是所选的条件把它们都排除了。")
    within = _("在所选的范围里，") if query.chosen else ""
    absent = [change.part for change, total in counted if change.part is not None and not total]
    present = [change for change, total in counted if change.part is not None and total]
    if absent:
        return within + _("没有一篇讲话有%(parts)s。") % {"parts": "".join(_quoted(part) for part in absent)}
    if present:
        return within + _("这些条件各自都有讲话符合，但没有一篇全都符合。")
    return within + _("没有一篇讲话有%(parts)s。") % {"parts": _quoted(query.expression)}
