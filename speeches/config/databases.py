"""From DATABASE_URL to what Django wants to know of a database."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SQLITE, POSTGRESQL = "django.db.backends.sqlite3", "django.db.backends.postgresql"
SQLITE_WAIT = 20  # seconds that a writer waits for another one, such as an import, to finish its transaction
POSTGRESQL_KEEP = 60  # seconds that a thread keeps its connection between two requests


def database(url: str, data_dir: Path) -> dict[str, Any]:
    """The database at `url`, or the SQLite file of the data directory where there is none.

    Raises ImproperlyConfigured for an address that names neither SQLite nor PostgreSQL.
    """
    if not url:
        return sqlite({"ENGINE": SQLITE, "NAME": data_dir / "speeches.sqlite3"}, data_dir)
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(url))
    except ValueError as error:  # never the address itself: it may hold a password
        raise ImproperlyConfigured(wrong_address()) from error
    if found["ENGINE"] == SQLITE:
        return sqlite(found, data_dir)
    if found["ENGINE"] == POSTGRESQL:
        return found | {"CONN_MAX_AGE": POSTGRESQL_KEEP, "CONN_HEALTH_CHECKS": True}
    raise ImproperlyConfigured(wrong_address())


def wrong_address() -> str:
    return (
        "DATABASE_URL names no database that can be used; it reads"
        " postgresql://user:password@host:5432/name or sqlite:////absolute/path.sqlite3"
    )


def sqlite(found: dict[str, Any], data_dir: Path) -> dict[str, Any]:
    """Readers never wait for the writer (WAL), and a transaction takes its turn when it begins (IMMEDIATE).

    A deferred transaction that read before it writes fails at once, without waiting, when another wrote in between.
    """
    options = {
        "timeout": SQLITE_WAIT,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    # Tests use a file too: in memory, threads share one connection and no lock is real.
    return found | {"OPTIONS": options, "TEST": {"NAME": data_dir / "test.sqlite3"}}
