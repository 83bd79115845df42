"""Long texts are mapped by a table and short ones character by character; no reader may see which."""

import pytest

from speeches.text.mapping import PLANES, SHORT, CharacterMap

SIMPLIFIED = CharacterMap({ord("會"): ord("会"), ord("議"): ord("议"), ord("\U00026b5c"): ord("\u4dae")})


@pytest.mark.parametrize("copies", [1, SHORT])
@pytest.mark.parametrize(
    ("text", "mapped"),
    [
        ("會議ab。", "会议ab。"),
        ("會\U00026b5c\U00020000", "会\u4dae\U00020000"),
        ("會\ud800議", "会\ud800议"),  # half a surrogate pair
        (f"會{chr(PLANES)}\U0010ffff", f"会{chr(PLANES)}\U0010ffff"),
        ("", ""),
    ],
)
def test_each_character_by_itself(text: str, mapped: str, copies: int) -> None:
    assert SIMPLIFIED.apply(text * copies) == mapped * copies
