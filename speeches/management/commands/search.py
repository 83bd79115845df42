"""Search from the command line: the same service that the page uses."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from speeches.management.lines import json_line, printable
from speeches.representations import result as representation
from speeches.search import IndexUnavailable, QueryError, SearchQuery, search
from speeches.search.dimensions import FacetName
from speeches.search.relaxing import relax
from speeches.search.results import Facet, Hit, Marked, SearchResult

FROM_INPUT = "-"
OPTIONS = (*(facet.value for facet in FacetName), "sort", "page")
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"
SHOWN_VALUES = 8  # of a facet on a terminal


class Command(BaseCommand):
    help = "检索已发布的讲话。"
    requires_system_checks = ()
    unavailable = False  # the index, for one query or more

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("query", help="检索式；“-”表示从标准输入逐行读取；以“-”开头的检索式写在“--”之后")
        parser.add_argument("--json", action="store_true", help="每条检索式输出一行 JSON")
        parser.add_argument("--section", default="", help="栏目的网址名，或 none")
        parser.add_argument("--year", default="", help="2021、2019..2021 或 none")
        parser.add_argument("--source", default="", help="来源的编号，或 none")
        parser.add_argument("--speaker", default="", help="讲话人，写法与库中一致，或 none")
        parser.add_argument("--level", default="", help="国家、省、市、县、乡、部门或 none")
        parser.add_argument("--quality", default="", help="whole、truncated 或 redacted")
        parser.add_argument("--sort", default="", help="relevance、newest 或 oldest")
        parser.add_argument("--page", default="", help="从 1 起，每页 20 条")
        parser.add_argument("--original", action="store_true", help="只看原字形：区分繁简和大小写")

    def handle(self, *, query: str, json: bool, original: bool, **options: Any) -> None:
        self.options = {name: options[name] for name in OPTIONS} | {"original": "1" if original else ""}
        queries = lines_of_input() if query == FROM_INPUT else iter([query])
        answer = self.answer_as_json if json else self.answer_as_text
        answered = [answer(text) for text in queries]
        if self.unavailable or (query != FROM_INPUT and not all(answered)):
            sys.exit(1)

    def answer_as_json(self, text: str) -> bool:
        """Print one line, whatever the query; tells whether it was answered."""
        try:
            query = self.read(text)
            answer = representation.as_json(search(query), query)
        except (QueryError, IndexUnavailable) as error:
            self.unavailable = self.unavailable or isinstance(error, IndexUnavailable)
            answer = representation.error_as_json(error, text)
        self.stdout.write(json_line(answer))
        self.stdout.flush()
        return "error" not in answer

    def answer_as_text(self, text: str) -> bool:
        try:
            query = self.read(text)
            found = search(query)
            lines = list(self.lines(found) if found.total else nothing_found(query))
        except IndexUnavailable as error:
            raise CommandError(str(error)) from error
        except QueryError as error:
            self.stderr.write(f"{printable(text)}: {printable(str(error))}")
            return False
        self.stdout.write("\n".join(lines))
        return True

    def read(self, text: str) -> SearchQuery:
        return SearchQuery.from_params({"q": text, **self.options})

    def lines(self, found: SearchResult) -> Iterator[str]:
        yield _("共 %(total)d 篇，第 %(page)d 页，共 %(pages)d 页") % {
            "total": found.total,
            "page": found.page,
            "pages": found.pages,
        }
        for hit in found.hits:
            yield from self.hit_lines(hit)
        yield ""
        yield from map(facet_line, found.facets)

    def hit_lines(self, hit: Hit) -> Iterator[str]:
        known = [part for part in (hit.date, hit.speaker, hit.occasion, hit.section) if part]
        yield ""
        yield self.marked(hit.marked_title)
        yield "    " + "  ".join([hit.url, *map(printable, known), _("%(count)d 处") % {"count": hit.count}])
        for snippet in hit.snippets:
            yield "    " + self.marked(snippet.fragments)

    def marked(self, marked: Marked) -> str:
        """Print hits in bold where the terminal can."""
        if not self.stdout.isatty():
            return "".join(printable(piece.text) for piece in marked)
        pieces = ((printable(piece.text), piece.is_hit) for piece in marked)
        return "".join(f"{BOLD}{text}{PLAIN}" if is_hit else text for text, is_hit in pieces)


def lines_of_input() -> Iterator[str]:
    """Give one query a line; bytes that are no UTF-8 become halves of surrogates, which nothing contains."""
    for line in sys.stdin.buffer:
        yield line.rstrip(b"\r\n").decode("utf-8", "surrogateescape")


def nothing_found(query: SearchQuery) -> Iterator[str]:
    """Say why, and what with one condition less is found."""
    relaxed = relax(query)
    yield printable(relaxed.cause)
    for way in relaxed.relaxations:
        yield f"    {way.total}  {printable(way.query)}  {printable(way.label)}"


def facet_line(facet: Facet) -> str:
    shown = "  ".join(f"{printable(value.label)} {value.count}" for value in facet.values[:SHOWN_VALUES])
    more = "  …" if len(facet.values) > SHOWN_VALUES else ""
    return f"{facet.label}: {shown}{more}"
