"""The formulations of the archive's list that most speeches have, each counted as a search for it counts.

Which they are is worked out aside, for every state of the index anew: at 4,600 speeches the 435 formulations that
are shipped take 0.8 s the first time and 0.3 s after a change. Until that is done those of the last state are
offered, and only they are counted again, so that no number is ever old. Which they were is kept beside jieba's cache,
for the processes that start.
"""

import json
import logging
import os
import secrets
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from speeches.search import dictionary
from speeches.search.engines import engine
from speeches.search.engines.contract import Request
from speeches.search.errors import IndexUnavailable
from speeches.search.expression import Term
from speeches.text.formulations import Formulations

KEPT = 40  # formulations in order; what may be asked for
PATIENCE = 0.5  # seconds that one waits where not even an old order is known
AT_LEAST = 2  # speeches; what one speech has is no formulation that is common here

FILE_NAME = "formulations.json"

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
        self._order: tuple[str, ...] | None = None  # formulations; None: not even looked for
        self._state: _State | None = None  # of the order
        self._counted: tuple[Popular, ...] = ()
        self._counted_in: _State | None = None
        self._thread: threading.Thread | None = None

    def get(self, most: int, *, wait: bool = False) -> tuple[Popular, ...]:
        """Give up to `most` formulations, those of most speeches first; none where the index cannot answer."""
        try:
            state = _state()
            if self._order is None:
                self._order = _stored()
            if state != self._state:
                self._work_out(state, wait=wait)
                state = _state()  # it may have changed while we waited
            return self._counted_now(most, state)
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
            found = _counted(each.text for each in dictionary.in_use().entries)
        except IndexUnavailable as error:
            log.warning("Formulations are not counted: %s", error)
            return
        with self._lock:
            self._order, self._state = tuple(each.text for each in found), state
            self._counted, self._counted_in = found, state
        _store(self._order)

    def _counted_now(self, most: int, state: _State) -> tuple[Popular, ...]:
        """Count those that are offered in the present state of the index, which may be newer than their order."""
        with self._lock:
            order, found, counted_in = self._order or (), self._counted, self._counted_in
        if counted_in != state:
            known = {each.text for each in state.formulations.entries}
            found = _counted(text for text in order[:most] if text in known)
            with self._lock:
                self._counted, self._counted_in = found, state
        return found[:most]

    def forget(self) -> None:
        """Begin anew; only tests, whose archives change under one process, need it."""
        with self._lock:
            self._order = self._state = self._counted_in = None
            self._counted = ()
            _file().unlink(missing_ok=True)


_kept = _Kept()
popular = _kept.get
forget = _kept.forget


def _state() -> _State:
    return _State(engine().generation(), dictionary.in_use())


def _counted(formulations: Iterable[str]) -> tuple[Popular, ...]:
    """Count formulations, and put those of most speeches first."""
    counted = (Popular(text, _number(text)) for text in formulations)
    common = sorted((each for each in counted if each.count >= AT_LEAST), key=lambda each: (-each.count, each.text))
    return tuple(common[:KEPT])


def _number(text: str) -> int:
    return engine().find(Request(expression=Term(text), stop=0)).total


def _file() -> Path:
    return Path(settings.DATA_DIR) / "cache" / FILE_NAME


def _stored() -> tuple[str, ...]:
    """Read the order of another process or an earlier start; none where there is none."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple(text for text in kept if isinstance(text, str)) if isinstance(kept, list) else ()


def _store(order: tuple[str, ...]) -> None:
    draft = _file().with_name(f"{FILE_NAME}.{secrets.token_hex(4)}")
    try:
        draft.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(order, file, ensure_ascii=False)
        draft.replace(_file())
    except OSError as error:  # it is worked out again by the next process
        log.warning("The order of formulations is not kept: %s", error)
    finally:
        draft.unlink(missing_ok=True)
