"""Lists of speeches: what narrows them, in which order and form they come, and where they lead."""

import re

import pytest
from django.test import Client

from speeches.models import Section, Source, Speech
from tests.web.conftest import Archive, make_appearance, make_speech
from tests.web.reading import html, words


def titles(page: str) -> list[str]:
    return re.findall(r'<a href="/speeches/\d+/" lang="zh-Han[st]">(.*?)</a>', page)


def links(page: str) -> dict[str, str]:
    """The filters of a page: what they are called, with their numbers, and where they lead."""
    found = re.findall(r'<a class="facet__value[^"]*" href="(.*?)"[^>]*>(.*?)</a>', page)
    return {" ".join(re.sub(r"<[^>]+>", " ", text).split()): address.replace("&amp;", "&") for address, text in found}


@pytest.fixture
def several(archive: Archive) -> Archive:
    """Beside the archive's two: three of a place and level, in two years, one of them short and complete."""
    make_speech(
        "丙会上的报告", date="2021-03-01", date_basis="stated", speaker="市长", place="长沙", level="市", genre="报告"
    )
    make_speech(
        "乙会上的讲话", date="2020-05", date_basis="stated", speaker="市长", place="长沙", level="市", office="书记"
    )
    make_speech("甲会上的讲话", date="2020-05-02", date_basis="stated", speaker="县长", place="岳阳", level="县")
    return archive


def test_filters_say_how_many_each_would_leave(client: Client, several: Archive):
    page = links(html(client.get("/speeches/?place=长沙")))
    assert page["书记 1"] == "/speeches/?office=%E4%B9%A6%E8%AE%B0&place=%E9%95%BF%E6%B2%99"
    assert page["岳阳 1"] == "/speeches/?place=%E5%B2%B3%E9%98%B3"  # its own filter is left out
    assert page["长沙 2"] == "/speeches/"
    assert page["地点不详 2"] == "/speeches/?place=none"
    assert not any(name.startswith(("县长", "市长")) for name in page)  # both have one speaker: that is no choice


def test_filters_combine_and_each_is_taken_back(client: Client, several: Archive):
    page = html(client.get("/speeches/?place=长沙&year=2021&sort=oldest&view=compact"))
    assert titles(page) == ["丙会上的报告"]
    chosen = page[page.index('class="chosen"') : page.index("</ul>", page.index('class="chosen"'))]
    assert 'href="/speeches/?year=2021&amp;sort=oldest&amp;view=compact"' in chosen
    assert 'href="/speeches/?place=%E9%95%BF%E6%B2%99&amp;sort=oldest&amp;view=compact"' in chosen
    assert 'href="/speeches/?sort=oldest&amp;view=compact"' in chosen
    assert "2021 年、长沙" in words(client.get("/speeches/?place=长沙&year=2021"))


def test_a_filter_that_all_have_alike_is_no_choice(client: Client, archive: Archive):
    page = words(client.get("/speeches/"))
    assert "文体" not in page
    assert "完整程度" in page


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("newest", ["丙会上的报告", "在执行力会议上的讲话", "甲会上的讲话", "乙会上的讲话", "日期不详的讲话一篇"]),
        ("oldest", ["乙会上的讲话", "甲会上的讲话", "在执行力会议上的讲话", "丙会上的报告", "日期不详的讲话一篇"]),
        ("arrival", ["甲会上的讲话", "乙会上的讲话", "丙会上的报告", "日期不详的讲话一篇", "在执行力会议上的讲话"]),
        ("title", ["丙会上的报告", "甲会上的讲话", "日期不详的讲话一篇", "乙会上的讲话", "在执行力会议上的讲话"]),
    ],
)
@pytest.mark.parametrize("view", ["list", "compact"])
def test_orders(client: Client, several: Archive, sort: str, first: list[str], view: str):
    page = html(client.get(f"/speeches/?sort={sort}&view={view}"))
    assert titles(page) == first  # by title means by pinyin: bing, jia, ri, yi, zai


def test_the_longest_first(client: Client, several: Archive):
    Speech.objects.create(title="长", characters=5000, status="published", published_at="2021-01-01T00:00Z")
    assert titles(html(client.get("/speeches/?sort=length")))[0] == "长"


def test_the_list_shows_how_a_text_begins_and_the_compact_one_a_line_each(client: Client, several: Archive):
    listed, compact = client.get("/speeches/"), client.get("/speeches/?view=compact")
    assert "**县要把执行力摆在首位。" in words(listed)
    assert "**县要把执行力摆在首位。" not in words(compact)
    assert "2021-03-01 丙会上的报告 市长" in words(compact)
    assert '<th role="columnheader" scope="col">标题</th>' in html(compact)


def test_years_are_bars_and_one_year_has_months(client: Client, several: Archive):
    page = html(client.get("/speeches/?speaker=市长"))
    bars = re.findall(r'class="chart__bar" href="(.*?)" aria-label="(.*?)"', page)
    speaker = "speaker=%E5%B8%82%E9%95%BF"
    assert bars == [
        (f"/speeches/?year=2020&amp;{speaker}", "2020 年，1 篇"),
        (f"/speeches/?year=2021&amp;{speaker}", "2021 年，1 篇"),
    ]
    page = html(client.get("/speeches/?year=2020"))
    assert ('/speeches/?year=2020&amp;month=2020-05" aria-label="2020年5月，2 篇"') in page
    assert titles(html(client.get("/speeches/?year=2020&month=2020-05"))) == ["甲会上的讲话", "乙会上的讲话"]


def test_the_form_of_two_years_leads_to_one_filter(client: Client, several: Archive):
    response = client.get("/speeches/?from=2020&to=2021&place=长沙&page=3&month=2020-05")
    assert response["Location"] == "/speeches/?place=%E9%95%BF%E6%B2%99&year=2020..2021"
    assert client.get("/sections/trial/?from=&to=")["Location"] == "/sections/trial/"
    page = html(client.get("/speeches/?year=2020..2021"))
    assert 'name="from" value="2020"' in page
    assert 'action="/speeches/"' in page


def test_robots_take_plain_lists_only(client: Client, several: Archive):
    """Filters combine to more pages than there are speeches."""
    for address in ("/speeches/", "/sections/trial/", "/years/2021/", "/years/2021/?page=1"):
        assert 'content="noindex"' not in html(client.get(address))
    for address in ("/speeches/?level=市", "/sections/trial/?sort=oldest", "/years/2021/?view=compact"):
        assert 'content="noindex"' in html(client.get(address))


def test_what_wechat_adds_to_a_shared_address_does_no_harm(client: Client, several: Archive):
    page = client.get("/speeches/?place=长沙&from=timeline&isappinstalled=0")
    assert page.status_code == 200
    assert "共 2 篇讲话" in words(page)


def test_no_speech_fits_all_filters(client: Client, several: Archive):
    page = client.get("/speeches/?place=长沙&level=县")
    assert page.status_code == 200
    assert "没有一篇讲话同时符合这些条件。" in words(page)
    ways = links(html(page))
    assert ways["不限层级（县） 2 篇"] == "/speeches/?place=%E9%95%BF%E6%B2%99"
    assert ways["不限地点（长沙） 1 篇"] == "/speeches/?level=%E5%8E%BF"
    assert ways["不限任何条件 5 篇"] == "/speeches/"


def test_one_filter_that_none_fits_is_offered_to_be_taken_back_once(client: Client, several: Archive):
    page = client.get("/speeches/?quality=redacted")
    assert "没有一篇讲话符合这个条件。" in words(page)
    ways = html(page)[html(page).index('class="nothing__ways"') :]
    assert ways[: ways.index("</ul>")].count("<li>") == 1
    assert "不限任何条件 5 篇" in links(html(page))


def test_where_no_single_filter_is_to_blame_each_alone_is_offered(client: Client, several: Archive):
    ways = links(html(client.get("/speeches/?year=1999&place=岳阳&level=市")))
    assert ways["只限地点（岳阳） 1 篇"] == "/speeches/?place=%E5%B2%B3%E9%98%B3"
    assert ways["只限层级（市） 2 篇"] == "/speeches/?level=%E5%B8%82"
    assert not any("1999" in way for way in ways if way.startswith("只限"))


def test_a_search_inside_takes_along_what_it_can_and_says_what_not(client: Client, several: Archive):
    page = client.get("/years/2020/?place=岳阳&speaker=县长")
    form = html(page)[html(page).index('class="within ') :]
    assert '<input type="hidden" name="year" value="2020">' in form
    assert '<input type="hidden" name="speaker" value="县长">' in form
    assert 'name="place"' not in form[: form.index("</form>")]
    assert "检索不分地点，这些条件不会带去。" in words(page)


def test_many_values_fold_and_the_chosen_one_is_seen(client: Client, archive: Archive):
    for number in range(60):
        make_speech(f"第{number}篇", speaker=f"代表{number:02}")
    page = html(client.get("/speeches/?speaker=代表59"))
    facet = page[page.index(">讲话人</h2>") : page.index("</section>", page.index(">讲话人</h2>"))]
    assert facet.index("代表59") < facet.index("<details")
    assert facet.count("<li>") <= 52
    assert facet.index("<details") < facet.index("讲话人不详")
    assert 'href="/speakers/?speaker=%E4%BB%A3%E8%A1%A859"' in facet
    unfolded = html(client.get("/speeches/"))
    facet = unfolded[unfolded.index(">讲话人</h2>") :]
    assert facet[: facet.index("<details")].count("<li>") == 10


def test_section_counts_what_is_below_it(client: Client, archive: Archive):
    page = client.get("/sections/trial/")
    assert "共 1 篇讲话" in words(page)
    assert "在执行力会议上的讲话" in words(page)
    assert links(html(page))["执行试验 1"] == "/sections/trial-execution/"


@pytest.mark.parametrize("address", ["/sections/none/", "/years/none/", "/sources/none/"])
def test_speech_without_section_date_or_source_is_reached(client: Client, archive: Archive, address: str):
    page = words(client.get(address))
    assert "共 1 篇讲话" in page
    assert "日期不详的讲话一篇" in page


def test_source_counts_a_speech_once(client: Client, archive: Archive):
    make_appearance_again = make_speech("又一篇", date="2020", date_basis="stated")
    make_appearance(make_appearance_again, b"a", source=archive.source)
    assert "试验网 2" in words(client.get("/sources/"))
    assert "共 2 篇讲话" in words(client.get(f"/sources/{archive.source.pk}/"))


def test_a_page_of_a_section_takes_filters_of_its_own(client: Client, several: Archive):
    Speech.objects.filter(title="甲会上的讲话").get().delete()
    speech = Speech.objects.get(title="丙会上的报告")
    speech.section = several.section
    speech.save()
    assert titles(html(client.get("/sections/trial/?level=市"))) == ["丙会上的报告"]
    assert client.get("/sections/trial.json?level=市").json()["total"] == 1


def test_newest_first_and_partial_dates(client: Client, archive: Archive):
    make_speech("某月", date="2021-03", date_basis="stated")
    make_speech("某年", date="2021", date_basis="stated")
    page = words(client.get("/years/2021/"))
    assert page.index("2021年3月 ") < page.index("2021年2月24日") < page.rindex("某年")
    assert titles(html(client.get("/years/2021/?month=none"))) == ["某年"]


def test_twenty_to_a_page(client: Client, archive: Archive):
    for number in range(25):
        make_speech(f"第{number}篇", date="2019", date_basis="stated")
    first, second = client.get("/years/2019/"), client.get("/years/2019/?page=2")
    assert html(first).count('class="card"') == 20
    assert html(second).count('class="card"') == 5
    assert "第 2 页，共 2 页" in words(second)
    assert 'rel="next" href="?page=2"' in html(first)


def test_json_follows_the_same_filters(client: Client, several: Archive):
    answer = client.get("/sections/trial.json").json()
    assert (answer["total"], answer["page"], answer["pages"]) == (1, 1, 1)
    assert answer["speeches"][0]["url"] == f"http://testserver/speeches/{several.speech.pk}/"
    answer = client.get("/speeches.json?place=长沙&sort=oldest").json()
    assert [(each["title"], each["place"], each["level"]) for each in answer["speeches"]] == [
        ("乙会上的讲话", "长沙", "市"),
        ("丙会上的报告", "长沙", "市"),
    ]
    assert 'href="/speeches.json?place=%E9%95%BF%E6%B2%99"' in html(client.get("/speeches/?place=长沙"))


def test_json_says_what_is_wrong(client: Client, archive: Archive):
    response = client.get("/speeches.json?level=x")
    assert response.status_code == 400
    assert response.json()["parameter"] == "level"
    assert client.get("/years/1066.json").status_code == 404


def test_every_change_is_seen_at_once(client: Client, several: Archive):
    def count(address: str) -> int:
        return int(client.get(address.replace("/?", ".json?")).json()["total"])

    assert count("/speeches/?place=长沙") == 2
    speech = Speech.objects.get(title="乙会上的讲话")
    speech.place = "岳阳"
    speech.save()
    assert (count("/speeches/?place=长沙"), count("/speeches/?place=岳阳")) == (1, 2)
    speech.status = "draft"
    speech.save()
    assert count("/speeches/?place=岳阳") == 1
    Section.objects.filter(pk=several.subsection.pk).update(slug="renamed", name="改名")
    assert count("/speeches/?section=renamed") == 1
    assert "改名" in words(client.get("/speeches/?section=renamed"))
    found = make_appearance(several.undated, b"undated", source=Source.objects.create(name="新网"))
    several.undated.save()
    assert count(f"/speeches/?source={found.source_id}") == 1
    several.undated.delete()
    assert count(f"/speeches/?source={found.source_id}") == 0


def test_sections_in_a_ring_do_not_hang_the_page(client: Client, archive: Archive):
    Section.objects.filter(pk=archive.section.pk).update(parent=archive.subsection)
    assert client.get("/sections/").status_code == 200
    assert client.get("/speeches/").status_code == 200
    assert client.get("/speeches/?section=trial").status_code == 200


def test_a_list_gives_the_citations_of_its_page(client: Client, several: Archive):
    page = html(client.get("/speeches/?place=长沙&sort=title"))
    address = re.findall(r'href="(/speeches\.bib\?.*?)"', page)[0].replace("&amp;", "&")
    assert re.findall(r"title += \{+(.*?)\}", html(client.get(address))) == titles(page)
