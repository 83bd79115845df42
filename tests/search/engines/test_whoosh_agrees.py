"""Whoosh's own matchers and queries give the same on the same index, wherever they can answer."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh import query
from whoosh.index import FileIndex

from speeches.models import Speech
from speeches.search import freshness
from speeches.search.engines import engine
from speeches.search.engines.contract import Request
from speeches.search.engines.whoosh.engine import WhooshIndex
from speeches.search.engines.whoosh.inverting import RARE
from speeches.search.engines.whoosh.segment import MappedStorage
from speeches.search.expression import All, Any, Expression, Term, Without
from tests.search.archive import make_speech

pytestmark = pytest.mark.django_db
QUERIES = 400


@pytest.fixture
def lines(seeds: Path) -> list[str]:
    return [
        line for path in sorted(seeds.glob("*.txt")) for line in path.read_text("utf-8").split("\n") if line.strip()
    ]


@pytest.fixture
def archive(index_folder: Path, lines: list[str]) -> Iterator[WhooshIndex]:
    chance = random.Random(7)
    with freshness.deferred():
        made = [make_speech("讲话", chance.sample(lines, 6)) for _ in range(4 * RARE)]
    make_speech("后来的讲话", lines[:9])  # a segment of its own
    made[3].delete()
    found = engine()
    assert isinstance(found, WhooshIndex)
    return found


def test_queries_of_whoosh_find_the_same(archive: WhooshIndex, index_folder: Path, lines: list[str]):
    snapshot = archive._current()
    assert len(snapshot.parts) > 1
    assert not snapshot.live.all()
    [generation] = index_folder.glob("g-*")
    searcher = FileIndex(MappedStorage(str(generation)), indexname="MAIN").searcher()
    common = [term for field, term in searcher.reader().all_terms() if field == "grams"]
    chance = random.Random(8)
    counted = {}
    for _ in range(QUERIES):
        ours, theirs = made_up(chance, [term.decode() for term in chance.sample(common, 3)])
        numbers = [number for number in searcher.docs_for_query(theirs) if snapshot.live[number]]
        asked = archive.find(Request(ours, stop=None))
        if complete(snapshot, ours):
            assert sorted(asked.ids) == sorted(snapshot.table.ids[numbers].tolist()), ours
            counted[type(ours).__name__] = counted.get(type(ours).__name__, 0) + 1
    assert min(counted[kind] for kind in ("Term", "All", "Any", "Without")) > QUERIES // 20


def complete(snapshot, expression: Expression) -> bool:
    """Whether the pairs of an expression are terms of their own in each segment, so that Whoosh can answer."""
    texts = [term.text for term in terms_in(expression)]
    return all(
        len(text) == 1 or part.segment._info("grams", text.encode()) or not len(part.segment.standing_in(text).ids)
        for part in snapshot.parts
        for text in texts
    )


def terms_in(expression: Expression) -> Iterator[Term]:
    match expression:
        case Term():
            yield expression
        case All(parts) | Any(parts):
            for part in parts:
                yield from terms_in(part)
        case Without(part):
            yield from terms_in(part)


def made_up(chance: random.Random, grams: list[str]) -> tuple[Expression, query.Query]:
    """An expression of ours, and the same as a query of Whoosh's."""
    one, two, three = (Term(gram) for gram in grams)
    a, b, c = (query.Term("grams", gram.encode()) for gram in grams)
    return chance.choice(
        [
            (one, a),
            (All((one, two)), query.And([a, b])),
            (Any((one, two, three)), query.Or([a, b, c])),
            (All((one, Without(two))), query.And([a, query.Not(b)])),
            (Without(Any((one, two))), query.Not(query.Or([a, b]))),
            (All((Any((one, two)), three)), query.And([query.Or([a, b]), c])),
        ]
    )


def test_small_segments_are_written_together(index_folder: Path):
    """A hundred changes leave few segments, and every speech is found as it last stood."""
    made = [make_speech("讲话", [f"第{number}次会议"]) for number in range(60)]
    for number, speech in enumerate(made[:40]):
        speech.title = f"更正{number}"
        speech.save()
    index = engine()
    assert isinstance(index, WhooshIndex)
    assert len(index._current().parts) <= 15
    assert index.find(Request(Term("会议"))).total == 60
    assert index.find(Request(Term("更正"))).total == 40
    assert set(index.digests()) == set(Speech.objects.values_list("pk", flat=True))
