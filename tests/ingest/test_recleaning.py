"""An older machine's work is imitated by changing what is stored of it: the rows are as it would have left them."""

from dataclasses import replace

import pytest

from speeches import ingest
from speeches.ingest import vault
from speeches.models import Cleaning, Original, Speech
from speeches.structure.paragraphs import Paragraph
from tests.ingest.pages import BODY, TITLE, page

pytestmark = pytest.mark.django_db

OLD_LINE = "安全生产事关人民群众生命财产安全，事关改革发展稳定大局，任何时候都不能有丝毫松懈。分享到微信"


@pytest.fixture
def speech() -> Speech:
    (outcome,) = ingest.take_in("讲话.txt", page(), publish=True)
    return Speech.objects.get(pk=outcome.speech_id)


def as_made_by_an_older_machine(speech: Speech) -> None:
    """Store a text with an advertisement in it and a wrong title as the machine's last result."""
    paragraphs = list(ingest.stored_paragraphs(speech))
    paragraphs[3] = replace(paragraphs[3], text=OLD_LINE)
    ingest.correct(speech, fields={"title": "讲话稿"}, paragraphs=paragraphs)
    speech.corrected = []
    speech.save()
    made = Cleaning.objects.get(speech=speech)
    made.version = "0"
    made.fields = {**made.fields, "title": "讲话稿"}
    made.paragraphs = [{"kind": row.kind.value, "level": row.level, "text": row.text} for row in paragraphs]
    made.save()


def edit(speech: Speech, number: int, text: str) -> None:
    paragraphs: list[Paragraph] = list(ingest.stored_paragraphs(speech))
    paragraphs[number] = replace(paragraphs[number], text=text)
    ingest.correct(speech, fields={}, paragraphs=paragraphs)


def lines(speech: Speech) -> list[str]:
    return [row.text for row in Speech.objects.get(pk=speech.pk).paragraphs.all()]


def test_the_same_machine_changes_nothing(speech: Speech):
    before = list(speech.paragraphs.values_list("key", "text"))
    recleaned = ingest.reclean(speech, apply=True)
    assert (recleaned.is_changed, recleaned.conflicts, recleaned.kept) == (False, (), ())
    assert list(speech.paragraphs.values_list("key", "text")) == before


def test_a_dry_run_shows_and_stores_nothing(speech: Speech):
    as_made_by_an_older_machine(speech)
    recleaned = ingest.reclean(speech, apply=False)
    assert recleaned.paragraphs == (ingest.ParagraphChange((OLD_LINE,), (BODY[3],)),)
    assert recleaned.fields == (ingest.FieldChange("title", "讲话稿", TITLE),)
    assert (recleaned.version_before, recleaned.is_applied) == ("0", False)
    assert lines(speech)[3] == OLD_LINE
    assert Cleaning.objects.get(speech=speech).version == "0"


def test_the_better_text_is_stored_under_the_same_key(speech: Speech):
    as_made_by_an_older_machine(speech)
    key = speech.paragraphs.get(text=OLD_LINE).key
    ingest.reclean(speech, apply=True)
    assert speech.paragraphs.get(key=key).text == BODY[3]
    assert Speech.objects.get(pk=speech.pk).title == TITLE
    assert not ingest.reclean(speech, apply=False).is_changed


def test_an_editors_paragraphs_and_fields_stay(speech: Speech):
    as_made_by_an_older_machine(speech)
    edit(speech, 6, "谢谢各位！")
    ingest.correct(speech, fields={"title": "人工定的标题"})
    recleaned = ingest.reclean(speech, apply=True)
    assert recleaned.kept == (ingest.FieldChange("title", "人工定的标题", TITLE),)
    assert (lines(speech)[3], lines(speech)[6]) == (BODY[3], "谢谢各位！")
    assert Speech.objects.get(pk=speech.pk).title == "人工定的标题"


def test_where_both_changed_the_editors_text_stays_and_is_reported(speech: Speech):
    as_made_by_an_older_machine(speech)
    edited = OLD_LINE.replace("丝毫", "任何")
    edit(speech, 3, edited)
    recleaned = ingest.reclean(speech, apply=True)
    assert [[paragraph.text for paragraph in conflict.machine] for conflict in recleaned.conflicts] == [[BODY[3]]]
    assert lines(speech)[3] == edited
    assert ingest.reclean(speech, apply=True).conflicts == ()


def test_a_section_is_left_alone(speech: Speech):
    ingest.correct(speech, fields={"section": "education"})
    ingest.reclean(speech, apply=True)
    section = Speech.objects.get(pk=speech.pk).section
    assert section is not None
    assert section.slug == "education"


def test_a_lost_original_is_said(speech: Speech):
    vault.path_of(Original.objects.get().sha256).unlink()
    with pytest.raises(ingest.IngestError, match="原件文件缺失或已损坏"):
        ingest.reclean(speech, apply=True)


def test_a_damaged_original_is_said(speech: Speech):
    vault.path_of(Original.objects.get().sha256).write_bytes(b"other bytes")
    with pytest.raises(ingest.MissingOriginalError):
        ingest.reclean(speech, apply=False)
