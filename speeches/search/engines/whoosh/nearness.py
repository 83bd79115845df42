"""Whether two strings stand near each other in one line of a text, told from its bytes in UTF-8."""

from dataclasses import dataclass
from mmap import mmap

from speeches.search.engines.whoosh.schema import decoded

LONGEST_CHARACTER = 4  # bytes


@dataclass(frozen=True, slots=True)
class Nearness:
    """`one` and `other` in either order, with at most `distance` characters between them.

    The text is searched for `one`, and what is around it for `other`: it costs least where `one` is the rarer.
    """

    one: bytes
    other: bytes
    distance: int

    def holds(self, text: bytes | mmap, start: int, end: int) -> bool:
        """Tell of a stretch of bytes that holds whole lines; nothing but what stands between is copied."""
        reach = LONGEST_CHARACTER * self.distance + len(self.other)
        at = text.find(self.one, start, end)
        while at >= 0:
            behind = at + len(self.one)
            following = text.find(self.other, behind, min(end, behind + reach))
            if following >= 0 and self._is_near(text[behind:following]):
                return True
            preceding = text.rfind(self.other, max(start, at - reach), at)
            if preceding >= 0 and self._is_near(text[preceding + len(self.other) : at]):
                return True
            at = text.find(self.one, at + 1, end)
        return False

    def _is_near(self, between: bytes) -> bool:
        return b"\n" not in between and len(decoded(between)) <= self.distance
