"""The index follows the database: changed speeches are noted with the change, and indexed once it is committed.

What a note asks for is worked out when it is dealt with, so a note may be dealt with twice, late,
or by another process. A note goes away only after the index holds what it stands for.
"""

import logging
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, transaction
from django.db.models import F

from speeches.models import IndexTask
from speeches.search import entries
from speeches.search.engines import engine
from speeches.search.engines.contract import Changes
from speeches.search.errors import IndexUnavailable, SearchError

AT_ONCE = 500  # speeches written by one commit of the index

log = logging.getLogger(__name__)


class _Deferral(threading.local):
    depth = 0
    failure = ""


_deferral = _Deferral()


def note(speech_id: int) -> None:
    """Note, in the transaction of the change, that the index has not seen a speech."""
    IndexTask.objects.bulk_create([IndexTask(speech_id=speech_id, asked=0)], ignore_conflicts=True)
    IndexTask.objects.filter(speech_id=speech_id).update(asked=F("asked") + 1)
    if not _deferral.depth:
        transaction.on_commit(_catch_up_after_commit)


@contextmanager
def deferred() -> Iterator[None]:
    """Index what is changed inside when it ends, together; for imports and batches."""
    _deferral.depth += 1
    try:
        yield
    finally:
        _deferral.depth -= 1
        if not _deferral.depth:
            transaction.on_commit(_catch_up_after_commit)


def catch_up() -> int:
    """Index every change that is noted, and tell how many speeches it were; raises `SearchError`.

    An index that is missing, damaged or of an older layout is built anew from the database.
    """
    try:
        engine().ensure_usable()
    except IndexUnavailable as error:
        log.warning("The search index is rebuilt: %s", error)
        repair()
    return _apply_pending()


def rebuild() -> int:
    """Build a whole index aside, swap it in while the old one serves, and tell how many speeches it holds."""
    engine().rebuild(entries.all_entries(), entries.changes)
    _apply_pending()
    return len(engine().digests())


def recover() -> None:
    """After an unclean stop, read every file of the index, and rebuild one that is not as it was written."""
    try:
        engine().check_files()
    except IndexUnavailable as error:
        log.warning("The search index is rebuilt: %s", error)
        rebuild()


def repair() -> None:
    """Rebuild an index that cannot serve, unless another process does so first."""
    engine().repair(entries.all_entries(), entries.changes)


def failure() -> str:
    """Say in Chinese why the index could not follow what this thread last changed; "" if it did."""
    return _deferral.failure


def _catch_up_after_commit() -> None:
    """Bring the index up to date; what fails is made up at the next change or start."""
    _deferral.failure = ""
    if _deferral.depth or not IndexTask.objects.exists():
        return
    try:
        catch_up()
    except SearchError as error:  # a full disk, no permission: the message says it all
        _deferral.failure = str(error)
        log.error("The search index could not follow; %d changes wait: %s", IndexTask.objects.count(), error)  # noqa: TRY400
    except DatabaseError as error:
        _deferral.failure = str(error)
        log.exception("The search index could not follow")


def _apply_pending() -> int:
    applied = 0
    taken: list[IndexTask] = []

    def pending() -> Changes | None:
        nonlocal applied, taken
        _drop_unchanged(taken)
        applied += len(taken)
        taken = list(IndexTask.objects.order_by("pk")[:AT_ONCE])
        return entries.changes(task.speech_id for task in taken) if taken else None

    engine().apply_pending(pending)
    return applied


def _drop_unchanged(tasks: list[IndexTask]) -> None:
    """Take away notes that were dealt with; one that was asked again meanwhile stays."""
    by_asked: defaultdict[int, list[int]] = defaultdict(list)
    for task in tasks:
        by_asked[task.asked].append(task.pk)
    for asked, keys in by_asked.items():
        IndexTask.objects.filter(pk__in=keys, asked=asked).delete()
