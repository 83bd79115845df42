"""Write the numbers that a browser draws before the items of an <ol>.

Left without one: items whose text begins with a number of its own, lists of links, and lists whose style takes
the numbers away.
"""

import re
from itertools import islice

from lxml import etree

from speeches.readers.numbering import number_text

FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
LARGEST = 9999
ELEMENTS = 20  # of an item that are looked at for the beginning of its text
STYLED_AWAY = re.compile(r"list-style[\w-]*\s*:[^;]{0,40}\bnone\b", re.IGNORECASE)
NUMBERED = re.compile(r"\s*[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、.．)）]|\s*[①-⑳]")


class ListNumbers:
    """Counts the items of one <ol>."""

    def __init__(self, ordered: etree._Element) -> None:
        self._format = FORMATS.get((ordered.get("type") or "1").strip(), "decimal")
        self._next = _number(ordered.get("start"), 1)
        self._is_drawn = not STYLED_AWAY.search(ordered.get("style") or "")

    def next(self, item: etree._Element) -> str:
        """The number before an item, with its full stop; "" if none is drawn."""
        number = _number(item.get("value"), self._next)
        self._next = number + 1
        if not self._is_drawn or STYLED_AWAY.search(item.get("style") or ""):
            return ""
        if not _is_text(item):
            return ""
        return f"{number_text(number, self._format)}. "


def _number(stated: str | None, otherwise: int) -> int:
    number = (stated or "").strip()
    return int(number) if number.isascii() and number.isdigit() and int(number[:6]) <= LARGEST else otherwise


def _is_text(item: etree._Element) -> bool:
    """Whether an item begins with text, and that neither with a number nor inside a link."""
    for element in islice(item.iter(etree.Element), ELEMENTS):
        if element.tag == "a":
            return False
        if text := (element.text or "").strip():
            return not NUMBERED.match(text)
    return False
