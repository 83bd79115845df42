from hypothesis import given
from hypothesis import strategies as st

from speeches.ingest.alignment import align, carry_keys
from speeches.ingest.keys import new_keys

PARAGRAPHS = [
    "同志们：",
    "一、提高思想认识，切实增强做好安全生产工作的责任感和紧迫感",
    "去年以来，全县上下认真贯彻落实省市部署，安全生产形势总体平稳，各类事故起数和死亡人数双下降。",
    "二、突出工作重点，深入开展隐患排查治理",
    "各乡镇、各部门要对煤矿、非煤矿山、道路交通、建筑施工等重点行业开展拉网式排查，不留死角。",
    "三、加强组织领导，确保各项措施落到实处",
    "谢谢大家！",
]
DIFFERENT = st.lists(st.text("甲乙丙丁戊己庚辛壬癸", min_size=1, max_size=12), min_size=1, max_size=12, unique=True)


def keyed(texts: list[str]) -> list[tuple[str, str]]:
    return list(zip(new_keys(texts), texts, strict=True))


def check_kept(after: list[str], numbers: dict[int, int]):
    """`numbers` says which new paragraph must have the key of which old one."""
    old = keyed(PARAGRAPHS)
    keys = carry_keys(old, after)
    assert {new: keys[new] for new in numbers} == {new: old[was][0] for new, was in numbers.items()}
    assert len(set(keys)) == len(keys)


def test_unchanged_text_keeps_every_key():
    check_kept(PARAGRAPHS, {number: number for number in range(7)})


def test_a_mended_paragraph_keeps_its_key():
    after = PARAGRAPHS.copy()
    after[2] = after[2].replace("认真贯彻落实", "坚决贯彻").replace("双下降", "实现双下降")
    check_kept(after, {number: number for number in range(7)})


def test_other_script_and_width_is_the_same_text():
    after = [text.replace("，", ",").replace("领导", "領導") for text in PARAGRAPHS]
    check_kept(after, {number: number for number in range(7)})


def test_a_moved_paragraph_takes_its_key_along():
    check_kept([*PARAGRAPHS[:1], *PARAGRAPHS[3:5], *PARAGRAPHS[1:3], *PARAGRAPHS[5:]], {1: 3, 2: 4, 3: 1, 4: 2})


def test_a_moved_and_mended_paragraph_takes_its_key_along():
    check_kept([PARAGRAPHS[4].replace("拉网式", "地毯式"), *PARAGRAPHS[:4], *PARAGRAPHS[5:]], {0: 4, 1: 0, 6: 6})


def test_the_larger_part_of_a_split_paragraph_keeps_the_key():
    smaller, larger = "去年以来，全县上下认真贯彻落实省市部署，", "安全生产形势总体平稳，各类事故起数和死亡人数双下降。"
    check_kept([*PARAGRAPHS[:2], smaller, larger, *PARAGRAPHS[3:]], {1: 1, 3: 2, 4: 3})


def test_joined_paragraphs_have_the_key_of_the_larger():
    check_kept([*PARAGRAPHS[:5], PARAGRAPHS[5] + PARAGRAPHS[6]], {5: 5})


def test_another_paragraph_in_its_place_gets_a_key_of_its_own():
    after = [*PARAGRAPHS[:2], "今天的会议到此结束，请各单位会后抓紧传达学习并研究具体贯彻意见。", *PARAGRAPHS[3:]]
    old = keyed(PARAGRAPHS)
    assert carry_keys(old, after)[2] not in [key for key, _ in old]


def test_a_text_that_comes_back_has_its_address_back():
    old = keyed(PARAGRAPHS)
    without = carry_keys(old, PARAGRAPHS[:3])
    assert carry_keys(list(zip(without, PARAGRAPHS[:3], strict=True)), PARAGRAPHS) == [key for key, _ in old]


def test_many_paragraphs_all_different_are_aligned_in_time():
    old = [f"第{number}项议题由第{number * 7919 % 10007}小组负责" for number in range(1500)]
    new = [f"{text}并按时报告" for text in old]
    assert align(old, new) == {number: number for number in range(1500)}


@given(st.lists(st.text("同志们谢发展", max_size=6), max_size=12))
def test_keys_are_unique_whatever_is_said_twice(texts: list[str]):
    keys = new_keys(texts)
    assert len(set(keys)) == len(texts)
    assert all(len(key) == 8 for key in keys)


@given(DIFFERENT, DIFFERENT, st.randoms())
def test_what_stays_keeps_its_key_whatever_happens_around_it(before: list[str], others: list[str], random):
    old = keyed(before)
    staying = [text for text in before if random.random() < 0.7]
    after = [*staying, *(text for text in others if text not in before)]
    random.shuffle(after)
    keys = dict(zip(after, carry_keys(old, after), strict=True))
    assert {text: keys[text] for text in staying} == {text: key for key, text in old if text in staying}
    assert len(set(keys.values())) == len(after)
