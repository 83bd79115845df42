"""Pages as a browser gets them: modern blocks, old tables, GB18030 declared, undeclared or wrongly declared."""

import html
import random

from benchmarks.quality.unseen.corpora import Corpora
from benchmarks.quality.unseen.families import any_speech, lines_of
from benchmarks.quality.unseen.furniture import Sheet, inline_dirt, make_sheet, put_speech_head, with_lines_between
from benchmarks.quality.unseen.page import Page
from benchmarks.quality.unseen.speech import compose
from benchmarks.quality.unseen.wording import chance

STYLE = "<style>body{font-size:12px} .nav a{color:#333} @media print{.ad{display:none}}</style>"
SCRIPTS = (
    "<script>var _hmt=_hmt||[];(function(){var hm=document.createElement('script');})();</script>",
    "<script type='text/javascript' src='/js/jquery.min.js'></script>",
    "<script>document.write('<a href=\"/\">首页广告</a>');</script><noscript>请启用脚本</noscript>",
)


def linked(rng: random.Random, lines: str) -> str:
    """A list of links, one a line of the wording."""
    tag = rng.choice(("li", "dd", "span", "div"))
    return "".join(
        f'<{tag}><a href="/c/{n}.html">{html.escape(line)}</a></{tag}>' for n, line in enumerate(lines.split("\n"))
    )


def plain(rng: random.Random, lines: str) -> str:
    tag = rng.choice(("p", "div", "div"))
    return f"<{tag}>" + "<br>".join(html.escape(line) for line in lines.split("\n")) + f"</{tag}>"


def paragraphs_of(rng: random.Random, lines: list[str]) -> str:
    indent = rng.choice(("", "　　", "&nbsp;&nbsp;&nbsp;&nbsp;", "&emsp;&emsp;", "\n　　"))
    escaped = [indent + html.escape(line, quote=chance(rng, 0.5)) for line in lines]
    form = rng.randrange(4)
    if form == 0:
        return rng.choice(("<br>\n", "<br/><br/>", "<BR><BR>\n")).join(escaped)
    if form == 1:
        return "".join(f'<p style="text-indent:2em">{line}</p>\n' for line in escaped)
    if form == 2:
        return "".join(
            f'<P class=MsoNormal><SPAN lang=EN-US style="FONT-FAMILY: 仿宋"><o:p></o:p></SPAN>{line}</P>'
            for line in escaped
        )
    return "".join(f"<div>{line}</div>\n<p>&nbsp;</p>" for line in escaped)


def top_and_bottom(rng: random.Random, sheet: Sheet) -> tuple[str, str]:
    for section, share in (("nav", 0.9), ("crumbs", 0.7)):
        sheet.put(sheet.top, section, share)
    top = "".join(linked(rng, part) if chance(rng, 0.7) else plain(rng, part) for part in sheet.top)
    links: list[str] = []
    sheet.put(links, "related", 0.7)
    for section, share in (
        ("share", 0.4),
        ("editors", 0.4),
        ("addresses", 0.35),
        ("rights", 0.3),
        ("comments", 0.2),
        ("footers", 0.9),
    ):
        sheet.put(sheet.bottom, section, share)
    bottom = [plain(rng, part) for part in sheet.bottom]
    if links:
        bottom.insert(rng.randint(0, len(bottom)), '<div class="list"><ul>' + linked(rng, links[0]) + "</ul></div>")
    return top, "".join(bottom)


def head_of(sheet: Sheet, charset: str, suffix: str) -> str:
    title = html.escape(sheet.speech.title) + suffix
    return f"<html><head>{charset}<title>{title}</title>{STYLE}{sheet.rng.choice(SCRIPTS)}</head>"


def article(rng: random.Random, sheet: Sheet) -> tuple[str, str, str]:
    """The heading, the line below it, and the text with its own head."""
    tag = rng.choice(("h1", "h1", "h2", 'div class="title"', 'font size="5"'))
    heading = f"<{tag}>{html.escape(sheet.speech.title)}</{tag.split()[0]}>"
    stamp: list[str] = []
    sheet.put(stamp, "stamps", 0.85)
    sheet.top = []
    put_speech_head(sheet, title=0.25)
    lines = [*sheet.top, *with_lines_between(rng, lines_of(sheet), inline_dirt(sheet, most=1))]
    return heading, "".join(plain(rng, part) for part in stamp), paragraphs_of(rng, lines)


def blocks(rng: random.Random, corpora: Corpora, charset: str) -> tuple[Sheet, str]:
    sheet = make_sheet(rng, any_speech(rng, corpora), rng.choice(("sites", "govsites")))
    top, bottom = top_and_bottom(rng, sheet)
    heading, stamp, body = article(rng, sheet)
    suffix = rng.choice(("", f"_{sheet.site.name}", f" - {sheet.site.name}", f"-领导讲话-{sheet.site.name}"))
    name = rng.choice(("content", "TRS_Editor", "article-content", "zoom", "con_text", "news_c"))
    page = (
        f"{head_of(sheet, charset, suffix)}<body><!-- 头部 --><div class='header'>{top}</div>"
        f"<div class='main'>{heading}{stamp}<div id='{name}'>{body}</div></div><div class='foot'>{bottom}</div></body></html>"
    )
    return with_suffix(sheet, suffix), page


def tables(rng: random.Random, corpora: Corpora, charset: str) -> tuple[Sheet, str]:
    sheet = make_sheet(rng, compose(rng, corpora), rng.choice(("sites", "govsites")))
    top, bottom = top_and_bottom(rng, sheet)
    heading, stamp, body = article(rng, sheet)
    suffix = rng.choice(("", f"-{sheet.site.name}", f"::{sheet.site.name}::"))
    row = "<tr><td{}>{}</td></tr>"
    page = (
        f"{head_of(sheet, charset, suffix)}"
        f"<BODY bgcolor=#FFFFFF><TABLE width=980 align=center>{row.format(' background=bg.gif', top)}</TABLE>"
        "<table border=0 cellpadding=0 width='980'><tr><td width=200 valign=top>"
        f"<table>{row.format('', '栏目导航')}{row.format('', '领导讲话')}{row.format('', '工作总结')}</table></td><td>"
        f"<table width=100%>{row.format(' align=center', heading)}{row.format(' align=center', stamp)}"
        f"{row.format(' class=txt', body)}</table></td></tr></table><table>{row.format(' align=center', bottom)}</table></BODY></html>"
    )
    return with_suffix(sheet, suffix), page


def with_suffix(sheet: Sheet, suffix: str) -> Sheet:
    if suffix:
        sheet.used |= {"site"}
    return sheet


def page_of(family: str, sheet: Sheet, markup: str, encoding: str) -> Page:
    truth = sheet.truth(lines_of(sheet))
    return Page(f"{family}.html", family, markup.encode(encoding, "xmlcharrefreplace"), truth)


def html_gb18030(rng: random.Random, corpora: Corpora) -> Page:
    charset = rng.choice((
        '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', '<meta charset="gbk">', '<META CHARSET=GB18030>',
        "", '<meta charset="utf-8">', '<meta http-equiv=Content-Type content="text/html; charset=iso-8859-1">',
    ))  # fmt: skip
    sheet, markup = rng.choice((blocks, tables))(rng, corpora, charset)
    return page_of("html_gb18030", sheet, markup, "gb18030")


def html_blocks(rng: random.Random, corpora: Corpora) -> Page:
    sheet, markup = blocks(rng, corpora, rng.choice(('<meta charset="utf-8">', "", '<meta charset="UTF-8"/>')))
    return page_of("html_blocks", sheet, markup, "utf-8")


def html_tables(rng: random.Random, corpora: Corpora) -> Page:
    sheet, markup = tables(rng, corpora, rng.choice(('<meta charset="utf-8">', "")))
    return page_of("html_tables", sheet, markup, "utf-8")
