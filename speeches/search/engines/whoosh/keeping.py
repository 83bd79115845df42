"""What was worked out once, kept up to a bounded size and shared by all threads."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from speeches.search.engines.whoosh.codec import Postings

MOST = 64 << 20  # bytes of postings
OVERHEAD = 400  # bytes of an entry beside its numbers: key, tuple, heads of two arrays


class Keeper:
    """Keeps postings, those asked for last; segments never change, so nothing kept is ever wrong."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Postings] = OrderedDict()
        self._size = 0

    def keep(self, key: Hashable, find: Callable[[], Postings]) -> Postings:
        """Give what is kept under a key, else find it; two threads may find the same at a time."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = find()
        for values in found:
            values.setflags(write=False)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = found
                self._size += _size(found)
            while self._size > self._most and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._size -= _size(dropped)
        return found

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()
            self._size = 0


def _size(postings: Postings) -> int:
    return postings.ids.nbytes + postings.counts.nbytes + OVERHEAD
