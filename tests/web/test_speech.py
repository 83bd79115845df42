import re
from itertools import pairwise
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client

from speeches.models import Cleaning, Speech
from tests.web.conftest import Archive, make_appearance, make_speech
from tests.web.reading import html, words


@pytest.fixture
def page(client: Client, archive: Archive) -> str:
    return html(client.get(archive.speech.get_absolute_url()))


def test_what_is_unknown_is_said(client: Client, archive: Archive):
    read = words(client.get(archive.undated.get_absolute_url()))
    assert "日期 不详 讲话人 不详 场合 不详 地点 不详 栏目 未归类 来源 不详" in read


def test_date_of_the_page_is_not_passed_off_as_the_speechs(client: Client, archive: Archive):
    assert "2021年2月24日 据网页发布日期，讲话当日不详" in words(client.get(archive.speech.get_absolute_url()))


def test_every_paragraph_has_its_address(page: str):
    for key in ("k0", "k1", "k2", "k3", "k4", "k5", "k6"):
        assert page.count(f'id="p-{key}"') == 1
        assert f'href="p/{key}/" aria-label="第 {int(key[1]) + 1} 段的永久地址"' in page


def test_what_is_known_leads_to_the_speeches_that_share_it(client: Client, db: None):
    facts = {"speaker": "王&李", "office": "县长", "place": "某县", "level": "县", "genre": "讲话"}
    speech = make_speech("在会议上的讲话", date="2021-02-24", date_basis="stated", **facts)
    page = html(client.get(speech.get_absolute_url()))
    addresses = ["/years/2021/", *(f"/speeches/?{name}={quote(value)}" for name, value in facts.items())]
    for address in addresses:
        assert f'href="{address}"' in page
        assert speech.title in html(client.get(address))


def test_what_is_known_of_a_draft_leads_nowhere(admin_client: Client, archive: Archive):
    Speech.objects.filter(pk=archive.draft.pk).update(speaker="某人", date="1999", date_basis="stated")
    page = html(admin_client.get(archive.draft.get_absolute_url()))
    assert "某人" in page
    assert "speeches/?speaker=" not in page
    assert "/years/1999/" not in page


def test_headings_rank_below_the_title(page: str):
    assert re.search(r"<h2>一、提高执行力\s*</h2>", page)
    assert re.search(r"<h3>（一）政策清楚\s*</h3>", page)


def test_outline_is_nested(page: str):
    outline = page[page.index('class="outline__list"') : page.index("</nav>", page.index('class="outline__list"'))]
    assert re.findall(r"<ol|</ol>|#p-k\d", outline) == [
        "#p-k1",
        "<ol",
        "#p-k3",
        "</ol>",
        "#p-k5",
        "</ol>",
    ]


def test_redaction_is_marked_and_text_escaped(page: str):
    assert '<span class="redaction" title="原文以符号隐去">**</span>县' in page
    assert "&lt;b&gt;标杆&lt;/b&gt;" in page


def test_quality_is_told(client: Client, archive: Archive):
    read = words(client.get(archive.speech.get_absolute_url()))
    assert "此文残缺。 文中说讲三点意见，只有两点。" in read
    assert "修复 2 处 去除杂质 1 处 隐去 1 处，照原样保留" in read
    assert "drop_pinyin 修复 · 2 处 (huì) ×2" in read
    assert "另一篇 附文的一段。" in read


def test_source_is_linked_without_handing_over_the_window(page: str):
    assert '<a href="https://example.org/1.html" rel="noopener nofollow external">' in page


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/x", "http://["])
def test_address_that_is_no_web_page_is_no_link(client: Client, archive: Archive, url: str):
    make_appearance(archive.undated, b"odd", url=url)
    page = html(client.get(archive.undated.get_absolute_url()))
    assert f'href="{url}' not in page
    assert url in page


def test_neighbours_are_of_the_same_section_and_published(client: Client, archive: Archive):
    earlier = make_speech("更早的", section=archive.subsection, date="2020", date_basis="stated")
    later = make_speech("更晚的", section=archive.subsection, date="2021-03", date_basis="stated")
    make_speech("别处的", date="2021-02-25", date_basis="stated")
    page = html(client.get(archive.speech.get_absolute_url()))
    assert f'rel="prev" href="{earlier.get_absolute_url()}"' in page
    assert f'rel="next" href="{later.get_absolute_url()}"' in page
    assert "别处的" not in page
    assert f'rel="next" href="{archive.speech.get_absolute_url()}"' in html(client.get(earlier.get_absolute_url()))


def test_neighbours_of_one_day_make_a_chain(client: Client, archive: Archive):
    made = [make_speech(f"同日第{n}篇", date="2018-01-01", date_basis="stated") for n in range(3)]
    for before, after in pairwise(made):
        assert f'rel="next" href="{after.get_absolute_url()}"' in html(client.get(before.get_absolute_url()))
        assert f'rel="prev" href="{before.get_absolute_url()}"' in html(client.get(after.get_absolute_url()))


@pytest.mark.parametrize("ending", ["/", ".txt", ".json", ".md", "/p/k1/"])
def test_draft_is_not_there_for_the_public(client: Client, archive: Archive, ending: str):
    assert client.get(f"/speeches/{archive.draft.pk}{ending}").status_code == 404


def test_draft_is_shown_to_staff_with_a_notice(client: Client, archive: Archive, editor: User):
    client.force_login(editor)
    read = words(client.get(archive.draft.get_absolute_url()))
    assert "这是草稿的预览" in read
    assert "尚未发布的讲话" in read


def test_account_without_staff_rights_sees_no_draft(client: Client, archive: Archive):
    client.force_login(User.objects.create_user("reader"))
    assert client.get(archive.draft.get_absolute_url()).status_code == 404


def test_office_is_shown_in_every_form_and_only_where_it_is_known(client: Client, archive: Archive):
    address = f"/speeches/{archive.speech.pk}"
    assert "职务" not in words(client.get(f"{address}/"))
    archive.speech.office = "县委书记"
    archive.speech.save()
    assert "职务 县委书记" in words(client.get(f"{address}/"))
    assert "- 职务：县委书记" in client.get(f"{address}.md").text
    assert client.get(f"{address}.json").json()["office"] == "县委书记"


@pytest.mark.parametrize(
    ("ending", "content_type"),
    [(".txt", "text/plain; charset=utf-8"), (".json", "application/json"), (".md", "text/markdown; charset=utf-8")],
)
def test_formats(client: Client, archive: Archive, ending: str, content_type: str):
    response = client.get(f"/speeches/{archive.speech.pk}{ending}")
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == f'inline; filename="speech-{archive.speech.pk}{ending}"'
    assert "作风建设永远在路上" in response.content.decode()


def test_many_equal_changes_are_told_once(client: Client, archive: Archive):
    change = {"step": "drop_pinyin", "kind": "repair", "after": ""}
    Cleaning.objects.create(
        speech=archive.undated, version="1", changes=[{**change, "before": f"({n % 90})"} for n in range(1000)]
    )
    read = words(client.get(archive.undated.get_absolute_url()))
    assert "修复 1,000 处" in read
    assert "另有" in read
    assert len(read) < 4000


def test_traditional_text_is_tagged_so(client: Client, archive: Archive):
    Speech.objects.filter(pk=archive.speech.pk).update(script="hant")
    assert '<div class="text" lang="zh-Hant">' in html(client.get(archive.speech.get_absolute_url()))
