"""What a reader sees of a search: order, pages, facets, marks."""

from pathlib import Path

import pytest

from speeches.models import Section
from speeches.search import QueryError, SearchQuery, freshness, mark, search
from speeches.search.results import SearchResult
from tests.search.archive import make_speech
from tests.search.test_highlight import shown


def ask(**params: str) -> SearchResult:
    return search(SearchQuery.from_params(params))


def titles(result: SearchResult) -> list[str]:
    return [hit.title for hit in result.hits]


def test_whole_words_come_before_words_cut_and_titles_before_both(index_folder: Path):
    make_speech("甲", ["开发展览馆是一项工作。"])
    make_speech("乙", ["推动发展是一项工作啊。"])
    make_speech("关于发展", ["推动建设是一项工作。"])
    assert titles(ask(q="发展")) == ["关于发展", "乙", "甲"]


def test_dates_sort_with_the_undated_last(index_folder: Path):
    for date in ("2021", "", "2019-05", "2021-02-24"):
        make_speech(f"讲话{date}", ["工作"], date=date)
    assert titles(ask(q="工作", sort="newest")) == ["讲话2021-02-24", "讲话2021", "讲话2019-05", "讲话"]
    assert titles(ask(q="工作", sort="oldest")) == ["讲话2019-05", "讲话2021", "讲话2021-02-24", "讲话"]


def test_pages_hold_every_speech_once(index_folder: Path):
    with freshness.deferred():
        made = {make_speech("同名讲话", ["工作"]).pk for _ in range(45)}
    pages = [ask(q="工作", page=str(number)) for number in (1, 2, 3)]
    assert [len(page.hits) for page in pages] == [20, 20, 5]
    assert [hit.id for page in pages for hit in page.hits] == sorted(made)
    assert {(page.total, page.pages) for page in pages} == {(45, 3)}
    with pytest.raises(QueryError, match="第 4 页") as refusal:
        ask(q="工作", page="4")
    assert refusal.value.status == 404


def test_a_section_holds_those_below_it(index_folder: Path):
    above = Section.objects.create(name="经济", slug="test-above")
    below = Section.objects.create(name="财税", slug="test-below", parent=above)
    make_speech("甲", ["工作"], section=above)
    make_speech("乙", ["工作"], section=below)
    make_speech("丙", ["工作"])
    assert ask(q="工作", section="test-above").total == 2
    assert ask(q="工作", section="test-below").total == 1
    assert ask(q="工作", section="none").total == 1
    assert ask(q="工作 栏目:经济").total == 2
    values = {value.value: value.count for value in ask(q="工作", section="test-below").facets[0].values}
    assert values == {"test-above": 2, "test-below": 1, "none": 1}
    Section.objects.filter(pk=below.pk).update(name="税务")
    assert ask(q="工作 栏目:税务").total == 1


def test_sections_stand_under_those_above_them(index_folder: Path):
    late = Section.objects.create(name="晚", slug="test-late", position=9001)
    early = Section.objects.create(name="早", slug="test-early", position=9000, parent=late)
    ring = Section.objects.create(name="环", slug="test-ring", position=9002)
    below_ring = Section.objects.create(name="环下", slug="test-ring-below", position=9003, parent=ring)
    Section.objects.filter(pk=ring.pk).update(parent=below_ring)
    for section in (early, late, ring):
        make_speech("甲", ["工作"], section=section)
    values = ask(q="工作").facets[0].values
    assert [(value.value, value.count, value.depth) for value in values] == [
        ("test-late", 2, 0),
        ("test-early", 1, 1),
        ("test-ring", 1, 0),
        ("test-ring-below", 1, 0),
    ]


def test_a_chosen_value_that_finds_nothing_is_still_shown(index_folder: Path):
    make_speech("甲", ["工作"], date="2020")
    result = ask(q="工作", year="1999")
    assert result.total == 0
    assert {(value.value, value.count, value.is_selected) for value in result.facets[1].values} == {
        ("2020", 1, False),
        ("1999", 0, True),
    }


def test_glyphs_as_written(index_folder: Path):
    make_speech("甲", ["發展ＧＤＰ"])
    make_speech("乙", ["发展gdp"])
    assert ask(q="發展").total == 2
    assert titles(ask(q="發展", original="1")) == ["甲"]
    assert titles(ask(q="gdp", original="1")) == ["乙"]
    assert titles(ask(q="GDP", original="1")) == ["甲"]


def test_drafts_names_and_two_paragraphs_are_no_hit(index_folder: Path):
    make_speech("甲", ["发展"], published=False)
    make_speech("乙", ["发", "展", "发、展"], speaker="发展", occasion="发展大会")
    assert ask(q="发展").total == 0
    assert ask(q="讲话人:发展").total == 1


def test_a_hit_in_the_title_is_marked_in_the_title(index_folder: Path):
    make_speech("扶贫讲话", ["工作"])
    (hit,) = ask(q="标题:扶贫 工作").hits
    assert shown(hit.marked_title) == "[扶贫]讲话"
    assert [shown(snippet.fragments) for snippet in hit.snippets] == ["[工作]"]
    assert hit.count == 2


@pytest.mark.django_db
def test_any_text_can_be_marked():
    query = SearchQuery.from_params({"q": "發展 -工作 标题:经济"})
    assert shown(mark("经济发展工作", query)) == "经济[发展]工作"
    assert shown(mark("经济发展工作", query, is_title=True)) == "[经济][发展]工作"
