"""Two texts compared, as JSON.

    {"a": {"name": "4085", "title": "…", "url": "/speeches/4085/", "paragraphs": 698}, "b": {…},
     "across_scripts": false, "coarse": false,
     "counts": {"same": 16, "recut": 2, "changed": 96, "moved": 12, "removed": 574, "added": 557},
     "rows": [{"kind": "changed", "a": [{"number": 3, "key": "…", "text": "…", "changed": [[4, 8]]}], "b": […]},
              {"kind": "moved", "a": […], "b": [], "elsewhere": 8}]}

A side of a row has no paragraph, one, or several where they were cut in another way. Numbers count from 1. `changed` are pairs of offsets in characters (code points), from and up to; of a moved paragraph
each side has a row of its own, with the number of the paragraph in the other text as `elsewhere`.
"""

from collections.abc import Sequence
from typing import Any

from speeches.analysis.comparison import Comparison, Row, Side

JSON = dict[str, Any]


def as_json(found: Comparison, *, left_keys: Sequence[str], right_keys: Sequence[str]) -> JSON:
    """What was found; the keys are the permanent ones of the paragraphs, "" where they have none."""
    return {
        "coarse": found.is_coarse,
        "counts": {kind.value: number for kind, number in found.counts.items()},
        "rows": [_row(row, left_keys, right_keys) for row in found.rows],
    }


def _row(row: Row, left_keys: Sequence[str], right_keys: Sequence[str]) -> JSON:
    shown: JSON = {"kind": row.kind.value, "a": _sides(row.left, left_keys), "b": _sides(row.right, right_keys)}
    return shown if row.elsewhere is None else shown | {"elsewhere": row.elsewhere + 1}


def _sides(sides: Sequence[Side], keys: Sequence[str]) -> list[JSON]:
    return [_side(side, keys[side.number]) for side in sides]


def _side(side: Side, key: str) -> JSON:
    changed, at = [], 0
    for piece in side.pieces:
        end = at + len(piece.text)
        if piece.is_changed:
            changed.append([at, end])
        at = end
    return {"number": side.number + 1, "key": key, "text": side.text, "changed": changed}
