"""Bring the archive into a state that can be served; each step looks first whether there is anything to do."""

import fcntl
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from speeches.management import migrations, running, static_files
from speeches.search import freshness

ADMINISTRATOR = "admin"
SOME_WERE_REJECTED = 1  # exit status of import_speeches
PASSWORD_BYTES = 12  # of randomness; 16 characters to type once


class Command(BaseCommand):
    help = "Set up the archive: database, static files and, the first time, the sample speeches and an administrator."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        with one_at_a_time(settings.DATA_DIR / "set_up.lock"):
            if migrations.are_missing():
                call_command("migrate", interactive=False, verbosity=0)
                self.stdout.write(_("数据库已更新。"))
            self.bring_index_up_to_date()
            if static_files.collect():
                self.stdout.write(_("静态文件已收集。"))
            # The administrator comes last, so that a first start that was cut short begins again.
            if not get_user_model().objects.filter(is_superuser=True).exists():
                self.import_seeds()
                self.announce_administrator(create_administrator())

    def bring_index_up_to_date(self) -> None:
        if (settings.DATA_DIR / "index").exists():
            if running.ended_badly(settings.DATA_DIR):
                freshness.recover()
            freshness.catch_up()
        else:
            count = freshness.rebuild()
            self.stdout.write(_("检索索引已建立，共 %(count)d 篇讲话。") % {"count": count})

    def import_seeds(self) -> None:
        paths = sorted((settings.BASE_DIR / "seeds").glob("*.txt"))
        try:
            call_command("import_speeches", *map(str, paths), stdout=self.stdout, stderr=self.stderr)
        except SystemExit as end:
            if end.code != SOME_WERE_REJECTED:  # which it has said, and which is no reason not to start
                raise

    def announce_administrator(self, password: str) -> None:
        self.stdout.write(_("已创建管理员，密码只显示这一次："))
        name_label, password_label = _("用户名"), _("密码")  # xgettext does not look into an f-string
        self.stdout.write(f"    {name_label}  {ADMINISTRATOR}\n    {password_label}    {password}")


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Two starts at the same moment take turns; the second finds everything done."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the file is closed
        yield


def create_administrator() -> str:
    """The password, which is stored nowhere."""
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    get_user_model().objects.create_superuser(ADMINISTRATOR, password=password)
    return password
