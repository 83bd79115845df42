"""The five sample documents, held against what a reader sees in them."""

import json
import re
from pathlib import Path

import pytest

from speeches import metadata
from speeches.metadata.evidence import fold
from speeches.text.page import Page, Piece

CASES = json.loads((Path(__file__).parent / "cases/seeds.json").read_text("utf-8"))
SEEDS = Path(__file__).parents[2] / "seeds"
READING = re.compile(r"(?<=[\u4e00-\u9fff])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüń]+\)")
PREVIEW_TITLES = re.compile(r"^1、(2022在\S+?讲话)(在\S+?讲话)")
PARAGRAPH = 100  # characters; in these five no line of the page's own is longer, and every speech ends in such a line


def lay_out(text: str) -> tuple[Page, str, list[Piece], list[Piece]]:
    """Take the lines before the salutation and after the last paragraph off, as cleaning would."""
    lines, position = [], 0
    for raw in text.split("\n"):
        lines.append(Piece(READING.sub("", raw).strip(), position, position + len(raw), "layout"))
        position += len(raw) + 1
    first = next(i for i, line in enumerate(lines) if re.match(r"同[志誌][们們]|1、", line.text))
    last = max(i for i, line in enumerate(lines) if len(line.text) > PARAGRAPH)
    head = lines[:first]
    if match := PREVIEW_TITLES.match(lines[first].text):
        start = lines[first].start
        head += [Piece(match[n], start + match.start(n), start + match.end(n), "layout") for n in (1, 2)]
    return Page(text), "\n".join(line.text for line in lines[first : last + 1]), head, lines[last + 1 :]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["seed"])
def test_seed(case):
    text = next(SEEDS.glob(f"{case['seed']}_*.txt")).read_text("utf-8")
    found = metadata.read(*lay_out(text))
    for name, expected in case.items():
        if name != "seed":
            field = getattr(found, name)
            assert (field and fold(field.value)) == expected, name
            assert field is None or 0 <= field.start < field.end <= len(text)
    assert (found.refusal, found.doubt) == ("", "")
