"""Whatever befalls the index, a search answers rightly or says that it cannot; the next start mends the rest."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from speeches.config.environment import BASE_DIR
from speeches.search import IndexUnavailable, checking
from tests.command_line import environment
from tests.search.archive import make_speech
from tests.search.killing import FLIPS, KILLS, SPEECHES, STATES
from tests.search.test_freshness import engine_anew, found

TIME_LIMIT = 600  # seconds; it takes about 40 on an idle machine
GROWTH = 3  # times the size of a new index: a rebuild that was killed leaves one behind until the next
OLD, NEW = [SPEECHES, 0], [0, SPEECHES]  # speeches found with the text of the round before, and of this one
MENDED = {"found": NEW, "differences": []}
REFUSED = 3
PROGRAM = "import django; django.setup(); from tests.search.killing import main; main()"
WITHOUT_ROOTS_RIGHTS = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]

Outcomes = dict[str, list[dict[str, Any]]]
Spoil = Callable[[bytes], bytes | None]
SPOILINGS: dict[str, Spoil] = {
    "halved": lambda content: content[: len(content) // 2],
    "emptied": lambda content: b"",
    "removed": lambda content: None,
    "of other contents": lambda content: bytes(reversed(content)),
}


# Whoosh leaves a file open where it fails to read it; the file is closed when the object goes, which Python tells.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("spoil", SPOILINGS.values(), ids=SPOILINGS)
def test_any_file_spoiled_is_told_or_does_no_harm_and_is_mended(
    index_folder: Path, tmp_path: Path, spoil: Spoil, client: Client
):
    speech = make_speech(paragraphs=["统筹发展"])
    another = make_speech(paragraphs=["统筹安全"])
    shutil.copytree(index_folder, whole := tmp_path / "whole")
    told = 0
    for path in files(whole):
        shutil.rmtree(index_folder)
        shutil.copytree(whole, index_folder)
        spoiled = index_folder / path.relative_to(whole)
        replace(spoiled, spoil(spoiled.read_bytes()))
        engine_anew()
        told += is_told(client, {speech.pk, another.pk})
        call_command("check_index", "--repair", stdout=StringIO())
        assert found("统筹") == {speech.pk, another.pk}
        assert not checking.compare().differences
    assert told


def is_told(client: Client, expected: set[int]) -> bool:
    """The page and the service say that they cannot answer; otherwise they have to answer rightly."""
    page = client.get("/search/?q=统筹")
    message = ""
    try:
        assert found("统筹") == expected
    except IndexUnavailable as error:
        message = str(error)
    assert page.status_code == (503 if message else 200)
    assert ("rebuild_index" in page.content.decode()) == ("rebuild_index" in message) == bool(message)
    return bool(message)


def test_any_byte_altered_is_found_by_check_index(index_folder: Path):
    make_speech(paragraphs=["统筹发展"])
    chance = random.Random(5)
    for path in [path for path in files(index_folder) if path.stat().st_size]:
        content = path.read_bytes()
        for place in (0, len(content) - 1, *(chance.randrange(len(content)) for _ in range(4))):
            replace(path, content[:place] + bytes([content[place] ^ 0x11]) + content[place + 1 :])
            engine_anew()
            with pytest.raises(CommandError, match="rebuild_index"):
                call_command("check_index")
        replace(path, content)
    engine_anew()
    call_command("check_index")


def test_a_folder_removed_while_it_serves(index_folder: Path, client: Client):
    speech = make_speech(paragraphs=["统筹发展"])
    assert found("统筹") == {speech.pk}
    shutil.rmtree(index_folder)
    is_told(client, {speech.pk})
    engine_anew()
    assert is_told(client, {speech.pk})
    another = make_speech(paragraphs=["统筹安全"])  # the publication that comes next mends it
    assert found("统筹") == {speech.pk, another.pk}
    call_command("check_index")


def test_killed_writers_lose_nothing_and_leave_nothing(outcomes: Outcomes):
    before, *rounds, after = outcomes["kills"]
    killed = [one for one in rounds if one["killed"]]
    assert len(killed) == 2 * KILLS
    for one in rounds:
        assert one["served"] in (OLD, NEW), one
        assert one["served"] == NEW or one["waiting"] == SPEECHES, one
        assert (one["mended"], one["left"]) == (MENDED, 0), one
        assert one["bytes"] < GROWTH * before["bytes"], one
        assert one["temporary"] == [], one
    assert after["files"] == before["files"]
    assert after["bytes"] == pytest.approx(before["bytes"], rel=0.1)


def test_a_byte_altered_is_noticed_by_the_start_after_a_kill(outcomes: Outcomes):
    assert [one["mended"] for one in outcomes["flips"]] == [MENDED] * FLIPS


def test_a_full_disk_leaves_the_last_state_and_is_made_up(outcomes: Outcomes):
    for one in outcomes["full_disk"]:
        assert one["refused"], one
        assert (one["served"], one["waiting"]) == (OLD, SPEECHES), one
        assert (one["mended"], one["left"]) == (MENDED, 0), one


@pytest.mark.skipif(
    os.geteuid() == 0 and not shutil.which("setpriv"),
    reason="root may write anything, and there is no setpriv to take that right away",
)
def test_an_index_that_may_not_be_written_is_read(outcomes: Outcomes):
    (one,) = outcomes["read_only"]
    assert one["codes"] == [REFUSED, REFUSED]
    assert one["unwritable"] == OLD
    assert (one["mended"], one["left"]) == (MENDED, 0)


def test_writers_of_several_processes_take_turns(outcomes: Outcomes):
    for one in outcomes["writers"]:
        assert one["codes"] == [0, 0, 0], one
        assert one["served"] == NEW, one
        assert (one["mended"], one["left"]) == (MENDED, 0), one


def test_readers_never_see_half_of_a_state(outcomes: Outcomes):
    (one,) = outcomes["readers"]
    seen = one["seen"]
    assert one["code"] == 0
    assert seen.pop("讨论稿") == [SPEECHES]
    assert all(set(totals) <= {0, SPEECHES} for totals in seen.values()), seen
    assert sum(SPEECHES in totals for totals in seen.values()) >= STATES // 2, seen


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """What happened in each round, by what was done to the writers; a traceback on the way is a failure."""
    temporary = tmp_path_factory.mktemp("temporary")
    variables = {"TMPDIR": str(temporary), "DJANGO_SETTINGS_MODULE": "speeches.config.settings"}
    without_rights = WITHOUT_ROOTS_RIGHTS if os.geteuid() == 0 and shutil.which("setpriv") else []
    run = subprocess.run(
        [*without_rights, sys.executable, "-W", "ignore", "-c", PROGRAM],
        cwd=BASE_DIR,
        env=environment(tmp_path_factory.mktemp("archive"), **variables),
        capture_output=True,
        encoding="utf-8",
        timeout=TIME_LIMIT,
        check=False,
    )
    assert "Traceback" not in run.stderr, run.stderr
    assert run.returncode == 0, run.stderr
    by_mode: Outcomes = defaultdict(list)
    for outcome in map(json.loads, run.stdout.splitlines()):
        by_mode[outcome.pop("mode")].append(outcome)
    return by_mode


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def replace(path: Path, content: bytes | None) -> None:
    """Put another file in its place; what has the old one open or mapped keeps it."""
    path.unlink()
    if content is not None:
        path.write_bytes(content)
