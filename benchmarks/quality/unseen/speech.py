"""Speeches as they were given: salutation, headings, lists, closing, with a title and perhaps a date."""

import datetime
import random
from dataclasses import dataclass, replace

from benchmarks.quality.unseen.corpora import Corpora
from benchmarks.quality.unseen.wording import chance, draw, wordings

NUMERALS = "零一二三四五六七八九十"
DIGITS = "〇一二三四五六七八九"
GENRES = {"讲话稿": "讲话"}


@dataclass(frozen=True)
class Speech:
    title: str
    paragraphs: tuple[str, ...]
    genre: str
    topic: str
    occasion: str
    date: str | None = None  # printed with the speech itself
    date_line: str = ""
    script: str = "hans"
    has_list: bool = False
    more_head: tuple[str, ...] = ()  # lines that stand between the title and the salutation
    whole: bool = True


def chinese_date(day: datetime.date) -> str:
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"


def chinese_number(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return NUMERALS[ones]
    return ("" if tens == 1 else NUMERALS[tens]) + "十" + (NUMERALS[ones] if ones else "")


def dated(rng: random.Random, occasion: str) -> tuple[str | None, str]:
    """The day of the speech and the line that tells it; often there is none."""
    if chance(rng, 0.45):
        return None, ""
    day = datetime.date(2003, 1, 5) + datetime.timedelta(days=rng.randrange(6_800))
    plain = f"{day.year}年{day.month}月{day.day}日"
    spelt = chinese_date(day)
    line = rng.choice((
        f"（{plain}）", f"({plain})", plain, f"（{spelt}）", spelt, f"——{plain}在{occasion}上",
        f"（{day.year}年{day.month}月）", f"（{day:%Y.%m.%d}）", f"讲话时间：{plain}",
    ))  # fmt: skip
    whole = f"{day.year}年{day.month}月）" not in line
    return (day.isoformat() if whole else f"{day:%Y-%m}"), line


def titled(rng: random.Random, occasion: str, topic: str) -> tuple[str, str]:
    kind, office = draw(rng, "kinds"), draw(rng, "offices")
    form = rng.randrange(6)
    if form == 0:
        return f"{office}在{occasion}上的{kind}", kind
    if form == 1 and kind in {"讲话", "发言"}:
        return f"{topic}会议{kind}稿", kind
    if form == 2 and kind == "讲话":
        return f"{topic}工作会议讲话", kind
    if form == 3:
        return (
            f"在{draw(rng, 'places')}{occasion.removeprefix('全县').removeprefix('全市').removeprefix('全区')}上的{kind}",
            kind,
        )
    return f"在{occasion}上的{kind}", kind


def listed(rng: random.Random) -> list[str]:
    items = rng.sample(wordings()["subheadings"], rng.randint(3, 5))
    ends = ["；"] * (len(items) - 1) + ["。"]
    mark = rng.choice(("{}、", "{}. ", "（{}）", "{}．"))
    return [
        "具体要抓好以下几件事：",
        *(mark.format(n) + item + end for n, (item, end) in enumerate(zip(items, ends, strict=True), 1)),
    ]


def section(rng: random.Random, number: int, heading: str, corpora: Corpora, *, may_list: bool) -> list[str]:
    lines = [f"{NUMERALS[number]}、{heading}"]
    form = rng.randrange(4)
    if form == 0:
        for order, subheading in enumerate(rng.sample(wordings()["subheadings"], rng.randint(2, 3)), 1):
            lines += [f"（{NUMERALS[order]}）{subheading}", rng.choice(corpora.paragraphs)]
    elif form == 1:
        for order, subheading in enumerate(rng.sample(wordings()["subheadings"], rng.randint(2, 4)), 1):
            lines.append(f"{NUMERALS[order]}是{subheading}。{rng.choice(corpora.paragraphs)}")
    else:
        lines += rng.sample(corpora.paragraphs, rng.randint(1, 4))
    if may_list and chance(rng, 0.15):
        lines += listed(rng)
    return lines


def report(rng: random.Random, corpora: Corpora) -> Speech:
    """The opening of a work report, as far as a page has room; whether that is the whole cannot be told."""
    given = rng.choice(corpora.reports)
    lines = given.paragraphs[: rng.randint(12, 30)]
    title = rng.choice(("政府工作报告", f"{given.date[:4]}年政府工作报告", "国务院政府工作报告"))
    return Speech(
        title,
        lines,
        "报告",
        "政府工作",
        "人民代表大会会议",
        given.date,
        given.head[0],
        more_head=given.head[1:],
        whole=False,
    )


def news(rng: random.Random, corpora: Corpora) -> Speech:
    """No speech at all, but sound text on the same kind of page."""
    title, lines = rng.choice(corpora.news)
    return Speech(title, lines, "不是讲话", draw(rng, "topics"), "")


def compose(rng: random.Random, corpora: Corpora, *, may_list: bool = True) -> Speech:
    occasion, topic = draw(rng, "occasions"), draw(rng, "topics")
    title, genre = titled(rng, occasion, topic)
    date, date_line = dated(rng, occasion)
    lines = [draw(rng, "salutations")]
    if chance(rng, 0.75):
        headings = rng.sample(wordings()["headings"], rng.randint(2, 4))
        lines.append(draw(rng, "openings").format(occasion=occasion, n=NUMERALS[len(headings)].replace("二", "两")))
        for number, heading in enumerate(headings, 1):
            lines += section(rng, number, heading, corpora, may_list=may_list)
    else:
        lines += [draw(rng, "plain_openings"), *rng.sample(corpora.paragraphs, rng.randint(4, 9))]
    lines.append(draw(rng, "closings"))
    if chance(rng, 0.6):
        lines.append(draw(rng, "last"))
    has_list = any(line.startswith("具体要抓好") for line in lines)
    return Speech(title, tuple(lines), genre, topic, occasion, date, date_line, has_list=has_list)


def traditional(rng: random.Random, corpora: Corpora) -> Speech:
    speaker, date, paragraphs = rng.choice(corpora.traditional)
    day = datetime.date.fromisoformat(date)
    shown = chance(rng, 0.6)
    line = rng.choice((f"（{day.year}年{day.month}月{day.day}日）", f"{day.year}年{day.month}月{day.day}日"))
    title = rng.choice((f"{speaker}在立法會會議上的發言", f"{speaker}立法會發言稿", f"{speaker}就議員質詢的發言"))
    speech = Speech(title, paragraphs, "发言", "立法會", "立法會會議", script="hant")
    return replace(speech, date=date, date_line=line) if shown else speech
