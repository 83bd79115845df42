"""The encoding of a Chinese text is found by evidence, whatever is declared and however it is damaged."""

import gzip
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.text.encodings import PLAUSIBLE, decode

HANS = "同志们：今天我们召开全县经济工作会议，主要任务是总结成绩，部署工作。下面，我讲三点意见。"
HANT = "主席，我今天發言的目的，是要求政府就這個問題作出回應，並且向市民交代有關的安排。"
ENCODINGS = [  # as written, as found
    ("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("gb2312", "gb18030"), ("gbk", "gb18030"), ("gb18030", "gb18030"),
    ("utf-16", "utf-16"), ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"), ("utf-32", "utf-32"),
]  # fmt: skip
CHARACTERS = 30  # of the shortest texts that must be right without damage
TRIALS = 1_000
LENGTHS = (200, 5_000)  # characters
WRITTEN = {
    "news_items.jsonl.gz": ["utf-8", "utf-8-sig", "gb2312", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"],
    "legco_speeches.jsonl.gz": ["utf-8", "gbk", "gb18030", "big5", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be"],
}
DECLARED = ["", "utf-8", "gb2312", "gbk", "big5", "iso-8859-1", "utf-16", "shift_jis", "euc-kr", "nonsense"]
MIN_RIGHT = 0.99  # of short pieces of real prose; those that fail are English or tables of numbers


@pytest.mark.parametrize(("written", "found"), ENCODINGS)
def test_simplified_text_comes_back(written: str, found: str):
    decoded = decode(HANS.encode(written))
    assert (decoded.text, decoded.encoding, decoded.undecodable) == (HANS, found, 0)


@pytest.mark.parametrize(("written", "found"), [("big5", "big5hkscs"), ("big5hkscs", "big5hkscs"), ("gbk", "gb18030")])
def test_traditional_text_comes_back(written: str, found: str):
    decoded = decode(HANT.encode(written))
    assert (decoded.text, decoded.encoding) == (HANT, found)


def test_hong_kong_characters_are_read_from_big5():
    text = "嘅咗啲喺嚟" + HANT
    assert decode(text.encode("big5hkscs")).text == text


@pytest.mark.parametrize("declared", ["", "utf-8", "gb2312", "big5", "iso-8859-1", "shift_jis", "nonsense"])
@pytest.mark.parametrize("written", ["utf-8", "gb18030"])
def test_a_wrong_declaration_is_overruled(written: str, declared: str):
    assert decode(HANS.encode(written), declared).text == HANS


def test_a_right_declaration_decides_what_evidence_leaves_open():
    assert decode("Café Müller".encode("cp1252"), "iso-8859-1").text == "Café Müller"


@pytest.mark.parametrize("written", ["utf-8", "gb18030"])
def test_a_damaged_byte_is_marked_and_counted(written: str):
    content = (HANS * 5).encode(written) + b"\xff\n" + (HANS * 5).encode(written)
    decoded = decode(content)
    assert decoded.text == HANS * 5 + "\ufffd\n" + HANS * 5
    assert decoded.undecodable == 1


def test_each_byte_of_a_broken_character_is_marked():
    content = HANS.encode() + "党".encode()[:2] + b"\n"
    decoded = decode(content)
    assert (decoded.undecodable, decoded.text.count("\ufffd")) == (2, 2)


def test_a_replacement_character_that_stands_in_the_file_is_no_damage():
    assert decode(f"{HANS}\ufffd".encode()).undecodable == 0


def test_a_lost_byte_does_not_tip_the_encoding_over():
    content = (HANS * 3).encode("gb18030")
    assert decode(content[:20] + content[21:]).encoding == "gb18030"


def test_text_in_other_languages_stays_utf_8():
    for text in ("Товарищи, сегодня мы собрались", "同志の皆さん、おはようございます", "동지 여러분 안녕하십니까 오늘"):
        assert decode(text.encode()).text == text


def test_sparse_chinese_in_a_long_page_of_ascii_is_found():
    content = b"<script>var a = 1;</script>\n" * 20_000 + HANS.encode("gb18030") + b"\n" * 600_000
    assert decode(content).encoding == "gb18030"


@given(st.text(alphabet=HANS + HANT + "0123456789\nABC ", min_size=CHARACTERS), st.sampled_from(["utf-8", "gb18030"]))
def test_any_prose_comes_back(text: str, written: str):
    prose = HANS + text
    assert decode(prose.encode(written)).text == prose


@given(st.binary(max_size=400), st.sampled_from(["", "gbk", "big5", "utf-8", "hz", "shift_jis"]))
def test_any_bytes_are_decoded_into_a_text_that_can_be_stored(content: bytes, declared: str):
    decoded = decode(content, declared)
    decoded.text.encode()
    assert decoded.text.count("\ufffd") >= decoded.undecodable


def test_random_bytes_are_not_plausible():
    noise = bytes((index * index * 31 + index * 7) % 251 for index in range(4000))
    assert decode(noise).plausibility < PLAUSIBLE


@pytest.mark.parametrize(
    ("name", "encodings"),
    [
        ("work_reports.jsonl.gz", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"]),
        ("legco_speeches.jsonl.gz", ["utf-8", "gb18030", "big5hkscs", "utf-16-le"]),
    ],
)
def test_real_prose_in_short_pieces(corpora: Path, name: str, encodings: list[str]):
    with gzip.open(corpora / name, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(200), lines, strict=False)]
    pieces = [text[len(text) // 2 :][:CHARACTERS] for text in texts]
    pieces = [piece for piece in pieces if len(piece) == CHARACTERS]
    for encoding in encodings:
        written = [(piece, piece.encode(encoding, "ignore")) for piece in pieces]
        right = [decode(content).text == content.decode(encoding) for _, content in written]
        assert sum(right) >= MIN_RIGHT * len(right), encoding


def test_any_encoding_under_any_declaration(corpora: Path):
    chance, texts = random.Random(1), {}
    for name in WRITTEN:
        with gzip.open(corpora / name, "rt", encoding="utf-8") as lines:
            texts[name] = [json.loads(line)["text"] for _, line in zip(range(500), lines, strict=False)]
    for _ in range(TRIALS):
        name = chance.choice(list(WRITTEN))
        text = chance.choice(texts[name])[: chance.choice(LENGTHS)]
        written, declared = chance.choice(WRITTEN[name]), chance.choice(DECLARED)
        content = text.encode(written, "ignore")
        wanted = content.decode(written)
        assert decode(content, declared).text == wanted, (written, declared, text[:40])
        cut = decode(content[:-1], declared).text  # in the middle of the last character
        assert cut[: len(wanted) - 2] == wanted[: len(wanted) - 2], (written, declared, text[:40])
