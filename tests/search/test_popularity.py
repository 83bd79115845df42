"""The formulations that most speeches have, counted as a search for them counts."""

import re
import shutil
from collections.abc import Iterator

import pytest
from django.test import Client

from speeches.models import Speech
from speeches.search import SearchQuery, dictionary, freshness, popularity, search
from speeches.search.popularity import popular
from tests.search.archive import make_speech
from tests.web.reading import html

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _begun_anew() -> Iterator[None]:
    popularity.forget()
    yield
    popularity.forget()


def archive() -> None:
    for number in range(5):
        make_speech(
            paragraphs=[
                "营商环境要优化。" if number else "乡村振兴。",
                "高质量发展，高质量发展。" if number > 2 else "完。",
            ]
        )
    freshness.rebuild()


def test_those_of_most_speeches_come_first_and_each_is_found_so_often(index_folder):
    archive()
    found = popular(12, wait=True)
    assert [(each.text, each.count) for each in found] == [("营商环境", 4), ("高质量发展", 2)]  # 乡村振兴: one has it
    for each in found:
        assert search(SearchQuery.from_params({"q": each.text})).total == each.count


def test_numbers_are_never_old_though_the_order_may_be(index_folder):
    archive()
    popular(12, wait=True)
    for _ in range(3):
        make_speech(paragraphs=["高质量发展。"])
    shown = {each.text: each.count for each in popular(12)}
    assert shown["高质量发展"] == 5
    assert [each.text for each in popular(12, wait=True)][:2] == ["高质量发展", "营商环境"]


def test_the_list_as_edited_is_counted(index_folder, tmp_path, settings):
    archive()
    settings.DATA_DIR = tmp_path
    (tmp_path / "formulations.txt").write_text("今天开会\n优化\n", encoding="utf-8")
    assert [(each.text, each.count) for each in popular(12, wait=True)] == [("优化", 4)]


def test_a_process_that_starts_knows_which_they_were_and_counts_them_itself(index_folder):
    archive()
    popular(12, wait=True)
    make_speech(paragraphs=["高质量发展。"])
    started = type(popularity._kept)()
    assert ("高质量发展", 3) in [(each.text, each.count) for each in started.get(12)]


def test_what_is_no_formulation_any_more_is_not_offered(index_folder):
    archive()
    popular(12, wait=True)
    dictionary.save("高质量发展\n", opened=dictionary.edition().stamp)
    try:
        assert [each.text for each in popular(12)] == ["高质量发展"]
    finally:
        dictionary.path().unlink()


def test_without_an_index_there_are_none(index_folder):
    shutil.rmtree(index_folder)
    assert popular(12, wait=True) == ()


def test_home_leads_from_a_formulation_to_the_speeches_that_have_it(index_folder, client: Client):
    archive()
    popular(12, wait=True)
    page = html(client.get("/"))
    address = re.search(r'href="(/search/\?q=%E8%90%A5[^"]*)"><span lang="zh">营商环境</span>', page)
    assert address
    assert "4 篇" in page[address.end() : address.end() + 100]
    assert "找到 4 篇讲话" in html(client.get(address[1]))


def test_home_does_not_need_the_index(index_folder, client: Client):
    make_speech()
    shutil.rmtree(index_folder)
    assert client.get("/").status_code == 200
    assert Speech.objects.count() == 1
