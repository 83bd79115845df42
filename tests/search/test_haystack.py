"""What of Haystack works on our index, and that the rest refuses rather than answers wrongly."""

from pathlib import Path

import pytest
from django.core.management import call_command, get_commands
from haystack import connections
from haystack.query import SQ, SearchQuerySet

from speeches.models import Speech
from speeches.search.engines.whoosh.backend import UnsupportedArgumentError
from tests.search.archive import make_speech


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
