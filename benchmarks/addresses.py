"""One address of every kind of page that the site has, found as a reader finds it: by following links.

A page that is added to the URLconf is found without a word here; one with parts in its address that nothing links to
is an error, which names it. Django has to be set up, and the archive must hold a speech.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.urls import URLPattern

LINK = re.compile(r'(?:href|action|src)="(/[^"#]*)')
NO_PAGES = {"paragraph"}  # only leads into a page
ENOUGH = 400  # pages looked at; a site of some thirty kinds is known after fewer than fifty
EVERY_STATE = (  # what one address shows by what is asked
    "/search/?q=政府",
    "/search/?q=政府&year=2019",
    "/search/?q=量子纠缠 政府",
    "/search/?q=(政府",
    "/nirgends/",
)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    is_page: bool
    text: str


class UnreachedError(Exception):
    """No link leads to a page with parts in its address."""


def page_addresses(host: str = "localhost") -> dict[str, str]:
    """Give the path of one page for each name of the URLconf that answers with a page; raises `UnreachedError`."""
    from speeches.web.urls import urlpatterns  # noqa: PLC0415  Django is set up by now

    names: dict[str, URLPattern] = {str(pattern.name): pattern for pattern in urlpatterns}
    found: dict[str, Answer] = {}
    paths: dict[str, str] = {}
    for name, path in _followed(names, host):
        if name not in found:
            found[name], paths[name] = _fetch(path, host), path
    if lost := [name for name, pattern in names.items() if name not in {*found, *NO_PAGES} and _is_linked(pattern)]:
        raise UnreachedError(f"No link leads to {', '.join(lost)}")
    return {name: paths[name] for name, answer in found.items() if answer.is_page}


def _followed(names: "dict[str, URLPattern]", host: str) -> Iterator[tuple[str, str]]:
    """Give names with a path: those without parts, then what pages of every kind link to."""
    from django.urls import Resolver404, resolve, reverse  # noqa: PLC0415

    waiting = deque(reverse(name) for name, pattern in names.items() if not pattern.pattern.converters)
    waiting.append("/search/?q=政府")
    visited: dict[str, int] = {}
    seen = set(waiting)
    while waiting and sum(visited.values()) < ENOUGH:
        path = waiting.popleft()
        name = str(resolve(path.partition("?")[0]).url_name)
        if visited.get(name, 0) >= 2:  # of each kind two are looked at: one may link to what the other has not
            continue
        visited[name] = visited.get(name, 0) + 1
        answer = _fetch(path, host)
        if answer.status < HTTPStatus.BAD_REQUEST:
            yield name, path
        for link in map(unescape, LINK.findall(answer.text)) if answer.is_page else ():
            try:
                is_ours = str(resolve(link.partition("?")[0]).url_name) in names
            except Resolver404:
                continue
            if is_ours and link not in seen:
                seen.add(link)
                waiting.append(link)


def _is_linked(pattern: "URLPattern") -> bool:
    """Tell whether it is a page with parts in its address; the address of a file does not end with a stroke."""
    return bool(pattern.pattern.converters) and str(pattern.pattern).endswith("/")


def _fetch(path: str, host: str) -> Answer:
    from django.test import Client  # noqa: PLC0415

    response = Client(headers={"host": host}).get(path)
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    is_page = is_html and response.status_code == HTTPStatus.OK
    return Answer(response.status_code, is_page, response.text if is_page else "")
