"""Where the text of a paragraph went that was joined to another, cut up, or taken out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from rapidfuzz import fuzz

from speeches import models
from speeches.ingest.alignment import MOST_PAIRS
from speeches.text.folding import fold

HELD = 75.0
"""Percent of the shorter of two texts that stands in the longer one in one piece, mended here and there.

Measured on 43,409 pairs of paragraphs that stand up to three apart in one speech (legislative council, work
reports; of at least SHORTEST characters): 0.24 % reach it, 0.34 % would reach 70.
"""
SHORTEST = 8  # characters; what is shorter stands in many paragraphs by chance, and counts only word for word

Keyed = Sequence[tuple[str, str]]  # key and text of each paragraph, in order


def successors(old: Keyed, new: Keyed) -> dict[str, str]:
    """Give for every key that is gone the key of the paragraph that now holds most of its text, "" for none.

    It is looked for between the paragraphs that stayed before and after it, these two among them: there lies
    what a paragraph was joined to, and the parts it was cut into. Of equal parts the first is taken. Elsewhere only
    a paragraph that holds all of it, word for word, counts.
    """
    places = {key: place for place, (key, _) in enumerate(new)}
    stayed = [(place, places[key]) for place, (key, _) in enumerate(old) if key in places]
    gone = [place for place, (key, _) in enumerate(old) if key not in places]
    most = max(MOST_PAIRS // max(len(gone), 1), 1)
    near = {place: _about(_near(place, stayed, len(new)), place * len(new) // len(old), most) for place in gone}
    folded = {place: fold(new[place][1]) for place in {place for places in near.values() for place in places}}
    found = {old[place][0]: _holder(fold(old[place][1]), near[place], folded, new) for place in gone}
    lost = [(old[place][0], fold(old[place][1])) for place in gone if not found[old[place][0]]]
    return found | _word_for_word(lost, new)


def keep_addresses(speech: models.Speech, old: Keyed, new: Keyed) -> None:
    """Write down where the keys lead that the speech had and has no more, also those it lost earlier."""
    now = successors(old, new)
    keys = {key for key, _ in new}
    former = models.FormerKey.objects.filter(speech=speech)
    former.filter(key__in=keys).delete()  # the text came back, and the key with it
    led = [row for row in former if row.leads_to in now]
    for row in led:
        row.leads_to = _other_than(row.key, now[row.leads_to])
    models.FormerKey.objects.bulk_update(led, ["leads_to"])
    models.FormerKey.objects.bulk_create(
        models.FormerKey(speech=speech, key=key, leads_to=leads_to) for key, leads_to in now.items()
    )


def _other_than(key: str, leads_to: str) -> str:
    return "" if key == leads_to else leads_to


def _near(place: int, stayed: Sequence[tuple[int, int]], length: int) -> range:
    """Give the new places from the paragraph that stayed before an old one to the one that stayed after it."""
    at = bisect_left(stayed, (place, 0))
    first = stayed[at - 1][1] if at else 0
    last = stayed[at][1] if at < len(stayed) else length - 1
    return range(min(first, last), max(first, last) + 1)  # a paragraph that moved may stand the other way round


def _about(places: range, middle: int, most: int) -> range:
    """Give of very many places those about the middle."""
    start = max(min(middle - most // 2, places.stop - most), places.start)
    return range(start, min(start + most, places.stop))


def _holder(text: str, near: Sequence[int], folded: Mapping[int, str], new: Keyed) -> str:
    found = max(_shares(text, near, folded), default=None)
    return new[-found[1]][0] if found else ""


def _word_for_word(lost: Keyed, new: Keyed) -> dict[str, str]:
    """Give for each text the key of the first paragraph that holds all of it."""
    if not lost:
        return {}
    whole = [fold(text) for _, text in new]
    ends = list(accumulate(len(text) + 1 for text in whole))
    joined = "\n".join(whole)  # a folded text has no line end
    places = {key: joined.find(text) if len(text) >= SHORTEST else -1 for key, text in lost}
    return {key: new[bisect_right(ends, at)][0] if at >= 0 else "" for key, at in places.items()}


def _shares(text: str, near: Sequence[int], folded: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Give how many characters of a text each new paragraph holds, and its place, negative: the first wins."""
    for place in near:
        other = folded[place]
        shared = min(len(text), len(other))
        if shared and (text in other or (shared >= SHORTEST and fuzz.partial_ratio(text, other) >= HELD)):
            yield shared, -place
