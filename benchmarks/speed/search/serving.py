"""A process that serves, as a child of the benchmark: what it answers in, and how much memory it comes to.

It reads one JSON object, {"cold": [address, …], "repeated": [address, …], "seconds": 0}, asks for these pages, round
and round if `seconds` is more than 0, and prints {"cold": [ms, …], "repeated": [ms, …], "rss": MB, "private": MB}.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.test import Client

from benchmarks.speed.search import archive, folder
from speeches.search import freshness

MB_OF_KB = 1024
MODULE = "benchmarks.speed.search.serving"


@dataclass(frozen=True, slots=True)
class Served:
    """Milliseconds of whole answers, and the memory of the process at the end; `private` leaves mapped files out."""

    cold: list[float]
    repeated: list[float]
    rss: float  # MB
    private: float  # MB


class Child:
    """Serves in a process of its own; the wanted pages are given at once, the answer is read when it is done."""

    def __init__(self, cold: Sequence[str], repeated: Sequence[str] = (), *, seconds: float = 0) -> None:
        self._process = subprocess.Popen(  # noqa: S603  our own module
            [sys.executable, "-m", MODULE],
            env=os.environ | {"SPEECHES_BENCHMARK_DIR": str(folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdin  # noqa: S101  it was asked for
        self._process.stdin.write(json.dumps({"cold": list(cold), "repeated": list(repeated), "seconds": seconds}))
        self._process.stdin.close()
        assert self._process.stdout  # noqa: S101  the same
        self._process.stdout.readline()  # it is ready

    def is_running(self) -> bool:
        return self._process.poll() is None

    def served(self) -> Served:
        assert self._process.stdout  # noqa: S101  it was asked for
        with self._process.stdout:
            return Served(**json.loads(self._process.stdout.read()))


def main() -> None:
    wanted = json.loads(sys.stdin.read())
    freshness.catch_up()
    client = Client(SERVER_NAME="localhost")
    _milliseconds(client, wanted["cold"][0])
    print("ready", flush=True)
    cold: list[float] = []
    ends = time.monotonic() + wanted["seconds"]
    while not cold or time.monotonic() < ends:
        for address in wanted["cold"]:
            if not wanted["seconds"]:
                archive.forget()
            cold.append(_milliseconds(client, address))
    repeated = [_milliseconds(client, address) for address in wanted["repeated"]]
    print(json.dumps({"cold": cold, "repeated": repeated, "rss": memory("Rss"), "private": memory("Private")}))


def _milliseconds(client: Client, address: str) -> float:
    started = time.perf_counter()
    response = client.get(address)
    took = (time.perf_counter() - started) * 1000
    if response.status_code != 200:
        raise RuntimeError(f"{address}: {response.status_code}")
    return took


def memory(kind: str, process: str = "self") -> float:
    """Give the megabytes of a process whose lines begin so: Rss, or Private_Clean and Private_Dirty."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(kind)) / MB_OF_KB


if __name__ == "__main__":
    main()
