"""The page text of an HTML page is what a reader sees of it; hints say what the mark-up means."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches import readers
from speeches.readers import ReaderError
from speeches.text.page import HintKind, Page

HOSTILE_SECONDS = 20  # a generous time-out against hanging: each takes under 2 seconds


def page(markup: str, encoding: str = "utf-8") -> Page:
    return readers.read(f"<html>{markup}</html>".encode(encoding), "a.html").page


def hinted(found: Page, kind: HintKind) -> list[str]:
    return [found.text[hint.start : hint.end] for hint in found.hints if hint.kind == kind]


VISIBLE = [
    ("blocks end lines", "<div>一</div><div>二</div>", "一\n二\n"),
    ("paragraphs are set off", "<p>一</p><p>二</p>", "一\n\n二\n"),
    ("breaks end lines", "一<br>二<br/><br>三", "一\n二\n\n三\n"),
    ("empty blocks are nothing", "<div>一</div><div></div><p> </p><div>二</div>", "一\n\n二\n"),
    ("inline tags are nothing", "今<b>天</b><span>开</span>会", "今天开会\n"),
    ("white space collapses", "  GDP \t\r\n  8%  ", "GDP 8%\n"),
    ("a source line end between Han characters is nothing", "今天我们\n    召开会议，\n部署工作", "今天我们召开会议，部署工作\n"),
    ("a space between Han characters stays", "第一 第二", "第一 第二\n"),
    ("so it is across tags", "<span>今天\n</span>\n<b>开会</b>", "今天开会\n"),
    ("links side by side stay apart", "<a>首页</a>\n<a>新闻</a>", "首页 新闻\n"),
    ("no-break and ideographic spaces are letters", "<p>\u3000\u3000同志们&nbsp;&nbsp;好</p>", "\u3000\u3000同志们\xa0\xa0好\n"),
    ("entities", "&ldquo;要点&rdquo;&hellip;&#24635;&#x4e66;&amp;&lt;b&gt;&#151;", "“要点”…总书&<b>—\n"),
    ("what is no tag stays", "a < b 且 <中文> 与 5<6", "a < b 且 <中文> 与 5<6\n"),
    ("scripts, styles, comments, templates", "<style>b{}</style>一<script>var a='<p>x</p>'</script><!-- x --><template>x</template>", "一\n"),
    ("noscript", "<noscript>请开启脚本</noscript>一", "一\n"),
    ("hidden elements", "<p hidden>x</p><p style='DISPLAY : none'>y</p>一<i style='font-size:0px'>z</i>二", "一二\n"),
    ("off the page, transparent, one pixel", "一<i style='position:absolute;left:-9999px'>x</i><i style='opacity:0'>y</i><i style='font-size:1px'>z</i>二", "一二\n"),
    ("half transparent is not hidden", "<i style='opacity:0.5'>一</i><i style='opacity:0.05'>二</i>", "一二\n"),
    ("hidden by a plain rule of the page", "<style>.x, #y{display:none} @media print{.z{display:none}} .a .z{display:none}</style>一<i class='b x'>x</i><i id=y>y</i><i class=z>二</i>", "一二\n"),
    ("white letters inside a line", "今天<font color=white>某站</font>开会<span style='color:#FFF'>x</span>", "今天开会\n"),
    ("white letters on a ground", "<td bgcolor=red>今天<font color=white>开会</font></td>", "今天开会\n"),
    ("white letters by themselves", "<p><font color=white>今天</font></p>", "今天\n"),
    ("a list without gaps has letters of its own size", "<ul style='font-size:0'><li style='font-size:14px'>一</li></ul>", "一\n"),
    ("hidden from a screen reader alone", "<i aria-hidden=true>一</i>", "一\n"),
    ("noise of forum software", "一<font class='jammer'>q2 W$ k0</font>二", "一二\n"),
    ("blurred, however long", f"一<div style='filter: blur(5px)'>{'字' * 300}</div>", "一\n"),
    ("blurred by a rule of the page", f"<style>.veil{{filter:blur(6px)}}</style>一<div class=veil>{'字' * 300}</div>", "一\n"),
    ("a blurred ground is not hidden", "<i style='backdrop-filter:blur(5px)'>一</i><i style='filter:blur(0)'>二</i>", "一二\n"),
    ("paragraphs that are unfolded by a click", "<p>一。</p><div style='display:none'><p>二。</p><p>三！</p></div>", "一。\n\n二。\n\n三！\n"),
    ("small letters are not hidden", "<i style='font-size:0.8em'>一</i>", "一\n"),
    ("the rest of an article folded away stays", f"<p>一</p><div style='display:none'>{'展开。' * 100}</div>", f"一\n\n{'展开。' * 100}\n"),
    ("cells", "<table><tr><th>项目</th><td>金额</td></tr><tr><td><p>教育</p></td><td> 12 </td></tr></table>", "项目\t金额\n\n教育\t12\n"),
    ("cells of several lines", "<table><tr><td>一<br>二</td><td>三</td></tr></table>", "一\n二\n三\n"),
    ("preformatted text", "<pre>一  二\n  三\n</pre>四", "一  二\n  三\n四\n"),
    ("list items", "<ul><li>一</li><li>二</li></ul>", "一\n二\n"),
    ("numbers that the browser draws", "<ol start=3><li>备足农资。</li><li><p>修好农机。</p></li><li>5、管好苗情。</li></ol>", "3. 备足农资。\n\n4. 修好农机。\n\n5、管好苗情。\n"),
    ("letters as numbers", "<ol type=a><li>甲</li><li value=4>乙</li></ol>", "a. 甲\nd. 乙\n"),
    ("no numbers before links and where they are styled away", "<ol><li><a>甲</a></li></ol><ol style='list-style: none'><li>乙</li></ol>", "甲\n乙\n"),
    ("quotes that the browser draws", "他说<q>好</q>。", "他说“好”。\n"),
    ("readings get brackets once", "<ruby>汉<rt>hàn</rt></ruby><ruby>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby>", "汉(hàn)字(zì)\n"),
    ("a style that makes a block", "<span style='display:block'>一</span><span>二</span>", "一\n二\n"),
    ("tags never closed", "<div><p>一<p>二<b>三", "一\n\n二三\n"),
    ("XHTML", "<head><title/><script src='a'/></head><body><div/>一</body>", "一\n"),
    ("a mark of PHP", "<?php echo 1 ?>一", "一\n"),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "text"), [case[1:] for case in VISIBLE], ids=[case[0] for case in VISIBLE])
def test_visible_text(markup: str, text: str):
    assert page(markup).text == text


@pytest.mark.parametrize("written", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("declared", ["", "utf-8", "gb2312", "big5", "iso-8859-1"])
def test_any_encoding_under_any_declaration(written: str, declared: str):
    markup = f"<head><meta charset='{declared}'></head><p>同志们：今天召开会议，部署全年的工作。</p>"
    assert page(markup, written).text == "同志们：今天召开会议，部署全年的工作。\n"


def test_an_xml_declaration_names_the_encoding():
    source = "<?xml version='1.0' encoding='big5'?><html xmlns='x'><p>各位同事，今天討論這個問題。</p></html>"
    assert readers.read(source.encode("big5"), "a.xhtml").encoding == "big5hkscs"


def test_damaged_bytes_are_counted_where_they_are_seen():
    content = b"<html><script>//" + b"\xff\n" + "</script><p>今天开会".encode("gbk") + b"\xff</p></html>"
    document = readers.read(content, "a.html")
    assert (document.page.text, document.undecodable) == ("今天开会\ufffd\n", 1)


ARTICLE = """
<head><title>
 在会议上的讲话 - 某站 </title><meta property="og:site_name" content="某站">
<meta property="og:url" content="https://www.example.com/a/1.html"><link rel="canonical" href="/a/2.html"></head>
<body class="page has-sidebar"><form id="aspnet">
<ul class="topNav"><li><a href="/">首页</a></li><li><a href="/b">讲话</a></li></ul>
<div><a href="1">一</a><a href="2">二</a><a href="3">三</a></div>
<div class="main"><h1>在会议上的讲话</h1>
<div id="text"><p>同志们：今天开会，部署工作。</p><h2>一、认识</h2><p>要统一思想，提高认识，抓好落实。</p></div></div>
<div class="related-articles"><p>相关：<a href="javascript:x">别的讲话</a></p></div>
<footer>版权所有</footer></form></body>
"""


def test_what_the_page_says_of_itself():
    found = page(ARTICLE)
    assert (found.title, found.site) == ("在会议上的讲话 - 某站", "某站")
    assert found.address == "https://www.example.com/a/2.html"


def test_an_address_left_by_the_browser_that_saved_the_page():
    found = readers.read(
        "<!-- saved from url=(0027)http://www.example.com/a/1 --><html><p>讲话</p>".encode(), "a.htm"
    ).page
    assert found.address == "http://www.example.com/a/1"


@pytest.mark.parametrize("address", ["/a/1.html", "javascript:alert(1)", "http://", "http://[", ""])
def test_what_is_no_address_is_left_out(address: str):
    assert page(f"<link rel=canonical href='{address}'><p>讲话</p>").address == ""


def test_hints():
    found = page(ARTICLE)
    assert hinted(found, HintKind.TITLE) == ["在会议上的讲话"]
    assert hinted(found, HintKind.HEADING) == ["一、认识"]
    assert hinted(found, HintKind.BODY) == [
        "在会议上的讲话\n\n同志们：今天开会，部署工作。\n\n一、认识\n\n要统一思想，提高认识，抓好落实。"
    ]
    assert hinted(found, HintKind.BOILERPLATE) == ["首页\n讲话", "一二三", "相关：别的讲话", "版权所有"]
    assert [hint.target for hint in found.hints if hint.kind == HintKind.LINK][:2] == ["/", "/b"]


def test_the_last_page_of_a_preview_is_of_the_body_however_short():
    first, last = "同志们：" + "今天开会，部署工作。" * 20, "散会。"
    pages = "".join(f"<div class='doc-page'><div>{text}</div><div>第 页</div></div>" for text in (first, last))
    found = page(f"<div>{pages}</div><div><a href='/d'>下载</a></div>")
    assert hinted(found, HintKind.BODY) == [f"{first}\n第 页\n{last}\n第 页"]


def test_the_content_is_no_boilerplate_whatever_it_is_called():
    found = page("<div class='comment sidebar'><p>同志们：今天开会，部署工作。</p></div><div class=nav>首页</div>")
    assert hinted(found, HintKind.BOILERPLATE) == ["首页"]


HOSTILE = {
    "nested divisions": "<div>" * 100_000 + "字",
    "nested tables": "<table><tr><td>" * 30_000 + "字",
    "nested links": "<a href=x>" * 50_000 + "字",
    "nested lists": "<ul><li>" * 50_000 + "字",
    "nested hidden elements": "<div hidden>" * 1_000 + "字" * 100 + "</div>" * 1_000 + "词",
    "an attribute of 1 MB": f"<div class='{'nav ' * 250_000}' style='{'display:' * 120_000}'>字",
    "comments without end": "<!--" * 100_000,
    "comments": "<!-- x -->" * 50_000 + "字",
    "angle brackets": "<" * 300_000,
    "white space": "字 \n" * 200_000,
    "cells": "<table>" + "<td>字</td>" * 20_000,
    "breaks": "字<br>" * 50_000,
    "style sheets that hide": "<style>" + ".a{display:none" * 60_000 + "</style><p class=a>字",
    "media without end": "<style>" + "@media print{" * 60_000 + "display:none</style>字",
    "rules without end": "<style>" + ".a,.b,#c" * 60_000 + "{" * 60_000 + "font-size:0</style>字",
    "a style of zeros": f"<p style='opacity:{'0' * 500_000};width:0;{'x' * 500_000}'>字",
    "widths of nothing": f"<p style='{'width:0;' * 100_000}'>字",
    "letters of size 0 inside each other": "<i style='font-size:0'>字" * 1_500,
    "ordered lists": "<ol><li>" * 700 + "字",
    "items": "<ol>" + "<li><i></i>字" * 30_000,
    "blocks alike": "<div><div class=a><a href=x>题</a><p>字，字。</p></div></div>" * 10_000,
    "metas": "<meta charset" * 50_000 + ">字",
}


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_neither_crash_nor_hang(markup: str):
    begin = time.monotonic()
    with suppress(ReaderError):
        assert page(markup).text
    assert time.monotonic() - begin < HOSTILE_SECONDS


def test_a_tag_left_open_in_every_paragraph_loses_no_text():
    assert page("<font size=2><p>字</p>" * 3000).text.count("字") == 3000


def test_external_entities_are_not_fetched():
    source = "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><html><p>[&x;]</p></html>"
    assert "[&x;]" in readers.read(source.encode(), "a.html").page.text


TREES = st.recursive(
    st.text(alphabet="党的讲话，。 \n&;#A1\u3000", max_size=12),
    lambda inner: st.tuples(
        st.sampled_from(
            ["p", "div", "b", "a", "td", "tr", "table", "h1", "h2", "li", "pre", "nav", "q", "rt", "br", "x"]
        ),
        st.lists(inner, max_size=4),
    ).map(lambda node: f"<{node[0]}>{''.join(node[1])}</{node[0]}>"),
    max_leaves=20,
)


@given(TREES)
def test_hints_lie_inside_the_text_and_no_letter_is_lost(markup: str):
    found = page(f"<p>始</p>{markup}")
    assert found.text.count("党") == markup.count("党")
    for hint in found.hints:
        assert 0 <= hint.start < hint.end <= len(found.text)
        assert found.text[hint.start : hint.end] == found.text[hint.start : hint.end].strip()
    for line in found.text.split("\n"):
        assert line == line.strip("\t") or "pre" in markup
