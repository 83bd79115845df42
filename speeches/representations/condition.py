"""How the search stands, as JSON, for those who watch over a site.

    {"state": "behind", "answers": true, "trouble": "", "published": 120, "indexed": 118, "waiting": 2,
     "waiting_since": "2026-01-02T03:04:05+00:00", "generation": "…", "rebuilding": false,
     "dictionary_is_older": false}

`indexed` and `waiting_since` are null where there is none; `generation` is "" where it is not known.
"""

from typing import Any

from speeches.search.checking import Condition, State


def as_json(condition: Condition) -> dict[str, Any]:
    return {
        "state": condition.state.value,
        "answers": condition.state is not State.UNAVAILABLE,
        "trouble": condition.trouble,
        "published": condition.published,
        "indexed": condition.indexed,
        "waiting": condition.waiting,
        "waiting_since": condition.waiting_since.isoformat() if condition.waiting_since else None,
        "generation": condition.generation,
        "rebuilding": condition.is_being_rebuilt,
        "dictionary_is_older": condition.dictionary_is_older,
    }
