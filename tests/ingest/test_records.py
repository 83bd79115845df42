import gzip
import json

import pytest

from speeches.ingest import OutcomeKind, original_bytes, reclean, take_in
from speeches.models import Speech

pytestmark = pytest.mark.django_db

RECORD = {
    "id": "2013-01-09_00001",
    "title": "局長在立法會會議上的發言（2013-01-09）",
    "date": "2013-01-09",
    "speaker": "食物及衞生局局長",
    "place": "香港",
    "occasion": "立法會會議",
    "script": "hant",
    "source": "立法會",
    "url": "https://www.example.com/1",
    "text": "食物及衞生局局長：主席，我發言。\n  \n一、背景\n　　(三)　政府會 繼續　跟進，，資料來源：本局\n",
}


def line(**changed: object) -> bytes:
    return json.dumps({**RECORD, **changed}, ensure_ascii=False).encode()


def take_in_records(*lines: bytes, name: str = "發言.jsonl"):
    return take_in(name, b"\n".join(lines), publish=True)


def test_the_text_is_kept_word_for_word():
    (outcome,) = take_in_records(line())
    speech = Speech.objects.get(pk=outcome.speech_id)
    assert [paragraph.text for paragraph in speech.paragraphs.all()] == [
        "食物及衞生局局長：主席，我發言。",
        "一、背景",
        "(三)　政府會 繼續　跟進，，資料來源：本局",
    ]
    assert speech.cleaning.changes == []


def test_the_fields_are_taken_as_they_stand():
    (outcome,) = take_in_records(line())
    speech = Speech.objects.get(pk=outcome.speech_id)
    assert (speech.title, speech.date, speech.date_basis) == (RECORD["title"], "2013-01-09", "stated")
    assert (speech.speaker, speech.place, speech.occasion) == ("食物及衞生局局長", "香港", "立法會會議")
    assert speech.script == "hant"
    assert speech.section is not None
    assert speech.section.slug == "legislative-council"
    appearance = speech.appearances.select_related("source", "original").get()
    assert appearance.source is not None
    assert (appearance.source.name, appearance.source.host, appearance.url) == (
        "立法會",
        "www.example.com",
        RECORD["url"],
    )


def test_the_line_is_the_original():
    (outcome,) = take_in_records(line(), name="發言.jsonl")
    original = Speech.objects.get(pk=outcome.speech_id).appearances.get().original
    assert original_bytes(original) == line()
    assert (original.format, original.file_name) == ("record", "發言.jsonl#1")
    assert original.page_text == RECORD["text"]


def test_packed_records_are_the_same_records():
    take_in_records(line())
    packed = gzip.compress(line() + b"\n")
    assert [outcome.kind for outcome in take_in("发言.jsonl.gz", packed, publish=True)] == [OutcomeKind.UNCHANGED]


def test_the_same_text_on_another_day_is_another_speech():
    outcomes = take_in_records(line(), line(date="2013-01-10"), line(id="again"))
    assert [outcome.kind.value for outcome in outcomes] == ["created", "created", "duplicate"]


def test_missing_fields_are_unknown():
    (outcome,) = take_in_records(json.dumps({"title": "讲话", "text": "同志们：\n开会。"}).encode())
    speech = Speech.objects.get(pk=outcome.speech_id)
    assert (speech.date, speech.date_basis, speech.year, speech.speaker, speech.script) == ("", "", None, "", "hans")


def test_cleaning_a_record_again_changes_nothing():
    (outcome,) = take_in_records(line())
    recleaned = reclean(Speech.objects.get(pk=outcome.speech_id), apply=True)
    assert not recleaned.is_changed


def test_a_title_on_several_lines_becomes_one():
    (outcome,) = take_in_records(line(title="局長在立法會會議\n 上的　發言\u2028（摘錄）"))
    assert outcome.title == "局長在立法會會議 上的　發言 （摘錄）"


def test_a_record_is_a_speech_whatever_its_text_looks_like():
    (outcome,) = take_in_records(
        line(text="本报讯（记者 王小明）3月5日，會議召開。會議指出，要落實責任。會議強調，要加快。")
    )
    speech = Speech.objects.get(pk=outcome.speech_id)
    assert (speech.status, speech.genre, speech.cleaning.warnings) == ("published", "发言", [])


def test_level_and_audience_are_read_from_what_the_record_states():
    (outcome,) = take_in_records(line())
    speech = Speech.objects.get(pk=outcome.speech_id)
    assert (speech.level, speech.audience, speech.genre) == ("部门", "主席", "发言")
