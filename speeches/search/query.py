"""What a reader asks for: the words, the filters, the order and the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus

from django.utils.translation import gettext as _

from speeches.models import Section, Source, Speech
from speeches.models.columns import NAME_LENGTH
from speeches.search.dimensions import FacetName, Quality
from speeches.search.errors import QueryError
from speeches.search.expression import Expression, Years
from speeches.search.parser import parse

NONE = "none"  # in an address: speeches without a section, a date, a source
YEARS = re.compile(r"([0-9]{1,4})(?:\.\.([0-9]{1,4}))?")
NUMBER = re.compile(r"[0-9]{1,18}")  # fits a 64-bit integer
PAGE = re.compile(r"[0-9]{1,9}")  # and so does the place of its first hit
SHOWN = 40  # characters of a wrong value that the message repeats


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A search as its address says it; those of its facets are "" where not set."""

    text: str  # as written
    expression: Expression
    section: str = ""  # a slug or "none"
    year: str = ""  # 2021, 2019..2021 or "none"
    source: str = ""  # a primary key or "none"
    speaker: str = ""  # as written, or "none"
    level: str = ""  # or "none"
    quality: str = ""
    sort: Sort = Sort.RELEVANCE
    page: int = 1  # from 1
    as_written: bool = False  # 只看原字形: upper and lower case, traditional and simplified are told apart

    @classmethod
    def from_params(cls, params: Mapping[str, str]) -> "SearchQuery":
        """Read q, the facets, sort, page and original; raises `QueryError` with its status."""
        text = params.get("q", "")
        if not text.strip():
            raise QueryError(_("请输入要检索的词。"), position=0)
        return cls(
            text=text,
            expression=parse(text),
            section=_known_section(params.get("section", "")),
            year=_written_year(params.get("year", "")),
            source=_known_source(params.get("source", "")),
            speaker=_possible_speaker(params.get("speaker", "")),
            level=_known_code("level", params.get("level", ""), (*Speech.Level.values, NONE)),
            quality=_known_code("quality", params.get("quality", ""), tuple(Quality)),
            sort=_known_sort(params.get("sort", "")),
            page=_page_number(params.get("page", "")),
            as_written=_is_set(params.get("original", "")),
        )

    @property
    def chosen(self) -> dict[FacetName, str]:
        """Give the facets that are set, with their values as in the address."""
        values = {facet: str(getattr(self, facet.value)) for facet in FacetName}
        return {facet: value for facet, value in values.items() if value}

    @property
    def years(self) -> Years | None:
        return years_in(self.year)


def years_in(value: str) -> Years | None:
    """Read 2021 or 2019..2021; None for anything else."""
    written = YEARS.fullmatch(value)
    return Years(int(written[1]), int(written[2] or written[1])) if written else None


def _known_section(value: str) -> str:
    if value in ("", NONE) or value in set(Section.objects.values_list("slug", flat=True)):
        return value
    raise QueryError(_("没有网址名为“%(slug)s”的栏目。") % {"slug": _shown(value)}, status=HTTPStatus.NOT_FOUND)


def _known_source(value: str) -> str:
    if value in ("", NONE):
        return value
    if not NUMBER.fullmatch(value):
        raise QueryError(_("来源要写编号，这里写的是“%(value)s”。") % {"value": _shown(value)})
    if not Source.objects.filter(pk=int(value)).exists():
        raise QueryError(_("没有编号为 %(value)s 的来源。") % {"value": value}, status=HTTPStatus.NOT_FOUND)
    return str(int(value))


def _possible_speaker(value: str) -> str:
    """Any name will do that could be in the archive: one that is not there finds nothing."""
    if len(value) <= NAME_LENGTH:
        return value
    raise QueryError(
        _("讲话人的名字最多 %(limit)d 个字，这里有 %(length)d 个。") % {"limit": NAME_LENGTH, "length": len(value)}
    )


def _written_year(value: str) -> str:
    years = years_in(value)
    if value in ("", NONE) or (years and years.first <= years.last):
        return value
    raise QueryError(
        _("年份写作 2021 或由早到晚的 2019..2021，这里写的是“%(value)s”。") % {"value": _shown(value)},
    )


def _known_code(name: str, value: str, known: tuple[str, ...]) -> str:
    if value == "" or value in known:
        return value
    raise QueryError(
        _("%(name)s 只能是 %(known)s，这里写的是“%(value)s”。")
        % {"name": name, "known": "、".join(known), "value": _shown(value)},
    )


def _known_sort(value: str) -> Sort:
    if not value:
        return Sort.RELEVANCE
    if value in set(Sort):
        return Sort(value)
    raise QueryError(
        _("排序方式有 %(known)s，这里写的是“%(value)s”。") % {"known": "、".join(Sort), "value": _shown(value)},
    )


def _page_number(value: str) -> int:
    if not value:
        return 1
    if PAGE.fullmatch(value) and int(value) >= 1:
        return int(value)
    raise QueryError(_("页码是从 1 起的整数，最多 9 位，这里写的是“%(value)s”。") % {"value": _shown(value)})


def _is_set(value: str) -> bool:
    return _known_code("original", value, ("1", "0")) == "1"


def _shown(value: str) -> str:
    return value if len(value) <= SHOWN else value[:SHOWN] + "…"
