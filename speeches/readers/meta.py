"""Read what an HTML page states of itself outside its text: <title>, meta tags, JSON-LD, <time>, its address.

Meta tags are kept under their own names in small letters: "articletitle", "pubdate" and "contentsource" as they
are prescribed for Chinese government sites, "og:title", "article:published_time", "dc.date". What JSON-LD says
of an article stands under "ld:" ("ld:headline", "ld:datepublished"), the first <time datetime> under "time".
Of several tags with one name the first that says anything counts. All of it is as true as the page is.
"""

import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

NAMING = ("name", "property", "itemprop")  # attributes of <meta> that say what it states
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
SAVED_WITHIN = 8192  # characters; browsers write it behind the doctype
SPACES = re.compile(r"\s+")
LONGEST_FACT = 2000  # characters of a title, an address or the content of a tag
LONGEST_NAME = 64  # characters; the longest of those in use has 26
MAX_FACTS = 200  # pages of portals have up to 40
JSON_LD = "application/ld+json"
LONGEST_JSON = 200_000  # characters; some sites put the whole article in
MAX_SCRIPTS = 8  # of JSON-LD on a page; three at most seen
ARTICLES = ("article", "report", "posting", "webpage", "speech")  # ends of schema.org's type names, in small letters
OF_AN_ARTICLE = ("headline", "name", "datePublished", "dateModified", "dateCreated", "author", "publisher", "url")


def title_of(root: etree._Element, meta: Mapping[str, str]) -> str:
    for title in root.iter("title"):
        if text := _one_line(title.text or ""):
            return text
    return meta.get("og:title", "")


def site_of(meta: Mapping[str, str]) -> str:
    return meta.get("og:site_name") or meta.get("sitename", "")  # the second is prescribed for government sites


def address_of(root: etree._Element, meta: Mapping[str, str], source: str) -> str:
    canonical = next((link.get("href") or "" for link in root.iter("link") if _is_canonical(link)), "")
    base = next((element.get("href") or "" for element in root.iter("base")), "")
    stated = meta.get("og:url", "")
    saved = SAVED_FROM.search(source, 0, SAVED_WITHIN)
    for candidate in (_joined(base or stated, canonical), stated, saved[1] if saved else ""):
        if _is_address(candidate):
            return candidate
    return ""


def meta_of(root: etree._Element) -> Mapping[str, str]:
    """What the tags state, by name."""
    facts: dict[str, str] = {}
    for written, content in _stated(root):
        name, value = written.strip().lower(), _one_line(content)
        if value and len(name) <= LONGEST_NAME and len(facts) < MAX_FACTS:
            facts.setdefault(name, value)
    return MappingProxyType(facts)


def _stated(root: etree._Element) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        for attribute in NAMING:
            if name := meta.get(attribute):
                yield name, meta.get("content") or ""
    for time in root.iter("time"):
        yield "time", time.get("datetime") or ""
    scripts = (script for script in root.iter("script") if (script.get("type") or "").strip().lower() == JSON_LD)
    for script, _ in zip(scripts, range(MAX_SCRIPTS), strict=False):
        yield from _article_facts(script.text or "")


def _article_facts(script: str) -> Iterator[tuple[str, str]]:
    if len(script) > LONGEST_JSON:
        return
    try:
        stated = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return
    for thing in _things(stated):
        kinds = thing.get("@type")
        if any(str(kind).lower().endswith(ARTICLES) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            for key in OF_AN_ARTICLE:
                yield f"ld:{key}", _words(thing.get(key))


def _things(stated: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top, in a list there, or in the "@graph" of one."""
    for thing in stated if isinstance(stated, list) else [stated]:
        if isinstance(thing, dict):
            graph = thing.get("@graph")
            yield from (inner for inner in (graph if isinstance(graph, list) else [thing]) if isinstance(inner, dict))


def _words(value: Any) -> str:
    """A string, the name of a person or an organisation, or several of them."""
    if isinstance(value, list):
        return "、".join(filter(None, (_words(one) for one in value if not isinstance(one, list))))
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _is_canonical(link: etree._Element) -> bool:
    return "canonical" in (link.get("rel") or "").lower().split()


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip()) if address.strip() else ""
    except ValueError:
        return ""


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and len(value) <= LONGEST_FACT


def _one_line(text: str) -> str:
    return SPACES.sub(" ", text).strip()[:LONGEST_FACT]
