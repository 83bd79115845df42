"""The true title, whichever of the several a page prints.

A page names its speech in its <title>, its heading, a breadcrumb, the editor's lead, 《…》 in the footer and
at the head of the text, each with affixes of its own. Every such place is a candidate; candidates that
differ by affixes only are one title, and the title with the most evidence wins. Of its several forms the
one that stands next to the running text is the speech's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from speeches.metadata.affixes import ENDS_AS_SPEECHES, is_file_name, split_site, strip_affixes
from speeches.metadata.evidence import Field, Line, Zone, fold
from speeches.metadata.labels import Meaning
from speeches.metadata.lines import Evidence
from speeches.metadata.title_lines import GENRE_ALONE, is_title_like, last_copy, title_lines
from speeches.metadata.vocabulary import GENRES

# How much each place says; set by hand so that the seeds and the generated pages come out right.
HEADING, NEXT_TO_TEXT, PAGE_NAME, QUOTED, HEAD_LINE, NAMED = 4.0, 3.0, 3.0, 2.5, 1.5, 1.5
META_TITLE = 2.0
META_TITLES = ("articletitle", "og:title", "ld:headline", "twitter:title", "dc.title")
GENRE_BONUS = 2.0  # 讲话, 致辞, 报告 at the end, once for a title however often it is printed
SPOKEN_BONUS = 2.0  # 在…会议上的讲话: no column, label or button of a page has that form
HALF_SURE = 2.0  # evidence at which the confidence is one half
MIN_SHARE = (
    0.7  # of two forms of one title the shorter has at least this share of the longer; 的 or 年 is lost, no more
)
LONGEST, SHORTEST = 80, 4  # characters
LONGEST_NAME = 600  # characters of a <title> or a tag; of what shops of documents write there the title comes first

QUOTED_TITLE = re.compile(  # 《…》出自:, with the opening mark lost; 《…》由互联网用户; 《….docx》由会员分享
    r"(?:^|《|关于《)(?P<title>[^《》]{2,100}(?:《[^《》]{1,40}》[^《》]{0,40})?)》"
    r"(?=\s*(?:$|出自|由|一文|来自|来源|摘自|是|给出|的|,|。|\(|全文|相关|系|为))"
)
LEAD = re.compile(
    r"(?:整理|收集|搜集|带来|分享|准备|推荐|提供|撰写|编辑|为您|为你)(?:了|的|到|:|给大家|出)?(?:一篇|几篇|关于|有关)?(?:的)?[《“\"]?"
    r"(?P<title>[^,。;《》“”\"]{4,60}?)[》”\"]?(?:,|。|\(|供|希望|欢迎|仅供|$)"
)
CRUMB_LABEL = re.compile(r"(?:位置|导航)\s*[:]|^(?:首 ?页|主 ?页)\s*[>»›/-]")
CRUMB = re.compile(r"[>»›→]{1,2}|\s/\s")
TWICE_GLUED = re.compile(  # 1、2022执行力建设工作会议讲话执行力建设工作会议讲话同志们
    r"^(?:\d、)?(?:(?:19|20)\d\d年?)?(?P<copy>[^,。;!?:]{6,60}?)(?P<title>(?P=copy))\s*(?=同志们|各位|尊敬的|今天|大家|女士们)"
)
GLUED = re.compile(
    rf"(?P<title>[^,。;!?:]{{0,40}}在[^,。;!?:]{{4,50}}?(?:上|时)的?(?:{GENRES}))\s*(?=同志们|各位|尊敬的|\(|今天|大家|女士们)"
)
ENDS_IN_GENRE = re.compile(rf"(?:{GENRES})$")
IGNORED = re.compile(r"[\s\W_的]+")
STRAY_SPACE = re.compile(r"(?<=^在[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")  # 在县 政府全体会议上的讲话
CUT_SHORT = re.compile(r"(?:…+|\.{2,})$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that names the speech; the higher `rank`, the more its very form is the speech's own."""

    text: str
    folded: str
    field: Field
    weight: float
    rank: int
    core: str  # the folded text without what pages add to titles or lose from them


def read_title(evidence: Evidence) -> Field | None:
    """The title of the speech, without the page's affixes; None where no place names it."""
    candidates = [candidate for candidate in _candidates(evidence) if candidate.core]
    if not candidates:
        return None
    groups = [[other for other in candidates if _same_title(candidate, other)] for candidate in candidates]
    best = max(groups, key=_score)
    form = max(best, key=lambda candidate: candidate.rank)
    score = _score(best)
    return Field(form.text, form.field.start, form.field.end, round(score / (score + HALF_SURE), 2))


def _score(group: list[Candidate]) -> float:
    named = [candidate.folded for candidate in group if ENDS_IN_GENRE.search(candidate.folded)]
    bonus = GENRE_BONUS if any(not GENRE_ALONE.match(folded) for folded in named) else 0.0
    if any(ENDS_AS_SPEECHES.search(candidate.folded) for candidate in group):
        bonus += SPOKEN_BONUS
    return sum(candidate.weight for candidate in group) + bonus


def _same_title(one: Candidate, other: Candidate) -> bool:
    """Whether two forms differ only by what pages put on titles, or lose from them."""
    shorter, longer = sorted((one.core, other.core), key=len)
    if shorter == longer:
        return True
    if CUT_SHORT.search(one.folded) or CUT_SHORT.search(other.folded):
        return len(shorter) >= SHORTEST and longer.startswith(shorter)
    if longer.endswith(shorter) and ENDS_IN_GENRE.search(shorter) and shorter.startswith("在"):
        return True  # 县委书记在…上的讲话, and 在…上的讲话 at the head of the text
    return len(shorter) >= MIN_SHARE * len(longer) and _is_subsequence(shorter, longer)


def _is_subsequence(shorter: str, longer: str) -> bool:
    characters = iter(longer)
    return all(character in characters for character in shorter)


def _candidates(evidence: Evidence) -> Iterator[Candidate]:
    for number, title_line in enumerate(title_lines(evidence)):
        line = title_line.line
        weight = HEADING if line.is_heading else HEAD_LINE
        if title_line.is_next_to_text:
            weight += NEXT_TO_TEXT
        rank = 100 + number if title_line.is_next_to_text or not line.is_heading else 100
        yield from _candidate(line, title_line.start, title_line.end, weight, rank)
    yield from _glued(evidence)
    yield from _page_name(evidence)
    yield from _of_meta(evidence)
    yield from _quoted(evidence)
    yield from _named(evidence)


def _glued(evidence: Evidence) -> Iterator[Candidate]:
    """A title with the speech behind it on the same line, where the page has lost its line ends."""
    for line in evidence.opening[:1]:
        if match := TWICE_GLUED.match(line.folded):
            yield from _candidate(line, match.start("title"), match.end("title"), HEAD_LINE + NEXT_TO_TEXT, 120)
        elif match := GLUED.match(line.folded):
            yield from _candidate(line, last_copy(match["title"]), match.end("title"), NAMED, 35)


def _page_name(evidence: Evidence) -> Iterator[Candidate]:
    """<title>, without the site's name."""
    yield from _outside(evidence, evidence.page.title.strip(), PAGE_NAME, 60)


def _of_meta(evidence: Evidence) -> Iterator[Candidate]:
    """The title that meta tags state: ArticleTitle of government sites, og:title, a headline in JSON-LD."""
    names = dict.fromkeys(evidence.page.meta.get(name, "").strip() for name in META_TITLES)
    for name in names:
        if name != evidence.page.title.strip():
            yield from _outside(evidence, name, META_TITLE, 55)


def _outside(evidence: Evidence, name: str, weight: float, rank: int) -> Iterator[Candidate]:
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        return
    line = Line(name, fold(name), name, 0, Zone.NAME)
    start, end = split_site(line.folded)
    for candidate in _candidate(line, start, end, weight, rank):
        found = evidence.page.text.find(candidate.text)  # the name itself stands outside the page text
        span = (found, found + len(candidate.text)) if found >= 0 else (0, 0)
        yield replace(candidate, field=Field(candidate.text, *span, 0.0))


def _quoted(evidence: Evidence) -> Iterator[Candidate]:
    """《…》 in a notice above or below the speech."""
    for line in evidence.head + evidence.tail:
        for match in QUOTED_TITLE.finditer(line.folded):
            yield from _candidate(line, match.start("title"), match.end("title"), QUOTED, 50)


def _named(evidence: Evidence) -> Iterator[Candidate]:
    """The end of a breadcrumb, the editor's lead, and 原标题："""
    for line in evidence.head:
        if CRUMB_LABEL.search(line.folded) and (crumbs := list(CRUMB.finditer(line.folded))):
            yield from _candidate(line, crumbs[-1].end(), len(line.text), NAMED, 40)
        elif "小编" in line.folded or "整理" in line.folded:
            for match in LEAD.finditer(line.folded):
                yield from _candidate(line, match.start("title"), match.end("title"), NAMED, 30)
    for labelled in evidence.labels:
        if labelled.meaning is Meaning.TITLE:
            yield from _candidate(labelled.line, labelled.start, labelled.end, NAMED, 45)


def _candidate(line: Line, start: int, end: int, weight: float, rank: int) -> Iterator[Candidate]:
    """The title at [start, end) of a line, its affixes stripped; nothing where no title is left."""
    stripped = strip_affixes(line.folded[start:end])
    first, last = start + stripped.start, start + stripped.end
    folded = line.folded[first:last]
    if not is_title_like(folded) or len(folded) > LONGEST:
        return
    if CUT_SHORT.search(folded) or GENRE_ALONE.match(folded):  # 讲话 alone is also a tag or a column
        weight, rank = weight / 2, 0
    elif stripped.was_affixed or is_file_name(line.folded):
        rank -= 50
    text = tidy(line.text[first:last])
    core = IGNORED.sub("", fold(text))
    yield Candidate(text, fold(text), line.field(first, last, 0.0, text), weight, rank, core)


def tidy(title: str) -> str:
    """Close the gaps of a title that was spaced out letter by letter.

    >>> tidy("在 全 县 会 议 上 的 讲 话"), tidy("讲　话"), tidy("深入学习 全面贯彻")
    ('在全县会议上的讲话', '讲话', '深入学习 全面贯彻')
    """
    words = title.split()
    if len(words) > 1 and all(len(word) == 1 for word in words):
        return "".join(words)
    title = re.sub(r"讲\s+话$", "讲话", re.sub(r"\s+", " ", title))
    return STRAY_SPACE.sub("", title)
