"""Print what cleaning makes of files, as JSON or as its ledger; touches no database."""

import logging
import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, DjangoHelpFormatter

from speeches import readers
from speeches.cleaning import CleaningError, UnknownStepError
from speeches.ingest import (
    FAULTS,
    LIMITS,
    Restored,
    Switches,
    fault_message,
    is_record_file,
    open_message,
    restore,
    size_refusal,
)
from speeches.ingest.restoration import JSONValue
from speeches.ingest.switches import STEP_NAMES
from speeches.management.explanation import COLOURS, Ink, explain
from speeches.management.lines import json_line, printable
from speeches.readers import ReaderError
from speeches.representations.change import STEP_LABELS

log = logging.getLogger(__name__)

STANDARD_INPUT = "-"


class Command(BaseCommand):
    help = "清洗文件，按所给次序每个文件输出一行 JSON，或加 --explain 逐步列出清洗账本；不动数据库。"
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="要清洗的文件；- 是标准输入")
        parser.add_argument("--explain", action="store_true", help="不输出 JSON，逐步列出每一处改动及其理由")
        parser.add_argument("--skip", action="append", default=[], metavar="STEP", help="不做这一步，可重复")
        parser.add_argument("--only", action="append", default=[], metavar="STEP", help="只做这一步，可重复")

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, formatter_class=_StepsAsListed, epilog=_steps(), **options)

    def handle(self, *, files: list[str], explain: bool, skip: list[str], only: list[str], **options: object) -> None:
        left_out = _left_out(skip, only)
        ink = COLOURS if self._is_coloured(options) else Ink()
        failed = False
        for file in files:
            cleaned = _cleaned(file, left_out)
            failed = failed or isinstance(cleaned, str)
            for line in _explanation(file, cleaned, ink) if explain else [_json(file, cleaned)]:
                self.stdout.write(line)
            self.stdout.flush()
        if failed:
            sys.exit(1)

    def _is_coloured(self, options: Mapping[str, object]) -> bool:
        if options.get("no_color") or os.environ.get("NO_COLOR"):
            return False
        return bool(options.get("force_color")) or self.stdout.isatty()


class _StepsAsListed(DjangoHelpFormatter, RawDescriptionHelpFormatter):
    """Django's formatter, but for the list of the steps: it keeps its lines, in which no name is broken."""


def _steps() -> str:
    width = max(map(len, STEP_LABELS))
    return "\n".join(("步骤：", *(f"  {name:{width}}  {label}" for name, label in STEP_LABELS.items())))


@dataclass(frozen=True, slots=True)
class Cleaned:
    page_text: str
    restored: Restored


def _left_out(skip: Sequence[str], only: Sequence[str]) -> Switches:
    """Name the steps that are not to be done; raise CommandError for a step there is not."""
    if unknown := sorted({*skip, *only}.difference(STEP_NAMES)):
        raise CommandError(str(UnknownStepError(unknown, known=STEP_NAMES)))
    return Switches(tuple(name for name in STEP_NAMES if name in skip or (only and name not in only)))


def _json(file: str, cleaned: Cleaned | str) -> str:
    answer: JSONValue = {"error": cleaned} if isinstance(cleaned, str) else cleaned.restored.as_json()
    return json_line({"file": file, **answer})


def _explanation(file: str, cleaned: Cleaned | str, ink: Ink) -> Iterable[str]:
    if isinstance(cleaned, str):
        return [printable(f"{file}：{cleaned}"), ""]
    return [*explain(file, cleaned.page_text, cleaned.restored, ink), ""]


def _cleaned(file: str, left_out: Switches) -> Cleaned | str:
    """Clean a file, or say in Chinese why it cannot be done."""
    try:
        raw = readers.read(_content(file), Path(file).name)
        return Cleaned(raw.page.text, restore(raw, left_out))
    except OSError as error:
        return open_message(error)
    except (ReaderError, CleaningError) as error:
        return str(error)
    except FAULTS as error:
        log.exception("Document %s", file)
        return fault_message(error)


def _content(file: str) -> bytes:
    if is_record_file(file):
        raise ReaderError("记录文件里已是干净文本，不需要清洗；请用 import_speeches 导入。")
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read(LIMITS.size + 1)
    path = Path(file)
    if refusal := size_refusal(file, path.stat().st_size):
        raise ReaderError(refusal)
    with path.open("rb") as stream:
        return stream.read(LIMITS.size + 1)  # a pipe or a device does not tell its size
