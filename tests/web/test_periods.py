"""Years and months in words, and the two fields of a form as one value."""

import pytest

from speeches.web.periods import month_label, written_range, years_label


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("2019", "2021", "2019..2021"),
        ("2019", "2019", "2019"),
        ("2019", "", "2019..9999"),
        ("", " 2021 ", "1..2021"),
        ("", "", ""),
        ("x", "2021", "x..2021"),
    ],
)
def test_two_fields_are_one_value(first: str, last: str, written: str):
    assert written_range(first, last) == written


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("2019", "2019 年"),
        ("2019..2021", "2019–2021 年"),
        ("2019..9999", "2019 年起"),
        ("1..2019", "2019 年止"),
        ("none", "日期不详"),
    ],
)
def test_years_have_a_name(value: str, label: str):
    assert years_label(value) == label


def test_months_have_a_name():
    assert month_label("2021-02") == "2021年2月"
