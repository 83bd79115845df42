"""The segments of a whole index, folded, cut into words and written by several processes at once.

A process takes a part of the speeches and writes its segments by itself, so that nothing but the speeches goes there
and the names of segments come back. It reads them from its standard input, which ends with us however we end.
"""

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from speeches.search.engines.contract import Entry
from speeches.search.engines.whoosh.schema import Document
from speeches.search.engines.whoosh.segment_writer import write_segments
from speeches.text import words

TOGETHER = 6_000_000  # characters, some 2,200 texts: a process takes 0.5 GB to sort what they hold
MOST_PROCESSES = 4  # beyond these the one that reads the database does not keep up; not measured
START = f"import django; django.setup(); from {__name__} import serve; serve()"


def build_segments(folder: Path, entries: Iterable[Entry], *, together: int = TOGETHER) -> Iterator[Any]:
    """Write segments, in the order of the entries; what fits into one is written here and not by another process.

    Raises OSError where one cannot be written, or its process comes to an end.
    """
    parts = _parts(entries, together)
    ahead = deque(islice(parts, 2))
    if len(ahead) < 2 or _processes() < 2:
        for part in _chained(ahead, parts):
            yield from _written(folder, part)
        return
    with ExitStack() as stack:
        idle = deque(stack.enter_context(_Process(folder)) for _ in range(_processes()))
        threads = stack.enter_context(ThreadPoolExecutor(len(idle)))
        busy: deque[tuple[_Process, Future[list[Any]]]] = deque()
        for part in _chained(ahead, parts):
            if not idle:  # the oldest first: their order is that of the speeches
                process, segments = busy.popleft()
                yield from segments.result()
                idle.append(process)
            process = idle.popleft()
            busy.append((process, threads.submit(process.write, part)))
        for _, segments in busy:
            yield from segments.result()


def serve() -> None:
    """Write what comes through the standard input until it ends; what runs in the other processes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of Ctrl-C the parent learns, and ends us
    folder, formulations = pickle.load(sys.stdin.buffer)  # noqa: S301  our parent's, as all that follows
    words.use(formulations)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever else is printed does not get among the answers
    while True:
        try:
            part = pickle.load(sys.stdin.buffer)  # noqa: S301
        except EOFError:
            return
        answer: list[Any] | OSError
        try:
            answer = list(_written(folder, part))
        except OSError as error:  # the disk is full
            answer = error
        pickle.dump(answer, answers)
        answers.flush()


class _Process:
    """Another process, which writes one part at a time."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(  # noqa: S603  our own module
            [sys.executable, "-c", START],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._send((folder, dict(words.in_use())))

    def __enter__(self) -> "_Process":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self._process.kill()  # it has nothing left to do, or nobody wants it any more
        self._process.communicate()

    def write(self, part: list[Entry]) -> list[Any]:
        assert self._process.stdout  # noqa: S101  it was asked for
        try:
            self._send(part)
            answer: list[Any] | OSError = pickle.load(self._process.stdout)  # noqa: S301  our child's
        except (EOFError, BrokenPipeError) as error:
            status = self._process.wait()
            raise ChildProcessError(f"a process that wrote the index has ended ({status})") from error
        if isinstance(answer, OSError):
            raise answer
        return answer

    def _send(self, sent: object) -> None:
        assert self._process.stdin  # noqa: S101  it was asked for
        pickle.dump(sent, self._process.stdin, pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()


def _processes() -> int:
    return min(
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, MOST_PROCESSES
    )


def _written(folder: Path, part: Iterable[Entry]) -> Iterator[Any]:
    return write_segments(folder, map(Document.of, part))


def _chained(ahead: deque[list[Entry]], parts: Iterator[list[Entry]]) -> Iterator[list[Entry]]:
    """Give what was read ahead and then the rest, and hold none of it."""
    while ahead:
        yield ahead.popleft()
    yield from parts


def _parts(entries: Iterable[Entry], together: int) -> Iterator[list[Entry]]:
    """Cut where a part comes to so many characters."""
    part: list[Entry] = []
    characters = 0
    for entry in entries:
        part.append(entry)
        characters += len(entry.title) + sum(map(len, entry.paragraphs))
        if characters >= together:
            yield part
            part, characters = [], 0
    if part:
        yield part
