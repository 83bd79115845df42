"""A PDF document is read by its text layer, and refused with the reason where it has none."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speeches import readers
from speeches.cleaning import clean
from speeches.readers import ReaderError
from speeches.text.page import HintKind


def pdf(*pages: list[str], title: str = "", more: str = "") -> bytes:
    """A PDF whose font has no glyphs, only the way from codes to characters (ToUnicode), one list of lines a page."""
    fonts = "/Resources << /Font << /F 3 0 R >> >>"
    mapping = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{7 + 2 * number} 0 R' for number in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>",
        f"<< /Length {len(mapping)} >> stream\n{mapping}\nendstream",
        f"<< /Title <FEFF{title.encode('utf-16-be').hex()}> >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(
            f"1 0 0 1 72 {700 - 20 * row} Tm <{line.encode('utf-16-be').hex()}> Tj " for row, line in enumerate(lines)
        )
        content = f"BT /F 12 Tf {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {fonts} /Contents {8 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >> stream\n{content}\nendstream")
    body, places = "%PDF-1.7\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{written}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Root 1 0 R /Info 6 0 R /Size {len(objects) + 1} {more} >>\nstartxref\n{len(body)}\n%%EOF\n"
    return (f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}").encode("ascii")


def test_lines_of_all_pages_in_order():
    document = readers.read(pdf(["在会议上的讲话", "同志们："], ["一、提高认识", "－ 2 －"], title="讲话"), "a.pdf")
    assert document.page.text == "在会议上的讲话\n同志们：\n一、提高认识\n－ 2 －\n"
    assert (document.format, document.encoding, document.page.title) == ("pdf", "", "讲话")


def test_running_lines_are_hinted_but_for_the_head_of_the_first_page():
    pages = [
        ["内部文稿", f"正文第{word}页，今天开会。", "部署工作，", f"－ {n} －"] for n, word in enumerate("甲乙丙", 1)
    ]
    page = readers.read(pdf(*pages), "a.pdf").page
    hinted = [page.text[h.start : h.end] for h in page.hints if h.kind is HintKind.BOILERPLATE]
    assert hinted == ["－ 1 －", "内部文稿", "－ 2 －", "内部文稿", "－ 3 －"]


def test_pages_without_running_lines_have_no_hints():
    assert readers.read(pdf(["讲话", "同志们："], ["一、提高认识", "二、抓好落实"]), "a.pdf").page.hints == ()


def test_a_speech_goes_on_over_running_lines():
    lines = [
        "我们要认真学习贯彻会议精神，结合本地区实际，统一思想、提",
        "高认识，把各项任务落实到单位、落实到人头，做到年初有安",
    ]
    others = ["排、年中有检查、年底有考核，以扎扎实实的工作赢得群众的", "信任。"]
    pages = [["内部文稿", "在会议上的讲话", "同志们：", *lines, "1"], ["内部文稿", *others, "2"]]
    text = clean(readers.read(pdf(*pages), "a.pdf").page).text
    assert text == f"同志们：\n{''.join(lines + others)}"


def test_a_pdf_under_another_name_is_known_by_its_content():
    assert readers.read(b"\n" + pdf(["讲话"]), "a.txt").format == "pdf"


def test_a_scan_is_refused():
    with pytest.raises(ReaderError, match="没有文字层"):
        readers.read(pdf([], []), "a.pdf")


def test_a_locked_document_is_refused():
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<41> <41>]"
    with pytest.raises(ReaderError, match="已加密"):
        readers.read(pdf(["讲话"], more=lock), "a.pdf")


@settings(max_examples=100)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=6))
def test_a_damaged_document_is_read_or_refused(place: int, damage: bytes):
    content = bytearray(pdf(["讲话", "同志们："]))
    place %= len(content)
    content[place : place + len(damage)] = damage
    with suppress(ReaderError):
        assert readers.read(bytes(content), "a.pdf").page.text
