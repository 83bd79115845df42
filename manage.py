#!/usr/bin/env python
"""Run a command of the speech archive: `python manage.py help` lists them."""

import os
import sys

try:
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import OperationalError, ProgrammingError
except ImportError:
    sys.exit("manage.py: Django is not installed for this Python. Run `make install`, then .venv/bin/python manage.py")

if __name__ == "__main__":
    os.umask(0o077)  # drafts, sessions and passwords are for the archive's own user, whatever folder holds them
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speeches.config.settings")
    for stream in (sys.stdout, sys.stderr):  # what the terminal's encoding lacks is written as an escape
        stream.reconfigure(errors="backslashreplace")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # the message says what is wrong; where it was noticed does not matter
        sys.exit(f"manage.py: {error}")
    except (OperationalError, ProgrammingError) as error:  # not there, not ours, or without our tables
        if "--traceback" in sys.argv:
            raise
        reason = str(error).splitlines()[0]
        has_no_tables = "no such" in reason or "does not exist" in reason
        remedy = " Its tables are made by: manage.py set_up" if has_no_tables else ""
        sys.exit(f"manage.py: The database cannot be used: {reason}.{remedy}")
    except BrokenPipeError:  # whoever read the output, `head` for one, has had enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)  # as the shell has it for SIGPIPE
    except KeyboardInterrupt:
        sys.exit(130)  # as the shell has it for Ctrl-C
