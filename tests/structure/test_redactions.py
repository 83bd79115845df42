"""What was made unreadable is found, and nothing else."""

import pytest

from speeches.structure import redactions

CASES = {
    "在201*年，X书记到XX县": ["201*", "X", "XX"],
    "问题×起×人": ["×", "×"],
    "**目前还属于欠发达县份": ["**"],
    "**年，全县经济": ["**"],
    "__县委书记": ["__"],
    "20xx年": ["20xx"],
    "EXCEL表格和Xbox": [],
    "GDP增长3.5%": [],
    "3×5=15": [],
    "增长X.X%，完成××亿元": ["X.X", "××"],
    "x月x日，*书记到○○县": ["x", "x", "*", "○○"],
    "某县某某同志，犯罪嫌疑人王某": ["某", "某某", "某"],
    "某些同志、某种程度、某个单位、某一天、南方某地": [],
    "做X光检查，绕x轴转，7×24小时，CT、X线": [],
    "二○○八年": [],
    "“主流”*及“非主流”*學校\n* 以定罪日期為準": [],
    "TPP、VIP，“要素×”": [],
    "姓名：_______________": [],
}


@pytest.mark.parametrize(("text", "found"), CASES.items(), ids=CASES)
def test_redactions(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in redactions(text)] == found
