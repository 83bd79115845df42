"""A text in the other script keeps its length and its lines, whatever it holds."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.text.script import Script, shown_in

TEXTS = st.lists(st.text("干部后发头髮乾着著里裏衞卫\n，a\U00020000\ud800", max_size=20), max_size=5)


@given(TEXTS, st.sampled_from(["hans", "hant"]))
def test_every_character_keeps_its_place(texts: list[str], wanted: Script):
    shown = shown_in(texts, wanted)
    assert [len(text) for text in shown] == [len(text) for text in texts]
    assert [text.count("\n") for text in shown] == [text.count("\n") for text in texts]


def test_phrases_decide_and_do_not_go_beyond_a_text():
    assert shown_in(["头", "发", "头发", "皇后在后面"], "hant") == ["頭", "發", "頭髮", "皇后在後面"]


def test_forms_are_those_that_people_write():
    assert shown_in(["群众为了启动"], "hant") == ["群眾為了啟動"]
    assert shown_in(["衞生署説"], "hans") == ["卫生署说"]
