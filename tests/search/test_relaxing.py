"""For a query that found nothing: which condition killed it, and what less would find."""

from pathlib import Path

import pytest

from speeches.search import SearchQuery, search
from speeches.search.relaxing import MOST, Relaxed, relax
from tests.search.archive import make_speech


@pytest.fixture
def archive(index_folder: Path) -> None:
    make_speech("扶贫讲话", ["推动发展，改革创新。"], date="2020", speaker="县长", level="县")
    make_speech("乡村讲话", ["发展农业。"], date="2021", speaker="市长", level="市")
    make_speech("城市讲话", ["稳定就业，农业丰收。發展。"], date="2021", level="市", truncated=True)


CASES: list[tuple[dict[str, str], str, dict[str, int]]] = [
    ({"q": "量子"}, "没有一篇讲话有“量子”。", {}),
    ({"q": "量子 发展"}, "没有一篇讲话有“量子”。", {"只找“发展”": 3, "只找“量子”": 0}),
    (
        {"q": "改革 农业"},
        "这些条件各自都有讲话符合，但没有一篇全都符合。",
        {"只找“农业”": 2, "只找“改革”": 1},
    ),
    (
        {"q": "改革 农业 发展 就业"},
        "这些条件各自都有讲话符合，但没有一篇全都符合。",
        {"去掉“改革”": 1, "去掉“农业”": 0, "去掉“发展”": 0, "去掉“就业”": 0}
        | {"只找“发展”": 3, "只找“农业”": 2, "只找“改革”": 1, "只找“就业”": 1},
    ),
    ({"q": "发展 -讲话"}, "这些条件各自都有讲话符合，但没有一篇全都符合。", {"只找“发展”": 3}),
    (
        {"q": "农业 发展 -讲话"},
        "这些条件各自都有讲话符合，但没有一篇全都符合。",
        {"不排除“讲话”": 2, "去掉“农业”": 0, "去掉“发展”": 0, "只找“发展”": 3, "只找“农业”": 2},
    ),
    (
        {"q": "发展 ~0 创新"},
        "这些条件各自都有讲话符合，但没有一篇全都符合。",
        {"“发展”和“创新”不必相近": 1, "只找“发展”": 3, "只找“创新”": 1},
    ),
    (
        {"q": "“发展改革”"},
        "没有一篇讲话有“发展改革”。",
        {},
    ),
    (
        {"q": "“改革，发展”"},
        "没有一篇讲话有“改革,发展”。",
        {"“改革,发展”拆成几个词，不计标点和先后": 1},
    ),
    ({"q": "“改革！”"}, "没有一篇讲话有“改革!”。", {"“改革!”不计标点": 1}),
    ({"q": "标题:农业"}, "没有一篇讲话有“标题:农业”。", {"“农业”在标题和正文里找": 2}),
    (
        {"q": "(量子 OR 标题:农业) 发展"},
        "没有一篇讲话有“量子 OR 标题:农业”。",
        {"只找“发展”": 3, "只找“量子 OR 标题:农业”": 0, "“农业”在标题和正文里找": 2},
    ),
    (
        {"q": "發展 年:1999"},
        "没有一篇讲话有“年:1999”。",
        {"只找“發展”": 3, "只找“年:1999”": 0},
    ),
    (
        {"q": "改革", "year": "2021"},
        "检索式本身有结果，是所选的条件把它们都排除了。",
        {"不限年份": 1},
    ),
    (
        {"q": "农业", "year": "2020", "speaker": "市长", "sort": "newest"},
        "检索式本身有结果，是所选的条件把它们都排除了。",
        {"去掉全部筛选条件": 2, "不限年份": 1, "不限讲话人": 0},
    ),
    (
        {"q": "量子", "level": "市", "quality": "truncated"},
        "在所选的范围里，没有一篇讲话有“量子”。",
        {"去掉全部筛选条件": 0, "不限层级": 0, "不限完整程度": 0},
    ),
    (
        {"q": "量子 农业", "level": "县"},
        "在所选的范围里，没有一篇讲话有“量子”“农业”。",
        {"不限层级": 0, "只找“量子”": 0, "只找“农业”": 0} | {"只找“量子”，不加筛选": 0, "只找“农业”，不加筛选": 2},
    ),
    (
        {"q": "發展农业", "original": "1"},
        "检索式本身有结果，是所选的条件把它们都排除了。",
        {"繁简、大小写视为相同": 1},
    ),
]


@pytest.mark.parametrize(("params", "cause", "ways"), CASES, ids=lambda value: value.get("q") if "q" in value else "")
def test_nothing_found(archive: None, params: dict[str, str], cause: str, ways: dict[str, int]):
    query = SearchQuery.from_params(params)
    assert search(query).total == 0
    relaxed = relax(query)
    assert relaxed.cause == cause
    assert {way.label: way.total for way in relaxed.relaxations} == ways
    check_links(relaxed)
    totals = [way.total for way in relaxed.relaxations]
    assert totals == sorted(totals, reverse=True)


def test_the_order_and_the_other_filters_are_kept(archive: None):
    query = SearchQuery.from_params({"q": "农业", "year": "2020", "speaker": "市长", "sort": "newest"})
    ways = {way.label: dict(way.params) for way in relax(query).relaxations}
    assert ways["不限年份"] == {"q": "农业", "speaker": "市长", "sort": "newest"}


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"量子{number}" for number in range(100)),
        " ".join(f"“量，{number}”" for number in range(100)),
        "农" * 1998 + " 量",
        "(((((((量子 ~5 农业) OR 稳定) -讲话) OR 甲) 乙) OR 丙) 丁)",
    ],
)
def test_the_number_of_counts_is_bounded(archive: None, text: str):
    relaxed = relax(SearchQuery.from_params({"q": text, "level": "市", "year": "none"}))
    assert 0 < len(relaxed.relaxations) <= MOST
    check_links(relaxed)


def check_links(relaxed: Relaxed) -> None:
    """What a way out promises is what its address finds."""
    for way in relaxed.relaxations:
        assert search(SearchQuery.from_params(way.params)).total == way.total, way
