from pathlib import Path

import pytest

from speeches.ingest import IngestError, MissingOriginalError, vault


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_the_same_bytes_are_one_file(vault_folder: Path):
    name = vault.keep(b"a speech")
    assert vault.keep(b"a speech") == name
    assert files(vault_folder) == [name]
    assert vault.read(name) == b"a speech"


def test_a_write_that_fails_leaves_no_file(vault_folder: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(IngestError, match="无法保存原件：磁盘已满。"):
        vault.keep(b"a speech")
    assert files(vault_folder) == []


def test_bytes_that_changed_on_disk_are_not_given_out(vault_folder: Path):
    name = vault.keep(b"a speech")
    (vault_folder / name[:2] / name).write_bytes(b"another")
    with pytest.raises(MissingOriginalError):
        vault.read(name)
