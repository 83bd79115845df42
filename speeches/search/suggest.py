"""What else to ask where nothing was found: a word that was meant, or the words of a run one by one.

Whatever is offered has been asked before, with the reader's filters: its number is exact, and nothing
is offered that finds nothing.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from speeches.search.errors import QueryError
from speeches.search.expression import Place, Term
from speeches.search.names import SectionTree
from speeches.search.parser import parse
from speeches.search.query import SearchQuery
from speeches.search.results import Fragment, Marked
from speeches.search.service import find
from speeches.search.tokens import CLOSING_QUOTE, PLACES, Sign, Token, Tokenizer
from speeches.search.vocabulary import Vocabulary, vocabulary
from speeches.text.folding import fold
from speeches.text.sounds import Where
from speeches.text.words import cut_in_bulk

MOST_OFFERED = 3
MOST_ASKED = 12  # searches for one page of suggestions
MOST_TERMS = 5  # terms of a query that are looked at
MOST_ALIKE = 6  # words considered for one term
LONGEST = 24  # characters of a term; a longer one is a quotation, and its mistake is not one word
SHORTEST_HEARD_INSIDE = 3  # sounds; fewer stand somewhere in some title by chance
ONE_SLIP = 3  # characters from which on a word may differ in one
TWO_SLIPS = 6  # and in two


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query to ask instead, with the exact number of speeches it finds; what it changes is marked."""

    query: str
    total: int
    marked: Marked


@dataclass(frozen=True, slots=True)
class _Written:
    """A term where it stands in the query; `text` without its quotes."""

    alone: Term  # the query that asks for nothing else
    start: int
    end: int
    text: str
    is_quoted: bool
    is_near: bool  # beside a ~, which takes single terms only
    is_excluded: bool


def did_you_mean(query: SearchQuery) -> tuple[Suggestion, ...]:
    """Offer up to three queries in which one term is another that sounds or looks like it, the likeliest first.

    Each finds more than the query itself does. Where some of its terms are found nowhere, only those are doubted.
    Raises `IndexUnavailable`.
    """
    tree = SectionTree.read()
    least = _total(query, tree)
    terms = [term for term in _terms(query.text) if not term.is_excluded and len(term.text) <= LONGEST][:MOST_TERMS]
    if len(terms) > 1:
        terms = [term for term in terms if not _total(replace(query, expression=term.alone), tree)] or terms
    changes = ((term, word) for term in terms for word in likely_words(fold(term.text), vocabulary()))
    asked = (_asked(query, tree, [change]) for change in islice(changes, MOST_ASKED))
    offered = {found.query: found for found in asked if found and found.total > least}
    return tuple(offered.values())[:MOST_OFFERED]


def segmented(query: SearchQuery) -> Suggestion | None:
    """Offer the words of each run that is found nowhere as a whole, all of them wanted; None if that finds nothing.

    Quoted terms are left as they are: who quotes means exactly that. Raises `IndexUnavailable`.
    """
    tree = SectionTree.read()
    parted: list[tuple[_Written, str]] = []
    for term in _terms(query.text)[:MOST_ASKED]:
        if term.is_quoted or term.is_near or term.is_excluded:
            continue
        words = _words_of(term.text)
        is_cut = 1 < len(words) < len(term.text)  # single characters alone say nothing
        if is_cut and not _total(replace(query, expression=term.alone), tree):
            parted.append((term, _joined(query.text, term, words)))
    return _asked(query, tree, parted) if parted else None


def likely_words(folded: str, known: Vocabulary) -> tuple[str, ...]:
    """Give what may have been meant by a term: what sounds like it first, then what looks like it."""
    found = _spelled(folded, known) if folded.isascii() else _misheard(folded, known)
    known_already = {folded}
    others: list[str] = []
    for word in found:
        if word not in known_already:
            known_already.add(word)
            others.append(word)
            if len(others) == MOST_ALIKE:
                break
    return tuple(others)


def _spelled(letters: str, known: Vocabulary) -> Iterator[str]:
    """Give the words whose readings or whose initials the letters are."""
    if not letters.isalpha() or len(letters) < 2:
        return
    whole = known.words.spelled(letters, Where.WHOLE).tolist()
    yield from _numbered(known, whole)
    yield from _numbered(known, known.words.sounding(known.words.initials(letters), Where.WHOLE).tolist())
    if not whole:
        yield from known.strings.runs_spelled(letters, at_least=SHORTEST_HEARD_INSIDE)
    yield from _looking_alike(letters, known)


def _misheard(folded: str, known: Vocabulary) -> Iterator[str]:
    if len(folded) < 2:
        return
    yield from _sounding_alike(folded, known)
    yield from _looking_alike(folded, known)
    for before, unknown, after in _unknown_stretches(folded):
        for word in (*_sounding_alike(unknown, known), *_looking_alike(unknown, known)):
            yield before + word + after


def _sounding_alike(folded: str, known: Vocabulary) -> Iterator[str]:
    """Give the words that sound so, or else what sounds so in titles, across the borders of their words."""
    whole = known.words.sounding(known.words.alike(folded), Where.WHOLE).tolist()
    yield from _numbered(known, whole)
    if not whole and len(folded) >= SHORTEST_HEARD_INSIDE:
        yield from known.strings.runs_sounding(known.strings.alike(folded))


def _looking_alike(folded: str, known: Vocabulary) -> Iterator[str]:
    """Give the words that differ in a character or two, left out, put in, or changed with its neighbour."""
    slips = (len(folded) >= ONE_SLIP) + (len(folded) >= TWO_SLIPS)
    if slips:
        near = extract(folded, known.word_list, scorer=OSA.distance, score_cutoff=slips, limit=MOST_ALIKE)
        yield from (word for word, _, _ in near if len(word) > 1)


def _numbered(known: Vocabulary, numbers: list[int]) -> list[str]:
    return [known.word_list[number] for number in numbers]


def _unknown_stretches(folded: str) -> Iterator[tuple[str, str, str]]:
    """Cut out each run of single characters, which are what segmentation leaves of a word it does not know.

    >>> list(_unknown_stretches("提高致行力"))
    [('提高', '致行力', '')]
    """
    words = cut_in_bulk(folded)
    start = at = 0
    for word in [*words, ""]:
        if len(word) == 1:
            at += 1
            continue
        if 1 < at - start < len(folded):
            yield folded[:start], folded[start:at], folded[at:]
        start = at = at + len(word)


def _words_of(text: str) -> list[str]:
    """Cut a term as written into words; its folded form is cut, which has its length or stands for it."""
    folded = fold(text)
    words = cut_in_bulk(folded)
    if len(folded) != len(text):
        return words
    places = iter(text)
    return ["".join(next(places) for _ in word) for word in words]


def _joined(text: str, term: _Written, words: list[str]) -> str:
    """Write the words so that a prefix before them, such as 标题:, holds for all."""
    together = " ".join(f'"{word}"' if unicodedata.normalize("NFKC", word) == "OR" else word for word in words)
    return f"({together})" if text[: term.start].rstrip().endswith((":", "：")) else together


def _terms(text: str) -> list[_Written]:
    """Give the terms of a query with where they begin and end in it as written."""
    tokens = Tokenizer(text).tokens()
    found: list[_Written] = []
    for place, token in enumerate(tokens):
        if token.sign is not Sign.TERM or not fold(token.text):
            continue
        is_quoted = unicodedata.normalize("NFKC", text[token.position])[:1] in CLOSING_QUOTE
        start = token.position + is_quoted
        end = _end(text, start, token.text)
        neighbours = tokens[max(0, place - 1) : place] + tokens[place + 1 : place + 2]
        found.append(
            _Written(
                alone=Term(token.text, _place(tokens[:place])),
                start=token.position,
                end=end + is_quoted,
                text=text[start:end],
                is_quoted=is_quoted,
                is_near=any(neighbour.sign is Sign.NEAR for neighbour in neighbours),
                is_excluded=_is_excluded(tokens[:place]),
            )
        )
    return found


def _end(text: str, start: int, normal: str) -> int:
    """Give where a term ends as written: NFKC may have made it longer or shorter."""
    for end in range(start, len(text) + 1):
        if unicodedata.normalize("NFKC", text[start:end]) == normal:
            return end
    return len(text)


def _place(before: Sequence[Token]) -> Place:
    """Give where a term is looked for by the prefix right before it."""
    return PLACES[before[-1].text] if before and before[-1].sign is Sign.PLACE else Place.TEXT


def _is_excluded(before: Sequence[Token]) -> bool:
    signs = [token.sign for token in before[-2:]]
    return signs[-1:] == [Sign.EXCLUDE] or signs == [Sign.EXCLUDE, Sign.PLACE]


def _asked(query: SearchQuery, tree: SectionTree, changes: list[tuple[_Written, str]]) -> Suggestion | None:
    """Write the query with these terms changed and ask it; None where it finds nothing or is no query."""
    fragments: list[Fragment] = []
    at = 0
    for term, text in changes:
        quote = query.text[term.start] if term.is_quoted else ""
        closing = query.text[term.end - 1] if term.is_quoted else ""
        fragments += [
            Fragment(query.text[at : term.start] + quote, is_hit=False),
            Fragment(text, is_hit=True),
            Fragment(closing, is_hit=False),
        ]
        at = term.end
    fragments.append(Fragment(query.text[at:], is_hit=False))
    text = "".join(fragment.text for fragment in fragments)
    try:
        total = _total(replace(query, text=text, expression=parse(text), page=1), tree)
    except QueryError:  # too long, or too many terms
        return None
    return Suggestion(text, total, tuple(part for part in fragments if part.text)) if total else None


def _total(query: SearchQuery, tree: SectionTree) -> int:
    return find(query, tree, start=0, stop=0).total
