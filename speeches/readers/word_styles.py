"""What a Word document defines beside its text: styles, and the lists that its paragraphs are numbered by."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from speeches.readers.numbering import Counters, Level
from speeches.readers.word_package import Package, attribute, local_name
from speeches.text.characters import CJK_PUNCTUATION, HAN
from speeches.text.page import HintKind

HEADING_NAME = re.compile(r"heading [1-9]|标题 ?[1-9]", re.IGNORECASE)
TITLE_NAMES = frozenset({"title", "标题"})
CONTENTS_NAME = re.compile(r"toc [1-9]|toc heading", re.IGNORECASE)
LONGEST_CHAIN = 20  # styles based on one another; Word itself allows 10
BODY_TEXT_LEVEL = 9  # outlineLvl of a paragraph that is no heading
ENDS_WIDE = re.compile(f"[{HAN}{CJK_PUNCTUATION}\u2460-\u24ff]$")  # parted from the text by its own white space


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local_name(inner) == name), None)
    return element


def value(element: etree._Element | None, *path: str) -> str:
    """The `val` of the first descendant along a path; "" without one."""
    found = child(element, *path)
    return "" if found is None else attribute(found, "val")


def is_on(element: etree._Element | None, name: str) -> bool:
    """Whether a switch such as <w:vanish/> is set."""
    found = child(element, name)
    return found is not None and attribute(found, "val") not in {"0", "false", "off"}


def number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


@dataclass(frozen=True, slots=True)
class Style:
    id: str
    name: str
    based_on: str
    list_id: str
    list_level: int | None
    outline_level: int | None


class Styles:
    """The paragraph styles of a document, each with what it inherits."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles = {
            attribute(element, "styleId"): _style(element)
            for element in (root if root is not None else ())
            if local_name(element) == "style"
        }

    def chain(self, style_id: str) -> list[Style]:
        """The style and those it is based on, the nearest first."""
        chain: list[Style] = []
        while (style := self._styles.get(style_id)) is not None and len(chain) < LONGEST_CHAIN:
            chain.append(style)
            style_id = style.based_on
        return chain

    def kind(self, properties: etree._Element | None) -> HintKind | None:
        """What the style or the outline level of a paragraph says of it."""
        chain = self.chain(value(properties, "pStyle"))
        for style in chain:
            if style.name.lower() in TITLE_NAMES:
                return HintKind.TITLE
            if HEADING_NAME.fullmatch(style.name):
                return HintKind.HEADING
            if CONTENTS_NAME.fullmatch(style.name):
                return HintKind.BOILERPLATE
        stated = number(value(properties, "outlineLvl"))
        level = next(
            (level for level in (stated, *(style.outline_level for style in chain)) if level is not None), None
        )
        return HintKind.HEADING if level is not None and level < BODY_TEXT_LEVEL else None


def _style(element: etree._Element) -> Style:
    properties = child(element, "pPr")
    return Style(
        id=attribute(element, "styleId"),
        name=value(element, "name").strip(),
        based_on=value(element, "basedOn"),
        list_id=value(properties, "numPr", "numId"),
        list_level=number(value(properties, "numPr", "ilvl")),
        outline_level=number(value(properties, "outlineLvl")),
    )


@dataclass(frozen=True, slots=True)
class _List:
    """One list (w:num) with the definition that it counts by."""

    counters: Counters
    levels: Mapping[int, Level]
    suffixes: Mapping[int, str]  # "tab", "space" or "nothing" after the number
    styles: Mapping[str, int]  # levels that belong to a style
    starts: Mapping[int, int]  # numbers that this list begins anew with


class Lists:
    """The lists of a document, which count as its paragraphs are passed in order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._define(root)

    @classmethod
    def of(cls, package: Package, styles: Styles) -> "Lists":
        return cls(package.related("numbering"), styles)

    def next_number(self, properties: etree._Element | None) -> str:
        """The number text before the next paragraph, with a space after it where the number needs one."""
        style_id = value(properties, "pStyle")
        chain = self._styles.chain(style_id)
        list_id = value(properties, "numPr", "numId") or next((s.list_id for s in chain if s.list_id), "")
        found = self._lists.get(list_id)
        if found is None:
            return ""
        depth = number(value(properties, "numPr", "ilvl"))
        if depth is None:
            depth = next((found.styles[s.id] for s in chain if s.id in found.styles), None)
        if depth is None:
            depth = next((s.list_level for s in chain if s.list_level is not None), 0)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for level, start in found.starts.items():
                found.counters.restart(level, start)
        text = found.counters.next(depth)
        needs_space = text and found.suffixes.get(depth) != "nothing" and not ENDS_WIDE.search(text)
        return f"{text} " if needs_space else text

    def _define(self, root: etree._Element) -> None:
        abstract = {attribute(e, "abstractNumId"): e for e in root if local_name(e) == "abstractNum"}
        by_style = {value(e, "styleLink"): e for e in abstract.values() if value(e, "styleLink")}
        shared: dict[str, Counters] = {}
        for element in root:
            definition = abstract.get(value(element, "abstractNumId"))
            if local_name(element) != "num" or definition is None:
                continue
            definition = by_style.get(value(definition, "numStyleLink"), definition)
            overrides = [inner for inner in element if local_name(inner) == "lvlOverride"]
            elements = [*definition, *(level for override in overrides for level in override)]
            elements = [inner for inner in elements if local_name(inner) == "lvl"]
            levels = {_depth(level): _level(level) for level in elements}
            own = any(child(override, "lvl") is not None for override in overrides)
            key = attribute(element if own else definition, "numId" if own else "abstractNumId")
            self._lists[attribute(element, "numId")] = _List(
                counters=shared.setdefault(f"{own} {key}", Counters(levels)),
                levels=levels,
                suffixes={_depth(level): value(level, "suff") for level in elements},
                styles={value(level, "pStyle"): _depth(level) for level in elements if value(level, "pStyle")},
                starts=_starts(overrides),
            )


def _starts(overrides: list[etree._Element]) -> dict[int, int]:
    stated = {_depth(override): number(value(override, "startOverride")) for override in overrides}
    return {depth: start for depth, start in stated.items() if start is not None}


def _depth(element: etree._Element) -> int:
    return number(attribute(element, "ilvl")) or 0


def _level(element: etree._Element) -> Level:
    start, restart = number(value(element, "start")), number(value(element, "lvlRestart"))
    return Level(
        start=1 if start is None else start,
        number_format=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText"),
        arabic=is_on(element, "isLgl"),
        restarts_after={None: -1, 0: -2}.get(restart, (restart or 0) - 1),
    )
