"""Years and months in the reader's language."""

from django.utils.translation import gettext as _

from speeches.search.query import years_in

EARLIEST, LATEST = 1, 9999  # what stands in an address for an end left open


def years_label(value: str) -> str:
    """Name the years of an address, "2019..2021" as 2019–2021 年."""
    years = years_in(value)
    if years is None:
        return _("日期不详")
    if years.first == years.last:
        return _("%(year)d 年") % {"year": years.first}
    if years.last >= LATEST:
        return _("%(year)d 年起") % {"year": years.first}
    if years.first <= EARLIEST:
        return _("%(year)d 年止") % {"year": years.last}
    return _("%(first)d–%(last)d 年") % {"first": years.first, "last": years.last}


def month_label(month: str) -> str:
    """Name the month of an address, "2021-02" as 2021年2月."""
    year, _hyphen, number = month.partition("-")
    return _("%(year)d年%(month)d月") % {"year": int(year), "month": int(number)}


def written_range(first: str, last: str) -> str:
    """Put the two fields of a form into one value of the address; what is no year is refused where it is read."""
    first, last = first.strip(), last.strip()
    if not first and not last:
        return ""
    return first if first == last else f"{first or EARLIEST}..{last or LATEST}"
