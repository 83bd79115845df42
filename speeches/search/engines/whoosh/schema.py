"""What Whoosh keeps of a speech, and the fingerprint that tells when that has changed."""

import hashlib
import json
import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version

import numpy as np
from whoosh import columns, fields, formats

from speeches.search.dimensions import FacetName, Value
from speeches.search.engines.contract import Entry
from speeches.search.engines.whoosh.inverting import BETWEEN, RARE, SPLIT
from speeches.text.folding import fold, fold_both

COLUMNS = ("id", "text", "written", "keys", "facts")
ID_TYPE = np.dtype("<i8")
LAYOUT = 3  # goes up when what is written below changes its meaning


class Counted(fields.FieldType):  # type: ignore[misc]  # Whoosh has no types
    """Terms without positions; how often each stands in a speech is the posting's weight."""

    format = formats.Existence()
    scorable = False
    stored = False
    unique = False
    multitoken_query = "default"
    analyzer = None
    vector = None

    def __init__(self) -> None:
        self.column_type = None


def schema() -> fields.Schema:
    """Name the fields of `inverting`, and five columns.

    `id` is the primary key in ID_TYPE, `text` are the folded title and paragraphs with `BETWEEN` between them,
    `written` the same with the glyphs as written, `keys` those of the paragraphs, `facts` everything else.
    """
    return fields.Schema(
        grams=Counted(),
        rare=Counted(),
        words=Counted(),
        **{name: fields.COLUMN(columns.VarBytesColumn()) for name in COLUMNS},
    )


def fingerprint() -> str:
    """Name everything that decides what is found: an index with another fingerprint has to be built anew."""
    parts = [
        LAYOUT,
        RARE,
        SPLIT,
        unicodedata.unidata_version,
        version("opencc"),
        version("whoosh"),
        sorted((name, type(field).__name__) for name, field in schema().items()),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is kept of a speech beside its text; read into memory with the index, as columns."""

    digest: str
    date: str
    title: str  # folded
    speaker: str  # glyphs as written, without white space
    occasion: str
    length: int  # characters of the folded text
    values: Mapping[FacetName, tuple[Value, ...]]  # of each facet; (None,) where the speech has none

    def as_bytes(self) -> bytes:
        values = [self.digest, self.date, self.title, self.speaker, self.occasion, self.length]
        by_facet = [self.values[facet] for facet in FacetName]
        return encoded(json.dumps([*values, by_facet], ensure_ascii=False, separators=(",", ":")))

    @classmethod
    def from_bytes(cls, written: bytes) -> "Facts":
        digest, date, title, speaker, occasion, length, by_facet = json.loads(written)
        values = {facet: tuple(given) for facet, given in zip(FacetName, by_facet, strict=True)}
        return cls(digest, date, title, speaker, occasion, length, values)


@dataclass(frozen=True, slots=True)
class Document:
    """A speech as the columns of the index hold it."""

    id: bytes
    text: bytes
    written: bytes  # compressed; empty where it would repeat `text`
    keys: bytes
    facts: bytes

    @classmethod
    def of(cls, entry: Entry) -> "Document":
        folded = [fold_both(string) for string in (entry.title, *entry.paragraphs)]
        text, written = map(BETWEEN.join, zip(*folded, strict=True))
        facts = Facts(
            entry.digest,
            entry.date,
            folded[0][0],
            fold(entry.speaker, as_written=True),
            fold(entry.occasion, as_written=True),
            len(text),
            _facet_values(entry),
        )
        return cls(
            ID_TYPE.type(entry.id).tobytes(),
            encoded(text),
            zlib.compress(encoded(written)) if written != text else b"",
            BETWEEN.join(entry.keys).encode(),
            facts.as_bytes(),
        )


def encoded(text: str) -> bytes:
    """Half a surrogate pair, which a database may hold and no encoding has, is kept too."""
    return text.encode("utf-8", "surrogatepass")


def decoded(text: bytes) -> str:
    return text.decode("utf-8", "surrogatepass")


def _facet_values(entry: Entry) -> dict[FacetName, tuple[Value, ...]]:
    return {
        FacetName.SECTION: (entry.section,),
        FacetName.YEAR: (entry.year,),
        FacetName.SOURCE: entry.sources or (None,),
        FacetName.SPEAKER: (entry.speaker or None,),
        FacetName.LEVEL: (entry.level or None,),
        FacetName.QUALITY: entry.qualities or (None,),
    }
