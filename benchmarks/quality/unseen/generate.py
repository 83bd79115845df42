"""All families, and the pages of a seed."""

import random
from collections.abc import Callable, Iterator

from benchmarks.quality.unseen import families, families_html, families_text
from benchmarks.quality.unseen.corpora import Corpora
from benchmarks.quality.unseen.page import Page
from benchmarks.quality.unseen.wording import Dice

Family = Callable[[random.Random, Corpora], Page]
FAMILIES: dict[str, Family] = {
    "portal": families.portal,
    "editor": families.editor,
    "mangled": families_text.mangled,
    "preview": families.preview,
    "hard_wrapped": families_text.hard_wrapped,
    "paywall": families.paywall,
    "html_gb18030": families_html.html_gb18030,
    "html_blocks": families_html.html_blocks,
    "html_tables": families_html.html_tables,
    "forum": families.forum,
    "multipart": families.multipart,
    "second": families.second,
    "few_lines": families_text.few_lines,
    "pdf_text": families_text.pdf_text,
    "word_paste": families_text.word_paste,
    "cut_off": families_text.cut_off,
    "redacted": families_text.redacted,
    "toneless": families_text.toneless,
    "spaces_marks": families_text.spaces_and_marks,
    "broken_lines": families_text.broken_lines,
    "counters": families_text.counters,
}


def generate(corpora: Corpora, *, seed: int, count: int, only: str = "") -> Iterator[Page]:
    """`count` pages, the same for the same seed; with `only`, a family's own share of them."""
    names = list(FAMILIES)
    for number in range(count):
        name = names[number % len(names)]
        if not only or name == only:
            yield FAMILIES[name](Dice(seed, number), corpora)
