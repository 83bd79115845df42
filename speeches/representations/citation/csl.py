"""CSL-JSON, what citeproc reads: a list with one item of type `speech`.

A name is `literal`. A table of surnames would split 欧阳 in two and offices (县长, 財政司司長) into names that
nobody bears, and styles for Chinese print family and given name without anything between them.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from speeches.representations.citation.work import ARCHIVE, Work


def csl_json(works: Sequence[Work], accessed: date) -> str:
    """A list with an item for each work, a field on each line."""
    return "[\n" + ",\n".join(_item(work, accessed) for work in works) + "\n]\n"


def _item(work: Work, accessed: date) -> str:
    fields = [f"    {_json(name)}: {_json(value)}" for name, value in csl_item(work, accessed).items()]
    return "  {\n" + ",\n".join(fields) + "\n  }"


def csl_item(work: Work, accessed: date) -> dict[str, Any]:
    """The item; what is not known is left out. `source` is where it was found, which no style of GB/T 7714 prints."""
    item: dict[str, Any] = {
        "id": work.key,
        "type": "speech",
        "title": work.title,
        "author": [{"literal": name} for name in work.speakers],
        "issued": {"date-parts": [list(work.date_parts)]} if work.date else None,
        "event-title": work.occasion,
        "event-place": work.place,
        "genre": work.genre,
        "language": work.language,
        "source": ARCHIVE,
        "URL": work.address,
        "accessed": {"date-parts": [[accessed.year, accessed.month, accessed.day]]},
        "note": "；".join(work.notes),
    }
    return {name: value for name, value in item.items() if value}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
