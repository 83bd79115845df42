"""An address that points at a passage: it is marked where it stands, also after edits, or said to be gone."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from speeches import ingest
from speeches.models import Paragraph, Speech
from speeches.web.pages.quotation import Mark, check, quoted
from tests.web.conftest import PARAGRAPHS, Archive
from tests.web.reading import html, words

TEXTS = st.lists(st.text("甲乙丙丁\U00020000ab，", min_size=1, max_size=30), min_size=1, max_size=6)


def mark(key: str, start: int, text: str) -> str:
    return f"{key}.{start}.{len(text)}.{base36(check(text))}"


def base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits or "0"


def marked(page: str) -> list[str]:
    return re.findall(r'<mark class="quoted"(?: id="quoted")?>(.*?)</mark>', page)


def read(client: Client, speech: Speech, address: str, **more: str) -> str:
    return html(client.get(speech.get_absolute_url(), {"mark": address, **more}))


def edit(speech: Speech, change: dict[int, str]) -> None:
    paragraphs = [replace(p, text=change.get(at, p.text)) for at, p in enumerate(ingest.stored_paragraphs(speech))]
    ingest.correct(speech, fields={}, paragraphs=paragraphs)


def test_a_passage_is_marked(client: Client, archive: Archive):
    page = read(client, archive.speech, mark("k6", 4, "永远在路上"))
    assert marked(page) == ["永远在路上"]
    assert page.count('id="quoted"') == 1
    assert "链接所指的文字已经标出" in page


def test_a_passage_goes_on_through_paragraphs(client: Client, archive: Archive):
    page = read(client, archive.speech, mark("k5", 2, "改进作风作风建设"))
    assert marked(page) == ["改进作风", "作风建设"]
    assert page.count('id="quoted"') == 1


def test_hits_and_redactions_in_it_stay_marked(client: Client, archive: Archive):
    page = read(client, archive.speech, mark("k2", 0, "**县要把执行力"), q="县要")
    assert '<mark class="quoted" id="quoted"><span class="redaction" title="原文以符号隐去">**</span></mark>' in page
    assert '<mark class="quoted"><mark id="hit-1">县要</mark></mark><mark class="quoted">把执行力</mark>' in page


def test_it_is_marked_in_the_other_script_too(client: Client, archive: Archive):
    page = read(client, archive.speech, mark("k6", 4, "永远在路上"), script="hant")
    assert marked(page) == ["永遠在路上"]


def test_a_passage_is_known_again_after_edits(client: Client, archive: Archive):
    address = mark("k6", 4, "永远在路上")
    edit(archive.speech, {6: "同志们，作风建设永远在路上。"})
    assert marked(read(client, archive.speech, address)) == ["永远在路上"]


def test_a_passage_is_known_again_in_another_paragraph(client: Client, archive: Archive):
    address = mark("k4", 0, PARAGRAPHS[4][2])
    text = PARAGRAPHS[2][2] + PARAGRAPHS[4][2]
    ingest.correct(
        archive.speech, fields={}, paragraphs=[replace(ingest.stored_paragraphs(archive.speech)[2], text=text)]
    )
    assert "".join(marked(read(client, archive.speech, address))) == "政策要清楚，&lt;b&gt;标杆&lt;/b&gt;也要清楚。"


def test_a_short_passage_is_not_looked_for_elsewhere(client: Client, archive: Archive):
    address = mark("k6", 0, "作风")
    edit(archive.speech, {6: "建设永远在路上。"})
    page = read(client, archive.speech, address)
    assert marked(page) == []
    assert '<a href="#p-k6">到它原来所在的段落</a>' in page


def test_another_text_is_not_passed_off_as_it(client: Client, archive: Archive):
    address = mark("k6", 0, "作风建设永远在路上")
    Paragraph.objects.filter(speech=archive.speech, key="k6").update(text="作风建设永不停步啊。")
    page = read(client, archive.speech, address)
    assert marked(page) == []
    assert "链接所指的文字不在本文里了" in page


@pytest.mark.parametrize(
    "address", ["x", "k6.0.0.0", "k6.0.5", "k6.-1.5.a", "k6.0.99999999.a", "k6.0.5.<b>", "k6.9.9999999.zz"]
)
def test_an_address_that_is_none_is_told(client: Client, archive: Archive, address: str):
    response = client.get(archive.speech.get_absolute_url(), {"mark": address})
    assert response.status_code == 200
    assert "链接所指的文字不在本文里了" in words(response)


def test_an_address_without_one_says_nothing(client: Client, archive: Archive):
    assert "链接所指" not in words(client.get(archive.speech.get_absolute_url()))


@given(TEXTS, st.data())
def test_whatever_is_marked_is_found(texts: list[str], data: st.DataObject):
    keys = [f"k{number}" for number in range(len(texts))]
    place = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(0, len(texts[place]) - 1))
    rest = "".join(texts[place:])[start:]
    passage = rest[: data.draw(st.integers(1, len(rest)))]
    found = quoted(Mark(keys[place], start, len(passage), check(passage)), keys, texts)
    assert "".join(texts[at][a:b] for at, (a, b) in sorted(found.spans.items())) == passage
    assert min(found.spans) == place


@given(st.text("甲乙丙", max_size=12), st.text("丁戊己庚辛", min_size=8, max_size=12), st.text("甲乙丙", max_size=12))
def test_a_passage_is_found_wherever_it_moved(before: str, passage: str, after: str):
    found = quoted(Mark("gone", 3, len(passage), check(passage)), ["k0", "k1"], [before + "，", passage + after])
    assert found.spans == {1: (0, len(passage))}
