"""Print what cleaning makes of files, as one JSON object a line; touches no database."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from speeches import readers
from speeches.ingest import is_record_file, restore, size_refusal
from speeches.ingest.restoration import JSONValue
from speeches.readers.errors import ReaderError


class Command(BaseCommand):
    help = "清洗文件，每个文件输出一行 JSON；不动数据库。"
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="要清洗的文件")

    def handle(self, *, files: list[str], **options: object) -> None:  # noqa: ARG002 -- Django passes its own
        failed = False
        for file in files:
            answer = {"file": file, **_answer(file)}
            failed = failed or "error" in answer
            print(json.dumps(answer, ensure_ascii=False), flush=True)
        if failed:
            sys.exit(1)


def _answer(file: str) -> JSONValue:
    try:
        return restore(readers.read(_content(file), Path(file).name)).as_json()
    except OSError as error:
        return {"error": f"无法打开文件：{error.strerror}"}
    except ReaderError as error:
        return {"error": str(error)}


def _content(file: str) -> bytes:
    path = Path(file)
    if is_record_file(file):
        raise ReaderError("记录文件里已是干净文本，不需要清洗；请用 import_speeches 导入。")
    if refusal := size_refusal(file, path.stat().st_size):
        raise ReaderError(refusal)
    return path.read_bytes()
