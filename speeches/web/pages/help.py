"""How to write a query, by examples that can be tried."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Example:
    """A query, Chinese in every language, and what it finds in the reader's."""

    query: str
    meaning: str


@dataclass(frozen=True, slots=True)
class HelpPage:
    """`templates/web/help.html`."""

    examples: tuple[Example, ...]


def help_page() -> HelpPage:
    return HelpPage(
        (
            Example("执行力 政府", _("两个词都出现；标点也隔开词，同空格一样")),
            Example("执行力 OR 落实", _("至少出现一个；OR 要大写")),
            Example("政府 -企业", _("有“政府”，而没有“企业”")),
            Example("“狠抓落实”", _("引号内的语句，连同其中的标点；也可写作「」『』")),
            Example("(执行力 OR 落实) 作风", _("括号里的先算")),
            Example("执行 ~5 落实", _("同在一段，先后不论，中间最多隔 5 个字")),
            Example("标题:政府", _("只在标题里找")),
            Example("讲话人:县长 OR 场合:常务会议", _("讲话人的姓名或职务，讲话的场合")),
            Example("来源:网", _("从哪个网站收录")),
            Example("栏目:政", _("在哪个栏目，连同下级栏目")),
            Example("政府 年:2010..2021", _("这几年的讲话；一年写作 年:2021")),
            Example("标题:(政府 OR 会议) -企业", _("前缀和减号也管一个括号")),
        )
    )
