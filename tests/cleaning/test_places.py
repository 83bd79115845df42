"""What a reader is shown as repaired."""

from hypothesis import given

from speeches.cleaning import clean, places
from speeches.text.page import Page
from tests.cleaning.test_laws import PAGES

SALUTATION = "同志们：\n"
REST = "切实抓好全县安全生产工作的落实，确保人民群众生命财产安全。"


def shown(text: str) -> list[tuple[str, str]]:
    cleaned = clean(Page(text))
    return [(place.before, cleaned.text[place.start : place.end]) for place in places.repaired(text, cleaned.changes)]


def test_a_joined_sentence_shows_where_it_was_broken():
    assert shown(f"{SALUTATION}要进一步提高全县安全生产工作的思想认识，\n{REST}") == [("，\n切", "，切")]


def test_what_a_step_does_everywhere_is_not_shown():
    assert shown(f"{SALUTATION}　　要落实会(huì)议精神，{REST}") == []


def test_a_repair_that_was_turned_back_with_its_surroundings_is_shown():
    text = f"{SALUTATION}下麵請同誌們評估?傮w來說，這幾年的關系和隻有係統的發展都很好，要進一步抓好落實。\n{REST}"
    assert ("?傮w來說", "。总体来说") in shown(text) or any("傮" in before for before, _ in shown(text))


@given(PAGES)
def test_places_are_in_order_and_apart_and_hold_what_stands_there(text: str):
    made = clean(Page(text))
    end = 0
    for place in places.repaired(text, made.changes):
        assert end <= place.start < place.end <= len(made.text)
        assert place.before in text
        end = place.end
