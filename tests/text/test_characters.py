"""The named sets of characters hold what their names say, and nothing of one another."""

import re

import pytest

from speeches.text import characters

MEMBERS = [
    (characters.HAN, "党稳〇々㐀𠀀豈", "。、Aあ⾏1 "),
    (characters.KANGXI_RADICALS, "⾏⽂⻔", "行文门"),
    (characters.PRIVATE_USE, "\ue000\uf8ff", "党。A"),
    (characters.FULL_WIDTH_FORMS, "Ａ１（，～", "A1(,党。"),
    (characters.SPACES, " \u3000\xa0\t", "\n\u200b党"),
    (characters.INVISIBLE, "\u200b\ufeff\xad", " 党"),
    (characters.CONTROLS, "\x00\x07\x7f\x85", "\n\t 党"),
]


@pytest.mark.parametrize(("members", "inside", "outside"), MEMBERS)
def test_members(members: str, inside: str, outside: str):
    pattern = re.compile(f"[{members}]")
    assert all(pattern.fullmatch(character) for character in inside)
    assert not any(pattern.fullmatch(character) for character in outside)


@pytest.mark.parametrize("name", ["CJK_PUNCTUATION", "ENDS_OF_SENTENCE", "OPENING_MARKS", "CLOSING_MARKS", "PINYIN"])
def test_every_set_is_good_inside_brackets(name: str):
    assert not re.search(f"[{getattr(characters, name)}]", "党中央")
