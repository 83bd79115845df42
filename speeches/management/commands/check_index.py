"""Compare the search index with the database, and put it right where asked."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from speeches.search import IndexUnavailable, SearchError, checking, freshness
from speeches.search.checking import Comparison

SHOWN = 20  # primary keys printed of a kind


class Command(BaseCommand):
    help = "核对检索索引与数据库；有出入时退出码为 1。"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="修复出入")

    def handle(self, *, repair: bool, **_options: Any) -> None:
        try:
            whole = self.compare(repair=repair)
        except SearchError as error:
            raise CommandError(str(error)) from error
        if not whole and not repair:
            sys.exit(1)

    def compare(self, *, repair: bool) -> bool:
        try:
            comparison = checking.compare()
        except IndexUnavailable as error:
            if not repair:
                raise
            self.stdout.write(str(error))
            self.stdout.write(_("检索索引已重建，共 %(count)d 篇讲话。") % {"count": freshness.rebuild()})
            return True
        self.report(comparison)
        if repair and comparison.differences:
            checking.repair(comparison)
            self.stdout.write(_("已修复。"))
        return not comparison.differences

    def report(self, comparison: Comparison) -> None:
        self.stdout.write(_("已核对 %(count)d 篇讲话。") % {"count": comparison.checked})
        kinds = (
            (_("索引里缺少"), comparison.missing),
            (_("索引里多出"), comparison.extra),
            (_("索引内容已过时"), comparison.stale),
        )
        for label, ids in kinds:
            if ids:
                shown = "、".join(map(str, ids[:SHOWN])) + ("…" if len(ids) > SHOWN else "")
                self.stdout.write(f"{label} {len(ids)}: {shown}")
