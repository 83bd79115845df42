"""A speech on paper: A4, its text and where it is from, page numbers, and nothing of the site around it."""

import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db(transaction=True)]

A4 = (595, 842)  # points
CHROME = (
    "检索",
    "栏目 ›",
    "跳到正文",
    "本文结构",
    "（原文）",
    "对照原页面",
    "其他格式",
    "下载原件",
    "关键词",
    "相关讲话",
    "同栏目",
)


def printed(page: Page, tmp_path: Path) -> list[str]:
    """The texts of the pages; checks the size of each."""
    file = tmp_path / "speech.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(file)
    try:
        assert [tuple(map(round, sheet.get_size())) for sheet in document] == [A4] * len(document)
        return [sheet.get_textpage().get_text_range().replace("\r", "") for sheet in document]
    finally:
        document.close()


def test_a_speech_is_a_clean_document(page: Page, tmp_path: Path):
    page.goto("/search/?q=三项纪律")
    page.locator(".hit__title a").first.click()
    expect(page.locator(".text mark").first).to_be_attached()
    title = page.get_by_role("heading", level=1).inner_text()
    paragraphs = page.locator(".passage > :first-child").all_inner_texts()
    address = page.locator("article[data-address]").get_attribute("data-address")

    sheets = printed(page, tmp_path)
    whole = "".join(re.sub(r"\s", "", re.sub(r"^\d+ / \d+$", "", sheet, flags=re.MULTILINE)) for sheet in sheets)
    assert title in sheets[0]
    assert [text for text in paragraphs if re.sub(r"\s", "", text) not in whole] == []
    assert [word for word in CHROME if re.sub(r"\s", "", word) in whole] == []
    for number, sheet in enumerate(sheets, start=1):
        assert re.search(rf"^{number} / {len(sheets)}\s*$", sheet, re.MULTILINE)
    assert "来源：" in sheets[-1]
    assert f"本页地址：{address}" in sheets[-1]
    assert "[EB/OL]" in sheets[-1]
    assert "¶" not in whole
