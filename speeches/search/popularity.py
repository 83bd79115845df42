"""The formulations of the archive's list that most speeches have, each counted as a search for it counts.

Which they are is worked out aside, for every state of the index anew: at 4,600 speeches the 435 formulations that
are shipped take 0.8 s the first time and 0.3 s after a change. Until that is done those of the last state are
offered, and only they are counted again, so that no number is ever old. A process that has just started has none.
"""

import logging
import threading
from collections.abc import Iterable
from dataclasses import dataclass

from speeches.search import dictionary
from speeches.search.engines import engine
from speeches.search.engines.contract import Request
from speeches.search.errors import IndexUnavailable
from speeches.search.expression import Term
from speeches.text.formulations import Formulation, Formulations

KEPT = 40  # formulations in order; what may be asked for
PATIENCE = 0.5  # seconds that the first to ask in a process waits for an order
AT_LEAST = 2  # speeches; what one speech has is no formulation that is common here

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Popular:
    """A formulation as written, and how many speeches a search for it finds."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class _State:
    """What the order was worked out from: the state of the index and the list."""

    generation: str
    formulations: Formulations


class _Kept:
    """The order of this process, and the numbers of the state that was last asked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._order: tuple[Popular, ...] = ()
        self._state: _State | None = None  # of the order
        self._counted: tuple[Popular, ...] = ()
        self._counted_in: _State | None = None
        self._thread: threading.Thread | None = None

    def get(self, most: int, *, wait: bool = False) -> tuple[Popular, ...]:
        """Give up to `most` formulations, those of most speeches first; none where the index cannot answer."""
        try:
            state = _state()
            if state != self._state:
                self._work_out(state, wait=wait)
            return self._counted_now(most)
        except IndexUnavailable as error:
            log.warning("Formulations are not counted: %s", error)
            return ()

    def _work_out(self, state: _State, *, wait: bool) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._count_all, args=(state,), daemon=True)
                self._thread.start()
            working = self._thread
            has_order = bool(self._order)
        if wait or not has_order:
            working.join(None if wait else PATIENCE)

    def _count_all(self, state: _State) -> None:
        try:
            order = _counted(dictionary.in_use().entries)
        except IndexUnavailable as error:
            log.warning("Formulations are not counted: %s", error)
            return
        with self._lock:
            self._order, self._state = order, state

    def _counted_now(self, most: int) -> tuple[Popular, ...]:
        """Count those that are offered in the present state of the index, which may be newer than their order."""
        state = _state()
        with self._lock:
            order, counted, counted_in = self._order[:most], self._counted, self._counted_in
        if state == self._state:
            return order
        if counted_in != state or len(counted) != len(order):
            counted = _counted(order)
            with self._lock:
                self._counted, self._counted_in = counted, state
        return counted

    def forget(self) -> None:
        """Begin anew; only tests, whose archives change under one process, need it."""
        with self._lock:
            self._order = self._counted = ()
            self._state = self._counted_in = None


_kept = _Kept()
popular = _kept.get
forget = _kept.forget


def _state() -> _State:
    return _State(engine().generation(), dictionary.in_use())


def _counted(formulations: Iterable[Formulation | Popular]) -> tuple[Popular, ...]:
    """Count formulations, and put those of most speeches first."""
    counted = (Popular(each.text, _number(each.text)) for each in formulations)
    common = sorted((each for each in counted if each.count >= AT_LEAST), key=lambda each: (-each.count, each.text))
    return tuple(common[:KEPT])


def _number(text: str) -> int:
    return engine().find(Request(expression=Term(text), stop=0)).total
