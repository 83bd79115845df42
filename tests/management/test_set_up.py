"""From nothing to a running site, and from a running site to a backup and back, as an operator does it."""

import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import quote

import pytest

from speeches.config.environment import BASE_DIR
from tests.command_line import environment, manage

PASSWORD = re.compile(r"密码 +(\S{16})$", re.MULTILINE)
COUNT = "from speeches.models import Speech; print(Speech.objects.count())"
SECOND_START = 5  # seconds


@pytest.fixture(scope="module")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data directory after the first set-up, and what was printed."""
    data_dir = tmp_path_factory.mktemp("archive")
    found = manage(data_dir, "set_up")
    assert found.returncode == 0, found.stderr
    return data_dir, found.stdout


@pytest.fixture
def archive(first_start: tuple[Path, str]) -> Path:
    return first_start[0]


@pytest.fixture(scope="module")
def site(first_start: tuple[Path, str]) -> Iterator[str]:
    with serving(first_start[0]) as (address, _server):
        yield address


def test_first_start_imports_the_seeds_and_names_the_administrator(first_start: tuple[Path, str]):
    data_dir, output = first_start
    assert count_speeches(data_dir) == 5
    password = PASSWORD.search(output)
    assert password
    check = (
        f"from django.contrib.auth import authenticate; print(authenticate(username='admin', password={password[1]!r}))"
    )
    assert manage(data_dir, "shell", "--no-imports", "--command", check).stdout == "admin\n"


def test_second_start_is_quick_and_does_nothing(archive: Path):
    begun = os.times()
    found = manage(archive, "set_up")
    ended = os.times()
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")
    spent = ended.children_user + ended.children_system - begun.children_user - begun.children_system
    assert spent < SECOND_START  # of the processor: the clock would count what else the machine is doing
    assert count_speeches(archive) == 5


def test_only_the_owner_can_look_inside(tmp_path: Path):
    manage(tmp_path / "new", "check")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_nobody_else_can_read_what_is_kept_even_where_the_folder_is_open(tmp_path: Path):
    tmp_path.chmod(0o755)
    assert manage(tmp_path, "migrate").returncode == 0
    assert manage(tmp_path, "import_speeches", str(BASE_DIR / "seeds" / "001_dedc10918b39044e.txt")).returncode == 0
    kept = [tmp_path / "speeches.sqlite3", tmp_path / "originals", tmp_path / "index"]
    assert [path.name for path in kept if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


def test_site_is_served_until_it_is_interrupted(archive: Path):
    with serving(archive) as (address, server):
        page = fetch(address)
        assert page.status == 200
        style = re.search(r'href="(/static/[^"]+\.css)"', page.text)
        assert style
        assert "immutable" in fetch(address + style[1][1:]).headers["Cache-Control"]
        os.killpg(server.pid, signal.SIGINT)  # a terminal sends Ctrl-C to the workers too
        assert server.stderr is not None
        assert server.stderr.read() == ""
        assert server.wait(timeout=15) == 0


@pytest.mark.parametrize(("length", "status"), [(1, 200), (2_000, 200), (10_000, 400)])
def test_long_query_is_answered_by_the_site(site: str, length: int, status: int):
    answer = fetch(f"{site}search/?q={quote('党' * length)}")
    assert answer.status == status
    assert "讲话文库" in answer.text


def test_port_in_use_is_one_clear_line(archive: Path):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        found = manage(archive, "serve", PORT=str(port))
    assert found.returncode == 1
    assert f"端口 {port} 已被占用" in found.stderr
    assert found.stderr.count("\n") == 1


def test_backup_brings_everything_back(archive: Path, tmp_path: Path):
    file = tmp_path / "backup.tar.gz"
    assert manage(archive, "back_up", str(file)).returncode == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    restored = tmp_path / "restored"
    restored.mkdir()
    subprocess.run(["tar", "-xzf", file, "-C", restored], check=True)  # as the README has it
    assert manage(restored, "set_up").stderr == ""
    assert count_speeches(restored) == 5
    assert (restored / "secret_key").read_bytes() == (archive / "secret_key").read_bytes()
    assert files(restored / "originals") == files(archive / "originals")
    search = ["search", "政府", "--json"]
    assert manage(restored, *search).stdout == manage(archive, *search).stdout


def test_backup_overwrites_nothing(archive: Path, tmp_path: Path):
    file = tmp_path / "backup.tar.gz"
    file.write_bytes(b"precious")
    found = manage(archive, "back_up", str(file))
    assert found.returncode == 1
    assert "已存在" in found.stderr
    assert file.read_bytes() == b"precious"


def count_speeches(data_dir: Path) -> int:
    return int(manage(data_dir, "shell", "--no-imports", "--command", COUNT).stdout)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    text: str


def fetch(address: str) -> Answer:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return Answer(answer.status, answer.headers, answer.read().decode())
    except urllib.error.HTTPError as refusal:
        with refusal:
            return Answer(refusal.code, refusal.headers, refusal.read().decode())


@contextmanager
def serving(data_dir: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of the site and its process, once the site says that it listens."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=BASE_DIR,
        env=environment(data_dir, PORT=str(port)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as server:
        try:
            assert server.stdout is not None
            assert f"http://127.0.0.1:{port}/" in server.stdout.readline()
            yield f"http://127.0.0.1:{port}/", server
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGTERM)


def test_an_index_damaged_while_a_server_was_killed_is_rebuilt_at_the_next_start(archive: Path, tmp_path: Path):
    shutil.copytree(archive, tmp_path, dirs_exist_ok=True)
    with serving(tmp_path) as (_, server):
        os.killpg(server.pid, signal.SIGKILL)
        server.wait(timeout=15)
    flip_a_byte(next((tmp_path / "index").glob("g-*/*.text.col")))
    assert "已损坏" in manage(tmp_path, "set_up").stderr
    checked = manage(tmp_path, "check_index")
    assert checked.returncode == 0, checked.stderr
    assert manage(tmp_path, "set_up").stderr == ""


def flip_a_byte(path: Path) -> None:
    """Leave size and date as they are."""
    found = path.stat()
    held = bytearray(path.read_bytes())
    held[len(held) // 2] ^= 1
    path.write_bytes(held)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
