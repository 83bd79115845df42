"""A page and what a careful archivist would say of it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Truth:
    """The answer; `untested` names the fields on which two archivists might differ."""

    paragraphs: tuple[str, ...]
    title: str
    script: str
    genre: str
    date: str | None = None
    date_of_page: bool = False
    source_name: str | None = None
    source_url: str | None = None
    truncated: bool = False
    attachments: tuple[str, ...] = ()
    untested: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Page:
    name: str
    family: str
    content: bytes
    truth: Truth
    dirt: tuple[str, ...] = field(default=())
