"""What Whoosh keeps of a speech, and the fingerprint that tells when that has changed.

Single characters and pairs of characters of the folded strings are terms without positions: they
give candidates, exactly those for one or two characters, and for longer strings the folded copy of
the text decides. Words are kept for ranking alone.
"""

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise

from whoosh import columns, fields, formats

from speeches.search.dimensions import FacetName, Value
from speeches.search.engines.contract import Entry
from speeches.search.tokens import is_searchable
from speeches.text.folding import fold
from speeches.text.words import cut_for_search

LAYOUT = 2  # goes up when what is written below changes its meaning
BETWEEN = "\n"  # stands between the folded strings of a speech; folding leaves none in them
KEY = "key"


class Counted(fields.FieldType):  # type: ignore[misc]  # Whoosh has no types
    """Terms that come counted, by the name of the term; how often stands in the posting's weight."""

    format = formats.Existence()
    scorable = False
    stored = False
    unique = False
    multitoken_query = "default"
    analyzer = None
    vector = None

    def __init__(self) -> None:
        self.column_type = None

    def index(self, value: Mapping[str, int], **_options: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, count in value.items():
            yield term.encode(), count, float(count), b""


def schema() -> fields.Schema:
    return fields.Schema(
        key=fields.ID(unique=True),
        grams=Counted(),
        title=Counted(),
        words=Counted(),
        text=fields.COLUMN(columns.VarBytesColumn()),
        written=fields.COLUMN(columns.VarBytesColumn()),
        facts=fields.COLUMN(columns.VarBytesColumn()),
    )


def fingerprint() -> str:
    """Name everything that decides what is found: an index with another fingerprint has to be built anew."""
    parts = [
        LAYOUT,
        unicodedata.unidata_version,
        version("opencc"),
        version("whoosh"),
        sorted((name, type(field).__name__) for name, field in schema().items()),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is kept of a speech beside its text; read into memory with the index."""

    id: int
    digest: str
    date: str
    speaker: str  # glyphs as written, without white space
    occasion: str
    length: int  # characters of the folded text
    values: Mapping[FacetName, tuple[Value, ...]]  # of each facet; (None,) where the speech has none

    def as_bytes(self) -> bytes:
        values = [self.id, self.digest, self.date, self.speaker, self.occasion, self.length, self.values]
        return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, written: bytes) -> "Facts":
        id_, digest, date, speaker, occasion, length, values = json.loads(written)
        by_facet = {FacetName(name): tuple(given) for name, given in values.items()}
        return cls(id_, digest, date, speaker, occasion, length, by_facet)

    @property
    def year(self) -> int | None:
        return int(self.date[:4]) if self.date else None


def facet_values(entry: Entry) -> dict[FacetName, tuple[Value, ...]]:
    return {
        FacetName.SECTION: (entry.section,),
        FacetName.YEAR: (entry.year,),
        FacetName.SOURCE: entry.sources or (None,),
        FacetName.SPEAKER: (entry.speaker or None,),
        FacetName.LEVEL: (entry.level or None,),
        FacetName.QUALITY: entry.qualities or (None,),
    }


def document(entry: Entry) -> dict[str, object]:
    """Give the fields of an entry as Whoosh takes them; `written` is empty where it would repeat `text`."""
    strings = (entry.title, *entry.paragraphs)
    folded = [fold(string) for string in strings]
    text = BETWEEN.join(folded)
    written = BETWEEN.join(fold(string, as_written=True) for string in strings)
    facts = Facts(
        entry.id,
        entry.digest,
        entry.date,
        fold(entry.speaker, as_written=True),
        fold(entry.occasion, as_written=True),
        len(text),
        facet_values(entry),
    )
    return {
        "key": str(entry.id),
        "grams": _grams(folded),
        "title": _grams(folded[:1]),
        "words": Counter(word for string in folded for word in cut_for_search(string) if is_searchable(word[0])),
        "text": text.encode(),
        "written": written.encode() if written != text else b"",
        "facts": facts.as_bytes(),
    }


def _grams(strings: list[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for string in strings:
        counts.update(string)
        counts.update(one + other for one, other in pairwise(string))
    return counts
