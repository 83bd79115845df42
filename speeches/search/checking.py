"""Whether the search can answer, whether the index holds what the database holds, and how to put it right."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.db.models import Count, Min

from speeches.models import IndexTask
from speeches.search import entries, freshness
from speeches.search.engines import engine
from speeches.search.engines.contract import Request
from speeches.search.errors import IndexUnavailable
from speeches.text import words


class State(StrEnum):
    """How the index stands, the worst that holds."""

    UNAVAILABLE = "unavailable"  # missing, damaged or of an older layout: no search is answered
    BEHIND = "behind"  # answers, but changes of the database are waiting
    DIFFERENT = "different"  # answers, nothing is waiting, and yet it holds more or fewer speeches than are published
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Condition:
    """What is known of the index at this moment."""

    state: State
    trouble: str  # in Chinese: why no search is answered; "" if it is
    published: int  # speeches in the database that are to be found
    indexed: int | None  # speeches in the index; None where it cannot be read
    waiting: int  # speeches whose last change the index has not seen
    waiting_since: datetime | None
    generation: str  # names the present state of the index; "" where it cannot be read
    is_being_rebuilt: bool
    dictionary_is_older: bool  # other words were in use when it was built: it ranks by those until the next rebuild


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


def condition() -> Condition:
    """Look at the index and the outbox; costs two queries and a search that asks for everything and takes nothing."""
    published = entries.published().count()
    outbox = IndexTask.objects.aggregate(number=Count("pk"), oldest=Min("created_at"))
    chosen = engine()
    trouble, indexed, generation, dictionary = "", None, "", words.dictionary_fingerprint()
    try:
        chosen.ensure_usable()
        indexed = chosen.find(Request(expression=None, stop=0)).total
        generation = chosen.generation()
        dictionary = chosen.dictionary_in_use()
    except IndexUnavailable as error:
        trouble = str(error)
    return Condition(
        state=_state(trouble, outbox["number"], published, indexed),
        trouble=trouble,
        published=published,
        indexed=indexed,
        waiting=outbox["number"],
        waiting_since=outbox["oldest"],
        generation=generation,
        is_being_rebuilt=chosen.is_being_rebuilt(),
        dictionary_is_older=dictionary != words.dictionary_fingerprint(),
    )


def _state(trouble: str, waiting: int, published: int, indexed: int | None) -> State:
    if trouble:
        return State.UNAVAILABLE
    if waiting:
        return State.BEHIND
    return State.CURRENT if indexed == published else State.DIFFERENT


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
