"""From what a query asks for back to words and signs, for queries that we make ourselves."""

from speeches.search.expression import All, Any, Expression, Near, Place, Term, Without, Years
from speeches.search.tokens import CLOSING_QUOTE, PLACES, YEAR_PREFIX, is_searchable

PREFIXES = {place: f"{prefix}:" for prefix, place in PLACES.items()}


def spell(expression: Expression) -> str:
    """Write a query that is read as this expression.

    >>> spell(All((Term("甲"), Without(Any((Term("乙", Place.TITLE), Near(Term("丙"), Term("丁、戊"), 5)))))))
    '甲 -(标题:乙 OR 丙 ~5 "丁、戊")'
    """
    match expression:
        case All(parts):
            return " ".join(_inside(part, All, Any) for part in parts)
        case Any(parts):
            return " OR ".join(_inside(part, Any) for part in parts)
        case Without(part):
            return f"-{_inside(part, All, Any)}"
        case Years(first, last):
            return f"{YEAR_PREFIX}:{first}" if first == last else f"{YEAR_PREFIX}:{first}..{last}"
        case Near(one, other, distance):
            return f"{spell(one)} ~{distance} {spell(other)}"
        case Term(text, place):
            return PREFIXES.get(place, "") + (text if _is_one_word(text, place) else _quoted(text))


def _inside(part: Expression, *joined: type) -> str:
    return f"({spell(part)})" if isinstance(part, joined) else spell(part)


def _is_one_word(text: str, place: Place) -> bool:
    """Tell whether a term means itself without quotes; after a prefix even OR does."""
    return all(map(is_searchable, text)) and (text != "OR" or place is not Place.TEXT)


def _quoted(text: str) -> str:
    """Put a term into quotes that do not end inside it; it came out of such."""
    opening, closing = next((pair for pair in CLOSING_QUOTE.items() if pair[1] not in text), ('"', '"'))
    return f"{opening}{text}{closing}"
