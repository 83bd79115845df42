"""The values that found speeches can be narrowed to, with exact counts."""

from collections import Counter

from django.utils.translation import gettext as _

from speeches.models import Source
from speeches.search.engines.contract import Answer, Filters
from speeches.search.names import SectionTree
from speeches.search.query import NONE, SearchQuery
from speeches.search.results import Facet, FacetValue


def filters(query: SearchQuery, tree: SectionTree) -> Filters:
    """Translate what the address chose; a section stands for those below it too."""
    sections: frozenset[int | None] | None = None
    if query.section:
        sections = frozenset({None} if query.section == NONE else tree.below(tree.by_slug[query.section].pk))
    sources: frozenset[int | None] | None = None
    if query.source:
        sources = frozenset({None} if query.source == NONE else {int(query.source)})
    return Filters(sections, query.years, undated=query.year == NONE, sources=sources)


def facets(query: SearchQuery, answer: Answer, tree: SectionTree) -> tuple[Facet, ...]:
    return (
        Facet("section", _("栏目"), _section_values(query, answer.sections, tree)),
        Facet("year", _("年份"), _year_values(query, answer.years)),
        Facet("source", _("来源"), _source_values(query, answer.sources)),
    )


def _section_values(query: SearchQuery, counts: Counter[int | None], tree: SectionTree) -> tuple[FacetValue, ...]:
    """Give the sections in the order of the tree, each counted with those below it."""
    with_below: Counter[int | None] = Counter()
    for key, count in counts.items():
        for section in tree.lineage(key) if key else ():
            with_below[section.pk] += count
    with_below[None] = counts[None]
    labels: dict[int | None, tuple[str, str]] = {
        key: (item.slug, tree.label(key)) for key, item in tree.sections.items()
    }
    labels[None] = (NONE, _("未归栏目"))
    values = [FacetValue(slug, label, with_below[key], slug == query.section) for key, (slug, label) in labels.items()]
    return _worth_showing(values)


def _year_values(query: SearchQuery, counts: Counter[int | None]) -> tuple[FacetValue, ...]:
    """Give the years from the latest, the undated last; the years of a chosen range are all selected."""
    chosen = query.years
    years = {year for year in counts if year is not None}
    if chosen and chosen.first == chosen.last:
        years.add(chosen.first)
    values = [
        FacetValue(str(year), str(year), counts[year], bool(chosen and chosen.first <= year <= chosen.last))
        for year in sorted(years, reverse=True)
    ]
    return _worth_showing([*values, FacetValue(NONE, _("日期不详"), counts[None], query.year == NONE)])


def _source_values(query: SearchQuery, counts: Counter[int | None]) -> tuple[FacetValue, ...]:
    """Give the sources from the one with most speeches."""
    keys = {key for key in counts if key is not None}
    chosen = int(query.source) if query.source not in ("", NONE) else None
    if chosen is not None:
        keys.add(chosen)
    names = dict(Source.objects.filter(pk__in=keys).values_list("pk", "name"))
    values = [
        FacetValue(str(key), name, counts[key], key == chosen)
        for key, name in sorted(names.items(), key=lambda item: (-counts[item[0]], item[1]))
    ]
    return _worth_showing([*values, FacetValue(NONE, _("来源不详"), counts[None], query.source == NONE)])


def _worth_showing(values: list[FacetValue]) -> tuple[FacetValue, ...]:
    """Leave out what would find nothing, but not what is chosen: it has to be taken back somewhere."""
    return tuple(value for value in values if value.count or value.is_selected)
