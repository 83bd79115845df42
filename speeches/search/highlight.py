"""Where the terms of a query stand in a text, and the passages worth showing."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from speeches.search.expression import Place, Term
from speeches.search.results import Fragment, Marked, Snippet
from speeches.text.folding import fold, fold_with_map, joins_before

WIDTH = 100  # characters of a snippet; three lines on a telephone
LEAD = 24  # characters shown before the first hit of a snippet, unless the sentence begins later
SNIPPETS = 2  # of a hit
SENTENCE_ENDS = "。！？；!?;…\n"
ELLIPSIS = "…"

Span = tuple[int, int]  # from, up to; offsets in the text as written


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a speech with its permanent key."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What is shown of a speech that was found."""

    marked_title: Marked
    snippets: tuple[Snippet, ...]  # in the order of the speech
    count: int


@dataclass(frozen=True, slots=True)
class Marker:
    """Finds the terms of one query; `title_terms` are looked for in titles, `terms` everywhere."""

    terms: tuple[str, ...]  # folded
    title_terms: tuple[str, ...]
    as_written: bool

    @classmethod
    def of(cls, terms: Iterable[Term], *, as_written: bool) -> "Marker":
        wanted = {place: dict[str, None]() for place in (Place.TEXT, Place.TITLE)}
        for term in terms:
            wanted[term.place][fold(term.text, as_written=as_written)] = None
        everywhere = tuple(wanted[Place.TEXT])
        in_title = dict.fromkeys((*everywhere, *wanted[Place.TITLE]))
        return cls(everywhere, tuple(in_title), as_written)

    def count(self, text: str, *, is_title: bool = False) -> int:
        """Count the occurrences of each term that do not overlap, from the left."""
        return sum(self._counts(text, is_title=is_title))

    def spans(self, text: str, *, is_title: bool = False) -> list[Span]:
        """Give where hits begin and end, in order; those of different terms that overlap are joined."""
        wanted = self._wanted(is_title=is_title)
        if not wanted:
            return []
        folded = fold_with_map(text, as_written=self.as_written)
        found = sorted(folded.span(start, end) for term in wanted for start, end in _occurrences(folded.text, term))
        return _joined(found)

    def mark(self, text: str, *, is_title: bool = False) -> Marked:
        return _fragments(text, self.spans(text, is_title=is_title), 0, len(text))

    def found_in(self, title: str, passages: Sequence[Passage]) -> Found:
        """Count the hits of a speech and show its two best passages: most terms first, then most hits."""
        counted = [self._counts(passage.text, is_title=False) for passage in passages]
        best = best_passages(counted)
        return Found(
            marked_title=self.mark(title, is_title=True),
            snippets=tuple(_snippet(passages[place], self.spans(passages[place].text)) for place in best),
            count=self.count(title, is_title=True) + sum(map(sum, counted)),
        )

    def shown(self, title: str, passages: Sequence[Passage], count: int) -> Found | None:
        """Show the passages that the index chose; None where one of them has no hit, and so is not what it knew."""
        spans = [self.spans(passage.text) for passage in passages]
        if not all(spans):
            return None
        snippets = tuple(_snippet(passage, there) for passage, there in zip(passages, spans, strict=True))
        return Found(self.mark(title, is_title=True), snippets, count)

    def _counts(self, text: str, *, is_title: bool) -> list[int]:
        wanted = self._wanted(is_title=is_title)
        folded = fold(text, as_written=self.as_written) if wanted else ""
        return [folded.count(term) for term in wanted]

    def _wanted(self, *, is_title: bool) -> tuple[str, ...]:
        return self.title_terms if is_title else self.terms


def _snippet(passage: Passage, spans: Sequence[Span]) -> Snippet:
    start, end = _window(passage.text, spans)
    fragments = _fragments(passage.text, spans, start, end)
    before = (Fragment(ELLIPSIS, is_hit=False),) if start > 0 else ()
    after = (Fragment(ELLIPSIS, is_hit=False),) if end < len(passage.text) else ()
    return Snippet(passage.key, before + fragments + after)


def best_passages(counted: Sequence[Sequence[int]]) -> list[int]:
    """Choose by how often each term stands in each passage: most terms first, then most hits; ascending."""
    ranked = sorted((-_variety(counts), -sum(counts), place) for place, counts in enumerate(counted) if any(counts))
    return sorted(place for _, _, place in ranked[:SNIPPETS])


def _variety(counts: Sequence[int]) -> int:
    """Tell how many of the terms stand in a paragraph."""
    return sum(count > 0 for count in counts)


def _occurrences(text: str, term: str) -> Iterable[Span]:
    start = text.find(term)
    while start >= 0:
        yield start, start + len(term)
        start = text.find(term, start + len(term))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Join what overlaps; hits side by side stay apart, as two of them were counted."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _window(text: str, spans: Sequence[Span]) -> Span:
    """Choose the stretch with most hits, from a little before the first; a long hit is shown whole."""
    ends = [end for _, end in spans]  # ascending, as spans do not overlap
    held = [bisect_right(ends, first - LEAD + WIDTH) - position for position, (first, _) in enumerate(spans)]
    first_start, first_end = spans[held.index(max(held))]
    start = max(0, min(first_start - LEAD, len(text) - WIDTH))
    sentence = max(text.rfind(mark, start, first_start) for mark in SENTENCE_ENDS)
    start = max(start, sentence + 1)
    end = min(len(text), max(start + WIDTH, first_end))
    for hit_start, hit_end in spans:  # no hit is shown in part
        if hit_start < start < hit_end:
            start = hit_end
        if hit_start < end < hit_end:
            end = hit_end
    return _whole_characters(text, start, end)


def _whole_characters(text: str, start: int, end: int) -> Span:
    """Move the ends outwards until neither parts a character from the marks that join it."""
    while start > 0 and joins_before(text[start]):
        start -= 1
    while end < len(text) and joins_before(text[end]):
        end += 1
    return start, end


def _fragments(text: str, spans: Iterable[Span], start: int, end: int) -> Marked:
    """Cut a stretch of the text where hits begin and end."""
    pieces: list[Fragment] = []
    shown = start  # up to here
    for first, last in spans:
        if first >= end:
            break
        if last > start:
            if first > shown:
                pieces.append(Fragment(text[shown:first], is_hit=False))
            shown = min(last, end)
            pieces.append(Fragment(text[max(first, start) : shown], is_hit=True))
    if shown < end:
        pieces.append(Fragment(text[shown:end], is_hit=False))
    return tuple(pieces)
