import gzip
import json
import os
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import call_command

from speeches.models import Speech
from tests.ingest.pages import TITLE, page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_dir(settings: LazySettings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "子").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "b.txt").write_bytes(page())
    (folder / "a.txt").write_bytes(page(foot="链接地址：http://www.example.com/1.html"))
    (folder / "子" / "空.txt").write_bytes(b"")
    (folder / "说明.md").write_bytes(b"# read me")
    (folder / ".hidden" / "c.txt").write_bytes(page(title="藏"))
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 0) -> list[str]:
    try:
        call_command("import_speeches", *map(str, arguments))
        found = 0
    except SystemExit as end:
        found = end.code
    assert found == status
    return capsys.readouterr().out.splitlines()


def test_every_file_of_a_folder_has_its_line(folder: Path, capsys: pytest.CaptureFixture[str]):
    lines = run(capsys, folder, status=1)
    number = Speech.objects.get().pk
    assert lines[0].startswith(f"跳过  {folder}/说明.md：不是可导入的格式")
    assert lines[1:3] == [
        f"新建  {folder}/a.txt → #{number}《{TITLE}》",
        f"重复  {folder}/b.txt → #{number}《{TITLE}》",
    ]
    assert lines[3].startswith(f"拒绝  {folder}/子/空.txt：")
    assert lines[4] == "合计：新建 1，未变 0，重复 1，拒绝 1，跳过 1"


def test_importing_again_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]):
    run(capsys, folder, status=1)
    before = list(Speech.objects.values())
    assert run(capsys, folder / "a.txt", folder / "b.txt")[-1] == "合计：新建 0，未变 2，重复 0，拒绝 0，跳过 0"
    assert list(Speech.objects.values()) == before


def test_drafts_are_not_published(folder: Path, capsys: pytest.CaptureFixture[str]):
    run(capsys, folder / "a.txt", "--draft")
    assert not Speech.objects.get().is_published


def test_machines_get_one_object_a_file(folder: Path, capsys: pytest.CaptureFixture[str]):
    answers = [json.loads(line) for line in run(capsys, folder / "a.txt", folder / "没有", "--json", status=1)]
    assert answers == [
        {
            "file": f"{folder}/a.txt",
            "outcome": "created",
            "speech_id": Speech.objects.get().pk,
            "title": TITLE,
            "reason": None,
        },
        {
            "file": f"{folder}/没有",
            "outcome": "rejected",
            "speech_id": None,
            "title": None,
            "reason": "无法读取文件：没有这个文件或文件夹。",
        },
    ]


def test_a_record_file_has_its_counts_and_the_reason_of_each_bad_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    records = tmp_path / "讲话.jsonl"
    record = json.dumps({"title": "讲话", "text": "同志们：\n开会。"}, ensure_ascii=False)
    records.write_text(f"{record}\n{{bad\n{record}\n", encoding="utf-8")
    lines = run(capsys, records, status=1)
    assert lines[0] == f"{records}：新建 1，未变 1，重复 0，拒绝 1"
    assert lines[1].startswith("    第 2 行被拒绝：")
    answers = [json.loads(line) for line in run(capsys, records, "--json", status=1)]
    assert [(answer["line"], answer["outcome"]) for answer in answers] == [
        (1, "unchanged"), (2, "rejected"), (3, "unchanged"),
    ]  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_what_was_imported_is_found_when_the_command_returns(
    folder: Path, capsys: pytest.CaptureFixture[str], settings: LazySettings
):
    run(capsys, folder / "a.txt")
    call_command("search", "拉网式排查", "--json")
    assert json.loads(capsys.readouterr().out)["total"] == 1


def test_odd_file_names_keep_their_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "1两\n行 \x1b[31m.txt").write_bytes(page())
    (folder / os.fsdecode(b"\xff.txt")).write_bytes(page(foot="链接地址：http://www.example.com/2.html"))
    lines = run(capsys, folder)
    number = Speech.objects.get().pk
    assert lines == [
        rf"新建  {folder}/1两\n行 \x1b[31m.txt → #{number}《{TITLE}》",
        rf"重复  {folder}/\udcff.txt → #{number}《{TITLE}》",
        "合计：新建 1，未变 0，重复 1，拒绝 0，跳过 0",
    ]
    assert json.loads(run(capsys, folder, "--json")[1])["file"] == str(folder / os.fsdecode(b"\xff.txt"))


def test_what_is_no_readable_file_is_rejected_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "断.txt").symlink_to("没有")
    (folder / "圈.txt").symlink_to("圈.txt")
    os.mkfifo(folder / "管道.txt")
    long = tmp_path / f"{'长' * 200}.txt"
    lines = run(capsys, folder, long, folder / "断.txt" / "里.txt", "/dev/zero", status=1)
    assert lines == [
        f"跳过  {folder}/管道.txt：不是普通文件。",
        f"拒绝  {folder}/圈.txt：无法读取文件：符号链接绕成了圈。",
        f"拒绝  {folder}/断.txt：无法读取文件：没有这个文件或文件夹。",
        f"拒绝  {long}：无法读取文件：文件名过长。",
        f"拒绝  {folder}/断.txt/里.txt：无法读取文件：没有这个文件或文件夹。",
        "拒绝  /dev/zero：文件过大：20.0 MB，上限为 20 MB。",
        "合计：新建 0，未变 0，重复 0，拒绝 5，跳过 1",
    ]


def test_a_record_file_cut_short_is_counted_up_to_the_cut(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    records = "".join(f'{{"title": "讲话{number}", "text": "{os.urandom(40).hex()}"}}\n' for number in range(300))
    path = tmp_path / "讲话.jsonl.gz"
    path.write_bytes(gzip.compress(records.encode())[:-100])
    lines = run(capsys, path, status=1)
    assert lines[0] == f"{path}：新建 {Speech.objects.count()}，未变 0，重复 0，拒绝 1"
    assert lines[1].startswith("    gzip 压缩文件已损坏或不完整")


def test_a_record_whose_address_is_none_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "讲话.jsonl"
    path.write_text('{"title": "讲话", "text": "同志们：\\n开会。", "url": "http://["}\n', encoding="utf-8")
    assert run(capsys, path)[0] == f"{path}：新建 1，未变 0，重复 0，拒绝 0"
