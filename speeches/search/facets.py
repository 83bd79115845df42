"""The values that found speeches can be narrowed to, with exact counts."""

from collections import Counter

from django.utils.translation import gettext as _

from speeches.models import Source, Speech
from speeches.search.dimensions import FacetName, Quality, Value
from speeches.search.engines.contract import Answer, Filters
from speeches.search.names import SectionTree
from speeches.search.query import NONE, SearchQuery
from speeches.search.results import Facet, FacetValue


def filters(query: SearchQuery, tree: SectionTree) -> Filters:
    """Translate what the address chose; a section stands for those below it too."""
    chosen: dict[FacetName, frozenset[Value]] = {}
    for facet, value in query.chosen.items():
        if value == NONE:
            chosen[facet] = frozenset({None})
        elif facet is FacetName.SECTION:
            chosen[facet] = frozenset(tree.below(tree.by_slug[value].pk))
        elif facet is FacetName.SOURCE:
            chosen[facet] = frozenset({int(value)})
        elif facet is not FacetName.YEAR:
            chosen[facet] = frozenset({value})
    chosen.pop(FacetName.YEAR, None)
    return Filters(chosen, query.years, undated=query.year == NONE)


def facets(query: SearchQuery, answer: Answer, tree: SectionTree) -> tuple[Facet, ...]:
    counts = answer.counts
    levels = {level.value: str(level.label) for level in Speech.Level}
    qualities = {
        Quality.WHOLE.value: _("全文"),
        Quality.TRUNCATED.value: _("残缺"),
        Quality.REDACTED.value: _("有隐去之处"),
    }
    return (
        Facet("section", _("栏目"), _section_values(query, counts[FacetName.SECTION], tree)),
        Facet("year", _("年份"), _year_values(query, counts[FacetName.YEAR])),
        Facet("speaker", _("讲话人"), _speaker_values(query, counts[FacetName.SPEAKER])),
        Facet("level", _("层级"), _coded_values(query.level, counts[FacetName.LEVEL], levels, _("层级不详"))),
        Facet("source", _("来源"), _source_values(query, counts[FacetName.SOURCE])),
        Facet("quality", _("完整程度"), _coded_values(query.quality, counts[FacetName.QUALITY], qualities, "")),
    )


def _section_values(query: SearchQuery, counts: Counter[Value], tree: SectionTree) -> tuple[FacetValue, ...]:
    """Give the sections in the order of the tree, each counted with those below it."""
    with_below: Counter[Value] = Counter()
    for key, count in counts.items():
        for section in tree.lineage(key) if isinstance(key, int) else ():
            with_below[section.pk] += count
    with_below[None] = counts[None]
    values = [
        FacetValue(slug, tree.label(key), with_below[key], slug == query.section, depth)
        for key, slug, depth in ((section.pk, section.slug, depth) for section, depth in tree.from_the_top())
    ]
    return _worth_showing([*values, FacetValue(NONE, _("未归类"), with_below[None], query.section == NONE)])


def _year_values(query: SearchQuery, counts: Counter[Value]) -> tuple[FacetValue, ...]:
    """Give the years from the latest, the undated last; the years of a chosen range are all selected."""
    chosen = query.years
    years = {year for year in counts if isinstance(year, int)}
    if chosen and chosen.first == chosen.last:
        years.add(chosen.first)
    values = [
        FacetValue(str(year), str(year), counts[year], bool(chosen and chosen.first <= year <= chosen.last))
        for year in sorted(years, reverse=True)
    ]
    return _worth_showing([*values, FacetValue(NONE, _("日期不详"), counts[None], query.year == NONE)])


def _source_values(query: SearchQuery, counts: Counter[Value]) -> tuple[FacetValue, ...]:
    """Give the sources from the one with most speeches."""
    keys = {key for key in counts if isinstance(key, int)}
    chosen = int(query.source) if query.source not in ("", NONE) else None
    if chosen is not None:
        keys.add(chosen)
    names = dict(Source.objects.filter(pk__in=keys).values_list("pk", "name")) if keys else {}
    values = [
        FacetValue(str(key), name, counts[key], key == chosen)
        for key, name in sorted(names.items(), key=lambda item: (-counts[item[0]], item[1]))
    ]
    return _worth_showing([*values, FacetValue(NONE, _("来源不详"), counts[None], query.source == NONE)])


def _speaker_values(query: SearchQuery, counts: Counter[Value]) -> tuple[FacetValue, ...]:
    """Give the speakers from the one with most speeches."""
    names = {name for name in counts if isinstance(name, str)} | {query.speaker} - {"", NONE}
    values = [
        FacetValue(name, name, counts[name], name == query.speaker)
        for name in sorted(names, key=lambda name: (-counts[name], name))
    ]
    return _worth_showing([*values, FacetValue(NONE, _("讲话人不详"), counts[None], query.speaker == NONE)])


def _coded_values(chosen: str, counts: Counter[Value], labels: dict[str, str], without: str) -> tuple[FacetValue, ...]:
    """Give the values in the order of their labels."""
    values = [FacetValue(code, label, counts[code], code == chosen) for code, label in labels.items()]
    return _worth_showing([*values, FacetValue(NONE, without, counts[None], chosen == NONE)])


def _worth_showing(values: list[FacetValue]) -> tuple[FacetValue, ...]:
    """Leave out what would find nothing, but not what is chosen: it has to be taken back somewhere."""
    return tuple(value for value in values if value.count or value.is_selected)
