import hashlib
from pathlib import Path

import pytest

from speeches.ingest import OutcomeKind, original_bytes, take_in
from speeches.models import Appearance, Original, Paragraph, Source, Speech
from tests.ingest.pages import ADDRESS, BODY, TITLE, page

pytestmark = pytest.mark.django_db


def take_in_one(content: bytes, name: str = "讲话.txt", *, publish: bool = True):
    (outcome,) = take_in(name, content, publish=publish)
    return outcome


def test_a_page_becomes_a_published_speech():
    outcome = take_in_one(page())
    speech = Speech.objects.get(pk=outcome.speech_id)
    assert (outcome.kind, outcome.title) == (OutcomeKind.CREATED, TITLE)
    assert (speech.title, speech.date, speech.date_basis, speech.year) == (TITLE, "2016-03-05", "stated", 2016)
    assert speech.is_published
    assert speech.published_at is not None
    assert [paragraph.text.replace(":", "：") for paragraph in speech.paragraphs.all()] == BODY
    assert speech.characters == sum(map(len, BODY))


def test_a_draft_is_not_published():
    speech = Speech.objects.get(pk=take_in_one(page(), publish=False).speech_id)
    assert (speech.status, speech.published_at) == ("draft", None)


def test_paragraphs_stand_under_their_headings():
    speech = Speech.objects.get(pk=take_in_one(page()).speech_id)
    under = {row.text: row.under.text if row.under else None for row in speech.paragraphs.select_related("under")}
    assert under[BODY[2]] is None
    assert under[BODY[3]] == BODY[2]
    assert under[BODY[5]] == BODY[4]


def test_the_original_is_kept_byte_for_byte(vault_folder: Path):
    content = page().replace("同志们".encode(), "同志們".encode())
    take_in_one(content, "一/二.txt")
    original = Original.objects.get()
    digest = hashlib.sha256(content).hexdigest()
    assert (original.sha256, original.size, original.file_name) == (digest, len(content), "二.txt")
    assert original_bytes(original) == content
    assert (vault_folder / digest[:2] / digest).read_bytes() == content
    assert original.page_text.startswith(TITLE)


def test_the_cleaning_is_kept_in_the_shapes_of_the_command():
    cleaning = Speech.objects.get(pk=take_in_one(page()).speech_id).cleaning
    assert cleaning.fields["title"] == TITLE
    assert cleaning.fields["speaker"] is None
    assert cleaning.paragraphs[0]["kind"] == "salutation"
    assert {change["kind"] for change in cleaning.changes} <= {"repair", "remove", "take", "separate"}


def test_the_same_bytes_change_nothing():
    first = take_in_one(page())
    again = take_in_one(page(), "另一个名字.txt")
    assert (again.kind, again.speech_id) == (OutcomeKind.UNCHANGED, first.speech_id)
    assert (Speech.objects.count(), Original.objects.count()) == (1, 1)


def test_the_same_text_on_another_page_is_another_source_of_the_speech():
    first = take_in_one(page())
    again = take_in_one(page(foot=f"链接地址：{ADDRESS}"))
    assert (again.kind, again.speech_id) == (OutcomeKind.DUPLICATE, first.speech_id)
    assert list(Appearance.objects.values_list("is_primary", "url")) == [(True, ""), (False, ADDRESS)]
    assert Source.objects.get().name == "www.example.com"
    assert take_in_one(page(foot=f"链接地址：{ADDRESS}")).kind is OutcomeKind.UNCHANGED


def test_a_deleted_speech_can_be_taken_in_again():
    Speech.objects.get(pk=take_in_one(page()).speech_id).delete()
    again = take_in_one(page())
    assert again.kind is OutcomeKind.CREATED
    assert (Speech.objects.count(), Original.objects.count()) == (1, 1)


def test_a_speech_without_a_title_shows_its_opening_words():
    speech = Speech.objects.get(pk=take_in_one("\n".join(BODY).encode()).speech_id)
    assert speech.title == "（无题）今天召开全县安全生产工作会议，主要任务…"
    assert speech.cleaning.fields["title"] is None


def test_two_of_the_same_paragraph_have_different_addresses():
    body = [*BODY[:4], "让我们携手前进！", *BODY[4:6], "让我们携手前进！"]
    take_in_one(page(body=body))
    keys = Paragraph.objects.filter(text="让我们携手前进！").values_list("key", flat=True)
    assert len(set(keys)) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_encoding_is_found_and_kept(encoding: str):
    outcome = take_in_one(page().decode().encode(encoding))
    assert (outcome.kind, outcome.title) == (OutcomeKind.CREATED, TITLE)
    assert Original.objects.get().encoding.replace("-", "_") == encoding.replace("-", "_")


NEWS = [
    "全县安全生产工作会议召开",
    "本报讯（记者 王小明）3月5日上午，全县安全生产工作会议召开。县委书记出席会议并讲话，县长主持会议。",
    "会议指出，要全面落实安全生产责任，开展隐患排查。会议强调，各乡镇各部门要守土有责，确保形势稳定。",
    "会议要求，对检查发现的问题要逐一整改，对失职的要严肃追究责任。各乡镇主要负责人参加会议。",
]


def test_prose_that_is_no_speech_waits_for_the_archivist_though_publishing_was_asked():
    outcome = take_in_one("\n".join(NEWS).encode())
    speech = Speech.objects.get(pk=outcome.speech_id)
    assert (outcome.kind, speech.status, speech.genre) == (OutcomeKind.CREATED, "draft", "不是讲话")
    assert "新闻报道" in outcome.reason
    assert outcome.reason in speech.cleaning.warnings
    told = speech.cleaning.evidence["genre"]
    assert "本报讯" in speech.cleaning.speech.appearances.get().original.page_text[told["start"] : told["end"]]


def test_the_office_of_the_speaker_is_stored_beside_the_name():
    speech = Speech.objects.get(pk=take_in_one(page(title=f"{TITLE}\n县委书记 李建明")).speech_id)
    assert (speech.speaker, speech.office) == ("李建明", "县委书记")
    assert "office" in speech.cleaning.evidence


def test_what_the_page_says_of_level_audience_and_genre_is_stored():
    speech = Speech.objects.get(pk=take_in_one(page()).speech_id)
    assert (speech.level, speech.audience, speech.genre) == ("县", "同志们", "讲话")
    assert set(speech.cleaning.evidence) >= {"title", "date", "level", "audience", "genre"}
