"""Take documents into the archive from files and folders."""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speeches.ingest import Outcome, OutcomeKind, Selected, select, take_in_file
from speeches.management.lines import json_line, printable
from speeches.management.progress import Progress
from speeches.search import freshness

INTERRUPTED = 130  # exit status of a command that Ctrl-C ended, as shells have it
KINDS = {
    OutcomeKind.CREATED: gettext_lazy("新建"),
    OutcomeKind.UNCHANGED: gettext_lazy("未变"),
    OutcomeKind.DUPLICATE: gettext_lazy("重复"),
    OutcomeKind.REJECTED: gettext_lazy("拒绝"),
}


@dataclass(slots=True)
class Tally:
    """What became of one file; of a record file only the counts and the rejected lines are kept."""

    selected: Selected
    last: Outcome | None = None
    of_records: bool = False  # an outcome was that of a line
    counts: Counter[OutcomeKind] = field(default_factory=Counter)
    rejected: list[Outcome] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        self.last = outcome
        self.of_records = self.of_records or outcome.line > 0
        self.counts[outcome.kind] += 1
        if outcome.kind is OutcomeKind.REJECTED:
            self.rejected.append(outcome)


class Command(BaseCommand):
    help = "导入讲话：文件、文件夹或记录文件（.jsonl、.jsonl.gz，每行一篇）。导入后立即发布，除非加 --draft。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", type=Path, help="文件或文件夹")
        parser.add_argument("--draft", action="store_true", help="存为草稿，不发布")
        parser.add_argument("--accept-any", action="store_true", help="不像讲话的页面也收入")
        parser.add_argument("--json", action="store_true", dest="as_json", help="每个文件或记录输出一行 JSON")

    def handle(self, *, paths: list[Path], draft: bool, accept_any: bool, as_json: bool, **_options: object) -> None:
        tallies = [Tally(selected) for path in paths for selected in select(path)]
        status = 0
        try:
            with freshness.deferred():  # the index is brought up to date once, when all are in
                for outcome in self._take_in(tallies, publish=not draft, accept_any=accept_any):
                    if as_json:
                        self.stdout.write(json_line(_as_json(outcome)))
        except KeyboardInterrupt:
            status = INTERRUPTED
        self._report_skipped(tallies, as_json=as_json)
        if not as_json:
            self._report(tallies)
        if status == INTERRUPTED:
            self.stderr.write(_("已中断。此前导入的讲话完整保留。"))
        if failure := freshness.failure():
            self.stderr.write(_("讲话已经入库，但检索索引没有跟上：%(reason)s") % {"reason": failure})
        if status or failure or any(tally.rejected for tally in tallies):
            sys.exit(status or 1)

    def _take_in(self, tallies: Sequence[Tally], *, publish: bool, accept_any: bool) -> Iterator[Outcome]:
        speeches = 0
        with Progress(sys.stderr, len(tallies)) as progress:
            for number, tally in enumerate(tallies):
                progress.show(number, speeches)
                if tally.selected.skipped:
                    continue
                for outcome in take_in_file(tally.selected.path, publish=publish, accept_any=accept_any):
                    tally.add(outcome)
                    speeches += 1
                    progress.show(number, speeches)
                    yield outcome

    def _report_skipped(self, tallies: Sequence[Tally], *, as_json: bool) -> None:
        for tally in tallies:
            file, reason = str(tally.selected.path), tally.selected.skipped
            if reason and as_json:
                self.stdout.write(json_line({"file": file, "outcome": "skipped", "reason": reason}))
            elif reason:
                self.stdout.write(_("跳过  %(file)s：%(reason)s") % {"file": printable(file), "reason": reason})

    def _report(self, tallies: Sequence[Tally]) -> None:
        for tally in tallies:
            if tally.last is None:
                continue
            if tally.of_records:
                self.stdout.write(f"{printable(str(tally.selected.path))}：{_counted(tally.counts)}")
            else:
                self.stdout.write(_line(tally.last))
            for outcome in tally.rejected if tally.of_records else ():
                self.stdout.write(_rejected_line(outcome))
        total: Counter[OutcomeKind] = sum((tally.counts for tally in tallies), Counter())
        skipped = sum(bool(tally.selected.skipped) for tally in tallies)
        values = {"counts": _counted(total), "skipped": skipped}
        self.stdout.write(_("合计：%(counts)s，跳过 %(skipped)d") % values)


def _line(outcome: Outcome) -> str:
    """Say in one line what became of a file that is one document."""
    file = printable(outcome.file)
    if outcome.kind is OutcomeKind.REJECTED:
        return f"{KINDS[outcome.kind]}  {file}：{printable(outcome.reason)}"
    draft = _("（存为草稿：%(reason)s）") % {"reason": printable(outcome.reason)} if outcome.reason else ""
    return f"{KINDS[outcome.kind]}  {file} → #{outcome.speech_id}《{printable(outcome.title)}》{draft}"


def _rejected_line(outcome: Outcome) -> str:
    """Say why a line of a record file was rejected, or what ended the file early."""
    reason = printable(outcome.reason)
    if not outcome.line:
        return f"    {reason}"
    return _("    第 %(line)d 行被拒绝：%(reason)s") % {"line": outcome.line, "reason": reason}


def _counted(counts: Counter[OutcomeKind]) -> str:
    return "，".join(f"{name} {counts[kind]}" for kind, name in KINDS.items())


def _as_json(outcome: Outcome) -> dict[str, object]:
    shape: dict[str, object] = {"file": outcome.file, "outcome": outcome.kind.value, "speech_id": outcome.speech_id}
    if outcome.line:
        shape["line"] = outcome.line
    return {**shape, "title": outcome.title or None, "reason": outcome.reason or None}
