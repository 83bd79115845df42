"""What an installed site serves to a browser: few small files, each named by its content."""

import gzip
import re
from pathlib import Path

import pytest

from tests.command_line import manage

MOST_CSS = MOST_JAVASCRIPT = 30_000  # bytes, compressed
SOURCES = Path(__file__).parents[2] / "static"
PARTS = re.compile(r'@import url\("([\w./-]+)"\)')


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = manage(folder, "collectstatic", "--no-input")
    assert done.returncode == 0, done.stderr
    return folder / "static"


def test_style_sheet_is_one_file_with_every_part(collected: Path):
    [sheet] = collected.glob("css/site.*.css")
    written = sheet.read_text()
    assert "@import" not in written
    parts = PARTS.findall((SOURCES / "css" / "site.css").read_text())
    assert len(parts) > 20
    for part in parts:
        rules = [line for line in (SOURCES / "css" / part).read_text().splitlines() if line.endswith("{")]
        assert [rule for rule in rules if rule not in written] == []
    assert written.index("@layer reset, tokens") < written.index("@layer reset {") < written.index("@layer print {")


def test_style_sheet_is_small(collected: Path):
    [packed] = collected.glob("css/site.*.css.gz")
    assert packed.stat().st_size <= MOST_CSS


def test_all_scripts_together_are_small(collected: Path):
    scripts = [path for path in collected.glob("js/*.js") if re.search(r"\.[0-9a-f]{12}\.js$", path.name)]
    assert len(scripts) == len(list((SOURCES / "js").glob("*.js")))
    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) <= MOST_JAVASCRIPT
