"""Whether the index holds what the database holds, and how to put it right."""

from dataclasses import dataclass

from django.db import transaction

from speeches.search import entries, freshness
from speeches.search.engines import engine


@dataclass(frozen=True, slots=True)
class Comparison:
    """Speeches by primary key, ascending."""

    checked: int  # published speeches
    missing: tuple[int, ...]  # published, but not in the index
    extra: tuple[int, ...]  # in the index, but not published
    stale: tuple[int, ...]  # in the index with other contents

    @property
    def differences(self) -> tuple[int, ...]:
        return (*self.missing, *self.extra, *self.stale)


def compare() -> Comparison:
    """Check the files of the index, and what they say of each speech; raises `IndexUnavailable`."""
    engine().check_files()
    indexed = engine().digests()
    stored = {entry.id: entry.digest for entry in entries.all_entries()}
    return Comparison(
        checked=len(stored),
        missing=tuple(sorted(stored.keys() - indexed.keys())),
        extra=tuple(sorted(indexed.keys() - stored.keys())),
        stale=tuple(sorted(id_ for id_ in stored.keys() & indexed.keys() if stored[id_] != indexed[id_])),
    )


def repair(comparison: Comparison) -> None:
    """Index again what differs."""
    with freshness.deferred(), transaction.atomic():
        for speech_id in comparison.differences:
            freshness.note(speech_id)
    freshness.catch_up()
