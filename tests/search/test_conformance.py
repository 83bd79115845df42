"""Every query finds exactly the speeches that have what it asks for: no miss, no invention."""

import gzip
import itertools
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from django.utils import timezone
from opencc import OpenCC

from speeches.models import Original, Paragraph, Section, Source, Speech
from speeches.search import SearchQuery, freshness, search
from speeches.search.dimensions import FacetName
from speeches.search.names import SectionTree
from speeches.search.results import SearchResult
from speeches.search.service import find
from tests.search.archive import make_speech
from tests.search.conformance import HALF_TO_FULL, Queries
from tests.search.reference import PlainSpeech, Wanted, counts, folded

pytestmark = pytest.mark.django_db
QUERIES = 1200  # of all kinds together
SPEECHES = 80
DIRT = " \u3000\u200b\u00ad\u2060\ufeff"
SPEAKERS = ["", "市长", "縣委書記", "Secretary Ａ"]
OCCASIONS = ["", "全市工作会议", "常務會議 第２次"]
PLACES_OF_RANGE = [("2019", "2021"), ("2020", "2020")]


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker, seeds: Path) -> Iterator[list[PlainSpeech]]:
    with django_db_blocker.unblock():
        yield _generated_archive(seeds)
        _clear()


def test_generated_queries(archive: list[PlainSpeech]):
    _check(archive, Queries(archive, seed=20260101), QUERIES)


@pytest.mark.parametrize(
    ("section", "year", "source"),
    list(itertools.product(["", "0", "none"], ["", "2020", "2019..2021", "none"], ["", "0", "none"])),
)
def test_facets_leave_their_own_filter_out(archive: list[PlainSpeech], section, year, source):
    chosen_section, chosen_source = Section.objects.order_by("pk").last(), Source.objects.order_by("pk").last()
    assert chosen_section
    assert chosen_source
    params = {
        "q": "工作 OR 發展 OR 的",
        "section": chosen_section.slug if section == "0" else section,
        "year": year,
        "source": str(chosen_source.pk) if source == "0" else source,
    }
    has_text = [s for s in archive if any(term in text for text in s.loose for term in ("工作", "发展", "的"))]
    in_section = {
        s.id
        for s in has_text
        if section in ("", "none" if s.section_key is None else "0" if s.section_key == chosen_section.pk else "?")
    }
    first, _, last = year.partition("..")
    in_year = {
        s.id
        for s in has_text
        if not year
        or (year == "none" and not s.year)
        or (s.year and year != "none" and int(first) <= s.year <= int(last or first))
    }
    in_source = {
        s.id
        for s in has_text
        if not source or (source == "none" and not s.sources) or (source == "0" and chosen_source.pk in s.source_keys)
    }
    result = search(SearchQuery.from_params(params))
    assert result.total == len(in_section & in_year & in_source)
    shown = {facet.name: {v.value: v.count for v in facet.values if v.count} for facet in result.facets}
    by_id = {s.id: s for s in archive}
    assert shown["year"] == Counter(str(by_id[i].year or "none") for i in in_section & in_source)
    slugs: dict[int | None, str] = {s.pk: s.slug for s in Section.objects.all()}
    assert shown["section"] == Counter(slugs.get(by_id[i].section_key, "none") for i in in_year & in_source)
    assert shown["source"] == Counter(
        str(key) for i in in_section & in_year for key in by_id[i].source_keys or ("none",)
    )


@pytest.mark.conformance
@pytest.mark.parametrize(("name", "limit", "queries"), [("legco_speeches", 4071, 1000), ("news_items", 10_000, 1000)])
def test_real_texts(corpora: Path, name: str, limit: int, queries: int):
    plain = _real_archive(corpora / f"{name}.jsonl.gz", limit)
    freshness.rebuild()
    _check(plain, Queries(plain, seed=20260202, known_names=False), queries)


def _check(speeches: Sequence[PlainSpeech], queries: Queries, number: int) -> None:
    tree = SectionTree.read()
    seen: Counter[str] = Counter()
    for wanted in itertools.islice(queries, number):
        expected = {speech.id for speech in speeches if wanted.keeps(speech)}
        query = SearchQuery.from_params({"q": wanted.query, **wanted.params})
        answer = find(query, tree, start=0, stop=None)
        assert set(answer.ids) == expected, (wanted.kind, wanted.query)
        assert answer.total == len(expected) == len(answer.ids)
        for facet in FacetName:
            others = [speech for speech in speeches if wanted.keeps(speech, but=facet)] if wanted.filters else None
            within = others if others is not None else [speech for speech in speeches if speech.id in expected]
            assert answer.counts[facet] == counts(within, facet), (facet, wanted.query, wanted.filters)
        seen[wanted.kind] += 1
        if expected and seen[wanted.kind] % 3 == 0:
            _check_marks(search(query), wanted, {speech.id: speech for speech in speeches if speech.id in expected})
    assert min(seen.values()) >= number // 60, seen


def _check_marks(result: SearchResult, wanted: Wanted, speeches: dict[int, PlainSpeech]) -> None:
    terms = {*wanted.terms, *wanted.title_terms}
    for hit in result.hits:
        count = wanted.occurrences(speeches[hit.id])
        assert hit.count == count, wanted.query
        marked = [*hit.marked_title, *(piece for snippet in hit.snippets for piece in snippet.fragments)]
        assert bool(terms and count) == any(piece.is_hit for piece in marked), wanted.query
        for piece in marked:
            if piece.is_hit:
                assert any(term in folded(piece.text, as_written=wanted.as_written) for term in terms), wanted.query
        assert "".join(piece.text for piece in hit.marked_title) == speeches[hit.id].title


def _generated_archive(seeds: Path) -> list[PlainSpeech]:
    """Speeches put together from the lines of the samples, in both scripts and widths, with dirt in them."""
    chance = random.Random(20260303)
    lines = [
        line.strip()
        for path in sorted(seeds.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if line.strip()
    ]
    sections = [Section.objects.create(name=f"经济建设{n}", slug=f"test-{n}") for n in range(3)]
    sources = [Source.objects.create(name=name) for name in ("百味书屋", "範文網", "Ｓite 三")]
    with freshness.deferred():
        for _ in range(SPEECHES):
            make_speech(
                _spoiled(chance, chance.choice(lines)[:40]),
                [_spoiled(chance, line) for line in chance.sample(lines, chance.randint(1, 12))],
                date=chance.choice(["", "2018", "2019-05", "2020-01-02", "2020-01-02", "2021", "2022-12"]),
                speaker=chance.choice(SPEAKERS),
                occasion=chance.choice(OCCASIONS),
                level=chance.choice(["", "市", "县"]),
                truncated=chance.random() < 0.3,
                redactions=chance.choice([0, 0, 2]),
                section=chance.choice([None, *sections]),
                sources=chance.sample(sources, chance.randint(0, 2)),
            )
        make_speech("草稿", lines[:5], published=False)
    return [_plain(speech) for speech in Speech.objects.filter(status="published")]


def _spoiled(chance: random.Random, text: str) -> str:
    change = chance.randrange(6)
    if change == 0:
        return str(OpenCC("s2t").convert(text))
    if change == 1:
        return str(OpenCC("t2s").convert(text))
    if change == 2:
        return text.translate(HALF_TO_FULL)
    if change == 3:
        return "".join(character + (chance.choice(DIRT) if chance.random() < 0.1 else "") for character in text)
    if change == 4:
        return text + chance.choice(["第①条ﬁn e\u0301 ㈠甲㍻", "㈱maintain⒈か\u3099きé", "１００㎡℡cafe\u0301s ｶﾞs"])
    return text


def _plain(speech: Speech) -> PlainSpeech:
    pages = [page for page in speech.appearances.order_by("source_id") if page.source]
    return PlainSpeech(
        id=speech.pk,
        title=speech.title,
        paragraphs=tuple(paragraph.text for paragraph in speech.paragraphs.all()),
        date=speech.date,
        speaker=speech.speaker,
        occasion=speech.occasion,
        section=(speech.section.name,) if speech.section else (),
        section_key=speech.section_id,
        sources=tuple(page.source.name for page in pages if page.source),
        source_keys=tuple(page.source_id for page in pages if page.source_id),
        level=speech.level,
        qualities=("truncated" if speech.truncated else "whole", *(["redacted"] if speech.redactions else [])),
    )


def _real_archive(path: Path, limit: int) -> list[PlainSpeech]:
    """Store texts without a signal for each: the index is built from the database afterwards."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in itertools.islice(file, limit)]
    now = timezone.now()
    speeches = Speech.objects.bulk_create(
        [
            Speech(
                title=row["title"][:500],
                date=row["date"] or "",
                date_basis="stated" if row["date"] else "",
                status="published",
                published_at=now,
            )
            for row in rows
        ],
        batch_size=500,
    )
    texts = [[line for line in row["text"].split("\n") if line.strip()] for row in rows]
    Paragraph.objects.bulk_create(
        (
            Paragraph(speech=speech, key=f"k{place}", position=place, text=line)
            for speech, lines in zip(speeches, texts, strict=True)
            for place, line in enumerate(lines)
        ),
        batch_size=500,
    )
    return [
        PlainSpeech(id=speech.pk, title=speech.title, paragraphs=tuple(lines), date=speech.date)
        for speech, lines in zip(speeches, texts, strict=True)
    ]


def _clear() -> None:
    with freshness.deferred():
        Paragraph.objects.all().delete()
        Speech.objects.all().delete()
    Section.objects.filter(slug__startswith="test-").delete()
    Source.objects.all().delete()
    Original.objects.all().delete()
