"""Read a Word document (.docx): its paragraphs as a reader sees them.

In the text are numbers that Word draws itself (一、 of a list), table cells parted by tabs, text boxes after the
paragraph that they hang on, tracked insertions, and the notes at the end. Left out are deletions,
hidden text, comments, field codes, headers and footers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from speeches.readers.document import RawDocument
from speeches.readers.errors import NoTextError
from speeches.readers.lines import PageLines, trimmed
from speeches.readers.word_package import Package, Target, attribute, local_name
from speeches.readers.word_styles import Lists, Styles, child, is_on
from speeches.text.page import Hint, HintKind, Page

READER = "docx/1"
INVISIBLE = frozenset(
    """
    del moveFrom delText delInstrText instrText rPr pPr tblPr tblGrid tblPrEx trPr tcPr sdtPr sdtEndPr sectPr rubyPr
    annotationRef footnoteRef endnoteRef separator continuationSeparator altChunk
    """.split()  # noqa: SIM905, names of tags read better in rows
)
LETTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": ""}
SYMBOL_AREA = range(0xF000, 0xF100)  # where Word keeps the characters of symbol fonts


def read(content: bytes, name: str) -> RawDocument:
    package = Package(content)
    body = child(package.root(package.main), "body")
    walk = _Walk(package)
    if body is not None:
        walk.through(body)
    for kind in ("footnotes", "endnotes"):
        walk.through_notes(package.related(kind))
    text = walk.lines.text()
    if not text.strip():
        raise NoTextError("Word 文档中没有文字（可能只有图片）。")
    return RawDocument(name, "docx", "", 0, READER, Page(text, _title(package), hints=trimmed(walk.hints, text)))


def _title(package: Package) -> str:
    for target in package.targets("").values():
        if target.kind == "core-properties":
            title = child(package.root(target.part), "title")
            return "" if title is None else (title.text or "").strip()
    return ""


@dataclass(slots=True)
class _Open:
    """An element that the walk is inside of."""

    element: etree._Element
    tag: str
    children: Iterator[etree._Element]
    start: int = 0
    kind: HintKind | None = None
    cell_mark: int = 0


class _Walk:
    def __init__(self, package: Package) -> None:
        self.lines = PageLines()
        self.hints: list[Hint] = []
        self._styles = Styles(package.related("styles"))
        self._lists = Lists.of(package, self._styles)
        self._targets: dict[str, Target] = package.targets(package.main)
        self._open: list[_Open] = []
        self._paragraphs = 0  # that the walk is inside of: a text box holds paragraphs in a paragraph
        self._boxes: list[etree._Element] = []
        self._number = ""  # to be written before the first letter of the paragraph
        self._merges = False  # the end of the last paragraph was deleted

    def through(self, root: etree._Element) -> None:
        self._open.append(_Open(root, "root", iter(root)))
        while self._open:
            top = self._open[-1]
            inner = next(top.children, None)
            if inner is not None:
                self._enter(inner)
                continue
            self._open.pop()
            self._leave(top)

    def through_notes(self, root: etree._Element | None) -> None:
        self.lines.end()
        start = len(self.lines)
        for note in root if root is not None else ():
            if attribute(note, "type") in {"", "normal"}:
                self.through(note)
        self._hint(HintKind.BOILERPLATE, start)

    def _enter(self, element: etree._Element) -> None:
        tag = local_name(element)
        if tag in INVISIBLE or not tag:
            return
        if tag == "txbxContent" and self._paragraphs:
            self._boxes.append(element)
            return
        if tag == "r" and is_on(child(element, "rPr"), "vanish"):
            return
        if tag in {"t", "br", "cr", "sym", *LETTERS}:
            self._write(element, tag)
            return
        opened = _Open(element, tag, _children(element, tag), len(self.lines))
        self._open.append(opened)
        if tag == "p":
            self._begin_paragraph(opened)
        elif tag == "tc":
            opened.cell_mark = self.lines.begin_cell()
        elif tag in {"tbl", "tr"}:
            self.lines.end()
        elif tag == "rt":
            self._say("(")

    def _begin_paragraph(self, opened: _Open) -> None:
        properties = child(opened.element, "pPr")
        self._paragraphs += 1
        opened.kind = self._styles.kind(properties)
        if self._merges:
            self._merges = False
            return
        self.lines.end()
        self._number = self._lists.next_number(properties)

    def _leave(self, left: _Open) -> None:
        if left.tag == "p":
            self._end_paragraph(left)
        elif left.tag == "tc":
            self.lines.end_cell(left.cell_mark)
        elif left.tag == "tr":
            self.lines.end_row()
        elif left.tag == "rt":
            self._say(")")
        elif left.tag == "hyperlink":
            target = self._targets.get(attribute(left.element, "id"))
            self._hint(HintKind.LINK, left.start, target.address if target else "")

    def _end_paragraph(self, left: _Open) -> None:
        self._paragraphs -= 1
        if left.kind:
            self._hint(left.kind, left.start)
        self._merges = is_on(child(left.element, "pPr", "rPr"), "del")
        if self._merges:
            return
        self._number = ""
        self.lines.end()
        if not self._paragraphs:
            boxes, self._boxes = self._boxes, []
            self._open.extend(_Open(box, "txbxContent", iter(box)) for box in reversed(boxes))

    def _write(self, element: etree._Element, tag: str) -> None:
        if tag == "t":
            self._say((element.text or "").replace("\r\n", " ").replace("\n", " ").replace("\r", " "))
        elif tag == "sym":
            self._say(_symbol(attribute(element, "char")))
        elif tag in LETTERS:
            self._say(LETTERS[tag])
        elif attribute(element, "type") in {"page", "column"}:
            self.lines.end()
        else:
            self.lines.break_line()

    def _say(self, text: str) -> None:
        if text and self._number:
            self.lines.add_letters(self._number)
            self._number = ""
        self.lines.add_letters(text)

    def _hint(self, kind: HintKind, start: int, target: str = "") -> None:
        self.hints.append(Hint(kind, start, len(self.lines), target))


def _children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    if tag == "AlternateContent":  # the same picture or box twice, for new and for old versions of Word
        return iter([*_named(element, "Choice")[:1]] or _named(element, "Fallback")[:1])
    if tag == "ruby":  # the reading stands before its base in the file
        return iter([*_named(element, "rubyBase"), *_named(element, "rt")])
    return iter(element)


def _named(element: Iterable[etree._Element], name: str) -> list[etree._Element]:
    return [inner for inner in element if local_name(inner) == name]


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number in SYMBOL_AREA:
        return "•" if number == 0xF0B7 else chr(number)
    return chr(number) if 0x20 <= number < 0xD800 else ""
