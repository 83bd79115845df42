import json

import pytest

from speeches import readers
from speeches.ingest import restore
from tests.ingest.pages import BODY, TITLE, page

KEYS = [
    "title", "date", "date_basis", "speaker", "office", "occasion", "place", "level", "audience", "genre",
    "source_name", "source_url", "script", "truncated",
    "paragraphs", "attachments", "changes", "warnings", "evidence", "encoding", "undecodable", "reader",
]  # fmt: skip
PARAGRAPH_KEYS = {"kind", "level", "text", "number", "lead_in"}
CHANGE_KEYS = {"step", "kind", "start", "end", "before", "after", "reason", "confidence"}


def restored(content: bytes) -> dict[str, object]:
    answer = restore(readers.read(content, "讲话.txt")).as_json()
    return json.loads(json.dumps(answer, ensure_ascii=False))


def test_the_contract_has_all_its_keys():
    answer = restored(page())
    assert [key for key in answer if key in KEYS] == KEYS
    assert answer["title"] == TITLE
    assert (answer["date"], answer["date_basis"], answer["script"]) == ("2016-03-05", "stated", "hans")
    assert [set(paragraph) for paragraph in answer["paragraphs"]] == [PARAGRAPH_KEYS] * len(BODY)
    assert answer["redactions"] == 0
    assert [(row["kind"], row["level"]) for row in answer["paragraphs"]][:3] == [
        ("salutation", 0), ("text", 0), ("heading", 1),
    ]  # fmt: skip


def test_the_encoding_is_said():
    answer = restored(page().decode().encode("gb18030") + b"\xff")
    assert (answer["encoding"], answer["undecodable"], answer["reader"]) == ("gb18030", 1, "text/1")


def test_the_unknown_is_null():
    answer = restored(
        page(title="", date="", body=["同志们：", "今天，我讲两点意见。", "第一点是要团结。", "第二点是要奋斗。"])
    )
    told = {"audience": "同志们", "genre": "讲话"}  # by the salutation
    assert {name: answer[name] for name in KEYS[:12]} == {**dict.fromkeys(KEYS[:12]), **told}


def test_every_field_says_where_it_was_read_and_how_sure_it_is():
    content = page(foot="来源：安阳新闻网")
    answer = restored(content)
    evidence = answer["evidence"]
    assert set(evidence) == {name for name in KEYS[:12] if answer[name] is not None}
    for name, read in evidence.items():
        assert set(read) == {"start", "end", "confidence"}
        assert 0 < read["confidence"] <= 1, name
    for name in ("title", "audience", "source_name"):
        assert content.decode()[evidence[name]["start"] : evidence[name]["end"]] == answer[name]


def test_every_change_says_what_was_there():
    content = page(foot="链接地址：http://www.example.com/1.html 转载请保留")
    answer = restored(content)
    assert answer["changes"]
    for change in answer["changes"]:
        assert set(change) >= CHANGE_KEYS
        assert change["before"] == content.decode()[change["start"] : change["end"]]


@pytest.mark.parametrize("text", ["\0", "讲\ud800话"])
def test_what_no_database_takes_does_not_come_through(text: str):
    content = page(body=[*BODY, "结尾"]).replace("结尾".encode(), text.encode("utf-8", "surrogatepass"))
    try:
        answer = restored(content)
    except readers.ReaderError:
        return
    assert "\0" not in str(answer)
