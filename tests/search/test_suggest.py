"""What is offered where nothing was found: only what does find speeches, with their exact number."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from speeches.models import Section, Speech
from speeches.search import QueryError, SearchQuery, freshness, search, vocabulary
from speeches.search.suggest import MOST_OFFERED, did_you_mean, segmented
from tests.search.archive import make_speech

CASES = Path(__file__).parent / "cases"
MEANT = json.loads((CASES / "meant.json").read_text())
SEGMENTED = json.loads((CASES / "segmented.json").read_text())


@pytest.fixture
def archive(index_folder: Path) -> None:
    with freshness.deferred():
        make_speech("在全县农业工作会议上的讲话", ["今年的农业工作，政府要提高执行力。"], speaker="李小明")
        make_speech("关于效能的讲话", ["执行力就是战斗力。", "推进放管服改革，建设政府网站。"])
        make_speech("行政审查工作要点", ["审查要从严。"])
        make_speech("在银行座谈会上的讲话", ["金融要服务实体，农业的OR要工作。"])
        make_speech("不发布的两不愁三保障", ["两不愁三保障"], published=False)


def ask(text: str, **params: str) -> SearchQuery:
    return SearchQuery.from_params({"q": text, **params})


@pytest.mark.parametrize("case", MEANT, ids=lambda case: case["label"])
def test_did_you_mean(archive: None, case):
    offered = {suggestion.query: suggestion.total for suggestion in did_you_mean(ask(case["query"]))}
    assert len(offered) <= MOST_OFFERED
    if case["offered"] is None:
        assert offered == {}
    else:
        assert offered[case["offered"]] == case["total"]


@pytest.mark.parametrize("case", SEGMENTED, ids=lambda case: case["label"])
def test_segmented(archive: None, case):
    offered = segmented(ask(case["query"]))
    if case["offered"] is None:
        assert offered is None
    else:
        assert offered
        assert (offered.query, offered.total) == (case["offered"], case["total"])


@pytest.mark.parametrize("text", [case["query"] for case in MEANT if case["offered"]])
def test_what_is_offered_finds_as_many_as_it_says(archive: None, text: str):
    for suggestion in did_you_mean(ask(text)):
        assert search(ask(suggestion.query)).total == suggestion.total > 0
        assert "".join(fragment.text for fragment in suggestion.marked) == suggestion.query


def test_the_likeliest_comes_first(archive: None):
    assert did_you_mean(ask("致行力"))[0].query == "执行力"
    assert did_you_mean(ask("zhixingli"))[0].query == "执行力"


def test_filters_are_kept(archive: None):
    assert did_you_mean(ask("致行力", speaker="李小明"))[0].total == 1
    assert did_you_mean(ask("致行力", speaker="别人")) == ()
    assert segmented(ask("农业政府工作", speaker="别人")) is None


def test_what_is_found_is_not_doubted_for_less(archive: None):
    make_speech("错字", ["致行力 致行力"])
    make_speech("错字", ["致行力"])
    assert [suggestion.query for suggestion in did_you_mean(ask("致行力"))] == []


def test_a_new_speech_is_heard_of(archive: None):
    assert did_you_mean(ask("chunfenghuayu")) == ()
    make_speech("春风化雨", ["同志们"])
    vocabulary.forget()
    assert did_you_mean(ask("chunfenghuayu"))[0].query == "春风化雨"


def test_a_speech_that_is_withdrawn_is_forgotten(archive: None):
    assert "行政审查工作要点" in {item.text for item in vocabulary.vocabulary().items}
    Speech.objects.filter(title="行政审查工作要点").delete()
    vocabulary.forget()
    assert "行政审查工作要点" not in {item.text for item in vocabulary.vocabulary().items}


def test_drafts_are_in_no_vocabulary(archive: None):
    assert "不发布的两不愁三保障" not in {item.text for item in vocabulary.vocabulary().items}


def test_the_vocabulary_is_kept(archive: None):
    vocabulary.vocabulary()
    with CaptureQueriesContext(connection) as queries:
        vocabulary.vocabulary()
    assert len(queries) == 0


def test_a_title_of_several_speeches_leads_to_none_of_them(archive: None):
    make_speech("银行 座谈会", ["一"])
    made = make_speech("銀行座谈会", ["二"])
    Section.objects.create(name="试验栏目", slug="trial")
    vocabulary.forget()
    items = {item.text: item for item in vocabulary.vocabulary().items}
    assert items[made.title].key is None
    assert "银行 座谈会" not in items
    assert items["试验栏目"].key == "trial"


BAD = ["致" * 2000, "zhi" * 600, "an" * 900 + "i", "“致行力", "-致行力", "~", "致行力 " * 100, "\ud800致", "()" * 500]


@pytest.mark.parametrize("text", BAD, ids=[text[:8].encode(errors="replace").decode() for text in BAD])
def test_bad_queries_are_no_trouble(archive: None, text: str):
    try:
        query = ask(text)
    except QueryError:
        return
    assert len(did_you_mean(query)) <= MOST_OFFERED
    segmented(query)
