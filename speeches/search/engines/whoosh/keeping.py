"""What was worked out once, kept up to a bounded size and shared by all threads."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from speeches.search.engines.whoosh.codec import Postings

MOST_OF_POSTINGS = 64 << 20  # bytes
OVERHEAD = 400  # bytes of an entry beside its numbers: key, tuple, heads of two arrays

T = TypeVar("T")


class Keeper(Generic[T]):
    """Keeps those asked for last; whoever names a key sees to it that what it names never changes."""

    def __init__(self, size: Callable[[T], int], most: int) -> None:
        self._size_of = size  # bytes
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._size = 0

    def keep(self, key: Hashable, find: Callable[[], T]) -> T:
        """Give what is kept under a key, else find it; two threads may find the same at a time."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = find()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = found
                self._size += self._size_of(found)
            while self._size > self._most and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._size -= self._size_of(dropped)
        return found

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()
            self._size = 0


def postings_keeper(most: int = MOST_OF_POSTINGS) -> Keeper[Postings]:
    return Keeper(_size_of_postings, most)


def shared(postings: Postings) -> Postings:
    """Make sure that no one changes postings which others are given too."""
    for values in postings:
        values.setflags(write=False)
    return postings


def _size_of_postings(postings: Postings) -> int:
    return postings.ids.nbytes + postings.counts.nbytes + OVERHEAD
