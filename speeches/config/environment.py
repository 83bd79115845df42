"""Every environment variable the site reads, in the order of the README's table."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]
LANGUAGES = {"zh-hans": "简体中文", "zh-hant": "繁體中文", "en": "English"}
SWITCH = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
LAST_PORT = 65_535

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Variable(Generic[T]):
    """`parse` raises ValueError, whose message says what is expected."""

    name: str
    default: str  # as one would write it; "" where the meaning says what happens then
    meaning: str
    parse: Callable[[str], T]

    def read(self) -> T:
        """Its value, empty and unset being the same; ImproperlyConfigured says in one line what is wrong."""
        text = os.environ.get(self.name, "").strip() or self.default
        try:
            return self.parse(text)
        except ValueError as error:
            raise ImproperlyConfigured(f"{self.name}={text}: {error}") from error


def switch(text: str) -> bool:
    try:
        return SWITCH[text.lower()]
    except KeyError as error:
        raise ValueError("expected 1 or 0") from error


def number(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit()) or not low <= int(text) <= high:
            raise ValueError(f"expected a whole number from {low} to {high}")
        return int(text)

    return parse


def folder(text: str) -> Path:
    return (BASE_DIR / Path(text).expanduser()).resolve() if text == "var" else Path(text).expanduser().resolve()


def words(text: str) -> list[str]:
    return [word for part in text.split(",") if (word := part.strip())]


def origins(text: str) -> list[str]:
    if wrong := [word for word in words(text) if not word.startswith(("http://", "https://"))]:
        raise ValueError(f"{wrong[0]} must begin with http:// or https://")
    return words(text)


def language(text: str) -> str:
    if text not in LANGUAGES:
        raise ValueError(f"expected one of {', '.join(LANGUAGES)}")
    return text


def time_zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:  # unknown; not a name at all; the name of a folder
        raise ValueError("expected a time zone such as Asia/Shanghai") from error
    return text


SPEECHES_DATA_DIR = Variable(
    "SPEECHES_DATA_DIR", "var", "folder of the database, the originals, the index and the key", folder
)
DATABASE_URL = Variable(
    "DATABASE_URL", "", "postgresql://user:password@host/name; empty: SQLite in SPEECHES_DATA_DIR", str
)
SECRET_KEY = Variable("SECRET_KEY", "", "signs sessions; empty: made once in SPEECHES_DATA_DIR/secret_key", str)
DEBUG = Variable("DEBUG", "0", "1 shows errors in the browser; only for development", switch)
HOST = Variable("HOST", "127.0.0.1", "address to listen on; 0.0.0.0 is every address of the machine", str)
PORT = Variable("PORT", "8000", "port to listen on", number(1, LAST_PORT))
ALLOWED_HOSTS = Variable(
    "ALLOWED_HOSTS",
    "",
    "names the site answers to, with commas; empty: this machine's own addresses, as far as HOST listens on them",
    words,
)
CSRF_TRUSTED_ORIGINS = Variable(
    "CSRF_TRUSTED_ORIGINS",
    "",
    "origins that forms may come from beside the site itself, with commas, such as https://speeches.example.org",
    origins,
)
BEHIND_HTTPS = Variable(
    "BEHIND_HTTPS",
    "0",
    "1 behind a proxy that speaks HTTPS and sets X-Forwarded-Proto: secure cookies, HSTS, redirect to HTTPS",
    switch,
)
WORKERS = Variable("WORKERS", "2", "processes that answer requests", number(1, 64))
THREADS = Variable("THREADS", "4", "requests that one process answers at a time", number(1, 64))
RATE_LIMIT = Variable(
    "RATE_LIMIT",
    "300",
    "searches, suggestions and comparisons a minute that each process answers to one address; 0: no limit",
    number(0, 1_000_000),
)
SPEECHES_LANGUAGE = Variable(
    "SPEECHES_LANGUAGE",
    "zh-hans",
    "language for readers who have not chosen one: zh-hans, zh-hant or en",
    language,
)
SPEECHES_TIME_ZONE = Variable("SPEECHES_TIME_ZONE", "Asia/Shanghai", "time zone of what is shown", time_zone)

VARIABLES: tuple[Variable[object], ...] = tuple(
    variable for variable in list(globals().values()) if isinstance(variable, Variable)
)
