"""How often one reader may ask for what costs the most: searches, suggestions, comparisons.

Each process counts for itself and forgets at a restart: it takes no store beside Python, and with N workers a reader
has up to N times the limit. It keeps one program from taking the whole site; against many it is no defence.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from ipaddress import IPv6Address, IPv6Network, ip_address
from math import ceil

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

View = Callable[[HttpRequest], HttpResponse]
Refusal = Callable[[HttpRequest], HttpResponse]

MINUTE = 60  # seconds
MOST_CLIENTS = 10_000  # remembered, 2.5 MB as measured; the one that was quiet for longest is forgotten first
PREFIX = 64  # bits of an IPv6 address that one household or office has


class Allowance:
    """A bucket for each client: it holds a minute's requests, and fills again evenly."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # requests left, and when that was so

    def take(self, client: str, limit: int, now: float) -> float:
        """Take one request of `limit` a minute; give the seconds until there is one again, 0 if there was one."""
        with self._lock:
            left, then = self._left.pop(client, (float(limit), now))
            left = min(limit, left + (now - then) * limit / MINUTE)
            wait = 0.0 if left >= 1 else (1 - left) * MINUTE / limit
            self._left[client] = (left if wait else left - 1, now)
            if len(self._left) > MOST_CLIENTS:
                self._left.popitem(last=False)
            return wait

    def forget(self) -> None:
        with self._lock:
            self._left.clear()


allowance = Allowance()


def client_of(request: HttpRequest) -> str:
    """Give the address that a request came from, "" where it is not known whose it is.

    Behind a trusted proxy (BEHIND_HTTPS) it is what that proxy put last into X-Forwarded-For; anybody can send the rest.
    Without one, this machine's own address is the administrator or a proxy that nobody told us of.
    """
    if settings.BEHIND_HTTPS:
        written = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    else:
        written = request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(written)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback and not settings.BEHIND_HTTPS:
        return ""
    return str(IPv6Network((address, PREFIX), strict=False) if isinstance(address, IPv6Address) else address)


def limited(refuse: Refusal) -> Callable[[View], View]:
    """Let a view answer as often as RATE_LIMIT says, and `refuse` beyond."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest) -> HttpResponse:
            client = client_of(request) if settings.RATE_LIMIT else ""
            wait = allowance.take(client, settings.RATE_LIMIT, time.monotonic()) if client else 0
            if not wait:
                return view(request)
            response = refuse(request)
            response["Retry-After"] = str(ceil(wait))
            response["Cache-Control"] = "no-store"
            return response

        return guarded

    return decorate


def refused_page(request: HttpRequest) -> HttpResponse:
    return render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)


def refused_data(_request: HttpRequest) -> HttpResponse:
    body = {"error": _("请求太频繁，请稍候再试。")}
    return JsonResponse(body, status=HTTPStatus.TOO_MANY_REQUESTS, json_dumps_params={"ensure_ascii": False})
