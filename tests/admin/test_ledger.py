"""The ledger in the admin: what is seen of it, and what is switched."""

from collections.abc import Iterable
from http import HTTPStatus

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from hypothesis import given

from speeches.admin.ledger_page import PAGE_CHANGES
from speeches.cleaning import ChangeRef, clean
from speeches.cleaning.side_by_side import rows_of
from speeches.models import Cleaning, Speech
from speeches.text.page import Page
from tests.admin.conftest import signed_in
from tests.admin.workplace import SPEECH, review, take_in
from tests.cleaning.test_laws import PAGES

pytestmark = pytest.mark.django_db

READING = "粮食(shí)总产"


@pytest.fixture
def speech() -> Speech:
    return take_in(SPEECH.replace("粮食总产", READING).replace("农民收入", "农(nóng)民收入"))


def address(speech: Speech, query: str = "") -> str:
    return reverse("admin:speeches_speech_ledger", args=[speech.pk]) + query


def send(
    client: Client, speech: Speech, do: str = "save", query: str = "", *, off: tuple[int, ...] = (), **fields: object
):
    """Open the page, take the hooks out of some boxes and press a button, as a browser would send it."""
    page = client.get(address(speech, query)).context["page"]
    context = client.get(address(speech, query)).context
    choices = [choice for entry in page.entries for choice in entry.choices]
    sent = {
        "seen": context["seen"],
        "listed": page.listed,
        "on": [choice.change.id for choice in choices if choice.is_on and choice.change.id not in off],
        "step_listed": [line.name for line in page.steps],
        "step_on": [line.name for line in page.steps if line.is_on],
        "do": do,
    }
    return client.post(address(speech, query), {**sent, **fields}, follow=True)


def number_of(speech: Speech, before: str) -> int:
    changes = Cleaning.objects.get(speech=speech).changes
    return next(change["id"] for change in changes if change["before"] == before)


def text(speech: Speech) -> str:
    return "\n".join(Speech.objects.get(pk=speech.pk).paragraphs.values_list("text", flat=True))


def test_a_change_is_switched_off_and_on_again(archivist: Client, speech: Speech):
    number = number_of(speech, "(shí)")
    answer = send(archivist, speech, off=(number,))
    assert "已保存。清洗账本：停用“去掉插入的拼音”1 处。" in answer.text
    assert READING in text(speech)
    assert "农民收入" in text(speech)
    assert "清洗账本：停用“去掉插入的拼音”1 处。" in LogEntry.objects.get().change_message
    answer = send(archivist, speech, on=[change["id"] for change in Cleaning.objects.get(speech=speech).changes])
    assert "启用“去掉插入的拼音”1 处" in answer.text
    assert READING not in text(speech)


def test_a_change_that_is_made_no_longer_can_be_forgotten(archivist: Client, speech: Speech):
    cleaning = Cleaning.objects.get(speech=speech)
    gone = {"step": "remove_pinyin", "start": 3, "before": "(jiù)", "after": ""}
    cleaning.switched_off = {"changes": [gone]}
    cleaning.save()
    assert "不再记着" in archivist.get(address(speech)).text
    send(archivist, speech)
    assert Cleaning.objects.get(speech=speech).switched_off == {"steps": [], "changes": [gone]}
    send(archivist, speech, forget=["0"])
    assert Cleaning.objects.get(speech=speech).switched_off == {}


def test_a_box_that_is_not_on_the_page_says_nothing(archivist: Client, speech: Speech):
    number = number_of(speech, "(shí)")
    send(archivist, speech, off=(number,))
    send(archivist, speech, query="?step=widen_punctuation")
    assert READING in text(speech)


def test_a_step_is_switched_off_as_a_whole(archivist: Client, speech: Speech):
    answer = send(archivist, speech, step_on=[])
    assert "停用步骤“去掉插入的拼音”" in answer.text
    assert READING in text(speech)
    assert "整步停用" in archivist.get(address(speech)).text


def test_a_try_shows_and_stores_nothing(archivist: Client, speech: Speech):
    answer = send(archivist, speech, "try", off=(number_of(speech, "(shí)"),))
    assert "试行的结果，还没有保存" in answer.text
    assert answer.context["made"].paragraphs[0].after[0].count(READING) == 1
    assert READING not in text(speech)
    assert LogEntry.objects.count() == 0


def test_who_opened_the_page_before_another_saved_is_told(archivist: Client, speech: Speech):
    seen = archivist.get(address(speech)).context["seen"]
    review(archivist, speech, title="改过的标题")
    answer = send(archivist, speech, off=(number_of(speech, "(shí)"),), seen=seen)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "archivist 已经保存过这篇讲话" in answer.text
    assert READING not in text(speech)


def test_an_unknown_step_is_refused(archivist: Client, speech: Speech):
    answer = send(archivist, speech, step_listed=["drop_nothing"], step_on=[])
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "没有名为 drop_nothing 的清洗步骤" in answer.text


def test_an_onlooker_sees_but_cannot_switch(reader_of_admin: Client, speech: Speech):
    page = reader_of_admin.get(address(speech))
    assert page.status_code == HTTPStatus.OK
    assert 'name="do"' not in page.text
    assert send(reader_of_admin, speech).status_code == HTTPStatus.FORBIDDEN


def test_a_stranger_does_not_see_it(speech: Speech):
    assert signed_in(User.objects.create_user("newcomer", is_staff=True)).get(address(speech)).status_code == 403
    assert Client().get(address(speech)).status_code == HTTPStatus.FOUND


def test_every_change_is_on_some_page(archivist: Client):
    speech = take_in("\n".join([SPEECH, *("农(nóng)民(mín)增(zēng)收(shōu)，" * 20 + "好。" for _ in range(6))]))
    whole = {change["id"] for change in Cleaning.objects.get(speech=speech).changes}
    for order in ("steps", "place", "confidence"):
        listed: list[int] = []
        pages = archivist.get(address(speech, f"?order={order}")).context["page"].pages
        for number in range(1, pages + 1):
            page = archivist.get(address(speech, f"?order={order}&page={number}")).context["page"]
            listed += map(int, page.listed.split())
        assert pages >= len(whole) // (PAGE_CHANGES * 3)
        assert sorted(listed) == sorted(whole)


def test_filters_narrow_the_list(archivist: Client, speech: Speech):
    page = archivist.get(address(speech, "?step=remove_pinyin")).context["page"]
    assert {choice.change.step for entry in page.entries for choice in entry.choices} == {"remove_pinyin"}
    assert archivist.get(address(speech, "?off=1")).context["page"].found == 0
    least = archivist.get(address(speech, "?order=confidence")).context["page"].entries
    values = [entry.choices[0].change.confidence for entry in least]
    assert values == sorted(values)


def test_an_address_that_makes_no_sense_shows_everything(archivist: Client, speech: Speech):
    odd = archivist.get(address(speech, "?step=x&up_to=y&order=z&page=999999999999&off=no"))
    assert odd.context["page"].found == odd.context["page"].total


def test_cleaning_again_leaves_out_what_is_off(archivist: Client, speech: Speech):
    send(archivist, speech, off=(number_of(speech, "(shí)"),))
    answer = archivist.get(reverse("admin:speeches_speech_reclean", args=[speech.pk]))
    assert "正文和元数据都不会改变" in answer.text


@given(PAGES)
def test_the_rows_joined_are_both_texts(given_text: str):
    made = clean(Page(given_text))
    rows = rows_of(given_text, made.changes, frozenset())
    assert letters(part.after for row in rows for part in row.parts) == letters(made.text)
    assert letters(part.before for row in rows for part in row.parts) == letters(given_text)
    assert sorted(change.id for row in rows for change in row.changes) == [change.id for change in made.changes]


@given(PAGES)
def test_what_is_off_stands_on_both_sides(given_text: str):
    made = clean(Page(given_text))
    undone = clean(Page(given_text), undone=[ChangeRef.of(change) for change in made.changes[::2]])
    rows = rows_of(given_text, undone.changes, undone.undone)
    assert letters(part.after for row in rows for part in row.parts) == letters(undone.text)


def letters(texts: Iterable[str]) -> str:
    """Leave white space out: blank rows are not shown."""
    return "".join("".join(texts).split())
