"""Dirt that a page puts around the text and into it: whole lines and runs that belong to the site."""

import random
import re
from collections.abc import Callable, Sequence

from benchmarks.quality.dirt.page import Dirt
from benchmarks.quality.dirt.repairs import INSIDE, Kind, some

TITLE = "在全县经济工作会议上的讲话"
SITES = ("百味书屋", "公文素材库", "阳光文秘网", "好文档网", "红旗文稿网", "中原范文大全")
OTHERS = (
    "在全市安全生产工作会议上的讲话",
    "乡镇党委书记述职述廉报告",
    "关于加强作风建设的几点思考",
    "2019年县政府工作要点",
    "街道办事处半年工作总结",
)
ABOVE: dict[str, Sequence[Sequence[str]]] = {
    "navigation": (
        ("首页 | 新闻 | 政务 | 服务 | 互动",),
        ("网站首页  范文大全  工作总结  讲话稿  入党申请书",),
        ("首页", "公文", "总结", "讲话", "登录 | 注册"),
        ("百味书屋 导航",),
        ("设为首页 | 加入收藏 | 网站地图 | 联系我们",),
    ),
    "breadcrumbs": (
        ("当前位置：首页 > 领导讲话 > 正文",),
        ("您现在的位置：首页 >> 政务公开 >> 领导讲话",),
        ("首页 > 公文素材 > 讲话稿 > " + TITLE,),
        ("您的位置：网站首页 -> 文秘范文 -> 会议讲话",),
    ),
    "spam": (
        ("薈聚奇文、博采众长、见贤思齐",),
        ("好文章尽在百味书屋，欢迎收藏！",),
        ("专业代写各类公文材料，质优价廉，QQ：12345678",),
        ("彩票投注 在线娱乐城 注册送彩金",),
        ("海量范文免费下载，写材料不求人",),
    ),
    "counters": (
        ("浏览次数：358", "字号：大 中 小"),
        ("发布时间：2019-03-05 10:22 点击数：1024 【字体：大 中 小】",),
        ("阅读：2301次 评论：0条",),
        ("日期：2020-01-09 08:11 人气：89",),
    ),
    "leads": (
        (f"下面是小编为大家整理的{TITLE},供大家参考。",),
        (f"今天小编给大家带来了{TITLE}，希望能够帮助到大家，欢迎阅读。",),
        (f"本文是百味书屋为大家精心收集的{TITLE}，仅供参考，大家一起来看看吧！",),
        (f"导语：{TITLE}如何写？以下是小编搜集整理的范文，欢迎参阅。",),
        (f"《{TITLE}》由会员分享，可在线阅读，更多相关内容请在淘文阁网站上搜索。",),
    ),
}
BELOW: dict[str, Sequence[Sequence[str]]] = {
    "related_lists": (
        ("相关文章：", *OTHERS[:3]),
        ("推荐阅读", f"{OTHERS[0]} 2019-02-11", f"{OTHERS[1]} 2018-12-30"),
        (f"上一篇：{OTHERS[2]}", f"下一篇：{OTHERS[3]}"),
        ("猜你喜欢", *OTHERS[1:4]),
        ("热门文章排行", f"1 {OTHERS[0]}", f"2 {OTHERS[3]}", f"3 {OTHERS[4]}"),
    ),
    "share_bars": (
        ("分享到：微信 微博 QQ空间 人人网",),
        ("【打印本页】 【关闭窗口】",),
        ("分享到", "收藏 打印 纠错 返回顶部"),
        ("扫一扫在手机打开当前页",),
    ),
    "comment_widgets": (
        ("网友评论", "登录后发表评论", "暂无评论"),
        ("发表评论", "已有 0 人参与，点击查看全部", "验证码：", "提交评论"),
        ("我来说两句", "文明上网理性发言，请遵守评论服务协议"),
        ("最新评论(0)", "还没有评论，快来抢沙发吧！"),
    ),
    "disclaimers": (
        ("免责声明：本文仅限学习分享，如产生版权问题，请联系我们及时删除。",),
        (
            "版权声明：",
            "1.本站资料来自互联网以及用户的投稿，用于非商业性学习目的免费阅览。",
            "2.如有侵权，请联系我们。",
        ),
        ("声明：本网站部分文章来源于网络，转载是出于传递更多信息之目的，如有侵犯您的权益，请告知我们删除。",),
        ("【特别声明】以上内容仅代表作者个人观点，不代表本站立场。",),
    ),
    "copyright": (
        ("版权所有：百味书屋  豫ICP备12345678号",),
        ("Copyright © 2008-2022 公文素材库 All Rights Reserved",),
        ("© 2021 好文档网 www.example.com 版权所有 广告合作：someone@example.com",),
        ("主办：某县人民政府办公室 承办：某县电子政务中心", "网站标识码：4100000000 京公网安备 11010102000001号"),
    ),
    "repeated_titles": ((f"《{TITLE}》",), (TITLE,)),
}
INLINE: dict[str, Sequence[str]] = {
    "paywall_notices": (
        "(未完,全文共1971字,当前显示613字)",
        "……(省略826字,正式会员可完整阅读)……",
        "（此处省略1200字，登录后可查看全文）",
    ),
    "inline_ads": (
        "【广告】",
        "（更多精彩文章来自公文素材库）",
        "本文来自百味书屋www.example.com",
        "[来源:好文档网]",
        "（本文由阳光文秘网整理）",
    ),
    "anti_copy_noise": ("8 [; o H! @9 B!", "3 x5 ]- }$ F+ k3 L", "\n, Q/ ]% f: z4 T3 k\n"),
    "watermarks": ("公文素材库", "ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ", "www.example.com", "\n内部资料 注意保存\n"),
}
LEAKS = (
    "@page { margin: 2cm }",
    "p.MsoNormal { margin:0cm; font-size:10.5pt; }",
    ".TRS_Editor P{line-height:2;font-size:14px;}",
    "x0dx0a",
    "var _hmt = _hmt || [];",
    "document.write('<script src=\"/js/ad.js\"></script>');",
    "/* Style Definitions */ table.MsoNormalTable {mso-style-name:普通表格;}",
)


def above(lines: Sequence[Sequence[str]]) -> Kind:
    def kind(_text: str, rng: random.Random) -> list[Dirt]:
        furniture = [Dirt(0, 0, f"{line}\n") for line in rng.choice(lines)]
        return rng.choice([[_title(), *furniture], [*furniture, _title()]])

    return kind


def below(lines: Sequence[Sequence[str]]) -> Kind:
    def kind(text: str, rng: random.Random) -> list[Dirt]:
        return [_title(), *(Dirt(len(text), len(text), f"\n{line}") for line in rng.choice(lines))]

    return kind


def inline(forms: Sequence[str], count: int) -> Kind:
    def kind(text: str, rng: random.Random) -> list[Dirt]:
        form = rng.choice(forms)
        places = (m.end() for m in re.finditer("[。，]", text)) if rng.random() < 0.5 else _inside(text)
        return [_title(), *(Dirt(at, at, form) for at in some(places, rng, count, 80))]

    return kind


def _inside(text: str) -> list[int]:
    return [match.start() for match in INSIDE.finditer(text)]


def leaks(text: str, rng: random.Random) -> list[Dirt]:
    ends = [match.end() for match in re.finditer("\n", text)]
    return [_title(), *(Dirt(at, at, f"{rng.choice(LEAKS)}\n") for at in some(ends, rng, 4, 80))]


def share_bars_inside(text: str, rng: random.Random) -> list[Dirt]:
    at = rng.choice([match.end() for match in re.finditer("\n", text)])
    return [
        _title(),
        Dirt(at, at, rng.choice(["分享到：微信 微博 QQ空间\n", "收藏 | 打印 | 分享\n", "点击展开全文\n"])),
    ]


def title_inside(text: str, rng: random.Random) -> list[Dirt]:
    at = rng.choice([match.end() for match in re.finditer("\n", text)])
    return [_title(), Dirt(at, at, f"{TITLE}\n")]


def _title() -> Dirt:
    return Dirt(0, 0, f"{TITLE}\n", counted=False)


REMOVALS: dict[str, Kind] = {
    **{name: above(lines) for name, lines in ABOVE.items()},
    **{name: below(lines) for name, lines in BELOW.items()},
    **{name: inline(forms, 4) for name, forms in INLINE.items()},
    "css_and_script_leaks": leaks,
    "share_bars_inside": share_bars_inside,
    "titles_inside": title_inside,
}

ARTICLE = (
    "加强作风建设，是做好各项工作的重要保证。要坚持问题导向，深入基层调查研究，切实解决群众反映强烈的突出问题。",
    "一要转变观念。各级干部要把服务群众作为第一职责，把群众满意作为第一标准，多办实事，少讲空话。",
    "二要健全制度。要完善考核办法，严格督促检查，做到有布置、有检查、有落实，推动作风建设常态化。",
)


def second_article(text: str, rng: random.Random) -> list[Dirt]:
    label = rng.choice(["扩展阅读：", "延伸阅读:", "【扩展阅读】", "拓展阅读："])
    return [_title(), *_lines(len(text), [f"{label}{OTHERS[2]}", *ARTICLE])]


def later_parts(text: str, rng: random.Random) -> list[Dirt]:
    form: Callable[[str], str] = rng.choice(
        [
            lambda n: f"第{n}篇：",
            lambda n: f"篇{n}：",
            lambda n: f"【篇{n}】",
            lambda n: f"范文{n}：",
        ]
    )
    first = Dirt(0, 0, f"{form('一')}{TITLE}\n", counted=False)
    others = [[f"{form(n)}{title}", "同志们：", *ARTICLE] for n, title in zip("二三", OTHERS[:2], strict=True)]
    return [_title(), first, *_lines(len(text), [line for part in others for line in part])]


def editors_notes(text: str, rng: random.Random) -> list[Dirt]:
    note = rng.choice(
        [
            "编者按：这篇讲话主题鲜明、内容充实，现予刊发，供各地学习借鉴。",
            "【编者按】日前召开的会议就做好全年工作作出部署，本刊摘发讲话全文，以飨读者。",
            "编者注：本文根据录音整理，未经本人审阅。",
        ]
    )
    at = 0 if note.startswith(("编者按", "【")) else len(text)
    return [_title(), Dirt(at, at, f"{note}\n" if at == 0 else f"\n{note}")]


def attachments(text: str, rng: random.Random) -> list[Dirt]:
    head = rng.choice(["附件：", "附件1：", "附：", "附件一 "])
    table = [
        "重点任务分工方案",
        "（一）加快项目建设。责任单位：县发展改革委。",
        "（二）优化营商环境。责任单位：县政务服务局。",
    ]
    return [_title(), *_lines(len(text), [f"{head}{table[0]}", *table[1:]])]


def _lines(at: int, lines: Sequence[str]) -> list[Dirt]:
    return [Dirt(at, at, f"\n{line}") for line in lines]


SEPARATIONS: dict[str, Kind] = {
    kind.__name__: kind for kind in (second_article, later_parts, editors_notes, attachments)
}
