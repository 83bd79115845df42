"""The file of formulations in the data folder: the one truth, whoever writes it."""

import os
import stat
import threading
from pathlib import Path

import pytest

from speeches.search import dictionary
from speeches.text import words

SENTENCE = "推进甲戊丙庚工作"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> Path:
    """A data folder without a file of its own."""
    settings.DATA_DIR = tmp_path
    return tmp_path


def test_without_a_file_the_shipped_list_is_used():
    assert "放管服改革" in dictionary.frequencies()
    assert dictionary.edition().is_shipped


def test_what_is_saved_is_used_at_once():
    assert "甲戊丙庚" not in words.cut(SENTENCE)
    before = words.dictionary_fingerprint()
    dictionary.save("甲戊丙庚\n", opened=dictionary.edition().stamp)
    assert [entry.text for entry in dictionary.in_use().entries] == ["甲戊丙庚"]
    assert "甲戊丙庚" in words.cut(SENTENCE)
    assert "甲戊丙庚" in words.cut_in_bulk(SENTENCE)
    assert words.dictionary_fingerprint() != before
    assert not dictionary.edition().is_shipped


def test_an_edit_by_hand_is_noticed(folder: Path):
    (folder / "formulations.txt").write_text("甲戊丙庚\n")
    assert "甲戊丙庚" in words.cut(SENTENCE)
    (folder / "formulations.txt").write_text("戊己\n")
    assert "甲戊丙庚" not in words.cut(SENTENCE)
    (folder / "formulations.txt").unlink()
    assert "放管服改革" in dictionary.frequencies()


def test_nothing_is_read_again_while_nothing_changes(folder: Path):
    (folder / "formulations.txt").write_text("甲戊丙庚\n")
    assert dictionary.frequencies() is dictionary.frequencies()


def test_words_are_taken_in_the_form_that_is_searched(folder: Path):
    (folder / "formulations.txt").write_text("全面從嚴治黨\nＧＤＰ增速\n")
    assert set(dictionary.frequencies()) == {"全面从严治党", "gdp增速"}


def test_a_wrong_line_costs_that_line_alone(folder: Path, caplog: pytest.LogCaptureFixture):
    (folder / "formulations.txt").write_text("党\n甲戊丙庚\n")
    assert list(dictionary.frequencies()) == ["甲戊丙庚"]
    assert "line 1" in caplog.text


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\n" * (dictionary.LARGEST + 1)], ids=["no UTF-8", "too large"])
def test_a_file_that_cannot_be_read_is_said_and_not_used(
    folder: Path, caplog: pytest.LogCaptureFixture, content: bytes
):
    (folder / "formulations.txt").write_bytes(content)
    assert "放管服改革" in dictionary.frequencies()
    assert str(folder) in caplog.text
    with pytest.raises(dictionary.DictionaryError, match=r"formulations\.txt"):
        dictionary.edition()


def test_only_the_owner_reads_the_file(folder: Path):
    dictionary.save("甲戊丙庚", opened=dictionary.edition().stamp)
    assert stat.S_IMODE((folder / "formulations.txt").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["formulations.txt"]


def test_somebody_elses_edit_is_not_lost(folder: Path):
    opened = dictionary.edition().stamp
    dictionary.save("甲乙\n", opened=opened)
    with pytest.raises(dictionary.ChangedMeanwhile):
        dictionary.save("丙丁\n", opened=opened)
    assert (folder / "formulations.txt").read_text() == "甲乙\n"


def test_of_many_who_save_at_once_one_succeeds(folder: Path):
    opened = dictionary.edition().stamp
    saved: list[str] = []

    def save(text: str) -> None:
        try:
            dictionary.save(text, opened=opened)
        except dictionary.ChangedMeanwhile:
            return
        saved.append(text)

    threads = [threading.Thread(target=save, args=(f"提法{number}\n",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [(folder / "formulations.txt").read_text()] == saved


def test_a_disk_that_refuses_leaves_the_old_file(folder: Path, monkeypatch: pytest.MonkeyPatch):
    dictionary.save("甲乙\n", opened=dictionary.edition().stamp)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(dictionary.DictionaryError, match="No space left"):
        dictionary.save("丙丁\n", opened=dictionary.edition().stamp)
    assert [(path.name, path.read_text()) for path in folder.iterdir()] == [("formulations.txt", "甲乙\n")]
