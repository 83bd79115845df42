"""Build the search index anew beside the old one, which serves until the new one takes its place."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from speeches.search import SearchError, freshness


class Command(BaseCommand):
    help = "重建检索索引，期间原索引照常使用。"
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            count = freshness.rebuild()
        except SearchError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_("检索索引已重建，共 %(count)d 篇讲话。") % {"count": count})
