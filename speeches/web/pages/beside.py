"""The page on which a speech was found, line by line beside what became of it."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speeches.cleaning.side_by_side import Part, Row, change_of, rows_of
from speeches.models import Appearance, Cleaning, Paragraph, Speech
from speeches.representations.change import KINDS, step_label

OPENING = 12  # characters by which a paragraph is known; a row holds the first sentence of it or more


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A stretch of a row; `label` tells of a change what was done and why."""

    part: Part
    label: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A line of the page; `key` is that of the paragraph which begins in it, "" for none."""

    line: int
    parts: tuple[ShownPart, ...]
    key: str
    is_changed: bool

    @property
    def is_kept(self) -> bool:
        """Whether any of it is in the clean text."""
        return any(shown.part.after.strip() for shown in self.parts)


@dataclass(frozen=True, slots=True)
class BesidePage:
    """`templates/web/beside.html`; `edited` paragraphs of the speech are no more what cleaning made of the page."""

    speech: Speech
    address: str  # of the speech's page
    appearance: Appearance
    rows: tuple[ShownRow, ...]
    changed: int
    edited: tuple[Paragraph, ...]


def beside_page(speech: Speech) -> BesidePage | None:
    """Fill the page; None where no original is kept. Costs three queries, and time in proportion to the page text."""
    appearance = speech.appearances.filter(is_primary=True).select_related("original", "source").first()
    if appearance is None:
        return None
    cleaning = getattr(speech, "cleaning", None) or Cleaning()
    paragraphs = list(speech.paragraphs.order_by("position"))
    changes = [change_of(made) for made in cleaning.changes]
    off = {made["id"] for made in cleaning.changes if made.get("off")}
    rows = tuple(_shown(rows_of(appearance.original.page_text, changes, off), paragraphs))
    made_texts = {made["text"] for made in cleaning.paragraphs}
    return BesidePage(
        speech=speech,
        address=speech.get_absolute_url(),
        appearance=appearance,
        rows=rows,
        changed=sum(row.is_changed for row in rows),
        edited=tuple(paragraph for paragraph in paragraphs if made_texts and paragraph.text not in made_texts),
    )


def _shown(rows: Sequence[Row], paragraphs: Sequence[Paragraph]) -> Iterator[ShownRow]:
    """Give rows with the paragraphs that begin in them; one that an editor changed may be told of none."""
    openings: dict[str, deque[str]] = defaultdict(deque)
    for paragraph in paragraphs:
        openings[paragraph.text[:OPENING]].append(paragraph.key)
    for row in rows:
        parts = tuple(ShownPart(part, _label(part)) for part in row.parts)
        waiting = openings.get("".join(part.after for part in row.parts).strip()[:OPENING])
        yield ShownRow(row.line, parts, waiting.popleft() if waiting else "", any(part.kind for part in row.parts))


def _label(part: Part) -> str:
    if part.change is None or part.is_off:
        return ""
    return f"{KINDS[part.change.kind]} · {step_label(part.change.step)}：{part.change.reason}"
