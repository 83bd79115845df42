"""The day of the speech where the text states it, else the day on which the page was published.

A date in running text is the date of what it tells of, never of the speech; only lines that consist of a
date and its dressing count, and dates in the title.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from speeches.metadata.evidence import SHORT_LINE, Field, Line, fold
from speeches.metadata.labels import Meaning
from speeches.metadata.lines import Evidence
from speeches.metadata.sites import sites_in
from speeches.metadata.vocabulary import MEETINGS, SPOKEN
from speeches.text.dates import Form, FoundDate, find_dates


class Basis(StrEnum):
    STATED = "stated"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A date that some line gives as the speech's or the page's."""

    field: Field
    basis: Basis
    found: FoundDate


@dataclass(frozen=True, slots=True)
class ReadDate:
    date: Field
    basis: Field


WEEKDAY = re.compile(r"(?<=日)\s*\((?:星期|周)[一二三四五六日天]\)$")  # without brackets it is the page's, of today
SUBTITLE_DASH = re.compile(r"^[-—–―─~]+\s*")
VENUE = re.compile(r"^(?:上午|下午|晚|凌晨)?\s*[,，]?\s*(?:于|在)?.{0,60}$")
IN_A_TITLE = re.compile(rf"(?:{SPOKEN})(?:稿|词|提纲|材料)?(?:\.\w{{3,5}})?(?:[(【\[]|$)")
YEAR_BEFORE_TITLE = re.compile(r"^[《【\[(]?\s*(?P<year>(?:19|20)\d\d)(?=年?在)")
YEAR_OF_TITLE = re.compile(rf"^(?P<year>(?:19|20)\d\d)年(?!度|末|底).*(?:{SPOKEN})(?:稿|词)?$")
YEAR_OF_OCCASION = re.compile(rf"在(?P<year>(?:19|20)\d\d)年(?!度|末|底|终).*(?:{MEETINGS})上")
OF_PAGE = re.compile(
    r"\d ?页|\d ?[KM]B|下载|免费|会员|浏览|点击|阅读|来源|作者|编辑|字号|字体|打印|分享|评论|发布|更新|人气|热度|\d次|发表|供稿|记者|上传|访问|星期|:\d\d"
)
NOT_OF_SPEECH = re.compile(
    r"备案|注册|生日|在线时间|最后登录|ICP|版权|©|Copyright|上一[篇条]|下一[篇条]|修订|施行|生效|http|第.{1,8}号$|\d{3,4}-\d{7,8}",
    re.IGNORECASE,
)
MEETING_BEFORE = re.compile(rf"^[^。;!?,]{{4,40}}(?:{MEETINGS})上?[ ,]*$")  # 第十二届全国人大二次会议，2014年3月5日
DAY_BEHIND_TITLE = re.compile(rf"(?:{SPOKEN})(?:稿|词)?\s*[(【\[](?P<day>[^()]{{6,24}})[)】\]]$")
SENTENCE = re.compile(r"[。;!?]|,.*,")
NAME = r"[\u4e00-\u9fffX×*·]{2,4}|[\u4e00-\u9fff] [\u4e00-\u9fff]"
SIGNED = re.compile(rf"^[(（]?(?:\S{{2,20}} +)?(?:{NAME})?[ ,，]*$")
AFTER_SIGNED = re.compile(rf"^[ ,，]*(?:上午|中午|下午|傍晚|晚上?|清晨|凌晨)?(?:{NAME})?(?:\s*于\S{{2,12}})?$")

MOST_BESIDE = 4  # letters beside the date of a stamp that no word tells: an editor's name, 第二版

# How sure each place makes; set by hand, not measured.
LABELLED_SPOKEN, SUBTITLE, SIGNATURE, TITLE_DATE, TITLE_YEAR, OCCASION_YEAR = 0.98, 0.95, 0.85, 0.9, 0.8, 0.6
LABELLED_PUBLISHED, LABELLED_UPDATED, BARE_PUBLISHED, MARKED_DAY = 0.95, 0.9, 0.7, 0.6
META_DATES = {  # published before changed
    **dict.fromkeys(("pubdate", "article:published_time", "datepublished", "ld:datepublished", "publishdate"), 0.9),
    **dict.fromkeys(("dc.date", "dcterms.created", "date", "og:release_date", "time"), 0.8),
    **dict.fromkeys(("article:modified_time", "ld:datemodified", "lastmodified"), 0.6),
}


def read_date(evidence: Evidence, title: Field | None) -> ReadDate | None:
    """The date and its basis; a stated date wins, however much less exact it is."""
    for dated in (*_stated(evidence, title), *_published(evidence), *_year_of_occasion(title)):
        return ReadDate(
            dated.field,
            Field(dated.basis.value, dated.field.start, dated.field.end, dated.field.confidence),
        )
    return None


def _stated(evidence: Evidence, title: Field | None) -> Iterator[DatedLine]:
    for labelled in evidence.labels:
        if labelled.meaning is Meaning.SPOKEN_ON:
            yield from _first(labelled.line, labelled.start, labelled.end, Basis.STATED, LABELLED_SPOKEN)
    yield from _time_and_place(evidence)
    for line in reversed(evidence.before):  # the line next to the text first
        yield from _subtitle(line)
    yield from _in_title(evidence, title)
    for line in reversed(evidence.closing):
        yield from _signature(line)
    for line in evidence.tail[:3]:
        yield from _signature(line)


def _first(line: Line, start: int, end: int, basis: Basis, confidence: float) -> Iterator[DatedLine]:
    for found in find_dates(line.folded[start:end]):
        yield _dated(line, found, start, basis, confidence)
        return


def _dated(line: Line, found: FoundDate, offset: int, basis: Basis, confidence: float) -> DatedLine:
    field = line.field(offset + found.start, offset + found.end, confidence, found.iso)
    return DatedLine(field, basis, found)


def _time_and_place(evidence: Evidence) -> Iterator[DatedLine]:
    """时间：… 地点：… heads the record of a meeting, and then 时间 is no page date."""
    labels = evidence.labels_before
    if any(labelled.meaning is Meaning.PLACE for labelled in labels):
        for labelled in labels:
            if labelled.label in ("时间", "日期"):
                yield from _first(labelled.line, labelled.start, labelled.end, Basis.STATED, LABELLED_SPOKEN)


def _subtitle(line: Line) -> Iterator[DatedLine]:
    """`——2016年3月5日在…会议上`, `（2011年1月12日）`, `胡建新 2009年5月4日`."""
    text = WEEKDAY.sub("", line.folded.strip())
    offset = len(line.folded) - len(line.folded.lstrip())
    if len(text) > SHORT_LINE + 20 or NOT_OF_SPEECH.search(text):
        return
    dash = SUBTITLE_DASH.match(text)
    is_bracketed = text.startswith("(") and text.endswith(")")
    inner_start = dash.end() if dash else int(is_bracketed)
    inner = text[inner_start : len(text) - int(is_bracketed)].rstrip()
    dates = list(find_dates(inner))
    if len(dates) == 1 and len(dates[0].iso) == len("2016") and dates[0].start:
        return  # ——在2012年春季班结业典礼上: the year of an occasion
    if len(dates) != 1 or (not is_bracketed and not dash and _is_page_date(inner, dates[0])):
        return
    if is_bracketed and dates[0].has_clock and dates[0].form is Form.MARKS:
        return  # (2012-03-04 10:11:12) is a blog's stamp
    found = dates[0]
    before, after = inner[: found.start], inner[found.end :]
    if is_bracketed or dash:
        fits = (after.startswith(("在", "于")) or OF_PAGE.search(before + after) is None) and _is_venue(before, after)
    else:
        fits = bool(SIGNED.match(before) and AFTER_SIGNED.match(after)) or (
            _is_occasion(after) if not before else not after and MEETING_BEFORE.match(before) is not None
        )
    if fits:
        yield _dated(line, found, offset + inner_start, Basis.STATED, SUBTITLE)


def _is_venue(before: str, after: str) -> bool:
    return len(before) <= 20 and not re.search(r"[。;!?]", before + after) and VENUE.match(after) is not None


def _is_occasion(after: str) -> bool:
    """在…会议上, with or without the genre."""
    return re.match(
        r"^[ ,]?(?:上午|下午)?,?(?:于|在).{2,50}(?:上|时)?(?:的?(?:" + SPOKEN + "))?$", after
    ) is not None and not re.search("[。;!?,]", after)


def _is_page_date(text: str, found: FoundDate) -> bool:
    """Whether a date without a label is a page's stamp: a clock, marks for 年月日, or a portal's words."""
    return found.has_clock or found.form is Form.MARKS or OF_PAGE.search(text) is not None


def _in_title(evidence: Evidence, title: Field | None) -> Iterator[DatedLine]:
    """A date in the title itself, or the year that a file name puts before it."""
    if title is None:
        return
    for line in evidence.before:
        if not (line.start <= title.start and title.end <= line.end) and title.value not in line.text:
            continue
        if IN_A_TITLE.search(line.folded.rstrip()) and len(line.folded) <= 2 * SHORT_LINE:
            full = [found for found in find_dates(line.folded) if len(found.iso) > len("2021")]
            if len(full) == 1 and not OF_PAGE.search(line.folded):
                yield _dated(line, full[0], 0, Basis.STATED, TITLE_DATE)
        for start in _possible_starts(line.folded):
            yield from _year(line, start)
    yield from _title_year(title)


def _possible_starts(folded: str) -> list[int]:
    """Where a file name with a year before it may begin: at 《, at a number 1、, at the line's start."""
    return [0, *(match.end() for match in re.finditer(r"《|^\d{1,2}、", folded))]


def _year(line: Line, start: int) -> Iterator[DatedLine]:
    if match := YEAR_BEFORE_TITLE.match(line.folded[start:]):
        found = FoundDate(
            match["year"], start + match.start("year"), start + match.end("year"), Form.CHARACTERS, has_clock=False
        )
        yield _dated(line, found, 0, Basis.STATED, TITLE_YEAR)


def _title_year(title: Field) -> Iterator[DatedLine]:
    if day := DAY_BEHIND_TITLE.search(fold(title.value)):
        for found in find_dates(day["day"]):
            yield DatedLine(Field(found.iso, title.start, title.end, TITLE_DATE), Basis.STATED, found)
    if match := YEAR_OF_TITLE.match(title.value):
        field = Field(match["year"], title.start, title.end, TITLE_YEAR)
        yield DatedLine(field, Basis.STATED, FoundDate(match["year"], 0, 4, Form.CHARACTERS, has_clock=False))


def _year_of_occasion(title: Field | None) -> Iterator[DatedLine]:
    """在2021年全县经济工作会议上: mostly the year of the meeting, so only where nothing else is said."""
    if title and (match := YEAR_OF_OCCASION.search(title.value)):
        field = Field(match["year"], title.start, title.end, OCCASION_YEAR)
        yield DatedLine(field, Basis.STATED, FoundDate(match["year"], 0, 4, Form.CHARACTERS, has_clock=False))


def _signature(line: Line) -> Iterator[DatedLine]:
    """The last lines of the speech: a date alone, or a name and a date."""
    text = WEEKDAY.sub("", line.folded.strip()).strip("()")
    dates = list(find_dates(text))
    if len(dates) != 1 or len(text) > SHORT_LINE // 2 or _is_page_date(text, dates[0]) or NOT_OF_SPEECH.search(text):
        return
    before, after = text[: dates[0].start], text[dates[0].end :]
    if SIGNED.match(before) and not after.strip():
        offset = line.folded.find(text)
        yield _dated(line, dates[0], offset, Basis.STATED, SIGNATURE)


def _published(evidence: Evidence) -> Iterator[DatedLine]:
    """发布时间 before 更新时间, the lines above the speech before those below, and stamps without a label last."""
    labels = evidence.labels
    for labelled in labels:
        if labelled.meaning is Meaning.PUBLISHED_ON:
            yield from _first(labelled.line, labelled.start, labelled.end, Basis.PUBLISHED, LABELLED_PUBLISHED)
    for labelled in labels:
        if labelled.meaning in (Meaning.SITE, Meaning.ORIGIN, Meaning.UPDATED_ON) and not _is_prose(labelled.line):
            yield from _first(labelled.line, labelled.start, labelled.end, Basis.PUBLISHED, LABELLED_UPDATED)
    yield from _of_meta(evidence)
    for line in evidence.before:
        yield from _stamp(line)
    for line in evidence.before:
        yield from _day_of_marks(line)


def _of_meta(evidence: Evidence) -> Iterator[DatedLine]:
    """What meta tags state, the day alone; it may stand in the page text too."""
    for name, confidence in META_DATES.items():
        value = evidence.page.meta.get(name, "")
        for found in find_dates(value.replace("T", " ")):
            place = evidence.page.text.find(found.iso)
            span = (place, place + len(found.iso)) if place >= 0 else (0, 0)
            yield DatedLine(Field(found.iso, *span, confidence), Basis.PUBLISHED, found)
            break


def _is_prose(line: Line) -> bool:
    return len(line.folded) > 2 * SHORT_LINE


def _stamp(line: Line) -> Iterator[DatedLine]:
    """A line above the speech with one date and only a page's words beside it, a clock, or a site's name."""
    if _is_prose(line) or _is_unlike_a_stamp(line):
        return
    dates = list(find_dates(line.folded))
    if len(dates) != 1 or len(dates[0].iso) < len("2021-02-24"):
        return
    found = dates[0]
    rest = line.folded[: found.start] + line.folded[found.end :]
    beside = line.folded[: found.start].strip(), line.folded[found.end :].strip(" 0123456789:")
    is_stamp = found.has_clock and "" in beside
    if (
        OF_PAGE.search(rest)
        or len(re.sub(r"[\W\d_]", "", rest)) <= MOST_BESIDE
        or is_stamp
        or any(sites_in(line.folded))
        or (found.form is Form.MARKS and not line.folded[: found.start].strip(" [("))
    ):
        yield _dated(line, found, 0, Basis.PUBLISHED, BARE_PUBLISHED)


def _day_of_marks(line: Line) -> Iterator[DatedLine]:
    """`原创 石门组工 2014-10-06`: the account or editor beside a day written as no speaker writes it."""
    dates = list(find_dates(line.folded)) if len(line.folded) <= SHORT_LINE else []
    if len(dates) == 1 and dates[0].form is Form.MARKS and not _is_unlike_a_stamp(line):
        found = dates[0]
        if len(found.iso) == len("2021-02-24"):
            yield _dated(line, found, 0, Basis.PUBLISHED, MARKED_DAY)


def _is_unlike_a_stamp(line: Line) -> bool:
    return bool(NOT_OF_SPEECH.search(line.folded) or SENTENCE.search(line.folded))
