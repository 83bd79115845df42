"""Take documents into the archive from files and folders."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from speeches.ingest import OutcomeKind, take_in_file


class Command(BaseCommand):
    help = "导入讲话：文件或文件夹。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="文件或文件夹")
        parser.add_argument("--draft", action="store_true", help="存为草稿，不发布")

    def handle(self, *, paths: list[str], draft: bool, **options: object) -> None:  # noqa: ARG002
        rejected = False
        for path in paths:
            folder = Path(path)
            for file in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
                for outcome in take_in_file(file, publish=not draft):
                    rejected = rejected or outcome.kind is OutcomeKind.REJECTED
                    print(outcome.file, outcome.kind, outcome.speech_id or "", outcome.title or outcome.reason)
        if rejected:
            sys.exit(1)
