"""All speakers, offices or places of the archive, by the letter that their pinyin begins with."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

import numpy as np
from django.http import QueryDict
from django.utils.translation import gettext as _

from speeches.text.pinyin import initial, spelling
from speeches.web.browsing.catalogue import Catalogue, Selection
from speeches.web.browsing.columns import Value
from speeches.web.browsing.dimensions import NAMES, NONE, Dimension
from speeches.web.browsing.facets import Counted, FacetValue, counted, shown
from speeches.web.browsing.query import BrowseError, BrowseQuery
from speeches.web.pages import narrowing
from speeches.web.pages.narrowing import Chosen
from speeches.web.pages.overviews import Tallies, tallies

ALL_AT_ONCE = 600  # names; beyond them a page has one letter, and the first page those with most speeches
MOST_SPOKEN = 60  # names of that first page
OFFICES_SHOWN = 3  # of a speaker
PAGES = {Dimension.SPEAKER: "speakers", Dimension.OFFICE: "offices", Dimension.PLACE: "places"}


@dataclass(frozen=True, slots=True)
class Beside:
    """What a speaker's speeches say of the office, and how many do."""

    label: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its speeches."""

    value: FacetValue
    offices: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The names of a letter; "" for those of all letters with most speeches."""

    letter: str
    anchor: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the index."""

    letter: str
    count: int  # names
    address: str
    is_selected: bool


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the pages of names."""

    label: str
    address: str
    is_selected: bool


@dataclass(frozen=True, slots=True)
class NamesPage:
    """`templates/web/names.html`: speakers, offices or places, under the filters that came along."""

    title: str
    total: int  # names
    tabs: tuple[Tab, ...]
    chosen: tuple[Chosen, ...]
    letters: tuple[Letter, ...]
    groups: tuple[Group, ...]
    without: FacetValue | None  # speeches that have no such name
    levels: Tallies | None  # beside the places
    csv: str


def names_page(dimension: Dimension, params: QueryDict) -> NamesPage:
    """Count the names; raises `BrowseError` for filters that are wrong and a letter under which nothing stands."""
    query = BrowseQuery.from_params(params)
    selection = Catalogue.read().selection(query)
    found = counted(selection, dimension)
    named = sorted((each for each in found if each.value != NONE), key=lambda each: spelling(each.label))
    chosen_letter = params.get("initial", "")
    letters = _letters(query, dimension, named, chosen_letter)
    if chosen_letter and not any(letter.is_selected for letter in letters):
        message = _("“%(letter)s”下面没有%(name)s。") % {"letter": chosen_letter[:40], "name": NAMES[dimension]}
        raise BrowseError(message, name="initial", status=HTTPStatus.NOT_FOUND)
    levels = tallies(selection, Dimension.LEVEL) if dimension is Dimension.PLACE else None
    return NamesPage(
        title=str(NAMES[dimension]),
        total=len(named),
        tabs=tuple(
            Tab(str(NAMES[each]), query.address_of_counts(page), each is dimension) for each, page in PAGES.items()
        ),
        chosen=narrowing.chosen(selection),
        letters=letters,
        groups=_groups(selection, dimension, named, chosen_letter),
        without=next((shown(selection, dimension, each) for each in found if each.value == NONE), None),
        levels=levels if levels and any(not each.is_without for each in levels.tallies) else None,
        csv=query.address_of_counts("tally_csv", dimension),
    )


def _letters(query: BrowseQuery, dimension: Dimension, named: list[Counted], chosen: str) -> tuple[Letter, ...]:
    """Give the letters that begin a name, "#" last; they lead down the page, or to the page of each."""
    counts = Counter(initial(value.label) for value in named)
    base = query.address_of_counts(PAGES[dimension])
    joint = "&" if "?" in base else "?"
    is_whole = len(named) <= ALL_AT_ONCE
    return tuple(
        Letter(
            letter=letter,
            count=counts[letter],
            address=f"#{_anchor(letter)}"
            if is_whole and not chosen
            else f"{base}{joint}{urlencode({'initial': letter})}",
            is_selected=letter == chosen,
        )
        for letter in sorted(counts, key=lambda letter: (letter == "#", letter))
    )


def _groups(selection: Selection, dimension: Dimension, named: list[Counted], chosen: str) -> tuple[Group, ...]:
    offices = _offices(selection) if dimension is Dimension.SPEAKER else {}

    def group(letter: str, values: Iterable[Counted]) -> Group:
        names = (shown(selection, dimension, value) for value in values)
        return Group(letter, _anchor(letter), tuple(Name(name, _beside(selection, name, offices)) for name in names))

    if len(named) > ALL_AT_ONCE and not chosen:
        return (group("", sorted(named, key=lambda value: -value.number)[:MOST_SPOKEN]),)
    by_letter: defaultdict[str, list[Counted]] = defaultdict(list)
    for value in named:
        by_letter[initial(value.label)].append(value)
    letters = [chosen] if chosen else sorted(by_letter, key=lambda letter: (letter == "#", letter))
    return tuple(group(letter, by_letter[letter]) for letter in letters)


def _offices(selection: Selection) -> Mapping[Value, Counter[Value]]:
    """Count the offices of each speaker."""
    table = selection.catalogue.table
    speakers, offices = table.columns[Dimension.SPEAKER], table.columns[Dimension.OFFICE]
    among = selection.without(Dimension.SPEAKER)
    pairs = np.stack([speakers.codes[among], offices.codes[among]])
    found: defaultdict[Value, Counter[Value]] = defaultdict(Counter)
    different, counts = np.unique(pairs, axis=1, return_counts=True)
    for (speaker, office), count in zip(different.T.tolist(), counts.tolist(), strict=True):
        if offices.values[office] is not None:
            found[speakers.values[speaker]][offices.values[office]] = count
    return found


def _beside(selection: Selection, value: FacetValue, offices: Mapping[Value, Counter[Value]]) -> tuple[Beside, ...]:
    held = offices.get(value.value, Counter[Value]()).most_common(OFFICES_SHOWN)
    query = selection.query.choosing(Dimension.SPEAKER, value.value)
    return tuple(
        Beside(str(office), count, query.choosing(Dimension.OFFICE, str(office)).address()) for office, count in held
    )


def _anchor(letter: str) -> str:
    return "letter-other" if letter == "#" else f"letter-{letter}"
