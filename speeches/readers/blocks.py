"""What is known of a block of an HTML page: how much stands in it, and what its names say of it."""

import re
from dataclasses import dataclass
from functools import lru_cache

BOILERPLATE_TAGS = frozenset(
    {"nav", "footer", "aside", "form", "menu", "button", "select", "textarea", "dialog", "marquee", "figcaption"}
)
# Names of classes and ids, cut at "-", "_", spaces and capitals, as Chinese portals and document sites write them.
BOILERPLATE_NAMES = frozenset(
    """
    nav navi navs navbar navigation menu topnav topbar subnav daohang dh crumb crumbs breadcrumb breadcrumbs bread mbx
    position weizhi location footer foot bottom dibu copyright banquan disclaimer shengming sidebar side aside
    related relate relates relevant xiangguan recommend recommended recommends rec tuijian hot rank ranking
    share shares sharing fenxiang bdsharebuttonbox bdshare jiathis comment comments cmt pinglun liuyan
    pagination pager pagebar paging prev previous next prevnext shangxia ad ads advert advertisement banner gg ggw guanggao adv adsense sponsor
    login search friendlink friendlinks flink youqing qrcode erweima ewm toolbar tags tag breadnav welcome
    """.split()  # noqa: SIM905, one list of words reads better than a hundred quoted ones
)
NAME_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
ROOTS = frozenset({"html", "body", "main", "article"})  # their names speak of the whole page: "has-sidebar"
CONTENT_NAMES = re.compile(  # of the block that holds the article, in the publishing systems that offices use
    r"""
    \b(?:zoom|trs_editor\w*|trs_ueditor|ucap-content|js_content|vsb_content\w*|artibody|wp_articlecontent|rwb_zw
    |enpcontent|pages_content|custom_unionstyle|articlecontent|article[-_]content|news[-_]?content|zhengwen|neirong)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
LONGEST_NAMES = 200  # characters of the classes and of the id that are looked at
MIN_LINKS = 3  # with 2, a paragraph that is two references is lost
BESIDE_A_LINK = 14  # letters: lists of related articles print a bullet and a date beside each link
LIST_HEADING = 40  # letters that may stand above such a list, as the name of the article and 相关文章
LINK_SHARE = 0.25  # of the letters of a list, at least


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the page, as the page text was when it opened and closed."""

    parent: int  # the index of the enclosing block; -1 for the outermost
    start: int
    end: int
    marks: int  # punctuation of running text outside links
    letters: int
    linked: int  # letters inside links
    links: int
    kind: str  # its tag and its classes
    named_boilerplate: bool
    named_content: bool

    @property
    def is_link_list(self) -> bool:
        beside = self.letters - self.linked
        is_mostly_links = (
            beside <= BESIDE_A_LINK * self.links + LIST_HEADING and self.linked >= LINK_SHARE * self.letters
        )
        return self.links >= MIN_LINKS and not self.marks and is_mostly_links


@lru_cache(maxsize=4096)
def is_named_boilerplate(tag: str, class_names: str, identity: str) -> bool:
    """Whether tag, class or id say that the element is no part of the content.

    >>> is_named_boilerplate("div", "article-breadCrumb", ""), is_named_boilerplate("div", "content", "")
    (True, False)
    """
    if tag in BOILERPLATE_TAGS:
        return True
    if tag in ROOTS or not (class_names or identity):
        return False
    parts = NAME_PART.findall(f"{class_names[:LONGEST_NAMES]} {identity[:LONGEST_NAMES]}")
    return not BOILERPLATE_NAMES.isdisjoint(part.lower() for part in parts)


@lru_cache(maxsize=4096)
def is_named_content(class_names: str, identity: str) -> bool:
    """Whether class or id are those in which the publishing systems put the article.

    >>> is_named_content("TRS_Editor", ""), is_named_content("", "wrap")
    (True, False)
    """
    return CONTENT_NAMES.search(f"{class_names[:LONGEST_NAMES]} {identity[:LONGEST_NAMES]}") is not None
