"""Pages of the families that the archive meets, made from known texts, with what each states of itself.

The texts come from the corpora named by SPEECHES_CORPORA and are not part of this repository.
"""

import gzip
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.quality import damage


def words(text: str) -> list[str]:
    return text.split()


PARAGRAPHS = 8  # of a generated speech
READINGS = 0.2  # of the characters of a mangled page have theirs behind them
LOST_STOPS = 0.5  # of the full stops that can lose their first byte do
SITES = words(
    "百味书屋 世霆文库网 公文素材库 淘文阁 第一范文网 安阳新闻网 阳光文秘网 山东政务网 秘书之家 好文档网 华中在线 江淮论坛 文库114 "
    "中原范文大全 三农门户网 人民政府网 长江日报 文档之家 红旗文稿网 公务员之家"
)
HOSTS = words("m.example.com www.example.cn wk.example.net gov.example.org example.com:8080")
SCOPES = words("全县 全市 全区 全省 市政府 县委 区政府 全系统 全局 安阳县 青州市 全国 县政府 开发区")
TOPICS = words(
    "经济 安全生产 农村 党风廉政建设 脱贫攻坚 教育 招商引资 项目建设 作风建设 防汛抗旱 信访稳定 环境保护 卫生健康 宣传思想文化 "
    "组织 政法 统计 精神文明建设 乡村振兴 优化营商环境"
)
MEETINGS = words(
    "工作会议 工作推进会 动员大会 工作座谈会 表彰大会 专题会议 现场会 部署会议 常务会议 总结大会 工作调度会"
)
GENRES = words("讲话 讲话 讲话 发言 总结讲话 主持词 报告 致辞")
OFFICES = words("县委书记 市长 区长 省委书记 局长 国务院总理 市委副书记 副县长")
LEVELS = {  # of the offices, and of those who hold the meetings; 开发区 has none of its own
    "县委书记": "县", "市长": "市", "区长": "县", "省委书记": "省", "局长": "部门", "国务院总理": "国家", "市委副书记": "市", "副县长": "县",
    "全县": "县", "全市": "市", "全区": "县", "全省": "省", "市政府": "市", "县委": "县", "区政府": "县", "全系统": "部门", "全局": "部门",
    "安阳县": "县", "青州市": "市", "全国": "国家", "县政府": "县", "开发区": "",
}  # fmt: skip
GENRE_WORDS = {"主持词": "主持词", "致辞": "致辞", "报告": "报告", "发言": "发言", "讲话": "讲话", "讲稿": "讲话"}
UNKNOWN = "?"  # real headlines, which may call themselves anything
LECTURES = words("廉政建设 政府自身建设 作风建设 学习教育 安全生产 乡村振兴 基层党建 优化营商环境")


@dataclass(frozen=True)
class Truth:
    title: str
    date: str | None = None
    source_name: str | None = None
    source_url: str | None = None
    occasion: str | None = None
    speaker: str | None = None
    level: str | None = None
    audience: str | None = None
    genre: str | None = None


@dataclass(frozen=True)
class MadePage:
    """One generated page: the lines above, of and below the speech, and the truth."""

    family: str
    head: list[str]
    body: list[str]
    tail: list[str]
    truth: Truth
    speech: tuple[str, ...] = ()  # the paragraphs before any damage
    content: bytes = field(default=b"", repr=False)
    name: str = "page.txt"


@dataclass(frozen=True)
class Material:
    """What a family makes a page of."""

    rng: random.Random
    title: str
    occasion: str | None
    body: list[str]
    other_titles: list[str]
    name: str

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def day(self) -> tuple[int, int, int]:
        return self.rng.randint(2005, 2024), self.rng.randint(1, 12), self.rng.randint(1, 28)


def write_day(day: tuple[int, int, int], form: str) -> str:
    year, month, number = day
    if form == "han":
        digits = "〇一二三四五六七八九"
        return f"{''.join(digits[int(c)] for c in str(year))}年{han(month)}月{han(number)}日"
    return {
        "iso": f"{year}-{month:02}-{number:02}",
        "short": f"{year}-{month}-{number}",
        "slash": f"{year}/{month}/{number}",
        "dot": f"{year}.{month:02}.{number:02}",
        "year": f"{year}年{month}月{number}日",
        "padded": f"{year}年{month:02}月{number:02}日",
        "spaced": f"{year} 年 {month} 月 {number} 日",
        "month": f"{year}年{month}月",
    }[form]


def han(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else "一二三"[tens - 1] + "十") + (
        "" if ones == 0 else "一二三四五六七八九"[ones - 1]
    )


def iso(day: tuple[int, int, int]) -> str:
    return write_day(day, "iso")


def stamp(m: Material, day: tuple[int, int, int], site: str) -> list[str]:
    """A publishing line as portals and document sites print it."""
    clock = f"{m.rng.randint(0, 23):02}:{m.rng.randint(0, 59):02}" + m.pick("", f":{m.rng.randint(0, 59):02}")
    form = m.pick("iso", "iso", "short", "slash", "year", "padded", "dot")
    date = write_day(day, form)
    views = m.rng.randint(3, 9999)
    return m.rng.choice(
        [
            [f"来源：{site} 发布时间：{date} 浏览次数：{views}"],
            [f"发布时间：{date}　来源：{site}　作者：佚名　点击数：{views}"],
            [f"{date} {clock}　来源：{site}　【字体：大 中 小】"],
            [f"时间：{date}", f"来源：{site}"],
            [f"来源网站:{site} {iso(day)} {clock}"],
            [f"网站:{site} | 时间:{iso(day)} {clock} | 移动端:{m.title}"],
            ["发布日期：", date, "信息来源：", site],
            [f"来源: {site} | 更新时间: {date} {clock}"],
            [f"发布日期：{date} 信息来源：{site} 字号：[ 大 中 小 ] 阅读：{views}次"],
            [f"文章来源：{site}　更新时间：{date} 作者：三水老师"],
        ]
    )


def stated(m: Material) -> tuple[list[str], str | None, str | None]:
    """Lines between title and text that state the speech's date (and speaker), or none."""
    day = m.day()
    kind = m.rng.randrange(9)
    if kind == 0:
        return [f"（{write_day(day, m.pick('year', 'spaced', 'han', 'padded'))}）"], iso(day), None
    if kind == 1:
        return [write_day(day, "han")], iso(day), None
    if kind == 2 and m.occasion:
        return [f"——{write_day(day, 'year')}在{m.occasion}上"], iso(day), None
    if kind == 3:
        return [f"{m.name} {write_day(day, 'year')}"], iso(day), m.name
    if kind == 4:
        return [f"{m.pick(*OFFICES)}  {m.name}", f"({write_day(day, 'year')})"], iso(day), m.name
    if kind == 5:
        return [f"（{write_day(day, 'month')}）"], iso(day)[:7], None
    if kind == 6:
        return [f"讲话人：{m.name}"], None, m.name
    return [], None, None


def url(m: Material) -> str:
    return f"http{m.pick('', 's')}://{m.pick(*HOSTS)}/{m.pick('news', 'gongwen', 'article', 'fw/2019')}/{m.rng.randint(1000, 999999)}.{m.pick('html', 'shtml', 'htm')}"


def related(m: Material) -> list[str]:
    day = m.day()
    return [
        m.pick("相关文章", "推荐阅读：", "相关阅读"),
        *(f"{other} {write_day(day, 'iso')}" for other in m.other_titles[:3]),
    ]


def portal(m: Material) -> MadePage:
    site, day = m.pick(*SITES), m.day()
    notes, date, speaker = stated(m)
    address = url(m) if m.rng.random() < 0.4 else None
    crumb = m.rng.choice(
        [
            ["首页 > 政务公开 > 领导讲话 > 正文"],
            [f"当前位置：首页 > 领导讲话 > {m.title}"],
            [f"您的位置：{site} > 要闻"],
            [],
        ]
    )
    head = [
        *m.rng.choice([[f"欢迎访问{site}"], ["首页 | 新闻 | 政务 | 服务"], []]),
        *crumb,
        m.title,
        *stamp(m, day, site),
        *notes,
    ]
    tail = [*m.rng.choice([[f"（责任编辑：{m.name}）"], ["编辑：小王"], []])]
    tail += [f"{m.pick('原文链接', '本文链接', '链接地址')}：{address}"] if address else []
    tail += [f"上一篇：{m.other_titles[0]}", f"下一篇：{m.other_titles[1]}", "【打印本页】【关闭窗口】"]
    tail += [f"版权所有：{site}  豫ICP备{day[0]}00123号 http://www.beian.miit.gov.cn"]
    return MadePage("portal", head, m.body, tail, Truth(m.title, date or iso(day), site, address, m.occasion, speaker))


def editor(m: Material) -> MadePage:
    site = m.pick(*SITES)
    affix = m.pick("【精选推荐】", "(精选3篇)", "（共3篇）", "【最新】", "（最新版）", "[1]", "(通用5篇)", "【推荐】")
    name = m.title.replace("上的", "上") if m.rng.random() < 0.3 else m.title
    head = [f"{name}{affix}", f"下面是{m.pick('', site)}小编为大家整理的{name}{affix},供大家参考。", m.title]
    address = url(m) if m.rng.random() < 0.3 else None
    tail = [
        f"推荐访问:{' '.join(m.title[i : i + 2] for i in range(0, 6, 2))} {name}",
        "版权声明:",
        f"1.{site}的资料来自互联网以及用户的投稿,用于非商业性学习目的免费阅览。",
        f"2.《{name}{affix}》一文的著作权归原作者所有,仅供学习参考。",
        "3.如果本网所转载内容不慎侵犯了您的权益,请联系我们,我们将会及时删除。",
    ]
    if address:
        tail.insert(0, f"本文来源：{address}" if m.rng.random() < 0.3 else f"本文链接：{address}")
    return MadePage("editor", head, m.body, tail, Truth(m.title, None, site, address, m.occasion))


def footer(m: Material) -> MadePage:
    """The title stands in the footer alone, or again."""
    site = m.pick(*SITES)
    address = url(m)
    head = m.rng.choice([[], [], [m.title]])
    tail = ["来源:网络整理 免责声明:本文仅限学习分享,如产生版权问题,请联系我们及时删除。"]
    if m.rng.random() < 0.5:
        tail += [f"《{m.title}》", "由互联网用户整理提供,转载分享请保留原作者信息,谢谢!", address]
        return MadePage("footer", head, m.body, tail, Truth(m.title, None, None, address, m.occasion))
    tail += [
        f"{m.title}》出自:{site}",
        f"链接地址:{address} 转载请保留,谢谢!",
        *related(m),
        f"© {site} m.example.com 版权所有 广告合作:someone@example.com",
    ]
    return MadePage("footer", head, m.body, tail, Truth(m.title, None, site, address, m.occasion))


def mangled(m: Material) -> MadePage:
    site, day, address = m.pick(*SITES), m.day(), url(m)
    head = [
        "薈聚奇文、博采眾長、見賢思齊",
        f"當前位置:{site} > 公文素材 > 范文素材 > {m.title}",
        m.title,
        f"網站:{site} | 時間:{iso(day)} 14:10:11 | 移動端:{m.title}",
        m.title,
    ]
    tail = [
        f"友情提示:本文中關于《{m.title}》給出的范例僅供您參考拓展思維使用,{m.title}:該篇文章建議您自主創作。",
        "來源:網絡整理 免責聲明:本文僅限學習分享,如產生版權問題,請聯系我們及時刪除。",
        f"{m.title}》由互聯網用戶整理提供,轉載分享請保留原作者信息,謝謝!",
        f"鏈接地址:{address}",
    ]

    def mangle(line: str) -> str:
        return line if "http" in line else damage.annotated(damage.converted(line), m.rng, READINGS)

    text, _ = damage.without_stops("\n".join(map(damage.converted, m.body)), m.rng, LOST_STOPS)
    body = [damage.annotated(line, m.rng, READINGS) for line in text.split("\n")]
    return MadePage(
        "mangled",
        [mangle(line) for line in head],
        [damage.narrowed(line) for line in damage.cut_by_blank_lines(body, m.rng, 0.2)],
        [mangle(line) for line in tail],
        Truth(m.title, iso(day), site, address, m.occasion),
    )


def preview(m: Material) -> MadePage:
    site = m.pick("淘文阁", "人人文库", "豆丁网", "道客巴巴", "原创力文档", "金锄头文库")
    slogan = m.pick(" - 分享文档赚钱", "", "")
    year = str(m.rng.randint(2015, 2024)) if m.title.startswith("在") and m.rng.random() < 0.5 else ""
    file = f"{year}{m.title}.docx"
    pages = m.rng.randint(3, 30)
    head = [
        file,
        f"《{file}》由会员分享,可在线阅读,更多相关《{file}({pages}页珍藏版)》请在{site}{slogan}{m.pick('的网站', '')}上搜索。",
    ]
    body = damage.paged([f"{year}{m.title}{m.title}", *m.body], m.rng.randint(250, 450))
    tail = [
        "- 配套讲稿:",
        "如PPT文件的首页显示word图标,表示该PPT已包含配套word讲稿。",
        "- 特殊限制:",
        "- 关 键 词:",
        f"- {m.title[:2]} {m.title[2:4]}",
        "限制150内",
    ]
    return MadePage("preview", head, body, tail, Truth(m.title, year or None, site, None, m.occasion))


def wrapped(m: Material) -> MadePage:
    notes, date, speaker = stated(m)
    width = m.rng.randint(28, 40)
    head = [m.title]
    if m.rng.random() < 0.5 and m.title.startswith("在") and m.title.endswith("讲话") and "上的讲话" in m.title:
        head = [m.title.removesuffix("讲话"), "讲话"]
    site = m.pick(*SITES) if m.rng.random() < 0.5 else None
    body = damage.wrapped(m.body, width, m.pick("　　", "    "))
    tail = [f"（来源：{site}）"] if site else []
    return MadePage("wrapped", head + notes, body, tail, Truth(m.title, date, site, None, m.occasion, speaker))


def paywalled(m: Material) -> MadePage:
    site, day = m.pick(*SITES), m.day()
    head = [f"{site} 导航", m.title, *stamp(m, day, site), "(未完,全文共1971字,当前显示613字)"]
    body = [*m.body[:4], "……(省略826字,正式会员可完整阅读)……", *m.body[4:]]
    tail = [
        "(未完,全文共1971字,请先开通会员或登录后继续阅读)",
        "加入会员 http://www.example.com/vip/join.html",
        f"Copyright © 2008-2022 {site} All Rights Reserved",
    ]
    return MadePage("paywalled", head, body, tail, Truth(m.title, iso(day), site, None, m.occasion))


def official(m: Material) -> MadePage:
    """The text as an office prints it: title, note, office and name, signature."""
    notes, date, speaker = stated(m)
    tail = []
    if not notes and m.rng.random() < 0.5:
        day = m.day()
        tail, date = [write_day(day, m.pick("year", "han"))], iso(day)
    return MadePage("official", [m.title, *notes], m.body, tail, Truth(m.title, date, None, None, m.occasion, speaker))


def html(m: Material) -> MadePage:
    site, day = m.pick(*SITES), m.day()
    address = url(m) if m.rng.random() < 0.5 else None
    notes, date, speaker = stated(m)
    separator = m.pick("_", " - ", "-", "|", "_领导讲话_")
    meta = stamp(m, day, site)
    link = f'<link rel="canonical" href="{address}">' if address else ""
    content = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={m.pick("gb2312", "gbk")}">
<title>{m.title}{separator}{site}</title>{link}</head><body>
<div class="nav"><a href="/">首页</a> <a href="/a">新闻</a> <a href="/b">政务公开</a></div>
<h1>{m.title}</h1><div class="info">{"</div><div>".join(meta)}</div>
<div class="content">{"".join(f"<p>　　{line}</p>" for line in [*notes, *m.body])}</div>
<div>上一篇：<a href="/1.html">{m.other_titles[0]}</a></div><div>{related(m)[0]}</div>
<ul>{"".join(f'<li><a href="/2.html">{other}</a> 2023-01-0{n}</li>' for n, other in enumerate(m.other_titles, 1))}</ul>
<div class="footer">版权所有 {site} 京ICP备12345678号 <a href="http://www.beian.miit.gov.cn">备案</a></div></body></html>"""
    truth = Truth(m.title, date or iso(day), site, address, m.occasion, speaker)
    return MadePage("html", [], m.body, [], truth, content=content.encode("gb18030"), name="page.html")


FAMILIES: tuple[Callable[[Material], MadePage], ...] = (
    portal,
    editor,
    footer,
    mangled,
    preview,
    wrapped,
    paywalled,
    official,
    html,
)


def made_pages(corpora: Path, count: int, seed: int) -> Iterator[MadePage]:
    """`count` pages, the families in turn; the same seed gives the same pages."""
    rng = random.Random(seed)
    with gzip.open(corpora / "news_items.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for number, line in enumerate(lines) if number % 23 == seed % 23]
    with gzip.open(corpora / "work_reports.jsonl.gz", "rt", encoding="utf-8") as lines:
        names = sorted({json.loads(line)["speaker"] for line in lines})
    paragraphs = [p.strip() for item in items for p in item["text"].split("\n") if 60 < len(p.strip()) < 400]
    for number in range(count):
        title, occasion = invent_title(rng, [item["title"] for item in items])
        body = [rng.choice(["同志们：", "各位代表：", "各位领导，同志们："]), *rng.sample(paragraphs, PARAGRAPHS)]
        others = [rng.choice(items)["title"] for _ in range(4)]
        page = FAMILIES[number % len(FAMILIES)](Material(rng, title, occasion, body, others, rng.choice(names)))
        text = "\n".join([*page.head, *page.body, *page.tail])
        office = next((office for office in OFFICES if title.startswith(f"{office}在")), None)
        truth = replace(page.truth, speaker=page.truth.speaker or office, audience=body[0].rstrip("："))
        shown = page.content.decode("utf-8", "ignore") + page.content.decode("gb18030", "ignore") + text
        page = replace(page, truth=replace(truth, genre=_genre(title, occasion), level=_level(title, occasion, shown)))
        encoding = "utf-8" if page.family == "mangled" else rng.choice(["utf-8", "gb18030"])
        signed = page.tail if page.family == "official" else []  # a date below the text belongs to it
        yield replace(page, speech=(*body, *signed), content=page.content or text.encode(encoding))


def _genre(title: str, occasion: str | None) -> str:
    if not occasion and not title.startswith(tuple(LECTURES)):
        return UNKNOWN
    return next((genre for word, genre in GENRE_WORDS.items() if word in title[-4:]), "讲话")  # the salutation says so


def _level(title: str, occasion: str | None, shown: str) -> str | None:
    """By the office on a line of its own, else in the title, else by who holds the meeting."""
    for office in OFFICES:
        if f"{office}  " in shown or title.startswith(f"{office}在"):
            return next((LEVELS[other] for other in OFFICES if f"{other}  " in shown), LEVELS[office])
    if occasion:
        return next((level for scope, level in LEVELS.items() if occasion.startswith(scope)), "") or None
    return UNKNOWN


def invent_title(rng: random.Random, real: list[str]) -> tuple[str, str | None]:
    """A title of the kinds that speeches have, a third of them real headlines; and the occasion it names."""
    scope, topic, meeting, genre = (rng.choice(words) for words in (SCOPES, TOPICS, MEETINGS, GENRES))
    kind = rng.randrange(6)
    if kind <= 1:
        occasion = f"{scope}{topic}{meeting}"
        return f"在{occasion}上的{genre}", occasion
    if kind == 2:
        occasion = f"{scope}{topic}{meeting}"
        return f"{rng.choice(OFFICES)}在{occasion}上的{genre}", occasion
    if kind == 3:
        return f"{rng.choice(LECTURES)}{rng.choice(['总结讲话', '讲话稿', '发言稿', '', '专题党课讲稿'])}", None
    return rng.choice([title for title in real if 8 <= len(title) <= 45]), None
