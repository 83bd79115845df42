"""Print what we and other tools make of the same HTML pages: characters of the speech, and dirt that is left.

SPEECHES_CORPORA=folder python -m benchmarks.quality.peers [--pages 5]        (needs `make peers`)

The pages are those of the dirt table, a few of each kind, every line a paragraph of plain mark-up inside a
page with a menu and a foot. trafilatura, readability-lxml and resiliparse find the main block; ftfy mends
characters, so it gets the text of the whole page, and once more what trafilatura leaves. `dirt left` is the
share of the places of dirt that still stand in the result as the page has them, each page weighing the same;
`harm` the share of the speech's characters that are lost or changed.
"""

import argparse
import html
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

import ftfy
import trafilatura
from rapidfuzz.distance import LCSseq
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

from benchmarks.corpora import corpora
from benchmarks.quality.dirt.__main__ import KINDS, SEED
from benchmarks.quality.dirt.page import Dirt, written
from benchmarks.quality.dirt.texts import speeches
from speeches import cleaning, readers
from speeches.text.widths import HALF_WIDTH

KINDS_OF_WIDTH = {"narrow_punctuation"}  # its dirt is not told in half width; it counts in F1 and harm alone
CONTEXT = 6  # characters before and behind a place of dirt that tell it from the same mark elsewhere

LINE_ENDS = re.compile(r"\s*\n\s*")
SPACES = re.compile(r"[^\S\n]+")

Tool = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Sample:
    """A page, the speech in it, and every place of dirt with a little of what stands around it."""

    kind: str
    markup: str
    speech: str
    traces: Sequence[str]

    def dirt_left(self, result: str) -> float:
        text = even(result)
        return fmean(trace in text for trace in self.traces)


def bare(text: str) -> str:
    return "".join(text.split())


def even(text: str) -> str:
    """Half width, and one space or one line feed for every run of white space: ftfy narrows all punctuation."""
    return SPACES.sub(" ", LINE_ENDS.sub("\n", text.translate(HALF_WIDTH)))


def sample(kind: str, speech: str, dirt: Sequence[Dirt]) -> Sample:
    page, spans = written(speech, dirt)
    lines = "\n".join(f"<p>{html.escape(line)}</p>" for line in page.split("\n"))
    markup = (
        "<!DOCTYPE html><html lang=zh><head><meta charset=utf-8><title>讲话</title></head><body>"
        "<div class=nav><a href=/>首页</a> <a href=/a>新闻</a> <a href=/b>政务</a></div>"
        f"<div class=content>\n{lines}\n</div>"
        "<div class=footer>版权所有 <a href=/c>联系我们</a></div></body></html>"
    )
    spans = [] if kind in KINDS_OF_WIDTH else spans
    traces = [even(page[max(0, start - CONTEXT) : end + CONTEXT]) for start, end in spans]
    return Sample(kind, markup, bare(speech), traces)


def ours(markup: str) -> str:
    return cleaning.clean(readers.read(markup.encode(), "page.html").page).text


def everything(markup: str) -> str:
    return readers.read(markup.encode(), "page.html").page.text


def by_trafilatura(markup: str) -> str:
    return trafilatura.extract(markup) or ""


def by_readability(markup: str) -> str:
    return everything(Document(markup).summary())


def by_resiliparse(markup: str) -> str:
    return extract_plain_text(markup, main_content=True)


TOOLS: dict[str, Tool] = {
    "ours": ours,
    "trafilatura": by_trafilatura,
    "readability-lxml": by_readability,
    "resiliparse": by_resiliparse,
    "ftfy": lambda markup: ftfy.fix_text(everything(markup)),
    "trafilatura + ftfy": lambda markup: ftfy.fix_text(by_trafilatura(markup)),
    "nothing": everything,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5, help="of each kind of dirt")
    parser.add_argument("--show", action="store_true", help="what we leave, page by page")
    options = parser.parse_args()
    samples = [made for name in KINDS for made in _samples(name, options.pages)]
    places = sum(len(made.traces) for made in samples)
    print(f"{len(samples)} pages of {len(KINDS)} kinds of dirt, {places} places\n")
    print(f"{'':20}{'F1':>8}{'worst':>8}{'harm':>8}{'dirt left':>11}")
    for name, tool in TOOLS.items():
        results = [tool(made.markup) for made in samples]
        pairs = list(zip(results, samples, strict=True))
        common = [LCSseq.similarity(bare(got), made.speech) for got, made in pairs]
        scores = [
            2 * same / (len(bare(got)) + len(made.speech)) for same, (got, made) in zip(common, pairs, strict=True)
        ]
        harm = fmean(1 - same / len(made.speech) for same, made in zip(common, samples, strict=True))
        left = fmean(made.dirt_left(got) for got, made in pairs if made.traces)
        print(f"{name:20}{fmean(scores):8.4f}{min(scores):8.3f}{harm:8.4f}{left:11.3f}")
        if options.show and name == "ours":
            for got, made in pairs:
                print(f"    {made.kind:24}{made.dirt_left(got):8.3f}")


def _samples(name: str, pages: int) -> list[Sample]:
    rng = random.Random(f"{SEED} peers {name}")
    texts = speeches(corpora(), rng)
    return [sample(name, text, KINDS[name](text, rng)) for _, text in zip(range(pages), texts, strict=False)]


if __name__ == "__main__":
    main()
