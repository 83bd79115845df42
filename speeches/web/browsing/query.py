"""What an address of browsing asks for, and the address that asks for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from speeches.models import Speech
from speeches.search.expression import Years
from speeches.search.query import years_in
from speeches.web.browsing.dimensions import NAMES, NONE, Dimension, Quality, Sort, View

MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
PAGE = re.compile(r"[0-9]{1,9}")
ADDRESSES = 1000  # paths kept at hand: a page has a hundred addresses, most of one path
SHOWN = 40  # characters of a wrong value that the message repeats
PATHS = {Dimension.SECTION: "section", Dimension.YEAR: "year", Dimension.SOURCE: "source"}  # have pages of their own
CODES: dict[Dimension, tuple[str, ...]] = {
    Dimension.LEVEL: (*Speech.Level.values, NONE),
    Dimension.GENRE: (*Speech.Genre.values, NONE),
    Dimension.QUALITY: tuple(Quality),
}
Choice = TypeVar("Choice", Sort, View)


class BrowseError(Exception):
    """An address that asks for what there is not; the message is in the reader's language and shown as it is.

    `name` is the parameter that is wrong. `status` is 400 for what cannot be read, 404 for what is not there.
    """

    def __init__(self, message: str, *, name: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__(message)
        self.name = name
        self.status = status


@dataclass(frozen=True, slots=True)
class BrowseQuery:
    """Filters, order, form and page of a list."""

    chosen: Mapping[Dimension, str] = field(default_factory=dict)  # as in the address; none is ""
    sort: Sort = Sort.NEWEST
    view: View = View.LIST
    page: int = 1  # from 1
    within: Dimension | None = None  # the filter that stands in the path

    @classmethod
    def from_params(cls, params: QueryDict, *, within: Dimension | None = None, value: str = "") -> "BrowseQuery":
        """Read the parameters, and the filter that the path sets; raises `BrowseError`. Others are left alone."""
        if within and params.get(within):
            message = _("这一页本来就限定了%(name)s，地址里不能再写一次。") % {"name": NAMES[within]}
            raise BrowseError(message, name=within)
        written = {name: _once(params, name) for name in (*Dimension, "sort", "view", "page")}
        chosen = {dimension: _possible(dimension, written[dimension]) for dimension in Dimension if written[dimension]}
        return cls(
            chosen=chosen | ({within: value} if within else {}),
            sort=_known("sort", written["sort"], Sort.NEWEST),
            view=_known("view", written["view"], View.LIST),
            page=_page_number(written["page"]),
            within=within,
        )

    @property
    def years(self) -> Years | None:
        return years_in(self.chosen.get(Dimension.YEAR, ""))

    @property
    def only_year(self) -> int | None:
        """The one year that is chosen, be it by its month."""
        month = self.chosen.get(Dimension.MONTH, NONE)
        if month != NONE:
            return int(month[:4])
        return self.years.first if self.years and self.years.first == self.years.last else None

    def choosing(self, dimension: Dimension, value: str) -> "BrowseQuery":
        """Ask for a value instead, or for any where it is "", from the first page; a month goes with its year."""
        chosen = {other: kept for other, kept in self.chosen.items() if other is not dimension}
        if dimension is Dimension.YEAR and not chosen.get(Dimension.MONTH, "").startswith(f"{value}-"):
            chosen.pop(Dimension.MONTH, None)
        if value:
            chosen[dimension] = value
        within = self.within
        if within is dimension and (not value or (dimension is Dimension.YEAR and ".." in value)):
            within = None
        return replace(self, chosen=chosen, within=within, page=1)

    def choosing_only(self, dimension: Dimension | None) -> "BrowseQuery":
        """Keep one filter, or none."""
        chosen = {dimension: self.chosen[dimension]} if dimension else {}
        return replace(self, chosen=chosen, within=dimension if dimension is self.within else None, page=1)

    def ordered(self, sort: Sort) -> "BrowseQuery":
        return replace(self, sort=sort, page=1)

    def seen_as(self, view: View) -> "BrowseQuery":
        return replace(self, view=view)

    def at(self, page: int) -> "BrowseQuery":
        return replace(self, page=page)

    @property
    def params(self) -> dict[str, str]:
        """What the address has behind its path; the order and form that need no saying are left out."""
        params = {name.value: self.chosen[name] for name in Dimension if name in self.chosen and name != self.within}
        if self.sort is not Sort.NEWEST:
            params["sort"] = self.sort.value
        if self.view is not View.LIST:
            params["view"] = self.view.value
        if self.page > 1:
            params["page"] = str(self.page)
        return params

    def address(self, form: str = "") -> str:
        """The address of the page, or of its ".json"."""
        name, parts = "speeches", tuple[str, ...]()
        if self.within:
            name, parts = PATHS[self.within], (self.chosen[self.within],)
        path = _path(f"{name}_{form}" if form else name, parts)
        return f"{path}?{urlencode(params)}" if (params := self.params) else path

    def address_of_counts(self, name: str, *parts: str) -> str:
        """The address of a page or file that counts what these filters find."""
        chosen = {dimension.value: self.chosen[dimension] for dimension in Dimension if dimension in self.chosen}
        path = reverse(name, args=parts)
        return f"{path}?{urlencode(chosen)}" if chosen else path


@lru_cache(maxsize=ADDRESSES)
def _path(name: str, parts: tuple[str, ...]) -> str:
    return reverse(name, args=parts)


def unread(params: QueryDict, error: BrowseError) -> dict[str, str]:
    """Give the parameters that are not wrong, each once, for the way back."""
    known = {*Dimension, "sort", "view", error.name} - {error.name}
    return {name: str(params[name]) for name in params if name in known and params[name]}


def shown(value: str) -> str:
    return value if len(value) <= SHOWN else value[:SHOWN] + "…"


def _once(params: QueryDict, name: str) -> str:
    values = params.getlist(name)
    if len(set(values)) > 1:
        raise BrowseError(_("地址里的 %(name)s 写了不止一次，只能写一次。") % {"name": name}, name=name)
    return values[0] if values else ""


def _possible(dimension: Dimension, value: str) -> str:
    """Refuse what cannot be a value; whether the archive has it is looked up later."""
    if dimension in CODES and value not in CODES[dimension]:
        _refuse(dimension, value, CODES[dimension])
    if dimension is Dimension.YEAR:
        return _written_years(value)
    if dimension is Dimension.MONTH and value != NONE and not MONTH.fullmatch(value):
        message = _("月份写作 2021-02，这里写的是“%(value)s”。") % {"value": shown(value)}
        raise BrowseError(message, name=dimension)
    return value


def _written_years(value: str) -> str:
    years = years_in(value)
    if value == NONE:
        return value
    if not years or years.first > years.last:
        message = _("年份写作 2021 或由早到晚的 2019..2021，这里写的是“%(value)s”。") % {"value": shown(value)}
        raise BrowseError(message, name=Dimension.YEAR)
    return str(years.first) if years.first == years.last else f"{years.first}..{years.last}"


def _known(name: str, value: str, usual: Choice) -> Choice:
    kinds = type(usual)
    if value and value not in set(kinds):
        _refuse(name, value, tuple(kinds))
    return kinds(value) if value else usual


def _refuse(name: str, value: str, known: tuple[str, ...]) -> None:
    message = _("%(name)s 只能是 %(known)s，这里写的是“%(value)s”。")
    raise BrowseError(message % {"name": name, "known": "、".join(known), "value": shown(value)}, name=name)


def _page_number(value: str) -> int:
    """A page that could be; zero and less are of the right kind, and simply not there."""
    if value and not PAGE.fullmatch(value.removeprefix("-")):
        message = _("页码应是正整数，而不是“%(page)s”。") % {"page": shown(value)}
        raise BrowseError(message, name="page", status=HTTPStatus.NOT_FOUND)
    return int(value or 1)
