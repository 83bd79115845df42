"""Print what cleaning makes of files, as one JSON object a line; touches no database."""

import logging
import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from speeches import readers
from speeches.cleaning import CleaningError
from speeches.ingest import FAULTS, LIMITS, fault_message, is_record_file, open_message, restore, size_refusal
from speeches.ingest.restoration import JSONValue
from speeches.management.lines import json_line
from speeches.readers import ReaderError

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "清洗文件，按所给次序每个文件输出一行 JSON；不动数据库。"
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="要清洗的文件")

    def handle(self, *, files: list[str], **_options: object) -> None:
        failed = False
        for file in files:
            answer = {"file": file, **_answer(file)}
            failed = failed or "error" in answer
            self.stdout.write(json_line(answer))
            self.stdout.flush()
        if failed:
            sys.exit(1)


def _answer(file: str) -> JSONValue:
    try:
        return restore(readers.read(_content(file), Path(file).name)).as_json()
    except OSError as error:
        return {"error": open_message(error)}
    except (ReaderError, CleaningError) as error:
        return {"error": str(error)}
    except FAULTS as error:
        log.exception("Document %s", file)
        return {"error": fault_message(error)}


def _content(file: str) -> bytes:
    if is_record_file(file):
        raise ReaderError("记录文件里已是干净文本，不需要清洗；请用 import_speeches 导入。")
    path = Path(file)
    if refusal := size_refusal(file, path.stat().st_size):
        raise ReaderError(refusal)
    with path.open("rb") as stream:
        return stream.read(LIMITS.size + 1)  # a pipe or a device does not tell its size
