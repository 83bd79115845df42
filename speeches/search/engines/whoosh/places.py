"""Where in the speeches of a page the terms stand, counted in the folded texts."""

from collections.abc import Iterable

from speeches.search.engines.contract import Places, Request
from speeches.search.engines.whoosh.schema import encoded
from speeches.search.engines.whoosh.snapshot import Snapshot
from speeches.search.expression import marked_terms
from speeches.search.highlight import Marker, best_passages


def places(snapshot: Snapshot, request: Request, numbers: Iterable[int]) -> tuple[Places, ...]:
    """Tell of each speech how often the terms stand in it, and in which paragraphs a reader should see them."""
    marker = Marker.of(marked_terms(request.expression), as_written=request.as_written)
    in_title, in_text = ([encoded(term) for term in terms] for terms in (marker.title_terms, marker.terms))
    return tuple(_places(snapshot, number, in_title, in_text, as_written=request.as_written) for number in numbers)


def _places(
    snapshot: Snapshot, number: int, in_title: list[bytes], in_text: list[bytes], *, as_written: bool
) -> Places:
    title, *paragraphs = snapshot.text(number, as_written=as_written).split(b"\n")
    counted = [[paragraph.count(term) for term in in_text] for paragraph in paragraphs]
    segment, inside = snapshot.place(number)
    keys = segment.keys(inside)
    return Places(
        count=sum(title.count(term) for term in in_title) + sum(map(sum, counted)),
        keys=tuple(keys[place] for place in best_passages(counted)),
    )
