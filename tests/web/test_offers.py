"""What is offered where nothing was found, as a reader sees it."""

from django.template.loader import render_to_string
from django.test import RequestFactory

from speeches.search.results import Fragment
from speeches.search.suggest import Suggestion

OFFER = Suggestion("政府 执行力", 1200, (Fragment("政府 ", is_hit=False), Fragment("执行力", is_hit=True)))
REQUEST = RequestFactory().get("/search/", {"q": "政府 致行力", "year": "2021", "page": "3"})


def test_an_offer_keeps_the_filters_and_begins_on_the_first_page():
    html = render_to_string("components/did_you_mean.html", {"suggestions": (OFFER,)}, REQUEST)
    assert "?q=%E6%94%BF%E5%BA%9C+%E6%89%A7%E8%A1%8C%E5%8A%9B&amp;year=2021" in html
    assert "page" not in html
    assert "政府 <mark>执行力</mark>" in html
    assert "1,200" in html


def test_segmentation_is_said():
    html = render_to_string("components/segmented.html", {"suggestion": OFFER}, REQUEST)
    assert "没有连在一起的这串字" in html
    assert "year=2021" in html


def test_nothing_is_shown_where_nothing_is_offered():
    assert not render_to_string("components/did_you_mean.html", {"suggestions": ()}, REQUEST).strip()
    assert not render_to_string("components/segmented.html", {"suggestion": None}, REQUEST).strip()
