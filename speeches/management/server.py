"""The production web server: gunicorn, set up in code, so that one Python process is the whole site's command."""

import contextlib
import os
import signal
import socket
import threading
from collections.abc import Callable
from typing import Any

import gunicorn.http.message
from django.conf import settings
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from speeches.search.vocabulary import vocabulary
from speeches.text import words

# The URL of a query of 10,000 characters is 90 kB, percent-encoded; Django shall refuse it with a page of its own.
# gunicorn takes 8 kB at most, or lines without end, which fill the memory.
LONGEST_REQUEST_LINE = 256 * 1024  # bytes
BACKLOG = 256  # connections that wait while all threads are busy
KEEP_ALIVE = 5  # seconds that an idle connection stays open
STUCK = 120  # seconds without a sign of life after which a worker process is replaced
FIRST = 1  # gunicorn numbers its workers by age
ENDING = (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
LAST_REQUESTS = 10  # seconds that requests have to finish when the server is told to stop


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn carries no types
    """Serves `application` on a socket that is already bound."""

    def __init__(self, application: Callable[..., Any], listener: socket.socket, *, ready: Callable[[], None]) -> None:
        self.application = application
        self.listener = listener
        self.ready = ready
        super().__init__()

    def load_config(self) -> None:
        gunicorn.http.message.MAX_REQUEST_LINE = LONGEST_REQUEST_LINE
        options = {
            "bind": f"fd://{self.listener.detach()}",
            "backlog": BACKLOG,
            "workers": settings.WORKERS,
            "threads": settings.THREADS,
            "worker_class": "gthread",
            "preload_app": True,  # the workers share the memory of what is loaded before they part
            "timeout": STUCK,
            "graceful_timeout": LAST_REQUESTS,
            "keepalive": KEEP_ALIVE,
            "limit_request_line": LONGEST_REQUEST_LINE,
            "forwarder_headers": "",
            "forwarded_allow_ips": "",
            "secure_scheme_headers": {},  # Django reads X-Forwarded-Proto, and only with BEHIND_HTTPS
            "control_socket_disable": True,  # it would be a file in the home directory
            "loglevel": "warning",
            "post_fork": listen_to_signals,
            "post_worker_init": self._warm_up,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def run(self) -> None:
        CarefulArbiter(self).run()

    def load(self) -> Callable[..., Any]:
        return self.application

    def _warm_up(self, worker: Any) -> None:  # gunicorn carries no types
        """Load words and vocabulary beside the first requests, so that no search waits for them.

        A terminal sends Ctrl-C to every process, and gunicorn's master passes it on as SIGQUIT; the worker listens to
        the master alone. gunicorn's own handler of SIGQUIT shuts the pool of threads down from inside whatever the
        worker is doing. Where that is handing a request to the pool, it waits for a lock that it holds itself, until
        it is killed after LAST_REQUESTS. SIGTERM only tells the worker to end, and so shall SIGQUIT.
        """
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGQUIT, worker.handle_exit)
        threading.Thread(target=load_for_searches, daemon=True).start()
        if worker.age == FIRST:
            self.ready()


def load_for_searches() -> None:
    """Load the dictionary of words, which takes 0.8 s, then what is offered where nothing is found, 1.5 s."""
    words.load()
    try:
        vocabulary()
    finally:
        connections.close_all()  # this thread's own


class CarefulArbiter(Arbiter):  # type: ignore[misc]  # gunicorn carries no types
    """Loses no signal to a worker that has just parted from it and still has its parent's handlers.

    Ctrl-C in the first moments would otherwise leave a worker that has to be killed after LAST_REQUESTS.
    """

    def spawn_worker(self) -> Any:
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        try:
            return super().spawn_worker()  # in the worker it does not return
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


def listen_to_signals(_arbiter: Any, _worker: Any) -> None:
    """In the worker: end at once if told to, until gunicorn has its own handlers in place."""
    for number in ENDING:
        signal.signal(number, lambda *_: os._exit(0))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


def listen(host: str, port: int) -> socket.socket:
    """A socket on that address; raises OSError where it is not ours to take."""
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family)
    with contextlib.ExitStack() as on_error:
        on_error.callback(listener.close)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # gunicorn sends head and body apart, and the body would wait 40 ms for the reader's system to answer the head.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
        on_error.pop_all()
    return listener
