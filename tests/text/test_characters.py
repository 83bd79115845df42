"""The named sets of characters hold what their names say, and nothing of one another."""

import re

import pytest

from speeches.text import characters

MEMBERS = [
    (characters.HAN, "党稳〇々㐀𠀀豈", "。、Aあ⾏1 "),
    (characters.SPACES, " \u3000\xa0\t", "\n\u200b党"),
]


@pytest.mark.parametrize(("members", "inside", "outside"), MEMBERS)
def test_members(members: str, inside: str, outside: str):
    pattern = re.compile(f"[{members}]")
    assert all(pattern.fullmatch(character) for character in inside)
    assert not any(pattern.fullmatch(character) for character in outside)


@pytest.mark.parametrize("name", ["CJK_PUNCTUATION", "SPACES"])
def test_every_set_is_good_inside_brackets(name: str):
    assert not re.search(f"[{getattr(characters, name)}]", "党中央")
