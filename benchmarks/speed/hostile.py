"""Inputs made to be slow: each makes some kind of search, list or pairing as long as it can become.

A maker takes a size and gives a page of about as many bytes in UTF-8; so the same input can be had at any size,
to see how time grows. Used by the table of `benchmarks.speed` and by the tests.
"""

import random
from collections.abc import Callable, Mapping

Maker = Callable[[int], str]
SENTENCE = "要把提高执行力作为建设人民满意政府的关键来抓，进一步转变作风、强化执行。"
SENTENCES = f"{SENTENCE}{SENTENCE}{SENTENCE}\n"
TITLE = "在全县经济工作会议上的讲话"

# What the steps look for, for pages of one mark and for mixtures drawn at random.
MARKS = (
    *"()（）《》〈〉【】[]「」『』“”‘’\"'＂〝〞，,。.．；;：:！!？?、…—-–·•●|>»/\\_*＊×X○#&%@~",
    *" \t\u3000\u00a0\u200b\ufeff\r\n\u0301\ufffd\ue000",
    *(
        "一、",
        "（一）",
        "1、",
        "1.",
        "（1）",
        "①",
        "第一，",
        "一是",
        "第一篇：",
        "第1页",
        "第1页共9页",
        "- 1 -",
        "1 / 9",
        "篇二：",
    ),
    *("a(a)", "会(huì)", "会（hui）", "?zh)", "!", "！锘縿", "?傮w", "？?)", "因?yàn)槊?", "!2"),
    *(
        "同志们：",
        "各位代表，",
        "谢谢大家！",
        "来源：",
        "来源:网络",
        "发布时间：",
        "2021年",
        "2021-02-24",
        "二〇二一年三月",
        "小编",
    ),
    *(
        "版权声明",
        "推荐阅读：",
        "上一篇：",
        "扩展阅读：",
        "由会员分享",
        "（省略826字",
        "全文共1971字",
        "http://",
        "https://a",
        "分享到",
    ),
    *(
        "同誌",
        "下麵",
        "係統",
        "什么",
        "對于",
        "後",
        "會議",
        "⾏",
        "﨑",
        "讲 话",
        "在全县会议上的讲话",
        "在",
        "上的",
        "讲话",
        "书记",
    ),
    *(
        "主席：",
        "张三议员：",
        "2、虽然",
        "…(",
        "……(",
        "x0dx0a",
        "@page {",
        "var a=",
        "评论(0)",
        "回复",
        "&nbsp;",
        "<p>",
        "8 [; o H! @9 B!",
    ),
)


def repeated(fragment: str, *, head: str = "", tail: str = "") -> Maker:
    return lambda size: head + fragment * (size // len(fragment.encode())) + tail


def numbered(line: str) -> Maker:
    """Lines that differ by a number, so that no memory of lines helps."""

    def make(size: int) -> str:
        return "".join(line.replace("N", str(number)) for number in range(size // len(line.encode())))

    return make


def headed(line: str) -> Maker:
    """Different lines above one sentence: all of them may be titles."""
    lines = numbered(line)
    return lambda size: lines(size) + SENTENCES


def every_character(size: int) -> str:
    """All code points that can be stored, over and over."""
    points = [point for point in range(1, 0x110000) if not 0xD800 <= point < 0xE000]
    step = max(1, 4 * len(points) // size)
    text = "".join(map(chr, points[::step]))
    return text * max(1, size // len(text.encode()))


def long_words(size: int) -> str:
    """Han characters without any mark, drawn at random."""
    rng = random.Random(1)
    return "".join(chr(rng.randrange(0x4E00, 0x9FA5)) for _ in range(size // 3))


def mixture(seed: int) -> Maker:
    """A few fragments drawn from MARKS, in a fixed order, over and over."""
    rng = random.Random(seed)
    return repeated("".join(rng.choices(MARKS, k=rng.randint(1, 6))))


PAGES: Mapping[str, Maker] = {
    "one long line": repeated(SENTENCE),
    "paragraphs": repeated(SENTENCES),
    "line feeds": repeated("\n"),
    "spaces": repeated(" "),
    "spaces in lines": repeated("会 议 "),
    "tabs and feeds": repeated("\t\n"),
    "brackets": repeated("("),
    "wide brackets": repeated("（"),
    "bracket pairs": repeated("（）"),
    "question marks": repeated("?"),
    "dots": repeated("…"),
    "full stops": repeated("。"),
    "quotes": repeated('"'),
    "open quotes": repeated("“"),
    "quoted words": repeated('"会议"说 '),
    "page numbers": repeated("第1页"),
    "page counters": repeated("第1页共9页"),
    "page number lines": repeated("第1页\n"),
    "Han numbers": repeated("一、"),
    "numbered lines": repeated("1、\n"),
    "numbered on": numbered("N、虽然\n"),
    "bare readings": repeated("a(a)"),
    "readings": repeated("会(huì)"),
    "damaged": repeated("！锘縿"),
    "damaged stops": repeated("标准?傮w來說，"),
    "damaged quotes": repeated("“政府!2月27日\n"),
    "parted bytes": repeated("因?yàn)槊撾x實"),
    "parted before a mark": repeated("因?yàn)槊?什么"),
    "machine script": repeated("同誌們，下麵的係統對于什么關系。"),
    "machine lines": repeated("同誌們，下麵的係統對于什么關系。\n"),
    "titles": repeated(f"{TITLE}\n"),
    "titles in a line": repeated(TITLE, head=f"{TITLE}\n", tail="今天开会。\n"),
    "titles above": headed(f"{TITLE}N\n"),
    "short lines above": headed("会议N\n"),
    "labels above": headed("来源：网N\n"),
    "quoted titles above": headed("《在全县会议N上的讲话》\n"),
    "foot lines": numbered("推荐阅读：会议N\n"),
    "text and foot": repeated(f"上一篇：会议\n{SENTENCES}"),
    "articles": numbered(f"第二篇：会议N\n{SENTENCES}"),
    "same lines": repeated("同志们：\n"),
    "uneven lines": repeated("会议\n同志们好\n"),
    "wrapped": repeated("抓发展的任务越重，抓队伍的标准就越高。工作部署了，结果怎么样，\n"),
    "broken lines": repeated("要把提高执行力作为建设人民满意政府和服务型政府的关键来抓，\n\n"),
    "semicolons": repeated("容易成功；\n"),
    "commas": repeated("会,,"),
    "headings": repeated("一、会议(一)会议\n"),
    "dates": repeated("2021年2月24日"),
    "date lines": repeated("2021年2月24日\n"),
    "addresses": repeated("http://a.b/c "),
    "combining marks": repeated("a\u0301\u0308\u0304"),
    "long words": long_words,
    "every character": every_character,
    "code": repeated("x0dx0a@page { color: red; }"),
    "private use": repeated("\ue000会"),
    "salutations": repeated("各位代表、同志们，"),
    "nested quotes": lambda size: "“‘" * (size // 12) + SENTENCE + "’”" * (size // 12),
    "misread lines": repeated("\u3000å\x90Œå¿—ä»¬ï¼š\n"),
}

HTML_PAGES: Mapping[str, Maker] = {
    "nested blocks": lambda size: "<html><body>" + "<div>" * (size // 11) + SENTENCES + "</div>" * (size // 11),
    "open blocks": repeated("<div>会", head="<html><body>"),
    "nested fonts": repeated("<font><b>会", head="<html><body>"),
    "open brackets": repeated("<", head="<html><body>"),
    "open comments": repeated("<!--", head="<html>"),
    "comments": repeated("<!-- a -->", tail=f"<html><body>{SENTENCES}"),
    "attributes": repeated(" a='b'", head="<html><body><p", tail=f">{SENTENCES}</p>"),
    "entities": repeated("&nbsp;&amp;", head="<html><body>"),
    "links": repeated("<a href='/a'>会议</a> ", head=f"<html><body>{SENTENCES}"),
    "link list": repeated("<li><a href='/a'>会议</a></li>", head=f"<html><body><p>{SENTENCES}</p><ul>"),
    "headings": repeated("<h1>在全县会议上的讲话</h1>", head="<html><body>", tail=f"<p>{SENTENCES}</p>"),
    "tables": repeated("<table><tr><td>会议", head="<html><body>"),
    "rows": repeated("<tr><td>会议</td><td>1</td></tr>", head="<html><body><table>"),
    "line breaks": repeated("会<br>", head="<html><body>"),
    "meta tags": repeated("<meta name='a' content='b'>", head="<html><head>", tail=f"</head><body>{SENTENCES}"),
    "titles": repeated("<title>会议</title>", head="<html><head>", tail=f"</head><body>{SENTENCES}"),
    "scripts": repeated("<script>var a=1;</script>", head="<html><body>", tail=SENTENCES),
    "paragraphs": repeated(f"<p>{SENTENCES}</p>", head="<html><body>"),
}
