"""Where the address of a paragraph leads after an editor has joined, cut, moved or taken out paragraphs."""

import pytest

from speeches import ingest
from speeches.ingest.alignment import carry_keys
from speeches.ingest.keys import new_keys
from speeches.ingest.succession import successors
from speeches.models import FormerKey, Speech
from speeches.structure.paragraphs import Paragraph, ParagraphKind
from tests.ingest.pages import page

OPENING = "同志们："
FIRST = "去年以来，全县上下认真贯彻落实省市部署，安全生产形势总体平稳，各类事故起数和死亡人数双下降。"
SHORT = "这是大家共同努力的结果。"
SECOND = "各乡镇、各部门要对煤矿、非煤矿山、道路交通、建筑施工等重点行业开展拉网式排查，不留死角。"
LAST = "要严格落实责任追究制度，对工作不力、失职渎职的，依纪依法严肃处理，决不姑息。"
TEXTS = [OPENING, FIRST, SHORT, SECOND, LAST]
MENDED = FIRST + SHORT.replace("大家", "同志们")

CASES: list[tuple[str, list[str], dict[str, str]]] = [
    ("joined to the one before", [OPENING, FIRST + SHORT, SECOND, LAST], {SHORT: FIRST + SHORT}),
    ("joined to the one after", [OPENING, FIRST, SHORT + SECOND, LAST], {SHORT: SHORT + SECOND}),
    ("joined and mended", [OPENING, MENDED, SECOND, LAST], {SHORT: MENDED}),
    ("all in one", ["".join(TEXTS)], dict.fromkeys(TEXTS, "".join(TEXTS))),
    ("joined to one further on", [OPENING, FIRST, SECOND, LAST + SHORT], {SHORT: LAST + SHORT}),
    ("taken out", [OPENING, FIRST, SECOND, LAST], {SHORT: ""}),
    ("two taken out", [OPENING, SHORT, LAST], {FIRST: "", SECOND: ""}),
    ("replaced", [OPENING, FIRST, SHORT, "下面，我讲三点意见，供参考。", LAST], {SECOND: ""}),
    ("moved", [LAST, OPENING, FIRST, SHORT, SECOND], {}),
    ("unchanged", TEXTS, {}),
]


@pytest.mark.parametrize(("after", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_key_that_is_gone_leads_to_where_its_text_went(after: list[str], expected: dict[str, str]):
    old = list(zip(new_keys(TEXTS), TEXTS, strict=True))
    new = list(zip(carry_keys(old, after), after, strict=True))
    before, now = dict(old), {**dict(new), "": ""}
    assert {before[key]: now[leads_to] for key, leads_to in successors(old, new).items()} == expected


def test_of_equal_parts_the_first_is_taken():
    thirds = [FIRST[:15], FIRST[15:30], FIRST[30:45]]
    new = [("o", OPENING), *zip("xyz", thirds, strict=True), ("l", LAST)]
    assert successors([("o", OPENING), ("f", "".join(thirds)), ("l", LAST)], new) == {"f": "x"}


def test_a_text_made_anew_is_compared_in_time():
    old = [(f"a{number}", f"第{number}项议题由第{number * 7919 % 10007}小组负责办理") for number in range(2000)]
    new = [(f"b{number}", f"完全不同的第{number}段文字，另有所指") for number in range(2000)]
    assert set(successors(old, new).values()) == {""}


@pytest.fixture
def speech(db: None) -> Speech:
    (outcome,) = ingest.take_in("讲话.txt", page(body=TEXTS), publish=True)
    return Speech.objects.get(pk=outcome.speech_id)


def edit(speech: Speech, texts: list[str]) -> None:
    ingest.correct(speech, fields={}, paragraphs=[Paragraph(ParagraphKind.TEXT, 0, text) for text in texts])


def key_of(speech: Speech, text: str) -> str:
    return speech.paragraphs.get(text=text).key


def leads_to(speech: Speech, key: str) -> str:
    return FormerKey.objects.get(speech=speech, key=key).leads_to


def test_an_editors_changes_are_followed(speech: Speech):
    short, last = key_of(speech, SHORT), key_of(speech, LAST)
    edit(speech, [OPENING, FIRST + SHORT, SECOND])
    assert leads_to(speech, short) == key_of(speech, FIRST + SHORT)
    assert leads_to(speech, last) == ""


def test_joined_twice_an_address_leads_to_the_last(speech: Speech):
    short = key_of(speech, SHORT)
    edit(speech, [OPENING, FIRST + SHORT, SECOND, LAST])
    edit(speech, [OPENING, FIRST + SHORT + SECOND + LAST])
    assert leads_to(speech, short) == key_of(speech, FIRST + SHORT + SECOND + LAST)


def test_a_text_that_comes_back_has_its_address_back(speech: Speech):
    short = key_of(speech, SHORT)
    edit(speech, [OPENING, FIRST, SECOND, LAST])
    assert leads_to(speech, short) == ""
    edit(speech, TEXTS)
    assert key_of(speech, SHORT) == short == new_keys([SHORT])[0]
    assert not FormerKey.objects.filter(speech=speech).exists()
