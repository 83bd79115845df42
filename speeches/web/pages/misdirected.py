"""An address of browsing that asks for what there is not, and the ways back."""

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from speeches.web.browsing.dimensions import NAMES, Dimension
from speeches.web.browsing.query import BrowseError, unread
from speeches.web.pages.overviews import PAGES as OVERVIEWS


@dataclass(frozen=True, slots=True)
class Back:
    """A page that is there."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class MisdirectedPage:
    """`templates/web/misdirected.html`."""

    code: int
    title: str
    message: str
    ways: tuple[Back, ...]


def misdirected_page(path: str, params: QueryDict, error: BrowseError) -> MisdirectedPage:
    """Lead back to the same list without what is wrong, to all values there are, and to everything."""
    rest = unread(params, error)
    without = path + (f"?{urlencode(rest)}" if rest else "")
    ways = []
    if error.name in params:
        ways.append(Back(_("回到第一页") if error.name == "page" else _("去掉这个条件"), without))
    if error.name in set(Dimension) and (page := OVERVIEWS.get(Dimension(error.name))):
        ways.append(Back(_("查看全部%(name)s") % {"name": NAMES[Dimension(error.name)]}, reverse(page)))
    if not ways or without != reverse("speeches"):
        ways.append(Back(_("浏览全部讲话"), reverse("speeches")))
    is_lost = error.status == HTTPStatus.NOT_FOUND
    return MisdirectedPage(error.status, _("找不到页面") if is_lost else _("请求有误"), str(error), tuple(ways))
