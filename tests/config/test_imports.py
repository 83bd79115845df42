"""The imports rule: pyproject.toml holds it, `lint-imports` reads it."""

import subprocess
import sys
from pathlib import Path

from speeches.config.environment import BASE_DIR


def test_imports_point_downwards():
    found = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout
