"""Whatever filters are combined, every number is that of counting all speeches one by one."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speeches.models import Appearance, Cleaning, Section, Source, Speech
from speeches.web.browsing.catalogue import Catalogue
from speeches.web.browsing.columns import Table
from speeches.web.browsing.dimensions import NONE, Dimension, Sort
from speeches.web.browsing.facets import facet
from speeches.web.browsing.query import BrowseQuery
from speeches.web.pages.narrowing import ways
from tests.web.conftest import make_appearance, make_speech

SPEECHES = 60
CHOICES = {
    Dimension.SECTION: ["root", "child", "grandchild", "other", NONE],
    Dimension.YEAR: ["1999", "2020", "2021", "2020..2021", "1..9999", NONE],
    Dimension.MONTH: ["2020-01", "2021-02", "2021-03", NONE],
    Dimension.SPEAKER: ["县长", "市长", NONE],
    Dimension.OFFICE: ["书记", NONE],
    Dimension.PLACE: ["长沙", "=1+1", NONE],
    Dimension.LEVEL: ["县", "市", "国家", NONE],
    Dimension.GENRE: ["讲话", "报告", NONE],
    Dimension.SOURCE: ["first", "second", NONE],  # names, as keys are not known yet
    Dimension.QUALITY: ["whole", "truncated", "redacted", "restored"],
}
DATES = ["", "2020", "2020-01", "2020-01-05", "2021-02-24", "2021-02", "2021", "2021-03-01"]


@pytest.fixture
def many(db: None) -> None:
    """Speeches of every kind, drawn by a seed, and some that are not published."""
    draw = random.Random(20)
    root = Section.objects.create(name="根", slug="root")
    child = Section.objects.create(name="子", slug="child", parent=root)
    sections = [root, child, Section.objects.create(name="孙", slug="grandchild", parent=child), None]
    sections.append(Section.objects.create(name="另", slug="other"))
    sources = [Source.objects.create(name=name) for name in ("first", "second")]
    for number in range(SPEECHES):
        date = draw.choice(DATES)
        speech = make_speech(
            f"第{number}篇",
            published=number % 6 > 0,
            date=date,
            date_basis="stated" if date else "",
            section=draw.choice(sections),
            speaker=draw.choice(["", "县长", "市长"]),
            office=draw.choice(["", "书记"]),
            place=draw.choice(["", "长沙", "=1+1"]),
            level=draw.choice(["", "县", "市", "国家"]),
            genre=draw.choice(["", "讲话", "报告"]),
            truncated=draw.random() < 0.3,
            redactions=draw.choice([0, 0, 3]),
        )
        for source in draw.sample([*sources, None], draw.randint(0, 2)):
            page = make_appearance(speech, f"{number} {source}".encode()) if not speech.appearances.exists() else None
            if page is None:
                other = make_appearance(make_speech("另一篇", published=False), f"{number} {source} 2".encode())
                page = Appearance(speech=speech, original=other.original)
            page.source = source
            page.save()
        if draw.random() < 0.4:
            repairs = [{"kind": "repair"}] * draw.randint(0, 2)
            Cleaning.objects.create(speech=speech, version="1", changes=repairs)
    assert Speech.objects.filter(status="published").count() > SPEECHES / 2


def values_of(speech: Speech, dimension: Dimension) -> set[str]:
    """The values of a speech as the address writes them, read from the models alone."""
    if dimension is Dimension.SECTION:
        line, section = set(), speech.section
        while section:
            line.add(section.slug)
            section = section.parent
        return line or {NONE}
    if dimension is Dimension.YEAR:
        return {speech.date[:4] or NONE}
    if dimension is Dimension.MONTH:
        return {speech.date[:7] if len(speech.date) > 4 else NONE}
    if dimension is Dimension.SOURCE:
        return {str(page.source_id) for page in speech.appearances.all() if page.source_id} or {NONE}
    if dimension is Dimension.QUALITY:
        found = {"truncated" if speech.truncated else "whole"} | ({"redacted"} if speech.redactions else set())
        return found | ({"restored"} if hasattr(speech, "cleaning") and speech.cleaning.repairs else set())
    return {getattr(speech, dimension.value) or NONE}


def fits(speech: Speech, dimension: Dimension, value: str) -> bool:
    found = values_of(speech, dimension)
    if dimension is Dimension.YEAR and ".." in value:
        first, last = (int(year) for year in value.split(".."))
        return any(year != NONE and first <= int(year) <= last for year in found)
    return value in found


chosen = st.fixed_dictionaries(
    {}, optional={dimension: st.sampled_from(values) for dimension, values in CHOICES.items()}
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(chosen=chosen)
def test_counts_are_those_of_looking_at_every_speech(many: None, chosen: dict[Dimension, str]):
    keys = dict(Source.objects.values_list("name", "pk"))
    if chosen.get(Dimension.SOURCE, NONE) != NONE:
        chosen[Dimension.SOURCE] = str(keys[chosen[Dimension.SOURCE]])
    selection = Catalogue.read().selection(BrowseQuery(chosen))
    speeches = list(Speech.objects.filter(status="published").select_related("section", "cleaning"))
    assert selection.total == sum(all(fits(each, *one) for one in chosen.items()) for each in speeches)
    for dimension in Dimension:
        given_up = {Dimension.YEAR, Dimension.MONTH} if dimension is Dimension.YEAR else {dimension}
        others = {other: value for other, value in chosen.items() if other not in given_up}
        left = [each for each in speeches if all(fits(each, *one) for one in others.items())]
        counted = {value.value: value.count for value in facet(selection, dimension).values if value.count}
        expected = {value for each in left for value in values_of(each, dimension)}
        assert counted == {value: sum(value in values_of(each, dimension) for each in left) for value in expected}
    if not selection.total:
        assert ways(selection)[-1].count == len(speeches)
        assert all(way.count for way in ways(selection))


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        (Sort.NEWEST, lambda speech: (speech.date, speech.pk)),
        (Sort.LENGTH, lambda speech: (speech.characters, speech.date, speech.pk)),
        (Sort.ARRIVAL, lambda speech: (speech.published_at, speech.pk)),
    ],
)
def test_orders_are_those_of_sorting(many: None, sort: Sort, key):
    for speech in Speech.objects.filter(status="published", pk__lte=Speech.objects.last().pk - 9):
        speech.characters = speech.pk % 7
        speech.save()
    table = Table.read()
    ordered = table.ids[table.in_order(table.ids > 0, sort)].tolist()
    published = Speech.objects.filter(status="published")
    assert ordered == [speech.pk for speech in sorted(published, key=key, reverse=True)]


def test_the_oldest_come_first_and_the_undated_last(many: None):
    table = Table.read()
    dates = dict(Speech.objects.values_list("pk", "date"))
    ordered = [dates[key] for key in table.ids[table.in_order(table.ids > 0, Sort.OLDEST)].tolist()]
    assert ordered == sorted(ordered, key=lambda date: (date == "", date))
    assert ordered[0] == "2020"
    assert ordered[-1] == ""
