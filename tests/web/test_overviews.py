"""The ways into the archive: everything there is to browse by, with its counts, as pages and as files."""

import csv
import io
import re

import pytest
from django.test import Client
from django.utils import translation

from tests.web.conftest import Archive, make_speech
from tests.web.reading import html, words


def table(response) -> list[list[str]]:
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.fixture
def named(archive: Archive) -> Archive:
    for speaker, office, place, number in (
        ("曾志明", "县长", "长沙", 2),
        ("曾志明", "书记", "长沙", 1),
        ("李四", "", "重庆", 1),
        ("區長", "", "", 1),
        ("30位代表", "", "", 1),
    ):
        for each in range(number):
            make_speech(f"{speaker}{office}{each}", speaker=speaker, office=office, place=place, level="县")
    return archive


def test_everything_there_is_to_browse_by(client: Client, named: Archive):
    page = client.get("/browse/")
    for said in (
        "共 8 篇讲话",
        "政务试验 1",
        "曾志明 3",
        "书记 1",
        "长沙 3",
        "县 6",
        "试验网 1",
        "残缺 1",
        "有修复之处 1",
    ):
        assert said in words(page)
    for address in ("/sections/trial/", "/years/2021/", "/speeches/?speaker=%E6%9B%BE%E5%BF%97%E6%98%8E"):
        assert f'href="{address}"' in html(page)


def test_a_kind_of_which_nothing_is_known_is_not_there(client: Client, archive: Archive):
    assert "地点" not in words(client.get("/browse/"))


def test_sections_are_a_tree_with_counts(client: Client, archive: Archive):
    assert "政务试验 1 执行试验 1" in words(client.get("/sections/"))


def test_section_in_english_has_its_english_name(client: Client, archive: Archive, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    with translation.override("en"):
        page = words(client.get("/sections/"))
        narrowing = words(client.get("/speeches/"))
    assert "Trial of government 1 执行试验 1" in page
    assert "Trial of government 1" in narrowing


def test_names_are_said_to_be_chinese_in_the_english_interface(client: Client, named: Archive, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    for address in ("/browse/", "/speeches/", "/speeches/?place=长沙"):
        assert re.search(r'<(a|span)[^>]* lang="zh">长沙</', html(client.get(address))), address
    assert "Place unknown" in words(client.get("/browse/"))


def test_years_have_months(client: Client, archive: Archive):
    make_speech("某月", date="2021-02", date_basis="stated")
    make_speech("某年", date="2021", date_basis="stated")
    make_speech("早年", date="1999-12-31", date_basis="stated")
    page = html(client.get("/years/"))
    assert 'href="/years/2021/?month=2021-02">2</a>' in page
    assert 'href="/years/2021/?month=none">1</a>' in page
    assert 'href="/years/1999/?month=1999-12">1</a>' in page
    assert page.index(">2021</a>") < page.index(">1999</a>")
    assert 'href="/years/none/"' in page
    assert re.search(r'class="chart__bar" href="/years/1999/" aria-label="1999 年，1 篇"', page)


def test_speakers_stand_under_their_initials_with_their_offices(client: Client, named: Archive):
    page = html(client.get("/speakers/"))
    letters = re.findall(r'class="names__letter" id="letter-(\w+)"', page)
    assert letters == ["L", "Q", "X", "Z", "other"]  # 李四, 區長, 县长, 曾志明, 30位代表
    said = words(client.get("/speakers/"))
    assert "曾志明 3 县长 、 书记" in said
    assert 'href="/speeches/?speaker=%E6%9B%BE%E5%BF%97%E6%98%8E&amp;office=%E4%B9%A6%E8%AE%B0"' in page
    assert "讲话人不详 1" in said


def test_places_have_levels_beside_them(client: Client, named: Archive):
    said = words(client.get("/places/"))
    assert "C 长沙 3 重庆 1" in said  # chang, chong
    assert "层级" in said
    assert "县 6" in said


def test_names_are_counted_under_the_filters_that_came_along(client: Client, named: Archive):
    page = client.get("/speakers/?place=长沙")
    assert "曾志明 3" in words(page)
    assert "李四" not in words(page)
    assert 'href="/offices/?place=%E9%95%BF%E6%B2%99"' in html(page)
    assert "这里的讲话都没有写明职务。" in words(client.get("/offices/?place=重庆"))


def test_sources_are_counted_under_the_filters_that_came_along(client: Client, named: Archive):
    page = client.get("/sources/?section=trial")
    assert "试验网 1" in words(page)
    assert "来源不详" not in words(page)
    assert f'href="/speeches/?section=trial&amp;source={named.source.pk}"' in html(page)
    assert client.get("/sources/?level=x").status_code == 400


def test_of_very_many_names_a_page_has_one_letter(client: Client, archive: Archive, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("speeches.web.pages.names.ALL_AT_ONCE", 3)
    for speaker in ("甲", "乙", "丙", "丁"):
        make_speech("一篇", speaker=speaker)
    assert "篇数最多的" in words(client.get("/speakers/"))
    page = client.get("/speakers/?initial=D")
    assert "丁 1" in words(page)
    assert "丙 1" not in words(page)
    assert 'href="/speakers/?initial=B"' in html(page)


def test_a_letter_without_names(client: Client, named: Archive):
    response = client.get("/speakers/?initial=V")
    assert response.status_code == 404
    assert "“V”下面没有讲话人" in words(response)


@pytest.mark.parametrize(
    ("address", "rows"),
    [
        ("/speeches/place.csv", [["地点", "place", "篇数"], ["长沙", "长沙", "3"], ["重庆", "重庆", "1"], ["地点不详", "none", "4"]]),
        ("/speeches/office.csv?place=长沙", [["职务", "office", "篇数"], ["县长", "县长", "2"], ["书记", "书记", "1"]]),
        ("/speeches/year.csv?speaker=县长", [["年份", "year", "篇数"], ["2021 年", "2021", "1"]]),
        ("/speeches/section.csv", [["栏目", "section", "篇数"], ["政务试验", "trial", "1"], ["执行试验", "trial-execution", "1"], ["未归类", "none", "7"]]),
    ],
)  # fmt: skip
def test_numbers_as_a_file(client: Client, named: Archive, address: str, rows: list[list[str]]):
    assert table(client.get(address)) == rows


def test_excel_is_told_the_encoding_and_runs_nothing(client: Client, archive: Archive):
    make_speech("一篇", speaker='=HYPERLINK("https://evil.example")')
    response = client.get("/speeches/speaker.csv")
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert "attachment" in response["Content-Disposition"]
    assert any(row[0].startswith("'=HYPERLINK") for row in table(response))


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/speeches/colour.csv", 404, "没有“colour”的计数"),
        ("/speeches/year.csv?level=x", 400, "level 只能是"),
        ("/speeches/year.csv?section=nirgends", 404, "没有名为“nirgends”的栏目"),
    ],
)
def test_a_file_that_is_not_there(client: Client, archive: Archive, address: str, status: int, said: str):
    response = client.get(address)
    assert response.status_code == status
    assert said in words(response)


def test_every_chart_has_a_table_and_a_file(client: Client, named: Archive):
    for address in ("/", "/browse/", "/years/", "/years/2021/", "/speeches/", "/speeches/?year=2021"):
        page = html(client.get(address))
        charts = page.count('class="chart__drawing"')
        assert charts >= 1
        assert page.count('class="chart__table"') == charts
        for file in re.findall(r'href="([^"]+)" type="text/csv"', page):
            assert table(client.get(file.replace("&amp;", "&")))
