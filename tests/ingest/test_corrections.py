from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from speeches import ingest
from speeches.models import Speech
from speeches.structure.paragraphs import Paragraph, ParagraphKind
from tests.ingest.pages import BODY, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def speech() -> Speech:
    (outcome,) = ingest.take_in("讲话.txt", page(title="安全生产讲话"), publish=True)
    return Speech.objects.get(pk=outcome.speech_id)


def keys(speech: Speech) -> list[str]:
    return list(speech.paragraphs.order_by("position").values_list("key", flat=True))


def test_a_corrected_field_is_marked(speech: Speech):
    ingest.correct(speech, fields={"title": "新标题", "speaker": "某某", "place": ""})
    stored = Speech.objects.get(pk=speech.pk)
    assert (stored.title, stored.speaker, stored.corrected) == ("新标题", "某某", ["speaker", "title"])


def test_a_value_that_was_there_already_is_not_marked(speech: Speech):
    ingest.correct(speech, fields={"title": speech.title, "date": speech.date})
    assert Speech.objects.get(pk=speech.pk).corrected == []


def test_mended_paragraphs_keep_their_keys(speech: Speech):
    before = keys(speech)
    mended = list(ingest.stored_paragraphs(speech))
    mended[3] = replace(mended[3], text=mended[3].text.replace("丝毫", "任何"))
    mended.insert(1, Paragraph(ParagraphKind.TEXT, 0, "大家上午好！"))
    ingest.correct(speech, fields={}, paragraphs=mended)
    after = keys(speech)
    assert [after[0], *after[2:]] == before
    assert [row.text for row in speech.paragraphs.all()] == [paragraph.text for paragraph in mended]
    assert Speech.objects.get(pk=speech.pk).characters == sum(map(len, BODY)) + 6


def test_the_outline_follows_the_paragraphs(speech: Speech):
    mended = [replace(paragraph, kind=ParagraphKind.TEXT, level=0) for paragraph in ingest.stored_paragraphs(speech)]
    ingest.correct(speech, fields={}, paragraphs=mended)
    assert not speech.paragraphs.exclude(under=None).exists()


def test_a_date_set_by_an_editor_is_stated(speech: Speech):
    ingest.correct(speech, fields={"date": None})
    assert (speech.date, speech.date_basis) == ("", "")
    ingest.correct(speech, fields={"date": "2016-04"})
    assert (speech.date, speech.date_basis, speech.corrected) == ("2016-04", "stated", ["date", "date_basis"])


def test_the_section_is_set_by_its_slug(speech: Speech):
    ingest.correct(speech, fields={"section": "education"})
    assert speech.section is not None
    assert (speech.section.slug, speech.corrected) == ("education", ["section"])
    ingest.correct(speech, fields={"section": None})
    assert Speech.objects.get(pk=speech.pk).section is None


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"date": "2016-13"}, ValidationError),
        ({"title": ""}, ValidationError),
        ({"section": "nowhere"}, ingest.IngestError),
        ({"status": "published"}, ingest.IngestError),
    ],
)
def test_what_does_not_fit_changes_nothing(speech: Speech, fields: dict[str, str], error: type[Exception]):
    with pytest.raises(error):
        ingest.correct(speech, fields={"place": "某县", **fields}, paragraphs=ingest.stored_paragraphs(speech)[:2])
    stored = Speech.objects.get(pk=speech.pk)
    assert (stored.place, stored.corrected, stored.paragraphs.count()) == ("", [], len(BODY))


def test_a_text_cannot_be_emptied(speech: Speech):
    with pytest.raises(ingest.IngestError, match="正文不能为空"):
        ingest.correct(speech, fields={}, paragraphs=[Paragraph(ParagraphKind.TEXT, 0, "  ")])
    assert speech.paragraphs.count() == len(BODY)


def test_publishing_again_keeps_the_first_time(speech: Speech):
    first = speech.published_at
    ingest.publish(speech)
    assert speech.published_at == first
    ingest.unpublish(speech)
    assert not Speech.objects.get(pk=speech.pk).is_published
    ingest.publish(speech)
    assert Speech.objects.get(pk=speech.pk).is_published


def revisions(speech: Speech) -> list[tuple[list[str], bool]]:
    return [([row["text"] for row in kept.paragraphs], kept.was_published) for kept in speech.revisions.order_by("pk")]


def test_the_text_before_is_kept(speech: Speech):
    before = [paragraph.text for paragraph in ingest.stored_paragraphs(speech)]
    ingest.correct(speech, fields={}, paragraphs=ingest.stored_paragraphs(speech)[:-1])
    assert revisions(speech) == [(before, True)]
    assert [row["key"] for row in speech.revisions.get().paragraphs][:-1] == keys(speech)


def test_a_correction_that_leaves_the_text_alone_keeps_no_revision(speech: Speech):
    ingest.correct(speech, fields={"title": "新标题"}, paragraphs=ingest.stored_paragraphs(speech))
    assert revisions(speech) == []
