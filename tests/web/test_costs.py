"""How many queries a page costs, and that it is the same for a full archive as for a small one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from speeches.models import Section, Source
from speeches.search import freshness
from tests.web.conftest import Archive, make_appearance, make_speech

MOST = 12  # queries; measured: 10 for the home page, which shows most
ADDRESSES = [
    "/",
    "/sections/",
    "/sections/trial/",
    "/years/",
    "/years/2021/",
    "/sources/",
    "/speeches/",
    "/speeches/{pk}/",
    "/speeches/{pk}/?q=执行力&script=hant&former=zzz&mark=zzz.0.9.abc",
    "/speeches/{pk}/original/",
]
ADDRESSES += ["/speeches/{pk}.json", "/speeches/{pk}.md", "/speeches/{pk}.txt", "/help/", "/about/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_queries_do_not_grow(client: Client, archive: Archive, address: str):
    address = address.format(pk=archive.speech.pk)
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


def count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
