"""The terms of a segment are those that stand in its texts, each with its speeches."""

from collections import Counter, defaultdict
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from speeches.search.engines.whoosh.inverting import RARE, Inverter, rare_term
from speeches.search.tokens import is_searchable
from speeches.text.words import cut_for_search

SMALL = "党政府工作的、a1\ud800\U00020000\x00"
TEXTS = st.lists(st.lists(st.text(SMALL, max_size=8), min_size=1, max_size=4).map("\n".join), max_size=3 * RARE)


def terms_of(texts: list[str]) -> dict[str, dict[bytes, dict[int, float]]]:
    inverter = Inverter()
    for text in texts:
        inverter.add(text)
    found: dict[str, dict[bytes, dict[int, float]]] = {}
    for field, terms in inverter.terms():
        names = []
        found[field] = {}
        for text, ids, counts in terms:
            names.append(text)
            numbers = [1.0] * len(ids) if counts is None else counts.tolist()
            found[field][text] = dict(zip(ids.tolist(), numbers, strict=True))
        assert names == sorted(set(names)), "Whoosh takes terms in the order of their bytes"
    assert list(found) == sorted(found)
    return found


def counted(texts: list[str]) -> dict[str, dict[int, int]]:
    """Characters and pairs, by brute force."""
    found: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for number, text in enumerate(texts):
        grams = Counter(char for string in text.split("\n") for char in string)
        grams.update(one + other for string in text.split("\n") for one, other in pairwise(string))
        for gram, count in grams.items():
            found[gram][number] = count
    return found


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@settings(max_examples=150)
@given(TEXTS)
def test_characters_and_pairs(texts: list[str]):
    terms = terms_of(texts)
    expected = counted(texts)
    is_common = {gram: len(gram) == 1 or len(having) > RARE for gram, having in expected.items()}
    assert terms["grams"] == {encoded(gram): having for gram, having in expected.items() if is_common[gram]}
    rare: defaultdict[bytes, set[int]] = defaultdict(set)
    for gram, having in expected.items():
        if not is_common[gram]:
            rare[rare_term(*gram)] |= having.keys()
    assert {term: set(having) for term, having in terms["rare"].items()} == rare


@settings(max_examples=50)
@given(TEXTS)
def test_words_are_those_of_the_segmenter(texts: list[str]):
    expected: defaultdict[bytes, dict[int, int]] = defaultdict(dict)
    for number, text in enumerate(texts):
        words = Counter(word for string in text.split("\n") for word in cut_for_search(string))
        for word, count in words.items():
            if is_searchable(word[0]):
                expected[encoded(word)][number] = count
    assert terms_of(texts)["words"] == expected
