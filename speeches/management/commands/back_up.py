"""Pack what cannot be made again into one file, while the site goes on."""

import sqlite3
import tarfile
import tempfile
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _

from speeches.search import dictionary

KEPT = ("originals", "secret_key", dictionary.FILE_NAME)  # the index and the static files are made again by `set_up`


class Command(BaseCommand):
    help = "Back up the archive into FILE (.tar.gz): database, originals, key and formulations."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *_args: Any, file: Path, **_options: Any) -> None:
        if file.exists():
            raise CommandError(_("%(file)s 已存在，不会覆盖。") % {"file": file})
        try:
            pack(file)
        except OSError as error:
            raise CommandError(_("无法写入 %(file)s：%(reason)s") % {"file": file, "reason": error.strerror}) from error
        self.stdout.write(_("已备份到 %(file)s。") % {"file": file})
        if connection.vendor != "sqlite":
            self.stdout.write(_("数据库不在其中，请另用 pg_dump 备份。"))


def pack(file: Path) -> None:
    """The archive appears under its name when it is complete. The database first: originals are never changed."""
    draft = file.with_name(f"{file.name}.part")
    draft.touch(mode=0o600)  # it holds the key and the passwords' hashes
    try:
        with tempfile.TemporaryDirectory() as folder, tarfile.open(draft, "w:gz") as archive:
            if connection.vendor == "sqlite":
                database = Path(settings.DATABASES["default"]["NAME"])
                snapshot(database, Path(folder) / "speeches.sqlite3")
                archive.add(Path(folder) / "speeches.sqlite3", "speeches.sqlite3")
            for name in KEPT:
                if (settings.DATA_DIR / name).exists():
                    archive.add(settings.DATA_DIR / name, name)
        draft.rename(file)
    finally:
        draft.unlink(missing_ok=True)


def snapshot(source: Path, target: Path) -> None:
    """A consistent copy of a database that others may be writing to."""
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
