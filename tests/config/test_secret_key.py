"""The key that signs sessions is made once, is nobody else's to read, and is never half there."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from speeches.config.secret_key import stored_key
from tests.command_line import manage


def test_key_is_made_once_and_private(tmp_path: Path):
    path = tmp_path / "new folder" / "secret_key"
    key = stored_key(path)
    assert len(key) >= 50
    assert stored_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["secret_key"]


def test_all_who_come_at_once_get_the_same_key(tmp_path: Path):
    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(stored_key, [tmp_path / "secret_key"] * 40))) == 1


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe"])
def test_key_file_that_holds_no_key_is_named(tmp_path: Path, content: bytes):
    path = tmp_path / "secret_key"
    path.write_bytes(content)
    with pytest.raises(ImproperlyConfigured, match=str(path)):
        stored_key(path)


def test_key_file_that_cannot_be_read_is_named_in_one_line(tmp_path: Path):
    (tmp_path / "secret_key").mkdir()
    found = manage(
        tmp_path, "shell", "--no-imports", "--command", "from django.conf import settings; print(settings.SECRET_KEY)"
    )
    assert found.returncode == 1
    assert found.stderr == f"manage.py: The key file {tmp_path / 'secret_key'} cannot be used: Is a directory\n"


def test_key_of_the_environment_comes_first(tmp_path: Path):
    command = "from django.conf import settings; print(settings.SECRET_KEY)"
    found = manage(tmp_path, "shell", "--no-imports", "--command", command, SECRET_KEY="given")
    assert found.stdout == "given\n"
    assert not (tmp_path / "secret_key").exists()
