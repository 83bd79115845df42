"""Whether two strings stand near each other in one line of a text, told from its bytes in UTF-8."""

from dataclasses import dataclass
from mmap import mmap

from speeches.search.engines.whoosh.schema import decoded

LONGEST_CHARACTER = 4  # bytes


@dataclass(frozen=True, slots=True)
class Nearness:
    """`one` and `other` in either order, with at most `distance` characters between them."""

    one: bytes
    other: bytes
    distance: int

    def holds(self, text: bytes | mmap, start: int, end: int) -> bool:
        """Tell of a stretch of bytes that holds whole lines; nothing but what stands between is copied."""
        return self._follows(text, start, end, self.one, self.other) or self._follows(
            text, start, end, self.other, self.one
        )

    def _follows(self, text: bytes | mmap, start: int, end: int, one: bytes, other: bytes) -> bool:
        """Tell whether `other` begins near enough behind the end of `one`, somewhere."""
        at = text.find(one, start, end)
        while at >= 0:
            behind = at + len(one)
            nearest = text.find(other, behind, min(end, behind + LONGEST_CHARACTER * self.distance + len(other)))
            if nearest >= 0 and self._is_near(text[behind:nearest]):
                return True
            at = text.find(one, at + 1, end)
        return False

    def _is_near(self, between: bytes) -> bool:
        return b"\n" not in between and len(decoded(between)) <= self.distance
