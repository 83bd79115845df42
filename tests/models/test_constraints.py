"""What the database itself refuses, whoever writes to it."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from speeches.models import Appearance, Original, Paragraph, Section, SectionRule, Source, Speech

pytestmark = pytest.mark.django_db


def speech(**values: object) -> Speech:
    return Speech(**{"title": "讲话", "fingerprint": "0" * 64, **values})


def saved_speech() -> Speech:
    made = speech()
    made.save()
    return made


def original(letter: str = "a") -> Original:
    made = Original(sha256=letter * 64, size=1, file_name="a.txt", format="text", reader="text/1")
    made.save()
    return made


def paragraph(**values: object) -> Paragraph:
    return Paragraph(**{"speech": saved_speech(), "key": "abcdefgh", "position": 1, "text": "同志们：", **values})


def refused(row: models.Model, constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        row.save()


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"title": ""}, "speech_has_a_title"),
        ({"date": "2021-13", "date_basis": "stated"}, "speech_date_is_partial_iso"),
        ({"date": "2021-2-4", "date_basis": "stated"}, "speech_date_is_partial_iso"),
        ({"date": "2021"}, "speech_date_has_a_basis"),
        ({"date_basis": "stated"}, "speech_date_has_a_basis"),
        ({"date": "2021", "date_basis": "guessed"}, "speech_date_basis_is_known"),
        ({"status": "hidden"}, "speech_(status_is_known|published_at_is_set)"),
        ({"status": "published"}, "speech_published_at_is_set"),
        ({"script": "kana"}, "speech_script_is_known"),
        ({"genre": "诗"}, "speech_genre_is_known"),
        ({"level": "村"}, "speech_level_is_known"),
    ],
)
def test_a_speech_that_does_not_fit_is_refused(values: dict[str, object], constraint: str):
    refused(speech(**values), constraint)


@pytest.mark.parametrize(("date", "year"), [("2021-02-24", 2021), ("2021-02", 2021), ("2021", 2021), ("", None)])
def test_the_year_is_read_from_the_date(date: str, year: int | None):
    made = speech(date=date, date_basis="stated" if date else "")
    made.save()
    made.refresh_from_db()
    assert made.year == year


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"text": ""}, "paragraph_is_not_empty"),
        ({"kind": "verse"}, "paragraph_kind_is_known"),
        ({"kind": "heading"}, "paragraph_level_goes_with_heading"),
        ({"level": 1}, "paragraph_level_goes_with_heading"),
        ({"key": "a/b"}, "paragraph_key_fits_an_address"),
    ],
)
def test_a_paragraph_that_does_not_fit_is_refused(values: dict[str, object], constraint: str):
    refused(paragraph(**values), constraint)


def test_an_original_is_named_by_its_digest():
    refused(Original(sha256="A" * 64, size=1, file_name="a", format="text", reader="text/1"), "original_sha256_is_hex")


def test_a_section_is_not_its_own_parent():
    section = Section.objects.create(name="栏目", slug="own")
    section.parent = section
    refused(section, "section_is_not_its_own_parent")


@pytest.mark.parametrize(
    ("values", "constraint"),
    [({"words": ""}, "rule_has_words"), ({"words": "词", "field": "body"}, "rule_field_is_known")],
)
def test_a_rule_that_does_not_fit_is_refused(values: dict[str, str], constraint: str):
    refused(SectionRule(section=Section.objects.create(name="栏目", slug="own"), **values), constraint)


def again(row: models.Model) -> models.Model:
    """The same row once more, as somebody else would write it."""
    values = {field.name: getattr(row, field.name) for field in row._meta.concrete_fields if not field.primary_key}
    return type(row)(**values)


def appearance(*, is_primary: bool = False, letter: str = "a") -> Callable[[Speech], Appearance]:
    return lambda speech: Appearance(speech=speech, original=original(letter), is_primary=is_primary)


def test_what_is_one_of_its_kind_is_refused_twice():
    first = paragraph()
    first.save()
    here = Appearance(speech=first.speech, original=original())
    here.save()
    source = Source.objects.create(name="某网")
    for row in (first, here, source, here.original):
        with pytest.raises(IntegrityError), transaction.atomic():
            again(row).save()


def test_a_speech_has_one_primary_appearance():
    made = saved_speech()
    appearance(is_primary=True, letter="a")(made).save()
    appearance(is_primary=False, letter="b")(made).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        appearance(is_primary=True, letter="c")(made).save()


def test_deleting_a_speech_keeps_the_original():
    made = speech(status="published", published_at=timezone.now())
    made.save()
    appearance(is_primary=True)(made).save()
    made.delete()
    assert Original.objects.count() == 1
    assert not Appearance.objects.exists()
