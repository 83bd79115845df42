"""The page of the formulations: nothing typed is lost, and nobody's edit either."""

import re
from pathlib import Path

import pytest
from django.test import Client

from speeches.search import dictionary, freshness
from speeches.search.errors import IndexBusy

ADDRESS = "/admin/speeches/speech/formulations/"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


def opened(client: Client) -> str:
    return client.get(ADDRESS).context["page"].opened


def save(client: Client, text: str, stamp: str):
    return client.post(ADDRESS, {"do": "save", "text": text, "opened": stamp}, follow=True)


def typed(html: str) -> str:
    found = re.search(r'name="text"[^>]*>\n(.*?)</textarea>', html, re.DOTALL)
    assert found
    return found[1]


def test_the_shipped_list_is_where_an_archive_begins(archivist: Client):
    page = archivist.get(ADDRESS).text
    assert "放管服改革" in typed(page)
    assert "随程序附带" in page
    assert "提法词表" in archivist.get("/admin/").text


def test_saving_writes_the_file(archivist: Client, folder: Path):
    page = save(archivist, "# 我们的\r\n放管服改革\t500\r\n三农", opened(archivist))
    assert (folder / "formulations.txt").read_text() == "# 我们的\n放管服改革\t500\n三农\n"
    assert "已保存 2 条提法" in page.text
    assert typed(page.text) == "# 我们的\n放管服改革\t500\n三农\n"


MISTAKES = [
    ("党", "第 2 行“党”太短，至少 2 个字。"),
    ("一" * 31, "太长，最多 30 个字。"),
    ("，。", "第 2 行“，。”里没有汉字、字母或数字。"),
    ("三農", "第 2 行“三農”与第 1 行重复"),
    ("执行力\t很多", "第 2 行“执行力”的词频要写 1 到 100000 的整数"),
]


@pytest.mark.parametrize(("line", "message"), MISTAKES, ids=[line[:6] for line, _ in MISTAKES])
def test_a_mistake_is_told_with_its_line_and_the_text_comes_back(
    archivist: Client, folder: Path, line: str, message: str
):
    page = save(archivist, f"三农\n{line}\n", opened(archivist))
    assert page.status_code == 400
    assert message in page.text
    assert typed(page.text) == f"三农\n{line}\n"
    assert not (folder / "formulations.txt").exists()


def test_many_mistakes_are_counted(archivist: Client):
    page = save(archivist, "三农\n" * 60, opened(archivist))
    assert page.text.count("与第 1 行重复") == 20
    assert "另有 39 行有问题。" in page.text


def test_an_edit_meanwhile_is_shown_and_both_are_kept(archivist: Client, folder: Path):
    stamp = opened(archivist)
    save(archivist, "别人的\n", stamp)
    page = save(archivist, "我写的\n", stamp)
    assert page.status_code == 409
    assert typed(page.text) == "我写的\n"
    assert "别人保存的版本" in page.text
    assert (folder / "formulations.txt").read_text() == "别人的\n"
    save(archivist, "我写的\n", page.context["page"].opened)
    assert (folder / "formulations.txt").read_text() == "我写的\n"


def test_a_broken_file_is_told(archivist: Client, folder: Path):
    (folder / "formulations.txt").write_bytes(b"\xff")
    page = archivist.get(ADDRESS)
    assert page.status_code == 500
    assert "不是 UTF-8 编码" in page.text


def test_rebuilding_is_a_button(archivist: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(freshness, "rebuild", lambda: 7)
    assert "共 7 篇讲话" in archivist.post(ADDRESS, {"do": "rebuild"}, follow=True).text


def test_a_rebuild_that_fails_says_why(archivist: Client, monkeypatch: pytest.MonkeyPatch):
    def busy() -> int:
        raise IndexBusy("索引正忙")

    monkeypatch.setattr(freshness, "rebuild", busy)
    assert "索引没有重建：索引正忙" in archivist.post(ADDRESS, {"do": "rebuild"}, follow=True).text


def test_an_onlooker_reads_and_changes_nothing(reader_of_admin: Client, folder: Path):
    page = reader_of_admin.get(ADDRESS)
    assert page.status_code == 200
    assert 'value="save"' not in page.text
    for do in ("save", "rebuild"):
        assert reader_of_admin.post(ADDRESS, {"do": do, "text": "三农"}).status_code == 403
    assert not (folder / "formulations.txt").exists()


def test_a_stranger_is_sent_to_sign_in(client: Client, db: None):
    assert client.get(ADDRESS).status_code == 302
    assert client.post(ADDRESS, {"do": "rebuild"}).status_code == 302


def test_markup_in_the_file_stays_text(archivist: Client):
    save(archivist, "</textarea>三农\n", opened(archivist))
    assert "</textarea>三农" not in archivist.get(ADDRESS).text
    assert dictionary.in_use().entries[0].text == "</textarea>三农"
