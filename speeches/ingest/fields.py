"""The metadata of a speech: how what the machine read becomes what the archive shows."""

from collections.abc import Mapping, Sequence

from speeches.ingest.restoration import Restored
from speeches.models import NAME_LENGTH, TITLE_LENGTH

STAND_IN_LENGTH = 20  # characters of the opening words that stand in for a title nobody knows
READ = (  # from the document
    "title",
    "date",
    "date_basis",
    "speaker",
    "office",
    "occasion",
    "place",
    "level",
    "audience",
    "genre",
    "script",
    "truncated",
)
NAMES = ("speaker", "office", "occasion", "place", "audience")

Values = dict[str, str | bool]


def shown(restored: Restored) -> Values:
    """Give the values of the columns that `reclean` may set, in the lengths that they hold."""
    read = {name: getattr(restored, name) for name in READ}
    return shown_of(read, [paragraph.text for paragraph in restored.paragraphs])


def shown_of(read: Mapping[str, object], texts: Sequence[str]) -> Values:
    """Do the same with values as the Cleaning row keeps them, None for what is unknown."""
    values: Values = {name: str(read.get(name) or "") for name in READ}
    values["truncated"] = bool(read.get("truncated"))
    values["title"] = clipped(str(values["title"]), TITLE_LENGTH) or _stand_in(texts)
    for name in NAMES:
        values[name] = clipped(str(values[name]), NAME_LENGTH)
    return values


def clipped(text: str, length: int) -> str:
    """Cut a text to a length in characters, and show that it was cut.

    >>> clipped("在全县经济工作会议上", 5)
    '在全县经…'
    """
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _stand_in(texts: Sequence[str]) -> str:
    """Make a title of the opening words, the salutation passed over where more follows."""
    opening = next((text for text in texts if not text.endswith((":", "："))), texts[0] if texts else "")
    return f"（无题）{clipped(opening, STAND_IN_LENGTH)}"
