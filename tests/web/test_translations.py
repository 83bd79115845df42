"""The catalogues: the English one whole, both of today and compiled."""

import gettext
import re
from pathlib import Path

import pytest

from speeches.cleaning import STEPS
from speeches.locale import traditional
from speeches.representations.step_names import STEP_NAMES
from tests.web.catalogue import translations, used_in_code, used_in_templates

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "speeches" / "locale" / "en" / "LC_MESSAGES"
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def english() -> dict[str, tuple[str, ...]]:
    return translations(CATALOGUE / "django.po")


@pytest.fixture(scope="module")
def used() -> set[str]:
    return used_in_code(ROOT / "speeches") | used_in_templates(ROOT / "templates")


def test_every_message_is_in_the_catalogue(english, used):
    missing = sorted(msgid for msgid in used - set(english) if HAN.search(msgid))
    assert not missing, "run manage.py makemessages -l en, translate, and compilemessages"


def test_no_message_of_the_catalogue_is_forgotten_by_the_code(english, used):
    assert sorted(set(english) - used) == []


def test_every_message_is_translated(english):
    assert [msgid for msgid, values in english.items() if not all(values)] == []


def test_nothing_is_fuzzy():
    assert "fuzzy" not in (CATALOGUE / "django.po").read_text()


def test_placeholders_are_those_of_the_message(english):
    def names(text: str) -> set[str]:
        return set(re.findall(r"%\((\w+)\)", text))

    assert [msgid for msgid, values in english.items() if any(names(value) - names(msgid) for value in values)] == []


def test_compiled_catalogue_is_current(english):
    with (CATALOGUE / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    read = {
        msgid: tuple(compiled.ngettext(msgid, msgid, number) for number in (1, 2))
        if len(values) == 2
        else (compiled.gettext(msgid),)
        for msgid, values in english.items()
    }
    assert read == english, "run manage.py compilemessages"


def test_steps_are_named_in_the_catalogue():
    assert set(STEP_NAMES) == {step.label for step in STEPS}


def test_traditional_catalogue_is_made_from_the_messages_of_today():
    assert traditional.TRADITIONAL.read_text() == traditional.catalogue(traditional.ENGLISH.read_text())


def test_compiled_traditional_catalogue_is_current():
    with traditional.TRADITIONAL.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    made = translations(traditional.TRADITIONAL)
    assert len(made) > 600
    assert {msgid: (compiled.gettext(msgid),) for msgid, values in made.items() if len(values) == 1} == {
        msgid: values for msgid, values in made.items() if len(values) == 1
    }


def test_traditional_messages_have_the_placeholders_of_the_message():
    def names(text: str) -> list[str]:
        return re.findall(r"%(?:\(\w+\))?[sd]|\{\w*\}", text)

    made = translations(traditional.TRADITIONAL)
    assert [msgid for msgid, values in made.items() if values[0] and names(values[0]) != names(msgid)] == []


def test_characters_that_a_message_is_about_stay():
    said = next(msgid for msgid in translations(traditional.ENGLISH) if "视为不同的字" in msgid)
    assert "“著”与“着”、“覆”与“复”" in traditional.traditional(said)


def test_scripts_hold_no_words_of_the_interface():
    """What they say comes from the page, in its language."""
    assert [path.name for path in (ROOT / "static" / "js").glob("*.js") if HAN.search(path.read_text())] == []
