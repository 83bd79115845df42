"""What a query asks for, as a tree; engines answer such trees and know nothing of how they are written."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where a term is looked for."""

    TEXT = "text"  # title and paragraphs
    TITLE = "title"
    SPEAKER = "speaker"
    OCCASION = "occasion"
    SOURCE = "source"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Term:
    """A string that has to stand in one searched string; `text` as the reader wrote it, after NFKC."""

    text: str
    place: Place = Place.TEXT


@dataclass(frozen=True, slots=True)
class Near:
    """Two terms in one searched string, in either order, with at most `distance` characters between."""

    one: Term
    other: Term
    distance: int


@dataclass(frozen=True, slots=True)
class Years:
    """Speeches dated in the years from `first` to `last`; undated ones are outside every range."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class All:
    parts: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Any:
    parts: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Without:
    part: "Expression"


Expression = Term | Near | Years | All | Any | Without


def both(parts: "list[Expression]") -> Expression:
    """Join with AND; one part needs no joining."""
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def either(parts: "list[Expression]") -> Expression:
    return parts[0] if len(parts) == 1 else Any(tuple(parts))


def without(part: Expression) -> Expression:
    """Negate; twice negated is as it was, so that a tree is never deeper than its terms are many."""
    return part.part if isinstance(part, Without) else Without(part)


def only_excludes(expression: Expression) -> bool:
    match expression:
        case Without():
            return True
        case All(parts) | Any(parts):
            return all(only_excludes(part) for part in parts)
        case _:
            return False


def marked_terms(expression: Expression | None) -> Iterator[Term]:
    """Give the terms whose occurrences a reader wants to see: those of title and text not excluded."""
    match expression:
        case Term(place=Place.TEXT | Place.TITLE):
            yield expression
        case Near(one, other):
            yield from marked_terms(one)
            yield from marked_terms(other)
        case All(parts) | Any(parts):
            for part in parts:
                yield from marked_terms(part)
        case _:
            return


def asks_for_names(expression: Expression) -> bool:
    """Tell whether the names of sections or sources are asked for."""
    match expression:
        case Term(place=place) | Near(one=Term(place=place)):
            return place in (Place.SECTION, Place.SOURCE)
        case All(parts) | Any(parts):
            return any(asks_for_names(part) for part in parts)
        case Without(part):
            return asks_for_names(part)
        case _:
            return False
