"""HTML pages in the shapes that Chinese portals, offices and document sites give them, around known texts.

A page is a frame (where the site puts its menus, lists and feet) around a body (how its editor writes
paragraphs). The frames are drawn from the look of such sites; nobody's mark-up is copied.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

NOISE = "0123456789abcdefghijklmnopqrstuvwxyz!@#$%^&*[];:"


@dataclass(frozen=True)
class Article:
    """What a page is made of."""

    rng: random.Random
    title: str
    paragraphs: list[str]
    site: str
    day: str  # 2021-03-05
    others: list[str]  # titles of other articles
    abstracts: list[str]  # sentences of other articles

    def chance(self, share: float) -> bool:
        return self.rng.random() < share


def is_heading(paragraph: str) -> bool:
    return len(paragraph) < 40 and paragraph[:1] in "一二三四五六七八九十(（" and not paragraph.endswith("。")


# How editors write paragraphs


def plain_paragraphs(a: Article) -> str:
    indent = a.rng.choice(["", "　　", "&nbsp;&nbsp;&nbsp;&nbsp;", "&emsp;&emsp;"])
    end = a.rng.choice(["</p>\n", "</p>", ""])
    attributes = a.rng.choice(["", ' align="justify"', ' style="text-indent: 2em"', ' class="p1"'])
    return "".join(f"<p{attributes}>{indent}{strong(a, p)}{end}" for p in a.paragraphs)


def breaks(a: Article) -> str:
    indent = a.rng.choice(["　　", "&nbsp;&nbsp;&nbsp;&nbsp;", "&nbsp; &nbsp; "])
    gap = a.rng.choice(["<br>", "<BR><BR>", "<br/>\n<br/>", "<br />&nbsp;<br />\n"])
    return gap.join(f"{indent}{strong(a, p)}" for p in a.paragraphs)


def word_pasted(a: Article) -> str:
    written = []
    for paragraph in a.paragraphs:
        cuts = sorted(a.rng.sample(range(1, max(2, len(paragraph))), min(3, len(paragraph) - 1)))
        pieces = [paragraph[i:j] for i, j in zip([0, *cuts], [*cuts, len(paragraph)], strict=True)]
        spans = "".join(
            f'<span {a.rng.choice(["", "lang=EN-US "])}style="font-size:16.0pt;\nfont-family:仿宋_GB2312">{p}</span>'
            for p in pieces
        )
        written.append(
            f'<p class="MsoNormal" style="text-indent:32.0pt;mso-char-indent-count:2.0">{spans}<o:p></o:p></p>'
        )
    return "\n".join(written)


def divisions(a: Article) -> str:
    return "".join(f"<div>　　{strong(a, p)}</div>\n<div>&nbsp;</div>" for p in a.paragraphs)


def fonts(a: Article) -> str:
    return "".join(f"<P><FONT face=宋体 size=3>　　{strong(a, p)}</FONT></P>\n" for p in a.paragraphs)


def source_wrapped(a: Article) -> str:
    """The source breaks its lines in the middle of sentences."""
    lines = ("\n      ".join(p[i : i + 30] for i in range(0, len(p), 30)) for p in a.paragraphs)
    return "".join(f"    <p>\n      {line}\n    </p>\n" for line in lines)


def headed(a: Article) -> str:
    tag = a.rng.choice(["h2", "h3", "h4"])
    return "".join(f"<{tag}>{p}</{tag}>" if is_heading(p) else f"<p>{p}</p>" for p in a.paragraphs)


def anti_copy(a: Article) -> str:
    """Letters that nobody sees stand between the sentences."""
    hidden = a.rng.choice(
        [
            '<span style="display:none">{}</span>',
            '<font style="font-size:0px">{}</font>',
            "<span hidden>{}</span>",
            '<i style="font-size:0;color:#fff">{}</i>',
            '<font style="VISIBILITY: hidden">{}</font>',
            '<span style="position:absolute;left:-9999px">{}</span>',
            '<span style="opacity:0;font-size:1px">{}</span>',
        ]
    )

    def noise() -> str:
        return hidden.format(
            a.rng.choice([a.site, "".join(a.rng.choices(NOISE.replace("&", ""), k=12)), f"本文来自{a.site}"])
        )

    return "".join(
        f"<p>　　{p.replace('。', f'。{noise()}', 1)}{noise() if a.chance(0.5) else ''}</p>" for p in a.paragraphs
    )


def preformatted(a: Article) -> str:
    width = a.rng.randint(30, 38)
    lines = []
    for paragraph in a.paragraphs:
        text = f"　　{paragraph}"
        lines += [text[i : i + width] for i in range(0, len(text), width)]
    return f"<pre>\n{chr(10).join(lines)}\n</pre>"


def strong(a: Article, paragraph: str) -> str:
    if is_heading(paragraph) and a.chance(0.7):
        return a.rng.choice(["<strong>{}</strong>", "<b>{}</b>", '<font face="黑体">{}</font>']).format(paragraph)
    if a.chance(0.15) and len(paragraph) > 12:
        at = a.rng.randrange(len(paragraph) - 6)
        return f"{paragraph[:at]}<b>{paragraph[at : at + 4]}</b>{paragraph[at + 4 :]}"
    return paragraph


BODIES: tuple[Callable[[Article], str], ...] = (
    plain_paragraphs,
    breaks,
    word_pasted,
    divisions,
    fonts,
    source_wrapped,
    headed,
    anti_copy,
    preformatted,
)


# What sites put around


def links(a: Article, count: int, *, dated: bool = False) -> str:
    date = f" <span>{a.day}</span>" if dated else ""
    chosen = [a.rng.choice(a.others) for _ in range(count)]
    return (
        "<ul>"
        + "".join(f'<li>· <a href="/n/{n}.html">{title}</a>{date}</li>' for n, title in enumerate(chosen))
        + "</ul>"
    )


def summaries(a: Article, count: int) -> str:
    """Other articles with the first sentences of each: they read like text."""
    return "".join(
        f'<dl><dt><a href="/s/{n}.htm">{a.rng.choice(a.others)}</a></dt><dd>{a.rng.choice(a.abstracts)}</dd></dl>'
        for n in range(count)
    )


def table_of_2005(a: Article, body: str) -> str:
    menu = " | ".join(f'<a href="{n}.asp">{w}</a>' for n, w in enumerate(["首页", "新闻", "政务", "服务", "论坛"]))
    left = f"""<table width=180><tr><td bgcolor=#cc0000><font color=white>站内公告</font></td></tr>
<tr><td><marquee>热烈祝贺{a.site}改版成功，欢迎各位网友提出宝贵意见！</marquee></td></tr><tr><td><b>热点新闻</b></td></tr>
<tr><td>{links(a, 6)}</td></tr><tr><td><form action=search.asp><input name=k><select name=c><option>标题</option><option>内容
</option></select><input type=submit value=搜索></form></td></tr></table>"""
    return f"""<HTML><HEAD><TITLE>{a.title}-{a.site}</TITLE></HEAD><BODY bgcolor=#ffffff>
<TABLE width=778 align=center><TR><TD><img src=logo.gif alt="{a.site}"></TD><TD>{menu}</TD></TR></TABLE>
<TABLE width=778 align=center><TR><TD valign=top width=180>{left}</TD><TD>
<table width=100%><tr><td>当前位置：<a href=/>首页</a> &gt;&gt; <a href=/l>领导讲话</a> &gt;&gt; 正文</td></tr>
<tr><td align=center><font size=5 color=red><b>{a.title}</b></font></td></tr>
<tr><td align=center><font size=2>发布时间：{a.day}&nbsp;&nbsp;来源：{a.site}&nbsp;&nbsp;点击：<script src=count.asp></script>次</font></td></tr>
<tr><td><table cellpadding=10><tr><td class=content>{body}</td></tr></table></td></tr>
<tr><td align=right>【<a href="javascript:print()">打印</a>】【<a href="javascript:close()">关闭</a>】</td></tr>
<tr><td>上一条：<a href=1.asp>{a.others[0]}</a></td></tr><tr><td>下一条：<a href=2.asp>{a.others[1]}</a></td></tr>
</table></TD></TR></TABLE><TABLE width=778 align=center><TR><TD align=center><font size=2>版权所有：{a.site}　地址：人民路1号<br>
邮编：450000　电话：0371-65901234<br>豫ICP备05000123号</font></TD></TR></TABLE></BODY></HTML>"""


def cms_article(a: Article, body: str) -> str:
    meta = {
        "SiteName": a.site,
        "ArticleTitle": a.title,
        "PubDate": f"{a.day} 09:12",
        "ContentSource": a.site,
        "ColumnName": "领导讲话",
    }
    tags = "".join(f'<meta name="{name}" content="{value}">\n' for name, value in meta.items())
    return f"""<!DOCTYPE html><html><head><title>{a.title} {a.site}</title>{tags}</head><body>
<div class="header"><div class="logo"><h1><a href="/">{a.site}</a></h1></div><ul class="menu">{links(a, 3)}</ul>
<div id="search"><input type="text" placeholder="请输入关键字"><button>搜索</button></div></div>
<div class="wrap"><div class="crumbs">您当前的位置：<a href="../">首页</a>&gt;<a href="./">领导讲话</a></div>
<div class="xl-title"><h2>{a.title}</h2></div><div class="xl-info"><span>日期：{a.day}</span><span>来源：{a.site}</span>
<span>浏览次数：<em id="hits"></em></span><span>字号：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]</span></div>
<div class="bdsharebuttonbox"><span>分享到：</span><a>微信</a><a>微博</a><a>QQ空间</a></div>
<div id="zoom" class="TRS_UEDITOR"><div class=TRS_Editor><style>.TRS_Editor P{{line-height:2}}</style>{body}</div></div>
<div class="fujian"><p>附件：</p><a href="./P020210305.doc">{a.title}.doc</a></div>
<div class="ewm"><img src="q.png" alt="二维码"><p>扫一扫在手机打开当前页</p></div>
<div class="tools"><a>【打印】</a><a>【关闭】</a></div></div>
<div class="footer"><p>主办：{a.site}　承办：某某市大数据中心</p><p>网站标识码：4101000001　<a>京ICP备05012345号</a>
<a>京公网安备 11010202000001号</a></p><p>地址：中山路88号　邮编：100000　联系电话：010-12345678</p></div></body></html>"""


def news_portal(a: Article, body: str) -> str:
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>{a.title}--要闻--{a.site}</title><meta property="og:title" content="{a.title}"/></head><body>
<div class="top_nav"><a>登录</a><a>注册</a>{links(a, 4)}</div>
<div class="path"><a>{a.site}</a>&gt;&gt;<a>要闻</a></div>
<div class="clearfix w1000"><div class="text_left fl"><h3 class="pre"></h3><h1>{a.title}</h1><h4 class="sub"></h4>
<p class="sou">{a.day[:4]}年{a.day[5:7]}月{a.day[8:]}日08:15&nbsp;&nbsp;来源：<a href="#">{a.site}</a>
<span>分享到：</span><a></a><a></a></p><div class="box_con" id="rwb_zw"><!--enpcontent-->{body}<!--/enpcontent-->
<div class="edit clearfix">(责编：甲乙、丙丁)</div></div>
<div class="zdfy">[1] <a href="2.html">[2]</a> <a href="2.html">下一页</a></div>
<div class="share">分享让更多人看到 <img alt="分享"></div><div class="tjyd"><h2>推荐阅读</h2>{summaries(a, 3)}</div>
<div class="message"><h2>网友留言</h2><form><textarea>文明上网理性发言，请遵守留言规则。</textarea>
<button>发表评论</button></form><p>还没有人评论，快来抢沙发吧！</p></div></div>
<div class="right fr"><h2>热门排行</h2><ol>{links(a, 8)}</ol><h2>图片新闻</h2>{summaries(a, 2)}
<div class="ad">广告</div><h2>24小时播报</h2>{links(a, 5)}</div></div>
<div class="foot"><p>{a.site}版权所有 ，未经书面授权禁止使用。</p><p>Copyright © 1997-2021 by example.com. all rights reserved</p>
<p>服务邮箱：kf@example.com　违法和不良信息举报电话：010-12345678</p></div></body></html>"""


def document_site(a: Article, body: str) -> str:
    half = body.find("</p>", len(body) // 2) + 4 if "</p>" in body else 0
    advert = '<div class="ad-box"><script>ad()</script>【广告】{}</div>'.format("海量范文任你下载，点击立即注册会员")
    body = f"{body[:half]}{advert}{body[half:]}" if half > 4 else body
    return f"""<!doctype html><html><head><title>{a.title} - {a.site}</title></head><body>
<header><nav><a>首页</a><a>工作总结</a><a>心得体会</a><a>演讲稿</a><a>发言稿</a></nav></header>
<div class="location">当前位置：<a>{a.site}</a> &gt; <a>讲话稿</a> &gt; 正文</div>
<div class="main"><article class="art"><h1>{a.title}</h1><div class="info">时间：{a.day} 编辑：小文 <a>手机版</a></div>
<div class="intro">下面是小编为大家整理的{a.title}，供大家参考，希望对大家有所帮助。</div><div class="con">{body}</div>
<div class="tag">标签：<a>讲话</a> <a>会议</a></div><div class="xg"><h3>【{a.title}】相关文章：</h3>{links(a, 6, dated=True)}</div>
<div class="copy">本文由{a.site}用户上传，版权归原作者所有，如有侵权请联系我们删除。</div></article>
<aside><h3>热门文章</h3>{links(a, 8)}<h3>精选范文</h3>{summaries(a, 3)}</aside></div>
<div class="fixed"><p>下载{a.site}APP，随时随地看范文。</p></div>
<footer>Copyright © 2015-2021 {a.site} <a>网站地图</a> <a>免责声明</a></footer></body></html>"""


def office_page(a: Article, body: str) -> str:
    """The notice and the left column stand before the article, and read like text."""
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><title>{a.title}_领导讲话_{a.site}</title>
<link rel="canonical" href="https://www.example.gov.cn/art/{a.day[:4]}/{a.day[5:7]}/art_1_2.html"></head><body>
<div class="welcome">您好，欢迎访问{a.site}！今天是2021年5月6日 星期四。</div><div class="nav-main">{links(a, 5)}</div>
<div class="row"><div class="col-3"><div class="box"><h3>通知公告</h3>{summaries(a, 4)}</div>
<div class="box"><h3>机构简介</h3><p>{a.rng.choice(a.abstracts)}</p></div></div>
<div class="col-9"><div class="pages-title">{a.title}</div>
<div class="pages-date">发布时间：{a.day} 10:20 <span class="font">来源：{a.site}</span><span>【字体：大 中 小】</span></div>
<div class="pages_content" id="UCAP-CONTENT">{body}</div><div class="related"><b>相关稿件</b>{links(a, 3)}</div>
<div class="prevnext"><p>上一篇：<a>{a.others[0]}</a></p><p>下一篇：<a>没有了</a></p></div></div></div>
<div class="links"><select><option>各县区网站</option><option>省直部门网站</option></select></div>
<div class="bottom">主办单位：{a.site}<br>网站标识码：4100000001<br>京ICP备00000001号-1</div></body></html>"""


def mobile_page(a: Article, body: str) -> str:
    return f"""<!DOCTYPE html><html><head><meta name="viewport" content="width=device-width"><title>{a.title}</title></head>
<body><div class="download-bar"><span>打开客户端，阅读体验更佳</span><a>打开</a></div>
<section class="hd"><h1>{a.title}</h1><p><span>{a.site}</span> <time datetime="{a.day}T08:00:00+08:00">{a.day[5:]} 08:00</time></p>
</section><section class="article-content">{body}</section><div class="unfold">展开全文</div>
<section class="rec"><p>为您推荐</p>{summaries(a, 6)}</section><div class="cmt"><p>热门评论</p>
<div><b>网友甲</b><p>{a.rng.choice(a.abstracts)}</p><span>回复</span><span>12赞</span></div>
<div><b>网友乙</b><p>说得好，支持！</p></div></div><div class="copyright">© {a.site} 版权所有</div></body></html>"""


def bare_page(a: Article, body: str) -> str:
    return f"<html><body><center><b>{a.title}</b></center><br>{body}</body></html>"


FRAMES: tuple[Callable[[Article, str], str], ...] = (
    table_of_2005,
    cms_article,
    news_portal,
    document_site,
    office_page,
    mobile_page,
    bare_page,
)
