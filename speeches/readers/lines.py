r"""Put together a page text line by line, with white space as a reader sees it.

White space follows CSS Text, `white-space: normal`: runs of it become one space, none stands at the ends of
a line, and a line break of the source between two Han characters is nothing at all. No-break and
ideographic spaces are letters and stay.

    >>> lines = PageLines()
    >>> for text in (" 同志\n  们： ", "GDP\n8%"):
    ...     lines.add(text)
    ...     lines.end()
    >>> lines.text()
    '同志们：\nGDP 8%\n'
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from speeches.text.characters import HAN
from speeches.text.page import Hint

WIDE = rf"{HAN}\u3000-\u303f\uff00-\uff60“”‘’…—"  # the quotes too: in Chinese they are as wide as a Han character
COLLAPSIBLE = r" \t\n\r\f"
WHITE_SPACE = re.compile(f"[{COLLAPSIBLE}]+")
BREAK_AMONG_HAN = re.compile(rf"(?<=[{WIDE}])[ \t\r\f]*\n[{COLLAPSIBLE}]*(?=[{WIDE}])")
OPENS_WIDE = re.compile(f"[{WIDE}]")
WHITE = " \t\n\r\f"
MAX_ENDS = 2  # line ends in a row that blocks ask for: a paragraph is set off by one empty line
LINE_ENDS = re.compile(r"\r\n?|\n")


class PageLines:
    """The page text so far, and the gap that opens before the next letter."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._last = "\n"  # the last letter written; the text begins as a line does
        self._space = ""  # " ", "\n" (a break of the source) or tabs, to be written before the next letter
        self._ends = 0  # line ends owed
        self._lines = 0  # begun
        self._blank = 0  # line ends written since the last letter

    def __len__(self) -> int:
        return self._length

    def text(self) -> str:
        """All lines, each ended by a line end."""
        text = "".join(self._parts).rstrip("\n")
        return f"{text}\n" if text else ""

    def add(self, text: str) -> None:
        """Write running text, whose white space collapses."""
        joined = BREAK_AMONG_HAN.sub("", text) if "\n" in text else text
        collapsed = WHITE_SPACE.sub(" ", joined)
        letters = collapsed.strip(" ")
        if not letters:
            if collapsed and not self._space:
                self._space = "\n" if "\n" in text else " "
            return
        if collapsed[0] == " ":
            leading = text[: len(text) - len(text.lstrip(WHITE))]
            self._space = self._space or ("\n" if "\n" in leading else " ")
        self._write(letters)
        if collapsed[-1] == " ":
            trailing = text[len(text.rstrip(WHITE)) :]
            self._space = "\n" if "\n" in trailing else " "

    def add_letters(self, text: str) -> None:
        """Write a text without line ends letter for letter."""
        if text:
            self._write(text)

    def add_preformatted(self, text: str) -> None:
        """Write text whose white space and line ends count."""
        first, *others = LINE_ENDS.split(text)
        self.add_letters(first)
        for line in others:
            self.break_line()
            self.add_letters(line)

    def end(self, ends: int = 1) -> None:
        """A block begins or ends here: the next letter stands `ends` line ends further down."""
        if "\t" in self._space:  # the first block of a table cell stays on the line of the row
            return
        self._space = ""
        if self._length:
            self._ends = max(self._ends, min(ends, MAX_ENDS))

    def break_line(self) -> None:
        """A <br>: end the line, even an empty one."""
        self._space = ""
        if self._ends:
            self._pay_ends()
        if self._length:
            self._put("\n")

    def end_row(self) -> None:
        self._space = ""
        self.end()

    def begin_cell(self) -> int:
        """A mark for `end_cell`: how many lines there will be, if the cell is no more than one."""
        return self._lines + (self._last == "\n" or self._ends > 0)

    def end_cell(self, mark: int) -> None:
        """A table cell ends here; after one of a single line, the next goes on behind a tab on the same line."""
        if self._lines > mark:
            self.end()
            return
        self._ends = 0
        if self._last != "\n":
            self._space = "\t" * (self._space.count("\t") + 1)

    def keep_space(self) -> None:
        """A break of the source is a space here even among Han characters: links side by side are not one word."""
        if self._space == "\n":
            self._space = " "

    def _write(self, letters: str) -> None:
        if self._ends:
            self._pay_ends()
        elif self._space and self._last != "\n":
            among_han = self._space == "\n" and OPENS_WIDE.match(self._last) and OPENS_WIDE.match(letters)
            if not among_han:
                self._put(self._space.replace("\n", " "))
        self._space = ""
        self._put(letters)

    def _pay_ends(self) -> None:
        self._put("\n" * (self._ends - self._blank))  # those of <br> are counted in
        self._ends, self._space = 0, ""

    def _put(self, text: str) -> None:
        if not text:
            return
        if text[-1] == "\n":
            self._blank += len(text)
        else:
            self._lines += self._last == "\n"
            self._blank = 0
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1]


def trimmed(hints: Iterable[Hint], text: str) -> tuple[Hint, ...]:
    """The hints without white space at their ends; those of nothing else are dropped."""
    return tuple(hint for hint in (_trimmed(hint, text) for hint in hints) if hint.end > hint.start)


def _trimmed(hint: Hint, text: str) -> Hint:
    start, end = hint.start, min(hint.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return replace(hint, start=start, end=end)
