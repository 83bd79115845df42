"""Addresses are read and written alike, and what they cannot mean is refused."""

from http import HTTPStatus

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from speeches.web.browsing.dimensions import Dimension, Quality, Sort, View
from speeches.web.browsing.query import BrowseError, BrowseQuery

FILTERS = st.fixed_dictionaries(
    {},
    optional={
        Dimension.SECTION: st.text("abc-", min_size=1),
        Dimension.YEAR: st.sampled_from(["2021", "2019..2021", "none"]),
        Dimension.MONTH: st.sampled_from(["2021-02", "none"]),
        Dimension.SPEAKER: st.text(min_size=1),
        Dimension.PLACE: st.sampled_from(["长 沙", "a&b=c", "#?"]),
        Dimension.LEVEL: st.sampled_from(["省", "none"]),
        Dimension.QUALITY: st.sampled_from([quality.value for quality in Quality]),
    },
)


@given(FILTERS, st.sampled_from(Sort), st.sampled_from(View), st.integers(1, 10**9 - 1))
def test_an_address_says_what_it_was_made_from(chosen: dict[Dimension, str], sort: Sort, view: View, page: int):
    query = BrowseQuery(chosen, sort, view, page)
    assert BrowseQuery.from_params(QueryDict(query.address().partition("?")[2])) == query


@pytest.mark.parametrize(
    ("address", "name", "status"),
    [
        ("year=21a", "year", 400),
        ("year=2021..2019", "year", 400),
        ("month=2021", "month", 400),
        ("month=2021-13", "month", 400),
        ("level=x", "level", 400),
        ("genre=x", "genre", 400),
        ("quality=none", "quality", 400),
        ("sort=relevance", "sort", 400),
        ("view=grid", "view", 400),
        ("speaker=甲&speaker=乙", "speaker", 400),
        ("page=x", "page", 404),
    ],
)
def test_what_cannot_be_meant(address: str, name: str, status: int):
    with pytest.raises(BrowseError) as error:
        BrowseQuery.from_params(QueryDict(address))
    assert (error.value.name, error.value.status) == (name, HTTPStatus(status))


def test_the_path_and_the_parameters_do_not_say_the_same_twice():
    with pytest.raises(BrowseError, match="限定了栏目"):
        BrowseQuery.from_params(QueryDict("section=a"), within=Dimension.SECTION, value="b")


def test_a_filter_in_the_path_stays_there_and_is_given_up_to_the_list_of_all():
    query = BrowseQuery.from_params(QueryDict("speaker=县长&page=2"), within=Dimension.YEAR, value="2021")
    assert query.address() == "/years/2021/?speaker=%E5%8E%BF%E9%95%BF&page=2"
    assert query.choosing(Dimension.SPEAKER, "").address() == "/years/2021/"
    assert query.choosing(Dimension.YEAR, "2020").address() == "/years/2020/?speaker=%E5%8E%BF%E9%95%BF"
    assert query.choosing(Dimension.YEAR, "").address() == "/speeches/?speaker=%E5%8E%BF%E9%95%BF"
    assert query.choosing(Dimension.YEAR, "2019..2020").address().startswith("/speeches/?year=2019..2020&speaker=")
    assert query.address("json") == "/years/2021.json?speaker=%E5%8E%BF%E9%95%BF&page=2"


def test_a_month_goes_with_its_year():
    query = BrowseQuery({Dimension.YEAR: "2021", Dimension.MONTH: "2021-02"})
    assert Dimension.MONTH not in query.choosing(Dimension.YEAR, "2020").chosen
    assert Dimension.MONTH not in query.choosing(Dimension.YEAR, "").chosen
    assert query.choosing(Dimension.YEAR, "2021").chosen == query.chosen
    assert query.choosing(Dimension.MONTH, "").chosen == {Dimension.YEAR: "2021"}


def test_repeated_but_equal_is_no_mistake_and_empty_is_not_set():
    query = BrowseQuery.from_params(QueryDict("level=省&level=省&place=&sort=&from_elsewhere=1"))
    assert query.chosen == {Dimension.LEVEL: "省"}
