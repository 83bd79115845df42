"""The site as it is served: gunicorn with one worker, asked over the loopback."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from django.conf import settings

from benchmarks.speed.search.serving import memory

STARTS_WITHIN = 120.0  # seconds; it compares index and database first
STOPS_WITHIN = 30.0


class Site:
    """Serves the archive of this benchmark while the block lasts."""

    def __enter__(self) -> "Site":
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        given = {"SPEECHES_DATA_DIR": str(settings.DATA_DIR), "PORT": str(port), "WORKERS": "1"}
        self._server = subprocess.Popen(  # noqa: S603  our own command
            [sys.executable, str(settings.BASE_DIR / "manage.py"), "serve"],
            env=os.environ | given,
            stdout=subprocess.DEVNULL,
        )
        self._connection = http.client.HTTPConnection("127.0.0.1", port)
        ends = time.monotonic() + STARTS_WITHIN
        while True:
            try:
                self.milliseconds("/help/")
            except OSError:
                if time.monotonic() > ends:
                    raise
                self._connection.close()
                time.sleep(0.2)
            else:
                return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self._connection.close()
        self._server.send_signal(signal.SIGTERM)
        self._server.wait(STOPS_WITHIN)

    def milliseconds(self, address: str) -> float:
        """Give the time from asking until the whole answer is here."""
        started = time.perf_counter()
        self._connection.request("GET", address)
        response = self._connection.getresponse()
        response.read()
        took = (time.perf_counter() - started) * 1000
        if response.status != http.client.OK:
            raise RuntimeError(f"{address}: {response.status}")
        return took

    def answers(self, addresses: Sequence[str]) -> list[float]:
        return [self.milliseconds(address) for address in addresses]

    def memory(self, kind: str) -> float:
        """Give the megabytes of the worker; see `serving.memory`."""
        [worker] = Path(f"/proc/{self._server.pid}/task/{self._server.pid}/children").read_text("ascii").split()
        return memory(kind, worker)
