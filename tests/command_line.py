"""Run manage.py as somebody at a terminal would: in a process of its own, with an archive of its own."""

import os
import subprocess
import sys
from pathlib import Path

from speeches.config.environment import BASE_DIR, VARIABLES

TIME_LIMIT = 120  # seconds


def environment(data_dir: Path, **variables: str) -> dict[str, str]:
    """Nothing of what this test run was told reaches the command."""
    names = {variable.name for variable in VARIABLES}
    inherited = {name: value for name, value in os.environ.items() if name not in names}
    return inherited | {"SPEECHES_DATA_DIR": str(data_dir)} | variables


def manage(data_dir: Path, *arguments: str, stdin: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=BASE_DIR,
        env=environment(data_dir, **variables),
        capture_output=True,
        encoding="utf-8",
        input=stdin,
        timeout=TIME_LIMIT,
        check=False,
    )
