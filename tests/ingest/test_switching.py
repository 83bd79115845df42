"""What an archivist switches off of the cleaning, and on again."""

from dataclasses import replace

import pytest

from speeches import ingest
from speeches.cleaning import ChangeRef
from speeches.ingest.switches import ref_of
from speeches.models import Cleaning, Speech
from tests.ingest.pages import BODY, TITLE, page

pytestmark = pytest.mark.django_db

DIRTY = [*BODY[:3], BODY[3].replace("生命", "生(shēng)命"), *BODY[4:]]
READING = "生(shēng)命"


@pytest.fixture
def speech() -> Speech:
    (outcome,) = ingest.take_in("讲话.txt", page(body=DIRTY, foot="推荐访问:县长 讲话"), publish=True)
    return Speech.objects.get(pk=outcome.speech_id)


def change(speech: Speech, step: str) -> ChangeRef:
    made = Cleaning.objects.get(speech=speech).changes
    return next(ref_of(change) for change in made if change["step"] == step)


def text(speech: Speech) -> str:
    return "\n".join(Speech.objects.get(pk=speech.pk).paragraphs.values_list("text", flat=True))


def test_a_change_goes_off_and_on_again(speech: Speech):
    key = speech.paragraphs.get(position=4).key
    before = Cleaning.objects.get(speech=speech)
    recleaned = ingest.switch(speech, steps=[], changes=[change(speech, "remove_pinyin")])
    assert READING in text(speech)
    assert [after for part in recleaned.paragraphs for after in part.after] == [DIRTY[3]]
    assert speech.paragraphs.get(key=key).text == DIRTY[3]
    off = Cleaning.objects.get(speech=speech)
    assert [made["step"] for made in off.changes if made.get("off")] == ["remove_pinyin"]
    assert off.repairs == before.repairs - 1
    ingest.switch(speech, steps=[], changes=[])
    on = Cleaning.objects.get(speech=speech)
    assert (on.changes, on.paragraphs, on.switched_off) == (before.changes, before.paragraphs, {})
    assert text(speech) == "\n".join(BODY)


def test_a_step_goes_off_as_a_whole(speech: Speech):
    ingest.switch(speech, steps=["remove_pinyin"], changes=[])
    assert READING in text(speech)
    assert not any(made["step"] == "remove_pinyin" for made in Cleaning.objects.get(speech=speech).changes)


def test_what_is_off_stays_off_when_cleaned_again(speech: Speech):
    ingest.switch(speech, steps=["widen_punctuation"], changes=[change(speech, "remove_pinyin")])
    stored = Cleaning.objects.get(speech=speech).switched_off
    assert not ingest.reclean(speech, apply=True).is_changed
    assert READING in text(speech)
    assert Cleaning.objects.get(speech=speech).switched_off == stored


def test_a_try_stores_nothing(speech: Speech):
    tried = ingest.switch(speech, steps=[], changes=[change(speech, "remove_pinyin")], apply=False)
    assert (tried.is_changed, tried.is_applied) == (True, False)
    assert READING not in text(speech)
    assert Cleaning.objects.get(speech=speech).switched_off == {}


def test_a_head_line_comes_back_into_the_text_and_stays_the_title_otherwise(speech: Speech):
    head = change(speech, "take_head_lines")
    ingest.switch(speech, steps=[], changes=[head])
    assert head.before.split("\n")[0] in text(speech)


def test_an_editors_text_is_kept_and_the_conflict_told(speech: Speech):
    paragraphs = list(ingest.stored_paragraphs(speech))
    paragraphs[3] = replace(paragraphs[3], text="安全生产事关大局，任何时候都不能有丝毫松懈。")
    ingest.correct(speech, fields={"title": "人工定的标题"}, paragraphs=paragraphs)
    made = ingest.switch(speech, steps=[], changes=[change(speech, "remove_pinyin")])
    assert [conflict.machine[0].text for conflict in made.conflicts] == [DIRTY[3]]
    assert "安全生产事关大局" in text(speech)
    assert Speech.objects.get(pk=speech.pk).title == "人工定的标题" != TITLE


@pytest.mark.parametrize(
    ("steps", "changes", "message"),
    [
        (["drop_nothing"], [], "没有名为 drop_nothing 的清洗步骤。现有步骤："),
        (
            [],
            [ChangeRef("remove_pinyin", 0, "(ma)", "")],
            "清洗账本里没有所说的 1 处改动，例如 remove_pinyin：“(ma)”→“”",
        ),
    ],
)
def test_what_there_is_not_is_refused(speech: Speech, steps: list[str], changes: list[ChangeRef], message: str):
    with pytest.raises(ingest.UnknownSwitchError, match=message.replace("(", r"\(").replace(")", r"\)")):
        ingest.switch(speech, steps=steps, changes=changes)
    assert text(speech) == "\n".join(BODY)


def test_what_an_older_machine_had_is_kept_and_told(speech: Speech):
    """A step and a change that are gone stay on record, so that they are off again if they come back."""
    made = Cleaning.objects.get(speech=speech)
    made.switched_off = {
        "steps": ["drop_of_old"],
        "changes": [{"step": "drop_of_old", "start": 0, "before": "在", "after": ""}],
    }
    made.save()
    ingest.reclean(speech, apply=True)
    after = Cleaning.objects.get(speech=speech)
    assert after.switched_off == made.switched_off
    assert after.warnings[0] == "停用的步骤 drop_of_old 已不存在，停用的记录仍然保留。"
    assert "有 1 处停用的改动在现在的清洗结果里找不到（例如“在”）" in after.warnings[1]


def test_a_record_has_nothing_to_switch(tmp_path):
    line = '{"title": "讲话", "text": "同志们：\\n今天开会。"}\n'
    (outcome,) = ingest.take_in("记录.jsonl", line.encode(), publish=True)
    with pytest.raises(ingest.IngestError, match="收录时即是干净的文本"):
        ingest.switch(Speech.objects.get(pk=outcome.speech_id), steps=["trim_lines"], changes=[])


def test_repaired_places_are_kept_with_their_paragraph():
    broken = [BODY[0], BODY[1].replace("分析形势、", "分析形势、\n"), *BODY[2:]]
    (outcome,) = ingest.take_in("断行.txt", page(body=broken), publish=True)
    [place] = Cleaning.objects.get(speech_id=outcome.speech_id).paragraphs[1]["repaired"]
    assert (place["before"], BODY[1][place["start"] : place["end"]]) == ("、\n部", "、部")
