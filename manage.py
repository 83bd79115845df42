#!/usr/bin/env python
"""Run a command of the speech archive: `python manage.py help` lists them."""

import os
import sys

try:
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
except ImportError:
    sys.exit("manage.py: Django is not installed for this Python. Run `make install`, then .venv/bin/python manage.py")

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speeches.config.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # the message says what is wrong; where it was noticed does not matter
        sys.exit(f"manage.py: {error}")
