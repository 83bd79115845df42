"""The table of this process, read again as soon as anything that is published has changed."""

import threading
from datetime import datetime, timedelta

from django.db.models import Count, Max
from django.utils import timezone

from speeches.models import Speech
from speeches.web.browsing.columns import Table

LONGEST_TRANSACTION = timedelta(minutes=1)  # not measured; what takes one speech in takes a second

State = tuple[int, datetime | None, bool]


class _Kept:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._table: Table | None = None
        self._state: State | None = None

    def get(self) -> Table:
        """Look whether the archive has changed, which costs one query of its index, and read it if so."""
        state = _state()
        with self._lock:
            if self._table is None or state != self._state:
                self._table, self._state = Table.read(), state
            return self._table


def _state() -> State:
    """Name what is published; whatever changes of a speech or around it saves the speech.

    A transaction may have set its time before another that was seen already, and end after it. So
    what was read within a minute of the last change is read once more when that minute is over.
    """
    published = Speech.objects.filter(status=Speech.Status.PUBLISHED)
    found = published.aggregate(number=Count("pk"), changed=Max("updated_at"))
    changed: datetime | None = found["changed"]
    return found["number"], changed, changed is None or timezone.now() - changed > LONGEST_TRANSACTION


_kept = _Kept()
table = _kept.get
