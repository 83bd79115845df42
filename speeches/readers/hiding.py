"""Tell which elements of a page nobody sees, so that their text is no visible text.

Hidden is what `hidden`, the style of the element itself or a plain rule of the page's own style sheet
(`.noise{display:none}`) takes out of sight: not displayed, invisible, transparent, moved off the page, letters of
size 0 or 1, white letters in the middle of a line that has others, and what forum software marks as noise against
copying. What is blurred is no text either, however long: pay walls set letters drawn by lot there. Left alone are linked style sheets, rules
for some media or for elements inside others, and `aria-hidden`, which hides from a screen reader alone.
"""

import re
from collections.abc import Callable, Iterator

from lxml import etree

OUT_OF_SIGHT = re.compile(
    r"""
    display\s*:\s*none | visibility\s*:\s*(?:hidden|collapse) | opacity\s*:\s*0?\.?0*\s*(?:[;!]|$)
    | (?:left|top|text-indent|margin-left)\s*:\s*-\d{4,} | clip\s*:\s*rect\(\s*[01](?:px)?[,\s]+[01](?:px)?[,\s]
    | (?<![-\w])(?:max-)?(?:width|height)\s*:\s*0(?:px)?\s*;.{0,80}overflow\s*:\s*hidden
    """,
    re.IGNORECASE | re.VERBOSE,
)
BLURRED = re.compile(r"(?<![-\w])filter\s*:\s*blur\(\s*(?!0(?:px|em|rem)?\s*\))", re.IGNORECASE)
JAMMERS = frozenset({".jammer"})  # Discuz: its own style sheet, which is linked, hides them
FONT_SIZE = re.compile(r"font-size\s*:\s*(\d*\.?\d+)\s*(px|pt|em|rem|%)?", re.IGNORECASE)
SMALLEST = {"px": 2.0, "pt": 2.0, "em": 0.1, "rem": 0.1, "%": 10.0}  # letters below are no letters to the eye
WHITE = re.compile(
    r"(?<![-\w])color\s*:\s*(?:#fff(?:fff)?\b|white\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))", re.IGNORECASE
)
WHITE_NAMES = frozenset({"white", "#fff", "#ffffff"})
GROUND = re.compile(r"background", re.IGNORECASE)
GROUNDS_WITHIN = 6  # elements around white letters that may state what they stand on
INLINE = frozenset({"span", "font", "b", "i", "em", "strong", "u", "small", "big", "label", "a", "s", "sub", "sup"})
RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
SIMPLE_SELECTOR = re.compile(r"\s*(?:span|font|i|b|em|div|p)?([.#][\w-]{1,60})\s*")
MEDIA = re.compile(r"@[^{};]{0,200}\{(?:[^{}]{0,300}\{[^{}]{0,2000}\}\s*)*+[^{}]{0,300}\}")
COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+\*/")
MAX_CLASSES = 16  # of an element that are looked up
LONGEST_SHEET = 100_000  # characters of style sheets that are looked at


def hiding_rules(root: etree._Element) -> frozenset[str]:
    """The classes and ids (".noise", "#copy") that the page's own style sheets hide wherever they stand."""
    sheets = _sheets(root)
    if "none" not in sheets and "hidden" not in sheets and "font-size" not in sheets:
        return JAMMERS
    return JAMMERS.union(_ruled(sheets, lambda style: bool(OUT_OF_SIGHT.search(style)) or is_tiny(style)))


def blurring_rules(root: etree._Element) -> frozenset[str]:
    """The classes and ids that the page's own style sheets blur."""
    sheets = _sheets(root)
    return frozenset(_ruled(sheets, is_blurred)) if "blur(" in sheets else frozenset()


def is_blurred(style: str) -> bool:
    """Whether the style blurs the letters, so that nobody reads them.

    >>> is_blurred("filter: blur(4px)"), is_blurred("filter:blur(0)"), is_blurred("backdrop-filter:blur(4px)")
    (True, False, False)
    """
    return "blur(" in style and BLURRED.search(style) is not None


def _sheets(root: etree._Element) -> str:
    return "".join(sheet.text or "" for sheet in root.iter("style"))[:LONGEST_SHEET]


def _ruled(sheets: str, hides: Callable[[str], bool]) -> Iterator[str]:
    for rule in RULE.finditer(MEDIA.sub("", COMMENT.sub("", sheets))):
        if hides(rule[2]):
            for selector in rule[1].split(","):
                if simple := SIMPLE_SELECTOR.fullmatch(selector):
                    yield simple[1]


def is_out_of_sight(element: etree._Element, style: str, rules: frozenset[str]) -> bool:
    """Whether the element and all in it is hidden."""
    if "hidden" in element.attrib or (style and OUT_OF_SIGHT.search(style)):
        return True
    if is_ruled(element, rules):
        return True
    return _is_white(element, style) and _stands_among_others(element)


def is_tiny(style: str) -> bool:
    """Whether the style makes letters so small that nobody sees them; letters inside may have their own size."""
    size = FONT_SIZE.search(style)
    return size is not None and float(size[1]) < SMALLEST.get((size[2] or "px").lower(), 0.0)


def states_a_size(style: str) -> bool:
    return FONT_SIZE.search(style) is not None


def is_ruled(element: etree._Element, rules: frozenset[str]) -> bool:
    """Whether one of the rules speaks of the element by its class or id."""
    if (identity := element.get("id")) and f"#{identity}" in rules:
        return True
    return any(f".{name}" in rules for name in (element.get("class") or "").split()[:MAX_CLASSES])


def _is_white(element: etree._Element, style: str) -> bool:
    if element.tag == "font" and (element.get("color") or "").strip().lower() in WHITE_NAMES:
        return True
    return bool(style and WHITE.search(style))


def _stands_among_others(element: etree._Element) -> bool:
    """Whether white letters stand inside a line of other letters, on no ground that is stated."""
    around = element.getparent()
    if element.tag not in INLINE or around is None:
        return False
    before = element.getprevious()
    text_before = (before.tail if before is not None else around.text) or ""
    if not (text_before.strip() or (element.tail or "").strip()):
        return False
    for _ in range(GROUNDS_WITHIN):
        if around is None:
            break
        if around.get("bgcolor") or around.get("background") or GROUND.search(around.get("style") or ""):
            return False
        around = around.getparent()
    return True
