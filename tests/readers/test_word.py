"""A Word document is read as its reader sees it, with the numbers that Word draws itself."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speeches import readers
from speeches.readers import ReaderError
from speeches.readers.word_package import MAX_PART
from speeches.text.page import HintKind, Page
from tests.readers.word_document import document, numbered, numbering, paragraph, run


def page(body: str, title: str = "", **parts: str) -> Page:
    return readers.read(document(body, title=title, **parts), "a.docx").page


BOX = "<wps:txbx><w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
CASES = [
    ("paragraphs", paragraph("一") + paragraph() + paragraph("二"), "一\n二\n"),
    ("runs", paragraph(inner=run("今天 ") + run("开会")), "今天 开会\n"),
    ("white space is kept", paragraph("\u3000\u3000同志们：  好"), "\u3000\u3000同志们：  好\n"),
    ("tabs and breaks", paragraph(inner=f"{run('一')}<w:r><w:tab/></w:r>{run('二')}<w:r><w:br/></w:r>{run('三')}"), "一\t二\n三\n"),
    ("page breaks", paragraph(inner=f"{run('一')}<w:r><w:br w:type='page'/></w:r>{run('二')}"), "一\n二\n"),
    ("deleted text", paragraph(inner=f"{run('一')}<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins>{run('增')}</w:ins>"), "一增\n"),
    ("moved text", paragraph(inner=f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo>"), "新\n"),
    ("a deleted paragraph end", paragraph("一", "<w:rPr><w:del/></w:rPr>") + paragraph("二"), "一二\n"),
    ("hidden text", paragraph(inner=run("一") + run("藏", "<w:vanish/>") + run("现", '<w:vanish w:val="0"/>')), "一现\n"),
    ("field codes", paragraph(inner=f"<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r>{run('7')}"), "7\n"),
    ("tables", f"<w:tbl><w:tr><w:tc>{paragraph('一')}</w:tc><w:tc>{paragraph('二')}</w:tc></w:tr><w:tr><w:tc>{paragraph('三')}</w:tc></w:tr></w:tbl>{paragraph('四')}", "一\t二\n三\n四\n"),
    ("text boxes once, behind their paragraph", paragraph(inner=f"{run('前')}<w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>{run('后')}"), "前后\n框中\n"),
    ("content controls", f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('一')}</w:sdtContent></w:sdt>", "一\n"),
    ("readings", paragraph(inner=f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('hàn')}</w:rt><w:rubyBase>{run('汉')}</w:rubyBase></w:ruby></w:r>{run('字')}"), "汉(hàn)字\n"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_text(body: str, text: str):
    assert page(body).text == text


def test_list_numbers_are_restored():
    body = "".join(
        numbered(text, level) for text, level in [("甲", 0), ("子", 1), ("丑", 1), ("a", 2), ("乙", 0), ("寅", 1)]
    )
    levels = numbering(("chineseCounting", "%1、"), ("japaneseCounting", "（%2）"), ("decimal", "%3."))
    assert page(body, numbering=levels).text == "一、甲\n（一）子\n（二）丑\n1. a\n二、乙\n（一）寅\n"


@pytest.mark.parametrize(
    ("kind", "pattern", "third"),
    [
        ("decimal", "%1.", "3. 甲"), ("ideographDigital", "%1、", "三、甲"), ("chineseLegalSimplified", "%1、", "叁、甲"),
        ("decimalFullWidth", "%1．", "３．甲"), ("decimalEnclosedCircleChinese", "%1", "③甲"), ("upperRoman", "%1.", "III. 甲"),
        ("lowerLetter", "%1)", "c) 甲"), ("ideographTraditional", "%1、", "丙、甲"), ("bullet", "\uf0b7", "• 甲"),
        ("chineseCountingThousand", "第%1条", "第三条甲"), ("none", "", "甲"),
    ],
)  # fmt: skip
def test_number_formats(kind: str, pattern: str, third: str):
    assert page(numbered("甲") * 3, numbering=numbering((kind, pattern))).text.splitlines()[2] == third


def test_a_list_may_start_anew_or_come_with_a_style():
    again = '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    styles = (
        '<w:style w:styleId="a"><w:name w:val="List"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = (
        numbered("甲") + paragraph("乙", '<w:pStyle w:val="a"/>') + numbered("丙", number=2) + numbered("丁", number=0)
    )
    levels = numbering(("chineseCounting", "%1、"), more=again)
    assert page(body, numbering=levels, styles=styles).text == "一、甲\n二、乙\n五、丙\n丁\n"


def test_styles_are_hints_and_the_title_is_a_property():
    styles = "".join(
        f'<w:style w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/></w:style>'
        for key, name, base in [
            ("1", "heading 1", ""),
            ("t", "Title", ""),
            ("mine", "我的标题", "1"),
            ("toc", "toc 1", ""),
        ]
    )
    texts = [("t", "讲话"), ("toc", "一、甲 1"), ("1", "一、甲"), ("mine", "二、乙"), ("none", "正文")]
    body = "".join(paragraph(text, f'<w:pStyle w:val="{style}"/>') for style, text in texts)
    body += paragraph("三、丙", '<w:outlineLvl w:val="0"/>')
    found = page(body, title="内部标题", styles=styles)
    marked = [(hint.kind, found.text[hint.start : hint.end]) for hint in found.hints]
    assert marked == [
        (HintKind.TITLE, "讲话"), (HintKind.BOILERPLATE, "一、甲 1"), (HintKind.HEADING, "一、甲"),
        (HintKind.HEADING, "二、乙"), (HintKind.HEADING, "三、丙"),
    ]  # fmt: skip
    assert found.title == "内部标题"


def test_links_and_notes():
    body = paragraph(inner=f'{run("见")}<w:hyperlink r:id="rId1">{run("原文")}</w:hyperlink>')
    notes = f'<w:footnote w:type="separator">{paragraph("x")}</w:footnote><w:footnote w:id="1">{paragraph("注释")}</w:footnote>'
    found = page(body, footnotes=notes)
    link, note = found.hints
    assert found.text == "见原文\n注释\n"
    assert (link.target, found.text[link.start : link.end]) == ("https://www.example.com/a", "原文")
    assert (note.kind, found.text[note.start : note.end]) == (HintKind.BOILERPLATE, "注释")


def test_a_document_without_text_is_refused():
    with pytest.raises(ReaderError, match="没有文字"):
        page(paragraph())


def test_a_part_that_is_no_xml_is_refused():
    with pytest.raises(ReaderError, match="不是完整的 XML"):
        page("<w:p>")


def test_a_part_that_unpacks_without_bound_is_refused():
    with pytest.raises(ReaderError, match="过大"):
        page(" " * (MAX_PART + 1))


def test_entities_are_not_expanded():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(
            "word/document.xml",
            "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><d><body><p><r><t>字&x;</t></r></p></body></d>",
        )
    assert readers.read(stream.getvalue(), "a.docx").page.text == "字\n"


@settings(max_examples=100)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=6))
def test_a_damaged_document_is_read_or_refused(place: int, damage: bytes):
    content = bytearray(document(numbered("甲") * 3, numbering=numbering(("decimal", "%1."))))
    place %= len(content)
    content[place : place + len(damage)] = damage
    with suppress(ReaderError):
        assert readers.read(bytes(content), "a.docx").page.text
