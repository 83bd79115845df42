"""What the query language takes and refuses, and what an address may ask for."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from speeches.search.errors import QueryError
from speeches.search.expression import All, Any, Expression, Near, Place, Term, Without, Years
from speeches.search.parser import MAX_CHARACTERS, MAX_TERMS, parse
from speeches.search.query import SearchQuery
from speeches.search.spelling import spell
from speeches.search.tokens import FARTHEST

A, B, C = Term("甲"), Term("乙"), Term("丙")

MEANINGS: list[tuple[str, Expression]] = [
    ("甲", A),
    ("甲 乙", All((A, B))),
    ("甲，乙", All((A, B))),
    ("甲　乙", All((A, B))),
    ("第1次", Term("第1次")),
    ("GDP增速", Term("GDP增速")),
    ("甲 OR 乙", Any((A, B))),
    ("甲 ＯＲ 乙", Any((A, B))),
    ("甲 乙 OR 丙", Any((All((A, B)), C))),
    ("甲 (乙 OR 丙)", All((A, Any((B, C))))),
    ("甲（乙 OR 丙）", All((A, Any((B, C))))),
    ("甲 -乙", All((A, Without(B)))),
    ("甲 －乙", All((A, Without(B)))),
    ("-乙 甲", All((Without(B), A))),
    ("甲 -(乙 丙)", All((A, Without(All((B, C)))))),
    ("-(-甲)", A),
    ("甲 -“乙，丙”", All((A, Without(Term("乙,丙"))))),
    ("“甲 乙”", Term("甲 乙")),
    ("“甲、乙”丙", All((Term("甲、乙"), C))),
    ("「甲『乙」", Term("甲『乙")),
    ("甲 ~5 乙", Near(A, B, 5)),
    ("甲 ～5 乙", Near(A, B, 5)),
    ("“甲” ~0 乙", Near(A, B, 0)),
    ("甲 ~5 乙 ~3 丙", All((Near(A, B, 5), Near(B, C, 3)))),
    ("丙 -甲 ~5 乙", All((C, Without(Near(A, B, 5))))),
    ("标题:甲", Term("甲", Place.TITLE)),
    ("标题：甲 乙", All((Term("甲", Place.TITLE), B))),
    ("標題:“甲，乙”", Term("甲,乙", Place.TITLE)),
    ("标题:(甲 OR 乙)", Any((Term("甲", Place.TITLE), Term("乙", Place.TITLE)))),
    ("甲 -讲话人:乙", All((A, Without(Term("乙", Place.SPEAKER))))),
    ("年:2019..2021", Years(2019, 2021)),
    ("年：２０２０ 甲", All((Years(2020, 2020), A))),
    ("（甲）－乙", All((A, Without(B)))),
    ("甲，-乙", All((A, Without(B)))),
    ("甲\u200b-乙", All((A, Without(B)))),
    ("“甲”-乙", All((A, Without(B)))),
    ("甲、~5 乙", Near(A, B, 5)),
    ("“甲”～５“乙”", Near(A, B, 5)),
    ("甲 ~5乙", Near(A, B, 5)),
    (f"甲 ~{'9' * 30} 乙", Near(A, B, FARTHEST)),
    ("标题:甲 ~5 标题:乙", Near(Term("甲", Place.TITLE), Term("乙", Place.TITLE), 5)),
    ("标题:甲 ~5 乙", Near(Term("甲", Place.TITLE), Term("乙", Place.TITLE), 5)),
    ("标题:(甲 ~5 乙)", Near(Term("甲", Place.TITLE), Term("乙", Place.TITLE), 5)),
    ("讲话人:(甲 ~5 乙)", Near(Term("甲", Place.SPEAKER), Term("乙", Place.SPEAKER), 5)),
    ("年:2019，甲", All((Years(2019, 2019), A))),
    ("(年:2019)甲", All((Years(2019, 2019), A))),
    ("甲 -年:2019..2021", All((A, Without(Years(2019, 2021))))),
    ("年:2019‥2021", Years(2019, 2021)),  # one character of two dots
    ("((甲 OR (乙 -丙)))", Any((A, All((B, Without(C)))))),
    ("｢甲 乙｣", Term("甲 乙")),  # quotes of half width
    ("＂甲＂", A),
    ("“，”", Term(",")),
    ("标题:“甲”", Term("甲", Place.TITLE)),
    ("标题:OR", Term("OR", Place.TITLE)),
    ("-“OR” 甲", All((Without(Term("OR")), A))),
    ("“OR”", Term("OR")),
    ("甲OR乙", Term("甲OR乙")),
    ("二〇二〇年", Term("二〇二〇年")),
    ("㍻ ㈱", All((Term("平成"), Term("株")))),
    ("e\u0301", Term("é")),
    ("\u0301甲", Term("\u0301甲")),
    ("甲\u00ad乙", All((A, B))),
    # What is only text
    ("甲 or 乙", All((A, Term("or"), B))),
    ("甲:乙", All((A, B))),
    ("标题: 甲", All((Term("标题"), A))),
    ("副标题:甲", All((Term("副标题"), A))),
    ("2019-2020", All((Term("2019"), Term("2020")))),
    ("5~10", All((Term("5"), Term("10")))),
    ("5～10", All((Term("5"), Term("10")))),
    ("甲=-1", All((A, Term("1")))),
    ("甲——-乙", All((A, B))),
    ("甲 −乙", All((A, B))),  # the minus of mathematics
    ("作者:甲", All((Term("作者"), A))),
    ("标题:-甲", All((Term("标题"), A))),
    ("标题:", Term("标题")),
    ("甲? ^.*$ [a-z]+ 乙", All((A, Term("a"), Term("z"), B))),
    ("甲*", A),
    ("甲)", A),
    ("甲”", A),
    ("函数()甲", All((Term("函数"), A))),
    ("⑴ 甲", All((Term("1"), A))),
    ("℃ 甲", All((Term("C"), A))),
]

REFUSED: list[tuple[str, int]] = [
    ("甲 “乙", 2),
    ('甲 "乙', 2),
    ("「甲", 0),
    ("甲 (乙", 2),
    ("((甲)", 0),
    ("OR", 0),
    ("OR 甲", 0),
    ("甲 OR", 2),
    ("甲 OR OR 乙", 2),
    ("(甲 OR) 乙", 3),
    ("-", 0),
    ("甲 -", 2),
    ("甲 - 乙", 2),
    ('甲 -""', 2),
    ("甲 -()", 2),
    ("~5 甲", 0),
    ("甲 ~5", 2),
    ("甲 ~ 乙", 2),
    ("甲 ~5 (乙)", 2),
    ("甲 ~5 OR 乙", 2),
    ("甲 ~5 标题:(乙)", 2),
    ("讲话人:甲 ~5 乙", 6),
    ("年:2020 ~5 乙", 7),
    ("(甲) ~5 乙", 4),
    ("甲 -乙 OR", 5),
    ("()", 0),
    ("甲 -OR 乙", 2),
    ("“ ”", 0),
    ('甲 “乙"', 2),
    ("年:2019、2020", 0),
    ("年:20190", 0),
    ("-甲", 0),
    ("-甲 -乙", 0),
    ("-甲 OR -乙", 0),
    ("，。！", 0),
    ('""', 0),
    ("*", 0),
    ("\x00\x01", 0),
    ("\ud800", 0),
    ("年:", 0),
    ("年:abc", 0),
    ("年:2021..2019", 0),
    ("年:2019..", 0),
    ("甲 年:2019-2021", 2),
    ("甲" * (MAX_CHARACTERS + 1), MAX_CHARACTERS),
    ("甲" * 10_000, MAX_CHARACTERS),
    ("甲 " * (MAX_TERMS + 1), 2 * MAX_TERMS),
    ("甲 " * 200, 2 * MAX_TERMS),
]


@pytest.mark.parametrize(("query", "meaning"), MEANINGS)
def test_meaning(query: str, meaning: Expression):
    assert parse(query) == meaning


@pytest.mark.parametrize(("query", "position"), REFUSED)
def test_refused_with_its_place(query: str, position: int):
    with pytest.raises(QueryError, match=r"[一-龥]") as refusal:
        parse(query)
    assert refusal.value.position == position
    assert refusal.value.status == 400


@pytest.mark.parametrize(
    "query",
    ["甲" * MAX_CHARACTERS, "甲 " * MAX_TERMS, "(" * 900 + "甲" + ")" * 900, "-(" * 401 + "甲" + ")" * 401 + " 乙"],
)
def test_large_but_allowed(query: str):
    parse(query)


@given(st.text(st.sampled_from('甲乙a1 　()（）“”「"-~:：OR标题年.2，。*\x00\ud800'), max_size=40))
@example("标题:标题:甲")
@example("-标题:OR")
def test_any_query_is_read_or_refused_with_a_place_inside_it(query: str):
    assert 0 <= place_of_trouble(query) <= len(query)


@pytest.mark.parametrize("meaning", [meaning for _query, meaning in MEANINGS], ids=repr)
def test_meaning_is_spelled_so_that_it_is_read_again(meaning: Expression):
    assert parse(spell(meaning)) == meaning


@given(st.text(st.sampled_from('甲乙a1 　()（）“”「」『』"-~5:：OR标题年.2，。*⑴″'), max_size=40))
@example('「“甲”"乙"』」')
def test_whatever_is_read_can_be_spelled(query: str):
    try:
        meaning = parse(query)
    except QueryError:
        return
    assert parse(spell(meaning)) == meaning


def place_of_trouble(query: str) -> int:
    try:
        parse(query)
    except QueryError as error:
        return -1 if error.position is None else error.position
    return 0


BAD_PARAMETERS = [
    ({"page": "-1"}, 400),
    ({"page": "0"}, 400),
    ({"page": "abc"}, 400),
    ({"page": "9" * 5000}, 400),
    ({"year": "abc"}, 400),
    ({"year": "2021..2019"}, 400),
    ({"section": "no-such"}, 404),
    ({"section": "\x00"}, 404),
    ({"source": "abc"}, 400),
    ({"source": "999999"}, 404),
    ({"sort": "best"}, 400),
    ({"original": "yes"}, 400),
    ({"q": ""}, 400),
    ({"q": "  "}, 400),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("params", "status"), BAD_PARAMETERS)
def test_bad_parameters(params: dict[str, str], status: int):
    with pytest.raises(QueryError, match=r"[一-龥]") as refusal:
        SearchQuery.from_params({"q": "甲", **params})
    assert refusal.value.status == status


@pytest.mark.django_db
def test_parameters_left_empty_choose_nothing():
    query = SearchQuery.from_params({"q": "甲", "section": "", "year": "", "source": "", "sort": "", "page": ""})
    assert query == SearchQuery.from_params({"q": "甲"})
