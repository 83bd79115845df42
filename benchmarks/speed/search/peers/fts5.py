"""SQLite FTS5, one character a token: punctuation too, so that a phrase is a substring."""

import sqlite3
from collections.abc import Sequence

from benchmarks.speed.search.peers.contract import Found, Peer, excerpts
from benchmarks.speed.search.queries import PAGE_SIZE, Asked
from benchmarks.speed.search.texts import Text

BETWEEN = "\ue000"  # a token of its own between two strings, for private use, so that no phrase runs across
ALL_BUT_SPACE = "L* N* P* S* M* Co"


class FTS5(Peer):
    name = "FTS5"
    what = "characters as tokens"

    def build(self, texts: Sequence[Text]) -> None:
        self._texts = {text.id: "\n".join(text.folded()) for text in texts}
        self._database = sqlite3.connect(self.folder / "fts5.sqlite3")
        self._database.execute(
            "CREATE VIRTUAL TABLE speech USING fts5(text, content='', "
            f"tokenize=\"unicode61 remove_diacritics 0 categories '{ALL_BUT_SPACE}'\")"
        )
        self._database.execute("CREATE TABLE fact (id INTEGER PRIMARY KEY, year INTEGER, section INTEGER)")
        with self._database:
            for text in texts:
                spaced = " ".join(self._texts[text.id].replace("\n", BETWEEN))
                self._database.execute("INSERT INTO speech(rowid, text) VALUES (?, ?)", (text.id, spaced))
                self._database.execute("INSERT INTO fact VALUES (?, ?, ?)", (text.id, text.year, text.section))
        self._database.execute("INSERT INTO speech(speech) VALUES ('optimize')")
        self._database.commit()

    def find(self, asked: Asked) -> Found:
        phrases = ['"{}"'.format(" ".join(term).replace('"', '""')) for term in asked.folded]
        source, values = "speech WHERE speech MATCH ?", [(" OR " if asked.either else " AND ").join(phrases)]
        if asked.years:
            source = "speech JOIN fact ON fact.id = speech.rowid WHERE speech MATCH ? AND year BETWEEN ? AND ?"
            values = [*values, *map(str, asked.years)]
        ((total,),) = self._rows("count(*)", source, values)
        rest = f"ORDER BY rank LIMIT {PAGE_SIZE} OFFSET {asked.start}"
        ids = tuple(id_ for (id_,) in self._rows("speech.rowid", source, values, rest))
        sections = dict(self._rows("section, count(*)", source, values, "GROUP BY section")) if asked.facets else {}
        return Found(total, ids, sections, excerpts(self._texts, ids, asked.folded) if asked.snippets else ())

    def _rows(self, what: str, source: str, values: Sequence[str], rest: str = "") -> list[tuple[int, ...]]:
        statement = f"SELECT {what} FROM {source} {rest}"  # noqa: S608  all but the values are constants
        return self._database.execute(statement, values).fetchall()

    def close(self) -> None:
        self._database.close()
