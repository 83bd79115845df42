"""Serve the site until it is told to stop. One process sets up and serves: starting Python twice costs seconds."""

import errno
import socket
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.utils.translation import gettext as _

from speeches.management import running
from speeches.management.server import Server, listen


class Command(BaseCommand):
    help = "Set up what is missing, then serve the site on HOST and PORT until Ctrl-C."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        listener = bound_socket(settings.HOST, settings.PORT)
        call_command("set_up", stdout=self.stdout, stderr=self.stderr)
        application = get_wsgi_application()
        connections.close_all()  # a connection must not be shared by the processes that part from this one
        with running.noted(settings.DATA_DIR):
            Server(application, listener, ready=self.announce).run()

    def announce(self) -> None:
        addresses = " ".join(settings.SITE_ADDRESSES)
        self.stdout.write(_("讲话文库已启动：%(addresses)s（按 Ctrl-C 停止）") % {"addresses": addresses})
        self.stdout.flush()


def bound_socket(host: str, port: int) -> socket.socket:
    try:
        return listen(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = _("端口 %(port)s 已被占用。换一个端口：make run PORT=%(other)s")
            raise CommandError(message % {"port": port, "other": port + 1 if port < 65_535 else 8000}) from error
        message = _("无法在 %(host)s 的端口 %(port)s 上监听：%(reason)s")
        raise CommandError(message % {"host": host, "port": port, "reason": error.strerror}) from error
