"""How many queries a page costs, and that it is the same for a full archive as for a small one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from speeches.models import Section, Source
from speeches.search import freshness
from tests.web.conftest import Archive, make_appearance, make_speech
from tests.web.test_addresses import ELSEWHERE, NAMES, NEED_SPEECHES, parts

MOST = 12  # queries; measured: 6 for the pages that show most, 9 for them just after a change
ADDRESSES = [
    "/",
    "/sections/",
    "/sections/trial/",
    "/sections/trial/?year=2021&view=compact&sort=title",
    "/browse/",
    "/speakers/",
    "/places/?section=trial",
    "/years/",
    "/years/2021/",
    "/sources/",
    "/speeches/",
    "/speeches/?year=2021&month=2021-02&level=none&quality=whole",
    "/speeches/?year=2021&speaker=%E5%8E%BF%E9%95%BF",
    "/speeches.json",
    "/speeches/speaker.csv?year=2021",
    "/speeches/{pk}/",
    "/speeches/{pk}/cite/",
    "/speeches/{pk}/cite/?p=k4",
    "/speeches/{pk}.bib",
    "/speeches.bib?id={pk}&id={undated}",
    "/compare/?a={pk}",
    "/compare/?a={pk}&b={undated}",
    "/compare.json?a={pk}&b={undated}",
    "/speeches/{pk}/?q=执行力&script=hant&former=zzz&mark=zzz.0.9.abc",
    "/speeches/{pk}/original/",
]
ADDRESSES += ["/speeches/{pk}.json", "/speeches/{pk}.md", "/speeches/{pk}.txt", "/help/", "/about/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_queries_do_not_grow(client: Client, archive: Archive, address: str):
    address = address.format(pk=archive.speech.pk, undated=archive.undated.pk)
    freshness.rebuild()
    client.get(address)  # what is loaded once is not counted
    small = count(client, address)
    for number in range(15):
        section = Section.objects.create(name=f"栏目{number}", slug=f"n{number}", parent=archive.section)
        speech = make_speech(f"第{number}篇", section=section, date="2021", date_basis="stated")
        make_appearance(speech, str(number).encode(), source=Source.objects.create(name=f"网站{number}"))
    freshness.rebuild()
    client.get(address)  # the words of an archive that has outgrown the last count are counted again
    assert count(client, address) == small <= MOST


@pytest.mark.parametrize("name", sorted({*NAMES} - ELSEWHERE - NEED_SPEECHES))
def test_no_address_asks_the_database_often(client: Client, archive: Archive, name: str):
    address = reverse(name, args=parts(name, archive))
    query = "?q=执行" if name in ("search", "search_json", "search_years_csv", "suggest", "speech") else ""
    freshness.rebuild()
    client.get(f"{address}{query}")  # what is loaded once is not counted
    assert count(client, f"{address}{query}") <= MOST


def count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
