"""The help page teaches by queries that can be tried, and each finds something in a new archive."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client

from speeches.ingest import taxonomy
from speeches.search import SearchQuery, search
from speeches.search.expression import Near, Term, Without, Years
from speeches.web.pages.help import Example, help_page
from tests.web.reading import html, words


@pytest.mark.django_db(transaction=True)
def test_every_example_finds_something_in_the_samples(client: Client, seeds: Path):
    taxonomy.load(apps)  # what a migration has put in, a test that commits takes away
    call_command("import_speeches", seeds, verbosity=0)
    links = re.findall(r'href="/search/\?q=([^"]+)"', html(client.get("/help/")))
    queries = [unquote(link) for link in links]
    assert {example.query for example in examples()} < set(queries)
    found = {query: search(SearchQuery.from_params({"q": query})).total for query in queries}
    assert [query for query, total in found.items() if not total] == []


def test_every_operator_has_its_example():
    meanings = " ".join(repr(SearchQuery.from_params({"q": e.query}).expression) for e in examples())
    for kind in (Term, Near, Without, Years):
        assert f"{kind.__name__}(" in meanings
    for place in ("TITLE", "SPEAKER", "OCCASION", "SOURCE", "SECTION"):
        assert f"Place.{place}" in meanings
    assert any("“" in example.query for example in examples())


def test_what_is_not_equated_is_said(client: Client, db: None):
    page = words(client.get("/help/"))
    for said in ("“著”与“着”", "“覆”与“复”", "maintain", "“发展改革”查不到“发展、改革”", "最多 2000 个字、100 个词"):
        assert said in page


def test_every_topic_can_be_reached_from_the_top(client: Client, db: None):
    page = html(client.get("/help/"))
    named = re.findall(r'href="#([a-z]+)"', page)
    assert len(named) > len(help_page().topics)
    assert [name for name in named if f'id="{name}"' not in page] == []


def test_chinese_inside_english_is_marked_so(client: Client, db: None):
    assert '<td><span lang="zh">政府</span> occurs and <span lang="zh">企业</span> does not' in html(
        client.get("/help/?lang=en")
    )


def examples() -> list[Example]:
    return [example for group in help_page().groups for example in group.examples]
