"""An archive whose writers are killed, starved of disk or set upon one another, for `test_crashes`.

`main` runs in a process of its own, in the archive of SPEECHES_DATA_DIR, and prints one JSON object a round. Every
writer and every reader is a process forked off, so that it meets the index as after a start; this one never opens
it. In a round all speeches change from one text to the next, which the index has to take up as a whole or not at all.
"""

import itertools
import json
import os
import random
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction

from speeches.models import IndexTask, Speech
from speeches.search import SearchError, SearchQuery, checking, freshness, search
from speeches.search.names import SectionTree
from speeches.search.service import find
from speeches.text import words
from tests.search.archive import make_speech, set_paragraphs

INDEX = Path(str(settings.HAYSTACK_CONNECTIONS["default"]["PATH"]))
SPEECHES = 20
PARAGRAPHS = 8  # of each; a write then takes some tenths of a second
KILLS = 8  # of each kind of write, spread over its length
FLIPS = 3
STATES = 5  # that follow one another under a reader
MOST_ROUNDS = 30  # of a kind: a writer may be done before it is killed
WRITES: dict[str, Callable[[], object]] = {"catch_up": freshness.catch_up, "rebuild": freshness.rebuild}
numbers = itertools.count(1)  # of the rounds
REFUSED, FAILED = 3, 1  # exit codes: with a message for the reader; with a traceback


def main() -> None:
    call_command("migrate", verbosity=0)
    words.load()
    with freshness.deferred():  # never left: what is changed here waits in the outbox
        for _ in range(SPEECHES):
            make_speech("关于工作的讲话")
        change(0)
        for mode, rounds in MODES.items():
            finish(start(freshness.rebuild))
            for outcome in rounds():
                sys.stdout.write(json.dumps({"mode": mode, **outcome}) + "\n")
                sys.stdout.flush()
        os._exit(0)


def kills() -> Iterator[dict[str, Any]]:
    """Kill writers at moments spread over the time that a write takes."""
    finish(start(freshness.rebuild))
    yield disk()
    for kind, write in WRITES.items():
        whole = length(write)
        killed = 0
        for attempt in range(MOST_ROUNDS):
            if killed == KILLS:
                break
            change(number := next(numbers))
            moment = whole * ((attempt % KILLS) + 0.5) / KILLS
            was_killed = kill(start(write), after=moment)
            killed += was_killed
            yield {"kind": kind, "moment": moment / whole, "killed": was_killed, **aftermath(number)}
    finish(start(freshness.rebuild))
    yield disk()


def flips() -> Iterator[dict[str, Any]]:
    """Kill a writer, and alter one byte of a file before the next start, the size as it was."""
    chance = random.Random(7)
    whole = length(freshness.catch_up)
    for _ in range(FLIPS):
        change(number := next(numbers))
        kill(start(freshness.catch_up), after=whole / 2)
        largest = max(files(), key=lambda path: path.stat().st_size)
        content = bytearray(largest.read_bytes())
        content[chance.randrange(len(content))] ^= 0xFF
        largest.write_bytes(content)
        yield aftermath(number)


def full_disk() -> Iterator[dict[str, Any]]:
    """Refuse files beyond some size, in shares of the largest one; the system then refuses as on a full disk."""
    for kind, write in WRITES.items():
        for share in (0.0, 0.5):
            change(number := next(numbers))
            limit = int(share * max(path.stat().st_size for path in files()))
            code = finish(start(lambda limit=limit, write=write: with_limit(limit, write)))
            yield {"kind": kind, "share": share, "refused": code == REFUSED, **aftermath(number)}


def read_only() -> Iterator[dict[str, Any]]:
    """Take the right to write to the index away from everybody, and give it back."""
    change(number := next(numbers))
    for path in reversed([INDEX, *INDEX.rglob("*")]):
        path.chmod(0o500 if path.is_dir() else 0o400)
    codes = [finish(start(write)) for write in WRITES.values()]
    served = answer(totals_of(number))
    INDEX.chmod(0o700)
    for path in INDEX.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    yield {"codes": codes, "unwritable": served, **aftermath(number)}


def writers() -> Iterator[dict[str, Any]]:
    """Let several processes write at once."""
    for _ in range(2):
        change(number := next(numbers))
        at_once = [start(write) for write in (freshness.rebuild, freshness.catch_up, freshness.rebuild)]
        codes = [finish(pid) for pid in at_once]
        yield {"codes": codes, **aftermath(number)}


def readers() -> Iterator[dict[str, Any]]:
    """Search without pause while one state follows another."""
    stop, result = (Path(settings.DATA_DIR) / name for name in ("stop", "seen"))
    coming = [next(numbers) for _ in range(STATES)]
    reader = start(lambda: result.write_text(json.dumps(read_until(stop, [*map(text, coming), "讨论稿"]))))
    for number in coming:
        change(number)
        finish(start(freshness.rebuild if number == coming[1] else freshness.catch_up))
    stop.touch()
    yield {"code": finish(reader), **json.loads(result.read_text())}


MODES = {
    "kills": kills,
    "flips": flips,
    "full_disk": full_disk,
    "read_only": read_only,
    "writers": writers,
    "readers": readers,
}


def text(number: int) -> str:
    return f"编号{number:03}轮"


def change(number: int) -> None:
    """Give every speech the text of a round; the index is told by the outbox alone."""
    with transaction.atomic():
        for speech in Speech.objects.all():
            set_paragraphs(speech, [f"第{place}段{text(number)}，工作报告讨论稿。" * 3 for place in range(PARAGRAPHS)])


def length(write: Callable[[], object]) -> float:
    """Give the seconds that a write of a round takes."""
    change(next(numbers))
    started = time.monotonic()
    finish(start(write))
    return time.monotonic() - started


def aftermath(number: int) -> dict[str, Any]:
    """Tell what is found before anything is mended, and what after the next start."""
    waiting = IndexTask.objects.count()
    served = answer(totals_of(number))
    mended = answer(next_start(number))
    return {"served": served, "waiting": waiting, "mended": mended, "left": IndexTask.objects.count(), **disk()}


def totals_of(number: int) -> Callable[[], list[int]]:
    """Count the speeches that are found with the text of the round before, and with that of this one."""
    return lambda: [total(text(number - 1)), total(text(number))]


def next_start(number: int) -> Callable[[], dict[str, Any]]:
    def work() -> dict[str, Any]:
        freshness.catch_up()
        return {"found": totals_of(number)(), "differences": checking.compare().differences}

    return work


def disk() -> dict[str, Any]:
    """Tell what lies on the disk for the index, and what was left where temporary files go."""
    kept = files()
    return {
        "files": len(kept),
        "bytes": sum(path.stat().st_size for path in kept),
        "temporary": sorted(path.name for path in Path(os.environ["TMPDIR"]).iterdir()),
    }


def total(query: str) -> int:
    return search(SearchQuery.from_params({"q": query})).total


def read_until(stop: Path, texts: Sequence[str]) -> dict[str, Any]:
    """Ask for texts until a file appears, and tell every total that was met for each."""
    tree = SectionTree.read()
    queries = [SearchQuery.from_params({"q": wanted}) for wanted in texts]
    seen: dict[str, set[int]] = {query.text: set() for query in queries}
    reads = 0
    while not stop.exists():
        for query in queries:
            found = find(query, tree, start=0, stop=None)
            seen[query.text] |= {found.total, len(set(found.ids))}
            reads += 1
    return {"reads": reads, "seen": {query: sorted(totals) for query, totals in seen.items()}}


def files() -> list[Path]:
    return [path for path in INDEX.rglob("*") if path.is_file()]


def with_limit(limit: int, write: Callable[[], object]) -> None:
    IndexTask.objects.exists()  # SQLite has its files open before the limit comes: the index alone meets it
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    write()


def start(work: Callable[[], object]) -> int:
    """Do something in a process of its own, which knows nothing of the index yet; give its id."""
    connections.close_all()
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 0
    try:
        work()
    except SearchError as error:
        sys.stderr.write(f"{error}\n")
        code = REFUSED
    except BaseException:  # whatever it is, the test has to tell
        traceback.print_exc()
        code = FAILED
    finally:
        sys.stderr.flush()
        os._exit(code)


def finish(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def kill(pid: int, *, after: float) -> bool:
    """Kill a process after some seconds; False if it had ended by then."""
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    return finish(pid) == -signal.SIGKILL


def answer(work: Callable[[], object]) -> Any:
    """Do something in a process of its own and give what it returns, or its exit code if it fails."""
    receiving, sending = os.pipe()
    pid = start(lambda: os.write(sending, json.dumps(work()).encode()))
    os.close(sending)
    with os.fdopen(receiving) as pipe:
        written = pipe.read()
    code = finish(pid)
    return json.loads(written) if not code else f"exit code {code}"
