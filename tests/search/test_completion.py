"""What is offered while one types, and that asking for it finds it."""

import json
from pathlib import Path

import pytest

from speeches.models import Section
from speeches.search import SearchQuery, freshness, search
from speeches.search.completion import MOST, MOST_OF_A_KIND, complete
from speeches.search.vocabulary import Kind
from tests.search.archive import make_speech

CASES = json.loads((Path(__file__).parent / "cases" / "completion.json").read_text())


@pytest.fixture
def archive(index_folder: Path) -> None:
    Section.objects.create(name="试验栏目", slug="trial")
    with freshness.deferred():
        make_speech("在全县农业工作会议上的讲话", ["今年的农业工作。"], speaker="李小明")
        make_speech("推进放管服改革的讲话", ["简政放权。"])
        make_speech("在银行座谈会上的讲话", ["金融要服务实体。"])
        make_speech("2021年GDP增速讲话", ["增速。"])
        make_speech("尚未发布的讲话", ["草稿。"], published=False)


def texts(typed: str) -> list[str]:
    return [found.item.text for found in complete(typed)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_first_offered(archive: None, case):
    assert next(iter(texts(case["typed"])), None) == case["first"]


def test_not_more_than_can_be_read_and_not_of_one_kind_alone(archive: None):
    with freshness.deferred():
        for number in range(30):
            make_speech(f"依法行政讲话之{number}", ["讲话。"], speaker=f"全面{number}")
    kinds = [found.item.kind for found in complete("全面")]
    assert len(kinds) == MOST
    assert kinds.count(Kind.FORMULATION) == MOST_OF_A_KIND
    assert Kind.SPEAKER in kinds
    assert len(texts("依法行政讲话")) == MOST


def test_the_newest_title_comes_first(archive: None):
    make_speech("在全县林业工作会议上的讲话", ["林业。"])
    assert texts("在全县") == ["在全县林业工作会议上的讲话", "在全县农业工作会议上的讲话"]


def test_a_single_title_leads_to_its_speech_and_a_shared_one_to_a_search(archive: None):
    made = make_speech("春耕“动员”讲话", ["一"])
    assert [(found.item.key, found.query) for found in complete("春耕“")] == [(made.pk, "")]


def test_a_shared_title_is_searched_for(archive: None):
    with freshness.deferred():
        make_speech("春耕“动员”、讲话", ["一"])
        make_speech("春耕“动员”、讲话", ["二"])
    [found] = complete("春耕“")
    assert found.item.key is None
    assert search(SearchQuery.from_params({"q": found.query})).total == 2


@pytest.mark.parametrize("typed", ["李小明", "放管服改革", "不忘初心、牢"])
def test_what_is_offered_is_a_query_of_this_site(archive: None, typed: str):
    make_speech("初心", ["不忘初心、牢记使命。"])
    offered = [found.query for found in complete(typed) if found.query]
    assert search(SearchQuery.from_params({"q": offered[0]})).total == 1


def test_terms_before_the_last_are_kept(archive: None):
    assert [found.query for found in complete("农业 李小")] == ["农业 讲话人:李小明"]
