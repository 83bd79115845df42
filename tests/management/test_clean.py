import json
import os
import re
from pathlib import Path

from speeches.representations.change import STEP_LABELS
from tests.command_line import manage
from tests.ingest.pages import TITLE, page

UNREACHABLE = "postgresql://nobody:nothing@127.0.0.1:1/nowhere"


def test_files_are_answered_in_the_order_given_without_a_database(tmp_path: Path):
    good, empty = tmp_path / "讲话.txt", tmp_path / "空.txt"
    good.write_bytes(page())
    empty.write_bytes(b"")
    files = [str(empty), str(good), str(tmp_path / "没有.txt"), str(tmp_path)]
    run = manage(tmp_path, "clean", *files, DATABASE_URL=UNREACHABLE)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [answer["file"] for answer in answers] == files
    assert [set(answer) == {"file", "error"} for answer in answers] == [True, False, True, True]
    assert answers[1]["title"] == TITLE
    assert TITLE in run.stdout  # Han characters as they are, not escaped
    assert run.returncode == 1
    assert run.stderr == ""


def test_a_start_loads_neither_segmentation_nor_search_and_makes_no_database(tmp_path: Path, seeds: Path):
    run = manage(tmp_path, "clean", str(next(seeds.glob("000*.txt"))), PYTHONPROFILEIMPORTTIME="1")
    assert (run.returncode, len(run.stdout.splitlines())) == (0, 1)
    assert "speeches.cleaning" in run.stderr
    assert "jieba" not in run.stderr
    assert "whoosh" not in run.stderr
    assert not list(tmp_path.glob("*.sqlite3"))


def test_a_record_file_is_not_cleaned(tmp_path: Path):
    records = tmp_path / "讲话.jsonl"
    records.write_text('{"title": "讲话", "text": "同志们：\\n开会。"}\n', encoding="utf-8")
    run = manage(tmp_path, "clean", str(records))
    assert "import_speeches" in json.loads(run.stdout)["error"]
    assert run.returncode == 1


def test_an_odd_file_name_breaks_no_line(tmp_path: Path):
    paths = [tmp_path / name for name in ("两\n行.txt", "分\u2028行.txt", os.fsdecode(b"\xff\xfe.txt"))]
    for path in paths:
        path.write_bytes(page())
    run = manage(tmp_path, "clean", *map(str, paths), PYTHONIOENCODING="utf-8:strict")
    assert [json.loads(line)["file"] for line in run.stdout.splitlines()] == list(map(str, paths))
    assert (run.returncode, run.stderr) == (0, "")


def test_a_terminal_without_han_characters_gets_escapes(tmp_path: Path):
    path = tmp_path / "1.txt"
    path.write_bytes(page())
    run = manage(tmp_path, "clean", str(path), PYTHONIOENCODING="ascii")
    assert (json.loads(run.stdout)["title"], run.returncode, run.stderr) == (TITLE, 0, "")


def test_a_page_that_is_no_speech_is_said_to_be_none(tmp_path: Path):
    path = tmp_path / "404.txt"
    path.write_text("出错了\n您访问的页面不存在\n返回首页\n", encoding="utf-8")
    assert json.loads(manage(tmp_path, "clean", str(path)).stdout)["warnings"][-1] == "这是错误提示页，没有讲话正文。"


def test_a_device_without_an_end_is_not_read_to_its_end(tmp_path: Path):
    run = manage(tmp_path, "clean", "/dev/zero")
    assert "上限为 20 MB" in json.loads(run.stdout)["error"]
    assert run.returncode == 1


def dirty_page(folder: Path) -> str:
    path = folder / "讲话.txt"
    path.write_bytes(page().replace("安全生产事关".encode(), "安全生产事关(guān)".encode()))
    return str(path)


def test_the_ledger_is_explained_change_by_change(tmp_path: Path):
    run = manage(tmp_path, "clean", "--explain", dirty_page(tmp_path), DATABASE_URL=UNREACHABLE)
    lines = run.stdout.splitlines()
    assert lines[1] == f"  标题：{TITLE}"
    assert "去掉插入的拼音 remove_pinyin · 1 处" in lines
    place = next(line for line in lines if "(guān)" in line)
    assert re.fullmatch(
        r"  #\d+ 第 6 行 \d+–\d+  责任感⏎安全生产事关⟦\(guān\)→⟧人民群众生命财产安全  0.99 去掉“关”后插入的拼音。",
        place,
    )
    assert lines[-2].split() == ["合计", str(sum("⟦" in line for line in lines))]
    assert (run.returncode, run.stderr, "\x1b" in run.stdout) == (0, "", False)


def test_a_change_names_those_that_it_was_built_on(tmp_path: Path):
    path = tmp_path / "讲话.txt"
    path.write_text("同誌們:要轉變?yōu)閷?shí)幹，下麵請講話,隻有這樣,干部以后才能處理好。", encoding="utf-8")
    changes = json.loads(manage(tmp_path, "clean", str(path)).stdout)["changes"]
    [built] = [change for change in changes if change["depends"]]
    lines = manage(tmp_path, "clean", "--explain", str(path)).stdout.splitlines()
    [line] = [line for line in lines if line.startswith(f"  #{built['id']} ")]
    assert f" {built['start']}–{built['end']} " in line
    assert line.endswith("依 " + "、".join(f"#{number}" for number in built["depends"]))


def test_colours_are_for_those_who_want_them(tmp_path: Path):
    path = dirty_page(tmp_path)
    assert "\x1b[32m" in manage(tmp_path, "clean", "--explain", "--force-color", path).stdout
    assert "\x1b" not in manage(tmp_path, "clean", "--explain", "--force-color", path, NO_COLOR="1").stdout


def test_steps_are_left_out_or_chosen(tmp_path: Path):
    path = dirty_page(tmp_path)
    skipped = json.loads(manage(tmp_path, "clean", "--skip", "remove_pinyin", path).stdout)
    assert "事关(guān)人民" in skipped["paragraphs"][3]["text"]
    chosen = json.loads(manage(tmp_path, "clean", "--only", "remove_pinyin", path).stdout)
    assert {change["step"] for change in chosen["changes"]} == {"remove_pinyin"}


def test_a_step_there_is_not_is_refused_with_those_there_are(tmp_path: Path):
    run = manage(tmp_path, "clean", "--skip", "remove_pinjin", dirty_page(tmp_path))
    assert "没有名为 remove_pinjin 的清洗步骤。现有步骤：" in run.stderr
    assert (run.returncode, run.stdout) == (1, "")


def test_the_help_names_every_step_on_a_line_of_its_own_with_its_label(tmp_path: Path):
    lines = manage(tmp_path, "clean", "--help", COLUMNS="60").stdout.splitlines()
    assert [line.split() for line in lines[lines.index("步骤：") + 1 :]] == [
        [name, label] for name, label in STEP_LABELS.items()
    ]


def test_a_hyphen_is_standard_input(tmp_path: Path):
    run = manage(tmp_path, "clean", "-", stdin=page().decode())
    assert (json.loads(run.stdout)["title"], run.returncode) == (TITLE, 0)
