"""What of Haystack works on our index, that the rest refuses rather than answers wrongly, and that the index has
none of the faults of Haystack's own Whoosh backend.
"""

import itertools
import random
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command, get_commands
from haystack import connections
from haystack.query import SQ, SearchQuerySet

from speeches.models import Section, Speech
from speeches.search import IndexUnavailable, SearchQuery, freshness, search
from speeches.search.engines import engine
from speeches.search.engines.whoosh.backend import UnsupportedArgumentError
from speeches.text.folding import fold
from tests.search.archive import make_speech
from tests.search.test_freshness import engine_anew
from tests.search.test_highlight import shown


@pytest.fixture
def speeches(index_folder: Path) -> list[Speech]:
    return [
        make_speech("关于扶贫的讲话", ["统筹发展"], date="2019"),
        make_speech("关于农业的讲话", ["统筹安全"], date="2021-03"),
        make_speech("关于教育的讲话", ["发展教育"]),
    ]


def keys(found: SearchQuerySet) -> list[int]:
    return [int(result.pk) for result in found]


def test_filter_order_facet_count(speeches: list[Speech]):
    one, two, three = (speech.pk for speech in speeches)
    every = SearchQuerySet()
    assert every.count() == 3
    assert set(keys(every)) == {one, two, three}
    assert set(keys(every.filter(content="统筹"))) == {one, two}
    assert keys(every.filter(content="统筹").exclude(title="扶贫")) == [two]
    assert set(keys(every.filter(SQ(content="安全") | SQ(content="教育")))) == {two, three}
    assert keys(every.filter(year="2019..2020")) == [one]
    assert keys(every.order_by("-date")) == [two, one, three]
    assert keys(every.order_by("date")) == [one, two, three]
    assert every.facet("year").facet_counts()["fields"]["year"] == [("2019", 1), ("2021", 1), ("none", 1)]
    assert keys(every.order_by("date")[1:2]) == [two]


@pytest.mark.parametrize(
    "ask",
    [
        lambda every: every.highlight(),
        lambda every: every.boost("统筹", 2.0),
        lambda every: every.narrow("title:统筹"),
        lambda every: every.filter(title__startswith="关于"),
        lambda every: every.filter(nothing="关于"),
        lambda every: every.order_by("title"),
        lambda every: every.raw_search("title:统筹"),
        lambda every: every.more_like_this(Speech.objects.first()),
        lambda every: every.order_by("date", "-date"),
        lambda every: every.date_facet("date", date(2019, 1, 1), date(2020, 1, 1), "year"),
        lambda every: every.query_facet("year", "2019"),
        lambda every: every.stats("year"),
    ],
)
def test_what_is_not_supported_raises(speeches: list[Speech], ask):
    with pytest.raises(UnsupportedArgumentError):
        list(ask(SearchQuerySet()))


def test_commands(speeches: list[Speech]):
    assert get_commands()["rebuild_index"] == "speeches"
    call_command("update_index", verbosity=0)
    assert SearchQuerySet().count() == 3
    with pytest.raises(UnsupportedArgumentError, match="rebuild_index"):
        call_command("clear_index", interactive=False, verbosity=0)
    assert SearchQuerySet().count() == 3


def test_update_and_remove(speeches: list[Speech]):
    backend = connections["default"].get_backend()
    Speech.objects.filter(pk=speeches[0].pk).update(title="关于水利的讲话")
    backend.update(None, Speech.objects.filter(pk=speeches[0].pk))
    assert keys(SearchQuerySet().filter(title="水利")) == [speeches[0].pk]
    Speech.objects.filter(pk=speeches[0].pk).update(status=Speech.Status.DRAFT)
    backend.remove(f"speeches.speech.{speeches[0].pk}")
    assert SearchQuerySet().count() == 2


@pytest.mark.parametrize("options", [{"limit": 1}, {"mincount": 2}, {"sort": "index"}])
def test_options_of_a_facet_raise(speeches: list[Speech], options: dict[str, object]):
    with pytest.raises(UnsupportedArgumentError):
        SearchQuerySet().facet("year", **options).facet_counts()


@pytest.mark.parametrize(
    "arguments",
    [
        {"fields": "title"},
        {"narrow_queries": {"title:统筹"}},
        {"spelling_query": "统筹"},
        {"models": [Section]},
        {"unheard_of": 1},
    ],
)
def test_arguments_of_the_backend_that_would_be_ignored_raise(speeches: list[Speech], arguments: dict[str, object]):
    with pytest.raises(UnsupportedArgumentError):
        connections["default"].get_backend().search("统筹", **arguments)


def test_any_slice_is_that_part_of_the_whole(index_folder: Path):
    with freshness.deferred():
        for number in range(12):
            make_speech(paragraphs=["统筹" * (number % 5 + 1)], date=f"20{number % 3 + 10}")
    for found in (SearchQuerySet().filter(content="统筹"), SearchQuerySet().order_by("-date")):
        whole = keys(found[0:12])
        assert len(set(whole)) == 12
        for start, stop in itertools.combinations(range(15), 2):
            assert keys(found.all()[start:stop]) == whole[start:stop], (start, stop)


def test_a_slice_behind_the_last_leaves_the_count(speeches: list[Speech]):
    every = SearchQuerySet().all()
    assert keys(every[40:60]) == []
    assert every.count() == 3


def test_one_character_is_enough(speeches: list[Speech]):
    assert keys(SearchQuerySet().filter(content="农")) == [speeches[1].pk]
    assert SearchQuerySet().filter(content="的").count() == 3


def test_a_page_with_its_count_and_facets_is_one_search(speeches: list[Speech], monkeypatch: pytest.MonkeyPatch):
    find = engine().find
    requests: list[Any] = []
    monkeypatch.setattr(engine(), "find", lambda request: requests.append(request) or find(request))
    found = SearchQuerySet().filter(content="统筹").facet("year")
    assert len(keys(found[0:20])) == 2
    assert found.count() == 2
    assert found.facet_counts()["fields"]["year"] == [("2019", 1), ("2021", 1)]
    assert len(requests) == 1
    assert requests[0].stop == 20


def test_an_index_that_is_open_is_not_opened_again(speeches: list[Speech], index_folder: Path):
    """What was opened once goes on to answer though its files have left the folder."""
    assert SearchQuerySet().count() == 3
    for path in index_folder.glob("*/*"):
        path.unlink()
    assert SearchQuerySet().filter(content="统筹").count() == 2
    assert SearchQuerySet().filter(content="发展教育").count() == 1
    engine_anew()
    with pytest.raises(IndexUnavailable):
        SearchQuerySet().count()


def test_a_missing_index_is_no_empty_one(speeches: list[Speech], index_folder: Path):
    shutil.rmtree(index_folder)
    engine_anew()
    for ask in (lambda: SearchQuerySet().count(), lambda: list(SearchQuerySet().filter(content="统筹"))):
        with pytest.raises(IndexUnavailable, match="rebuild_index"):
            ask()
    assert not index_folder.exists()


def test_a_text_is_kept_once(index_folder: Path):
    chance = random.Random(3)
    text = fold("".join(chr(chance.randrange(0x4E00, 0x4E50)) for _ in range(500)))
    make_speech(paragraphs=[text])
    assert search(SearchQuery.from_params({"q": text})).total == 1
    contents = [path.read_bytes() for path in index_folder.rglob("*") if path.is_file()]
    assert sum(content.count(text.encode()) for content in contents) <= 1


def test_one_publication_leaves_most_of_the_index_as_it_lies(index_folder: Path):
    with freshness.deferred():
        for number in range(60):
            make_speech(paragraphs=[f"统筹第{number}件工作，推动发展。" * 20])
    freshness.rebuild()
    before = {path: path.stat() for path in index_folder.rglob("*") if path.is_file()}
    make_speech(paragraphs=["统筹安全"])
    size = 0
    for path in [path for path in index_folder.rglob("*") if path.is_file()]:
        now = path.stat()
        if path not in before or (now.st_ino, now.st_mtime_ns) != (before[path].st_ino, before[path].st_mtime_ns):
            size += now.st_size
    assert size < sum(status.st_size for status in before.values()) / 4
    assert SearchQuerySet().filter(content="统筹").count() == 61


def test_what_looks_like_a_number_stays_text(index_folder: Path):
    make_speech("2021", ["统筹"], speaker="007", occasion="true")
    make_speech("[1, 2]", ["统筹"], speaker="2021-02-24T00:00:00", occasion="1e3")
    result = search(SearchQuery.from_params({"q": "统筹"}))
    assert {(hit.title, hit.speaker, hit.occasion) for hit in result.hits} == {
        ("2021", "007", "true"),
        ("[1, 2]", "2021-02-24T00:00:00", "1e3"),
    }
    counts = SearchQuerySet().facet("speaker").facet_counts()["fields"]["speaker"]
    assert sorted(counts) == [("007", 1), ("2021-02-24T00:00:00", 1)]
    assert SearchQuerySet().filter(title="2021").count() == 1


def test_no_english_stemmer_finds_or_marks(index_folder: Path):
    make_speech("甲", ["They were running policies."])
    (hit,) = search(SearchQuery.from_params({"q": "polic running"})).hits
    assert [shown(snippet.fragments) for snippet in hit.snippets] == ["They were [running] [polic]ies."]
    assert search(SearchQuery.from_params({"q": "policy"})).total == 0
    assert search(SearchQuery.from_params({"q": "they"})).total == 1  # no word is a stop word
