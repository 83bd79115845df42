"""How to search, by examples that can be tried."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Example:
    """A query, Chinese in every language, and what it finds in the reader's."""

    query: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Group:
    """Examples of one kind, the easy ones first."""

    title: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds, with a query that shows it where there is one."""

    text: str
    query: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    key: str  # names the place in the page
    title: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class HelpPage:
    """`templates/web/help.html`."""

    groups: tuple[Group, ...]
    topics: tuple[Topic, ...]


def help_page() -> HelpPage:
    return HelpPage(
        (_first_steps(), _combining(), _restricting()),
        (_matching(), _typing(), _results(), _inside(), _citing(), _taking_away()),
    )


def _first_steps() -> Group:
    return Group(
        _("先会这四样"),
        (
            Example("执行力 政府", _("两个词都出现；标点也隔开词，同空格一样")),
            Example("“狠抓落实”", _("引号内的语句，连同其中的标点；也可写作「」『』")),
            Example("执行力 OR 落实", _("至少出现一个；OR 要大写")),
            Example("政府 -企业", _("有“政府”，而没有“企业”")),
        ),
    )


def _combining() -> Group:
    return Group(
        _("组合起来"),
        (
            Example("(执行力 OR 落实) 作风", _("括号里的先算")),
            Example("执行 ~5 落实", _("同在一段，先后不论，中间最多隔 5 个字")),
            Example("标题:(政府 OR 会议) -企业", _("前缀和减号也管一个括号")),
        ),
    )


def _restricting() -> Group:
    return Group(
        _("指定在哪里找"),
        (
            Example("标题:政府", _("只在标题里找")),
            Example("讲话人:县长 OR 场合:常务会议", _("讲话人的姓名或职务，讲话的场合")),
            Example("来源:网", _("从哪个网站收录")),
            Example("栏目:政", _("在哪个栏目，连同下级栏目")),
            Example("政府 年:2010..2021", _("这几年的讲话；一年写作 年:2021")),
        ),
    )


def _matching() -> Topic:
    return Topic(
        "matching",
        _("怎样算找到"),
        (
            Rule(_("写下的每个词都要出现，可以在不同的段落。一个字也能查；词不切分，“长”也在“县长”里。")),
            Rule(
                _("繁体与简体、全角与半角、大写与小写视为相同；显示时总是原来的字形。要只看原字形，勾选“只看原字形”。")
            ),
            Rule(
                _(
                    "“著”与“着”、“覆”与“复”不是繁简对应，视为不同的字：查“着力”查不到“著力”，查“反复”查不到“反覆”。两种写法都要，就用 OR："
                ),
                "着力 OR 著力",
            ),
            Rule(_("字母和数字也逐字比较，不分词：AI 也在 maintain 里，1 也在 2021 和 ① 里。"), "1"),
            Rule(_("段内的空格和换行不计；正文里的标点要计，“发展改革”查不到“发展、改革”。引号内的标点要与正文一致。")),
            Rule(_("一处命中不跨段。讲话人、场合、地点、来源和附文，不用前缀就不查。")),
            Rule(
                _(
                    "各种符号写成全角也可以：（）－～“”：ＯＲ。减号和波浪号只在词的开头才是符号，2019-2020 和 5~10 是文字。不认识的前缀（“作者:”）和 * 都是文字。检索式最多 2000 个字、100 个词。"
                )
            ),
        ),
    )


def _typing() -> Topic:
    return Topic(
        "typing",
        _("输入的时候"),
        (
            Rule(_("检索框随输入提示标题、提法、讲话人和栏目。繁体、拼音（zhixingli）和首字母（zxl）都可以。")),
            Rule(_("↑ ↓ 选择，回车采用，Esc 收起；不选就按写下的检索。用输入法选字时按回车，只是选字，不会提交。")),
        ),
    )


def _results() -> Topic:
    return Topic(
        "results",
        _("筛选与排序"),
        (
            Rule(
                _(
                    "栏目、年份、讲话人、层级、来源、完整程度可以一同选用，旁边的数字是选它之后的篇数。年份图上点一年只看那一年。日期不详的讲话自成一类，在任何年份范围之外，按日期排序时总在最后。"
                )
            ),
            Rule(
                _(
                    "只在一个栏目、一年、一个来源里找：在它的页面上检索，或在结果旁筛选。只看一个人的讲话：在结果旁选讲话人。"
                )
            ),
            Rule(_("什么也没有找到时，页面会说明是哪个条件所致，放宽之后各有多少篇，以及读音或字形相近的词。")),
        ),
    )


def _inside() -> Topic:
    return Topic(
        "inside",
        _("只在一篇里找"),
        (
            Rule(
                _(
                    "打开一篇讲话，用正文上方的检索框。每处命中都标出，按 n 到下一处，按 p 到上一处，目录里有每一节的处数。"
                )
            ),
        ),
    )


def _citing() -> Topic:
    return Topic(
        "citing",
        _("引用与比较"),
        (
            Rule(
                _(
                    "讲话页末尾有引文，按一下就能复制：国标 GB/T 7714 两个版本、脚注，以及 BibTeX、RIS、CSL-JSON 文件；每个检索结果页也能导出本页各篇的引文。"
                )
            ),
            Rule(_("“比较”并排看两篇讲话，或同一篇的原件与整理后的文本，差别逐字标出。")),
        ),
    )


def _taking_away() -> Topic:
    return Topic(
        "data",
        _("取用"),
        (
            Rule(
                _(
                    "每个检索都是一个地址，可以收藏和转发。把 /search/ 换成 /search.json，得到同样的结果；讲话地址末尾的 / 换成 .txt、.md 或 .json，得到全文。每段讲话左边的 ¶ 是这一段的永久地址。"
                )
            ),
        ),
    )
