"""Make speeches anew from their originals; without --apply only say what would change."""

import logging
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from rapidfuzz.distance import Prefix

from speeches.ingest import FAULTS, IngestError, Recleaned, fault_message, reclean
from speeches.ingest.recleaning import ParagraphChange
from speeches.management.lines import json_line, printable
from speeches.models import Speech
from speeches.search import freshness

log = logging.getLogger(__name__)

SHOWN = 60  # characters of a paragraph in the summary
LED_IN = 15  # of them that stand before the first difference


class Command(BaseCommand):
    help = "用现在的清洗程序从原件重新清洗讲话；人工更正保留。不加 --apply 只显示会有什么变化。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ids", nargs="*", metavar="ID", type=int, help="讲话编号")
        parser.add_argument("--all", action="store_true", dest="every", help="全部讲话")
        parser.add_argument("--apply", action="store_true", help="保存结果")
        parser.add_argument("--json", action="store_true", dest="as_json", help="每篇输出一行 JSON")

    def handle(self, *, ids: list[int], every: bool, apply: bool, as_json: bool, **_options: object) -> None:
        if bool(ids) == every:
            raise CommandError(_("请给出讲话编号，或者 --all。"))
        numbers = list(Speech.objects.order_by("pk").values_list("pk", flat=True)) if every else ids
        with freshness.deferred():
            failures = [number for number in numbers if not self._reclean(number, apply=apply, as_json=as_json)]
        if failures:
            sys.exit(1)

    def _reclean(self, number: int, *, apply: bool, as_json: bool) -> bool:
        """Tell whether it could be done."""
        try:
            recleaned = reclean(Speech(pk=number), apply=apply)
        except IngestError as error:
            reason = str(error)
        except FAULTS as error:  # one odd speech must not keep the others from being cleaned again
            log.exception("Speech %d", number)
            reason = fault_message(error)
        else:
            self._say(asdict(recleaned), _summary(recleaned), as_json=as_json)
            return True
        self._say({"speech_id": number, "error": reason}, [f"#{number}：{reason}"], as_json=as_json)
        return False

    def _say(self, answer: dict[str, object], lines: list[str], *, as_json: bool) -> None:
        for line in [json_line(answer)] if as_json else map(printable, lines):
            self.stdout.write(line)


def _summary(recleaned: Recleaned) -> list[str]:
    """Tell in Chinese what changed, one line a change; a speech that stays as it is takes one line."""
    versions = f"{recleaned.version_before} → {recleaned.version}"
    unchanged = _("没有变化")  # xgettext does not look into an f-string
    if not recleaned.is_changed and not recleaned.conflicts and not recleaned.kept:
        return [f"#{recleaned.speech_id}《{recleaned.title}》{unchanged}（{versions}）"]
    verdict = _("已更新") if recleaned.is_applied else _("将会变化")
    return [f"#{recleaned.speech_id}《{recleaned.title}》{verdict}（{versions}）", *_details(recleaned)]


def _details(recleaned: Recleaned) -> Iterator[str]:
    for field in recleaned.fields:
        yield f"    {_label(field.name)}：{field.before or _('不详')} → {field.after or _('不详')}"
    for field in recleaned.kept:
        values = {"name": _label(field.name), "before": field.before, "after": field.after}
        yield _("    %(name)s：机器读作 %(after)s，保留人工的 %(before)s") % values
    for change in recleaned.paragraphs:
        yield from _paragraph_lines(change)
    stored, machine = _("现有"), _("机器")
    for conflict in recleaned.conflicts:
        yield _("    冲突，保留人工改过的文字：")
        yield from (f"      {stored} {_short(paragraph.text)}" for paragraph in conflict.stored)
        yield from (f"      {machine} {_short(paragraph.text)}" for paragraph in conflict.machine)


def _paragraph_lines(change: ParagraphChange) -> Iterator[str]:
    """Show both sides from a little before the first character in which they differ."""
    if change.before == change.after:
        yield from (_("    = %s（文字不变，改认作另一种段落）") % _short(text) for text in change.after)
        return
    is_pair = len(change.before) == len(change.after) == 1
    shared = Prefix.similarity(change.before[0], change.after[0]) if is_pair else 0
    start = max(0, shared - LED_IN)
    yield from (f"    - {_short(text, start)}" for text in change.before)
    yield from (f"    + {_short(text, start)}" for text in change.after)


def _label(name: str) -> str:
    return str(Speech._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # READ names columns only


def _short(text: str, start: int = 0) -> str:
    shown = text[start : start + SHOWN]
    return f"{'…' if start else ''}{shown}{'…' if start + SHOWN < len(text) else ''}"
