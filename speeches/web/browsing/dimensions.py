"""What speeches can be browsed by, and the orders and forms of a list; the names are those of the address."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from speeches.search import dimensions as searched

NONE = "none"  # in an address: speeches without a section, a date, a speaker …


class Dimension(StrEnum):
    """A filter; those that the search has too are called the same there."""

    SECTION = "section"  # a slug; what is under it counts too
    YEAR = "year"  # 2021 or 2019..2021
    MONTH = "month"  # 2021-02; "none" where the date has no month
    SPEAKER = "speaker"  # as written, as are the two below
    OFFICE = "office"
    PLACE = "place"
    LEVEL = "level"  # as `Speech.Level` has it
    GENRE = "genre"  # as `Speech.Genre` has it
    SOURCE = "source"  # a primary key; a speech may have been found on several sites
    QUALITY = "quality"  # a speech has one or more


class Quality(StrEnum):
    """What a reader may want to know of a text before relying on it; a speech is whole or truncated."""

    WHOLE = searched.Quality.WHOLE.value
    TRUNCATED = searched.Quality.TRUNCATED.value
    REDACTED = searched.Quality.REDACTED.value
    RESTORED = "restored"  # at least one repair


class Sort(StrEnum):
    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    ARRIVAL = "arrival"
    LENGTH = "length"


class View(StrEnum):
    LIST = "list"  # with the opening of each text
    COMPACT = "compact"  # a line each


# Their values are Chinese in every language of the interface.
AS_WRITTEN = frozenset({Dimension.SPEAKER, Dimension.OFFICE, Dimension.PLACE, Dimension.SOURCE})

NAMES: dict[Dimension, Promise] = {
    Dimension.SECTION: _("栏目"),
    Dimension.YEAR: _("年份"),
    Dimension.MONTH: _("月份"),
    Dimension.SPEAKER: _("讲话人"),
    Dimension.OFFICE: _("职务"),
    Dimension.PLACE: _("地点"),
    Dimension.LEVEL: _("层级"),
    Dimension.GENRE: _("文体"),
    Dimension.SOURCE: _("来源"),
    Dimension.QUALITY: _("完整程度"),
}
WITHOUT: dict[Dimension, Promise] = {
    Dimension.SECTION: _("未归类"),
    Dimension.YEAR: _("日期不详"),
    Dimension.MONTH: _("月份不详"),
    Dimension.SPEAKER: _("讲话人不详"),
    Dimension.OFFICE: _("职务不详"),
    Dimension.PLACE: _("地点不详"),
    Dimension.LEVEL: _("层级不详"),
    Dimension.GENRE: _("文体不详"),
    Dimension.SOURCE: _("来源不详"),
}
QUALITIES: dict[Quality, Promise] = {
    Quality.WHOLE: _("全文"),
    Quality.TRUNCATED: _("残缺"),
    Quality.REDACTED: _("有隐去之处"),
    Quality.RESTORED: _("有修复之处"),
}
SORTS: dict[Sort, Promise] = {
    Sort.NEWEST: _("最新"),
    Sort.OLDEST: _("最早"),
    Sort.TITLE: _("标题"),
    Sort.ARRIVAL: _("新近入库"),
    Sort.LENGTH: _("最长"),
}
VIEWS: dict[View, Promise] = {View.LIST: _("列表"), View.COMPACT: _("紧凑")}
