"""The commands as scripts use them: one answer for each query, whatever it is."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from speeches.models import Speech
from tests.command_line import environment
from tests.search.archive import make_speech

QUERIES = [
    "发展",
    "",
    "“没有",
    "-发展",
    "发展 -工作",
    "\udcff",
    "甲" * 10_000,
    "“\ud800”".encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape"),
    "发展\x0b工作",
]


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    call_command("search", *arguments)
    answered: dict[str, object] = json.loads(capsys.readouterr().out)
    return answered


def test_json_of_one_query(index_folder: Path, capsys: pytest.CaptureFixture[str]):
    speech = make_speech("扶贫讲话", ["推动发展"], date="2020-01")
    assert answer(capsys, "發展", "--json", "--year", "2020") == {
        "query": "發展",
        "total": 1,
        "page": 1,
        "pages": 1,
        "hits": [
            {
                "id": speech.pk,
                "title": "扶贫讲话",
                "url": f"/speeches/{speech.pk}/",
                "date": "2020-01",
                "speaker": "",
                "occasion": "",
                "section": "",
                "truncated": False,
                "count": 1,
                "title_marks": [],
                "snippets": [{"key": "k0", "text": "推动发展", "marks": [[2, 4]]}],
            }
        ],
        "facets": {
            "section": [{"value": "none", "label": "未归类", "count": 1}],
            "year": [{"value": "2020", "label": "2020", "count": 1}],
            "speaker": [{"value": "none", "label": "讲话人不详", "count": 1}],
            "level": [{"value": "none", "label": "层级不详", "count": 1}],
            "source": [{"value": "none", "label": "来源不详", "count": 1}],
            "quality": [{"value": "whole", "label": "全文", "count": 1}],
        },
    }


def test_text_of_one_query(index_folder: Path, capsys: pytest.CaptureFixture[str]):
    make_speech("扶贫讲话", ["推动发展"])
    call_command("search", "发展")
    printed = capsys.readouterr().out
    assert "共 1 篇" in printed
    assert "推动发展" in printed


def test_a_line_for_every_line(tmp_path: Path):
    def run(*arguments: str, lines: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-W", "ignore", "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=environment(tmp_path),
            input=lines,
            capture_output=True,
            check=False,
        )

    run("migrate", "--verbosity", "0")
    lines = [query.encode("utf-8", "surrogateescape") for query in QUERIES]
    without_index = run("search", "-", "--json", lines=b"\n".join(lines) + b"\n")
    assert without_index.returncode == 1
    assert len(without_index.stdout.splitlines()) == len(QUERIES)
    assert run("rebuild_index").returncode == 0
    found = run("search", "-", "--json", lines=b"\n".join(lines) + b"\n")
    answers = [json.loads(line) for line in found.stdout.splitlines()]
    assert found.returncode == 0
    assert [one["query"] for one in answers] == QUERIES
    assert ["error" in one for one in answers] == [False, True, True, True, False, True, True, False, False]
    after_dashes = run("search", "--json", "--", "-工作 发展")
    assert json.loads(after_dashes.stdout)["total"] == 0


WRONG = [
    (["--page", "0"], "页码是从 1 起的整数"),
    (["--page", str(10**30)], "页码是从 1 起的整数"),
    (["--page", "7"], "没有第 7 页"),
    (["--year", "2021..2019"], "年份写作"),
    (["--section", "x" * 10_000], "没有网址名为“xxxx"),
    (["--section", "\udcff"], "没有网址名为"),
    (["--source", "٣"], "来源要写编号"),
    (["--speaker", "县" * 10_000], "讲话人的名字最多 200 个字"),
    (["--level", "区"], "level 只能是"),
    (["--quality", ""], None),
    (["--speaker", "\udcff\x00"], None),
    (["--sort", "best"], "排序方式有"),
]


@pytest.mark.parametrize(("options", "message"), WRONG)
def test_wrong_options_are_told(
    index_folder: Path, capsys: pytest.CaptureFixture[str], options: list[str], message: str | None
):
    make_speech("甲", ["发展"])
    if message is None:
        assert "error" not in answer(capsys, "发展", "--json", *options)
        return
    with pytest.raises(SystemExit):
        call_command("search", "发展", "--json", *options)
    told = json.loads(capsys.readouterr().out)
    assert message in told["error"]
    assert len(told["error"]) < 200


def test_nothing_found_is_explained(index_folder: Path, capsys: pytest.CaptureFixture[str]):
    make_speech("甲", ["发展"])
    told = answer(capsys, "发展 量子", "--json")
    assert told["cause"] == "没有一篇讲话有“量子”。"
    assert told["relaxations"] == [
        {"label": "只找“发展”", "query": "发展", "params": {"q": "发展"}, "total": 1},
        {"label": "只找“量子”", "query": "量子", "params": {"q": "量子"}, "total": 0},
    ]
    call_command("search", "发展 量子")
    printed = capsys.readouterr().out
    assert "没有一篇讲话有“量子”。" in printed
    assert "1  发展" in printed


def test_check_index_tells_and_repairs(index_folder: Path, capsys: pytest.CaptureFixture[str]):
    speech = make_speech()
    Speech.objects.filter(pk=speech.pk).update(title="改过的题目")
    with pytest.raises(SystemExit):
        call_command("check_index")
    assert f"索引内容已过时 1: {speech.pk}" in capsys.readouterr().out
    call_command("check_index", "--repair")
    call_command("check_index")
    (index_folder / "CURRENT").unlink()
    call_command("check_index", "--repair")
    call_command("check_index")
