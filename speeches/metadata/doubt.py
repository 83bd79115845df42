"""Prose that seems to be no speech: a news report, a regulation, a contract, a novel, an error page in sentences.

Such a page is put to the archivist, not refused. Each kind has words of its own that no speaker uses, and must
have several of them; whatever shows that somebody speaks to somebody outweighs them all: a salutation, a title
that ends in 讲话, thanks at the end, 同志们 within, or a text that says 我们 as often as speeches do. A text of no
such kind is put to the archivist too where its title calls it no speech and it speaks to nobody.
"""

import re
from dataclasses import dataclass
from functools import cache

from speeches.metadata.evidence import SHORT_LINE, Field, fold
from speeches.metadata.genre import Genre, genre_in
from speeches.metadata.labels import Meaning
from speeches.metadata.lines import Evidence
from speeches.metadata.no_speeches import KINDS, NEWS, OPENS_WITH_DATELINE, Kind
from speeches.metadata.refusal import SHORT_PAGE
from speeches.metadata.salutation import Salutation
from speeches.metadata.speaker import names_a_person

SAMPLE = 6_000  # characters; what a page is shows in its beginning
ADDRESSED = re.compile(
    r"我们|咱们?|大家|诸位|各位|同志|你们|您|女士|先生|(?<!小)朋友们|乡亲们|老师们|同学们|代表|委员|主席|议员"
)  # somebody speaks to somebody
LETTER = re.compile(  # is addressed as a speech is, and read by whom it reaches
    r"(?:邀请函|请柬|邀请书|申请书|倡议书|检讨书|保证书|承诺书|责任书|(?:感谢|表扬|慰问|公开|道歉|求职|推荐|介绍|举报)信)"
    r"(?:模板|范文|范本|格式|样本)?$"
)
MIN_UNADDRESSED = 100  # characters; a shorter text may be the beginning of a speech
CLOSING = 120  # characters in which a speaker thanks or wishes
SHOWN = 20  # characters of the words that tell, in the reason
QUOTED = re.compile(r"“[^“”]{0,400}”|「[^「」]{0,400}」|\"[^\"\n]{0,200}\"")
FIRST_PERSON = re.compile(
    r"我(?![国省市县区州镇乡军校院局会方行司党台])|咱们?|大家|诸位|各位(?!数)|同志们|敝人|本人(?!身份)"
)
# Of 4,071 speeches of a council, 15 reports of a government and 20,000 news items, per 1,000 characters outside
# quotation marks: speeches mostly above 3, news items below 1.
MAX_FIRST_PERSON = 1.5

SPOKEN_TO = re.compile(
    r"同志们[,!。:]|(?:谢谢|感谢)(?:大家|各位|主席|代主席|会长|诸位)|大家(?:好|新年好|上午好|下午好)|(?:^|\n)[^。\n]{0,16}主席[,:]|"
    r"(?:全文|摘要|实录|文字)如下|讲话(?:的)?全文|我(?:就|再|想|先|主要|重点|着重|代表)?(?:讲|谈|强调)(?:以下|如下)?[几一二两三四五六七八\d]|"
    r"(?:今天|今日|刚才|现在),?我们(?:在这里|在此)?(?:隆重)?(?:召开|举行|欢聚|相聚)|我代表|各位代表|各位领导|各位来宾|乡亲们|同学们[,!:]|老师们|朋友们[,!:]"
)
THANKS = re.compile(r"谢谢|多谢|讲完了|我的(?:讲话|发言|报告|演讲|汇报)|祝(?:大家|各位|同志们)|本人谨此陈辞|我谨此陈辞")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a page seems to be no speech, and the words that say so."""

    field: Field
    reason: str


MIN_TITLE_KIND = 2  # words of a kind when its title says so too
# How sure a doubt is, set by hand; each word more adds a little.
UNADDRESSED, BARELY_SURE, PER_WORD, SURE = 0.6, 0.8, 0.05, 0.95


def read_doubt(evidence: Evidence, title: Field | None, salutation: Salutation | None) -> Doubt | None:
    """Why the page seems to be no speech, or None; in doubt about the doubt, None."""
    return _of_letter(title) or (None if salutation else _of_prose(evidence, title))


def _of_letter(title: Field | None) -> Doubt | None:
    if title is None or not LETTER.search(fold(title.value)):
        return None
    reason = f"标题“{title.value[:SHOWN]}”说明这是书信或文书，不像讲话，请核对后再发布。"
    return Doubt(Field(Genre.NO_SPEECH.value, title.start, title.end, SURE), reason)


def _of_prose(evidence: Evidence, title: Field | None) -> Doubt | None:
    body = fold(evidence.body[:SAMPLE])
    if _is_spoken(evidence, body):
        return None
    says_we = _first_person(body) > MAX_FIRST_PERSON
    if (dateline := OPENS_WITH_DATELINE.match(body)) and not says_we:
        return _doubt(evidence, NEWS, evidence.body[dateline.start() : dateline.end()], SURE)
    if _is_named_speech(evidence, title):
        return None
    whole = "\n".join((*(line.text for line in evidence.head), evidence.body[:SAMPLE]))
    whole_folded = fold(whole)
    for kind in KINDS:
        if (says_we and not kind.may_say_we) or (kind.is_short and len(whole) > SHORT_PAGE):
            continue
        text, folded = (evidence.body[:SAMPLE], body) if kind.is_news else (whole, whole_folded)
        if doubt := _of_kind(evidence, kind, text, folded, title):
            return doubt
    return _to_nobody(evidence, title, body)


def _to_nobody(evidence: Evidence, title: Field | None, body: str) -> Doubt | None:
    """A text whose title calls it no speech, and in which nobody is addressed and nobody says 我们."""
    if title is None or len(body) < MIN_UNADDRESSED or ADDRESSED.search(QUOTED.sub("", body)):
        return None
    if any(names_a_person(line) for line in evidence.before):
        return None
    reason = f"标题“{title.value[:SHOWN]}”不像讲话的标题，正文也没有称呼听众，请核对后再发布。"
    return Doubt(Field(Genre.NO_SPEECH.value, title.start, title.end, UNADDRESSED), reason)


def _is_named_speech(evidence: Evidence, title: Field | None) -> bool:
    """Whether title or subtitle calls it a speech, or a line says who spoke."""
    names = [line.text for line in evidence.before if len(line.text) <= SHORT_LINE]
    if title:
        names.append(title.value)
    return any(genre_in(name) for name in names) or any(
        labelled.meaning is Meaning.SPEAKER for labelled in evidence.labels
    )


def _is_spoken(evidence: Evidence, body: str) -> bool:
    outside = QUOTED.sub("", body)
    return SPOKEN_TO.search(outside) is not None or THANKS.search(fold(evidence.body[-CLOSING:])) is not None


def _first_person(body: str) -> float:
    """How often the text says 我们 and the like, per 1,000 characters outside quotation marks."""
    outside = QUOTED.sub("", body)
    return 1000 * len(FIRST_PERSON.findall(outside)) / max(len(outside), 1)


def _of_kind(evidence: Evidence, kind: Kind, text: str, folded: str, title: Field | None) -> Doubt | None:
    needed = kind.at_least
    if kind.titles and title and kind.titles.search(fold(title.value)):
        needed = MIN_TITLE_KIND
    if not _has(kind, needed, folded):
        return None
    first: dict[str, re.Match[str]] = {}
    for match in kind.words.finditer(folded):
        first.setdefault(match.lastgroup or "", match)
    if len(first) < needed:
        return None
    told = min(first.values(), key=lambda match: match.start())
    words = text[told.start() : told.end()]
    return _doubt(evidence, kind.name, words, min(BARELY_SURE + PER_WORD * (len(first) - needed), SURE))


def _has(kind: Kind, needed: int, folded: str) -> bool:
    """Whether so many of a kind's groups of words are in a text; one by one they are found far quicker than all at once."""
    groups = _groups(kind.words.pattern)
    missing = len(groups) - needed + 1  # so many that are not there decide it
    for group in groups:
        if not group.search(folded):
            missing -= 1
            if not missing:
                return False
    return True


@cache
def _groups(pattern: str) -> tuple[re.Pattern[str], ...]:
    """The named groups of a pattern, each by itself; its alternatives are such groups and nothing else."""
    return tuple(re.compile(f"(?P<{group}") for group in re.split(r"\|?\(\?P<", pattern)[1:])


def _doubt(evidence: Evidence, kind: str, words: str, confidence: float) -> Doubt:
    """不是讲话, with the place in the page text of the first words that say so."""
    words = words.strip()
    found = evidence.page.text.find(words)
    span = (found, found + len(words)) if found >= 0 else (0, 0)
    reason = f"正文像是{kind}（“{words[:SHOWN]}”等），不像讲话，请核对后再发布。"
    return Doubt(Field(Genre.NO_SPEECH.value, *span, confidence), reason)
