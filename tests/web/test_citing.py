"""Citing a speech: the page with every style, the files, and what reference managers read in a page's head."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from speeches.search import freshness
from tests.web.conftest import Archive, make_speech
from tests.web.reading import html, words

FILES = [
    ("bib", "application/x-bibtex; charset=utf-8", "@online{"),
    ("ris", "application/x-research-info-systems; charset=utf-8", "TY  - ELEC\r\n"),
    ("csl.json", "application/vnd.citationstyles.csl+json", "[\n"),
]


def test_page_offers_every_style(client: Client, archive: Archive):
    today = timezone.localdate()
    read = words(client.get(f"/speeches/{archive.speech.pk}/cite/"))
    address = f"http://testserver/speeches/{archive.speech.pk}/"
    assert f"县长. 在执行力会议上的讲话[EB/OL]. （2021-02-24）[{today:%Y-%m-%d}]. {address}." in read
    assert f"县长. 在执行力会议上的讲话[EB/OL]. (2021-02-24)[{today:%Y-%m-%d}]. {address}." in read
    assert f"县长：《在执行力会议上的讲话》，2021年2月24日，讲话文库，{address}，访问日期：" in read
    assert "@online{speech" in read
    assert "TY - ELEC" in read
    assert '"type": "speech"' in read


def test_paragraph_is_cited_by_its_permanent_address(client: Client, archive: Archive):
    response = client.get(f"/speeches/{archive.speech.pk}/cite/?p=k4")
    read = words(response)
    assert "引用第 5 段" in read
    assert "政策要清楚，<b>标杆</b>也要清楚。" in read
    assert f"http://testserver/speeches/{archive.speech.pk}/p/k4/." in read
    assert "，第5段，讲话文库，" in read
    assert f"/speeches/{archive.speech.pk}.ris?p=k4" in html(response)


def test_one_paragraph_can_be_chosen(client: Client, archive: Archive):
    page = html(client.get(f"/speeches/{archive.speech.pk}/cite/"))
    assert (
        f'<a href="/speeches/{archive.speech.pk}/cite/?p=k4">政策要清楚，&lt;b&gt;标杆&lt;/b&gt;也要清楚。</a>' in page
    )


def test_unknown_paragraph_is_told(client: Client, archive: Archive):
    assert client.get(f"/speeches/{archive.speech.pk}/cite/?p=%00").status_code == 404
    for address in ("/cite/?p=nothing", ".bib?p=nothing"):
        response = client.get(f"/speeches/{archive.speech.pk}{address}")
        assert response.status_code == 404
        assert "这篇讲话没有编号为“nothing”的段落。" in words(response)


def test_what_the_date_means_is_told(client: Client, archive: Archive):
    assert "引文里的日期是网页的发布日期" in words(client.get(f"/speeches/{archive.speech.pk}/cite/"))
    assert "此文日期不详，引文里只有引用日期" in words(client.get(f"/speeches/{archive.undated.pk}/cite/"))


@pytest.mark.parametrize(("ending", "content_type", "beginning"), FILES)
def test_file(client: Client, archive: Archive, ending: str, content_type: str, beginning: str):
    response = client.get(f"/speeches/{archive.speech.pk}.{ending}")
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == f'attachment; filename="speech{archive.speech.pk}.{ending}"'
    assert html(response).startswith(beginning)
    assert "试验网" in html(response)


def test_several_speeches_are_cited_in_one_file(client: Client, archive: Archive):
    numbers = f"id={archive.undated.pk}&id={archive.speech.pk}&id={archive.undated.pk}"
    entries = html(client.get(f"/speeches.bib?{numbers}"))
    assert entries.count("@online{") == 2
    assert entries.index("日期不详的讲话一篇") < entries.index("在执行力会议上的讲话")
    assert html(client.get(f"/speeches.ris?{numbers}")).count("\r\nER  - \r\n") == 2
    items = json.loads(html(client.get(f"/speeches.csl.json?{numbers}")))
    assert [item["id"] for item in items] == [f"speech{archive.undated.pk}", f"speech{archive.speech.pk}"]
    assert "试验网" in items[1]["note"]


@pytest.mark.parametrize(
    ("numbers", "status", "message"),
    [
        ("", 400, "一次可以导出 1 到 100 篇的引文。"),
        ("id=x", 400, "“x”不是讲话的编号。"),
        ("&".join(f"id={number}" for number in range(101)), 400, "一次可以导出 1 到 100 篇的引文。"),
        ("id={speech}&id={draft}", 404, "或者它尚未发布"),
    ],
)
def test_what_cannot_be_cited_together_is_told(
    client: Client, archive: Archive, numbers: str, status: int, message: str
):
    numbers = numbers.format(speech=archive.speech.pk, draft=archive.draft.pk)
    response = client.get(f"/speeches.ris?{numbers}")
    assert response.status_code == status
    assert message in words(response)


def test_search_offers_the_citations_of_its_page(client: Client, archive: Archive):
    freshness.rebuild()
    page = html(client.get("/search/?q=执行力"))
    (address,) = re.findall(r'href="(/speeches\.bib\?[^"]+)"', page)
    entries = html(client.get(address.replace("&amp;", "&")))
    assert entries.count("@online{") == page.count('<li class="hit">') == 2


def test_draft_is_cited_by_the_staff_alone(client: Client, archive: Archive, editor: User):
    addresses = [f"/speeches/{archive.draft.pk}{end}" for end in ("/cite/", ".bib", ".ris", ".csl.json")]
    assert [client.get(address).status_code for address in addresses] == [404] * 4
    client.force_login(editor)
    assert [client.get(address).status_code for address in addresses] == [200] * 4


def test_speech_page_offers_its_citation(client: Client, archive: Archive):
    page = html(client.get(archive.speech.get_absolute_url()))
    assert "县长. 在执行力会议上的讲话[EB/OL]. （2021-02-24）" in page
    assert f'href="/speeches/{archive.speech.pk}.bib"' in page
    assert f'href="/speeches/{archive.speech.pk}/cite/"' in page


# What the “Embedded Metadata” translator of Zotero makes of the page: the fields it reads, in its order of preference

HIGHWIRE = {
    "citation_title": "title",
    "citation_date": "date",
    "citation_public_url": "url",
    "citation_language": "language",
}
LINKED = {
    "title": ("dc.title", "og.title"),
    "date": ("dc.date",),
    "language": ("dc.language",),
    "url": ("og.url",),
    "websiteTitle": ("prism.publicationname", "dc.source", "dcterms.source", "og.site_name"),
    "websiteType": ("dc.type",),
    "abstractNote": ("og.description", "dcterms.abstract"),
    "extra": ("dc.description",),
}


class Head(HTMLParser):
    """The names and contents of the `meta` elements, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, content = given.get("name") or given.get("property"), given.get("content")
        if tag == "meta" and name and content:
            self.metas.append((name, content))


def as_zotero_reads(page: str) -> dict[str, object]:
    metas = Head(page).metas
    linked = {}
    for name, content in metas:
        linked.setdefault(name.replace(":", ".").lower(), content)
    item: dict[str, object] = {
        field: next((linked[name] for name in names if name in linked), None) for field, names in LINKED.items()
    }
    guess = "journalArticle" if any(name == "citation_title" for name, _ in metas) else "webpage"
    item["itemType"] = linked.get("z.itemtype") or guess
    highwire = {HIGHWIRE[name]: content for name, content in reversed(metas) if name in HIGHWIRE}
    authors = [content for name, content in metas if name == "citation_author"]
    return item | highwire | {"authors": authors}


def test_zotero_gets_a_good_item(client: Client, archive: Archive):
    item = as_zotero_reads(html(client.get(archive.speech.get_absolute_url())))
    assert item == {
        "itemType": "webpage",
        "title": "在执行力会议上的讲话",
        "authors": ["县长"],
        "date": "2021/02/24",
        "language": "zh-Hans",
        "url": f"http://testserver/speeches/{archive.speech.pk}/",
        "websiteTitle": "讲话文库",
        "websiteType": None,
        "abstractNote": "**县要把执行力摆在首位。政策要清楚，<b>标杆</b>也要清楚。作风建设永远在路上。",
        "extra": "日期为网页发布日期，讲话当日不详；来源：试验网；收录于讲话文库",
    }


def test_zotero_gets_no_more_than_is_known(client: Client, archive: Archive):
    item = as_zotero_reads(html(client.get(archive.undated.get_absolute_url())))
    assert (item["title"], item["authors"], item["date"]) == ("日期不详的讲话一篇", [], None)


def test_head_is_escaped(client: Client, db: None):
    speech = make_speech('"><script>alert(1)</script>')
    assert "<script>alert" not in html(client.get(speech.get_absolute_url()))
    entry = json.loads(html(client.get(f"/speeches/{speech.pk}.csl.json")))
    assert entry[0]["title"] == '"><script>alert(1)</script>'
