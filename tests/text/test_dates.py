import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.text.dates import REPUBLIC_OFFSET, Form, find_dates, read_date
from speeches.text.numerals import write_digits, write_numeral
from speeches.text.widths import FULL_WIDTH

days = st.dates(datetime.date(1912, 1, 1), datetime.date(2100, 12, 31))


def forms(day: datetime.date) -> list[str]:
    year, month, number = day.year, day.month, day.day
    return [
        f"{year}年{month}月{number}日",
        f"{year} 年 {month:02} 月 {number:02} 日",
        f"{year}年{month}月{number}日".translate(FULL_WIDTH),
        f"{write_digits(year)}年{write_numeral(month)}月{write_numeral(number)}日",
        f"{write_digits(year).replace('〇', '○')}年{write_numeral(month)}月{write_numeral(number)}號",
        f"民国{year - REPUBLIC_OFFSET}年{month}月{number}日",
        f"中華民國{write_numeral(year - REPUBLIC_OFFSET)}年{write_numeral(month)}月{write_numeral(number)}日",
        f"{year}-{month:02}-{number:02}",
        f"{year}/{month}/{number}",
        f"{year}.{month}.{number}",
        f"{year}-{month}-{number} 14:10",
        f"{year}-{month:02}-{number:02}T14:10:59",
    ]


@given(days)
def test_every_form_of_a_day_is_read(day: datetime.date) -> None:
    assert {read_date(form) for form in forms(day)} == {day.isoformat()}


@given(days)
def test_nothing_is_added_to_a_month_or_a_year(day: datetime.date) -> None:
    assert read_date(f"{day.year}年{day.month}月") == day.isoformat()[:7]
    assert read_date(f"{write_digits(day.year)}年{write_numeral(day.month)}月份") == day.isoformat()[:7]
    assert read_date(f"{day.year}年") == day.isoformat()[:4]


@given(st.text("0123456789年月日-/. :二〇一X*民国元", max_size=30))
def test_what_is_found_lies_in_the_text_and_in_the_calendar(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
        datetime.date.fromisoformat((found.iso + "-01-01")[:10])
        assert read_date(text[found.start : found.end]) == found.iso


@pytest.mark.parametrize(
    "text",
    [
        "2021年2月30日",
        "2021年13月",
        "2021-02-30",
        "12016年",
        "201*年",
        "20XX年3月",
        "2010年代",
        "2010年度",
        "3月5日",
        "今年",
        "16年3月5日",
        "2016.3",
        "1-2016-03-05",
        "2016-03-05-1",
        "021-2016-0305",
    ],
)
def test_no_dates(text: str) -> None:
    assert list(find_dates(text)) == []


def test_a_redacted_month_leaves_the_year() -> None:
    assert [found.iso for found in find_dates("2016年X月X日")] == ["2016"]


def test_the_form_and_the_hour_tell_a_stamp_from_a_written_date() -> None:
    stamp, written = find_dates("2021-02-24 10:53:29，即2021年2月24日")
    assert (stamp.form, stamp.has_clock, written.form, written.has_clock) == (Form.MARKS, True, Form.CHARACTERS, False)
