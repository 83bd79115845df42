"""Pages whose dirt is in the text itself: letters, spaces, line ends, redactions, missing ends."""

import random
import re
from dataclasses import replace

import pypinyin

from benchmarks.quality.unseen import damage
from benchmarks.quality.unseen.corpora import Corpora
from benchmarks.quality.unseen.families import REPORT_SHARE, any_speech, jammed, lines_of, surface, text_page
from benchmarks.quality.unseen.furniture import (
    Sheet,
    assembled,
    inline_dirt,
    make_sheet,
    put_speech_head,
    put_title,
    spaced,
    with_lines_between,
)
from benchmarks.quality.unseen.page import Page
from benchmarks.quality.unseen.speech import Speech, compose, report
from benchmarks.quality.unseen.wording import chance

YEAR = re.compile(r"20[01]\d(?=年)")
PLACE = re.compile(r"(?<=[我全])[市县区]")
LEAST_HALF = 12  # characters between two cuts
ROUND_WIDTHS = (60, 64, 70, 76, 80)  # columns of a hard-wrapped page


def framed(rng: random.Random, speech: Speech, *, kind: str = "sites", lead: float = 0.3) -> Sheet:
    """An ordinary page round the speech."""
    sheet = make_sheet(rng, speech, kind)
    for section, share in (("nav", 0.3), ("crumbs", 0.4)):
        sheet.put(sheet.top, section, share)
    put_title(sheet, affixed=0.2)
    sheet.put(sheet.top, "stamps", 0.6)
    sheet.put(sheet.top, "leads", lead)
    put_speech_head(sheet, title=0.4)
    for section, share in (("editors", 0.2), ("rights", 0.4), ("addresses", 0.4), ("related", 0.3), ("footers", 0.4)):
        sheet.put(sheet.bottom, section, share)
    return sheet


def annotated_chars(rng: random.Random, text: str, share: float) -> frozenset[str]:
    """The characters that the page annotates: some of those that the conversion changes, always the same ones."""
    changed = sorted({char for char in text if damage.HAN.match(char) and damage.alone(char) != char})
    return frozenset(rng.sample(changed, int(len(changed) * share)))


def mangled(rng: random.Random, corpora: Corpora) -> Page:
    """Machine-made traditional, with readings injected and bytes lost, as seed 003."""
    speech = report(rng, corpora) if chance(rng, REPORT_SHARE) else compose(rng, corpora)
    starred = chance(rng, 0.4)
    if starred:
        speech = replace(speech, paragraphs=tuple(YEAR.sub("201*", line) for line in speech.paragraphs))
    sheet = framed(rng, speech, lead=0.2)
    profile, brackets = rng.randrange(len(damage.PROFILES)), rng.choice(("()", "（）", "()"))
    chars = annotated_chars(rng, "".join(speech.paragraphs), rng.choice((0.35, 0.6, 0.8)))
    injected, lossy = chance(rng, 0.75), chance(rng, 0.7)
    marked = frozenset() if not injected else chars

    def mangle(line: str) -> str:
        shown = damage.with_pinyin(
            line, damage.machine_traditional(line, profile), marked, brackets, pypinyin.Style.TONE
        )
        return damage.lose_bytes(shown, rng) if lossy else damage.halve(shown)

    body = spaced(rng, [mangle(line) for line in speech.paragraphs])
    if chance(rng, 0.3):
        body = cut_by_blank_lines(rng, body)
    text = assembled(sheet, "\x00")
    text = "".join(
        part
        if part == "\x00" or part.startswith("http")
        else damage.with_pinyin(part, damage.machine_traditional(part, profile), marked, brackets, pypinyin.Style.TONE)
        for part in re.split(r"(\x00|https?://\S+)", text)
    ).replace("\x00", body)
    if chance(rng, 0.8):
        text = damage.half_marks(text)
    return text_page("mangled", text, sheet.truth(lines_of(sheet)), rng)


def cut_by_blank_lines(rng: random.Random, body: str) -> str:
    spots = [m.start() for m in re.finditer(r"(?<=[\u4e00-\u9fff]{12})(?=[\u4e00-\u9fff]{8})", body)]
    chosen = sorted(rng.sample(spots, min(len(spots), rng.randint(1, 3))), reverse=True)
    for spot, before in zip(chosen, [*chosen[1:], 0], strict=False):
        if spot - before > LEAST_HALF:
            body = body[:spot] + "\n\n" + body[spot:]
    return body


def toneless(rng: random.Random, corpora: Corpora) -> Page:
    speech = compose(rng, corpora)
    sheet = framed(rng, speech)
    chars = annotated_chars(rng, "".join(speech.paragraphs), rng.choice((0.15, 0.5)))
    brackets, traditional = rng.choice(("()", "（）")), chance(rng, 0.4)
    lines = [
        damage.with_pinyin(
            line, damage.machine_traditional(line, 0) if traditional else line, chars, brackets, pypinyin.Style.NORMAL
        )
        for line in speech.paragraphs
    ]
    text = assembled(sheet, "\x00")
    text = (damage.machine_traditional(text, 0) if traditional else text).replace("\x00", spaced(rng, lines))
    return text_page("toneless", surface(rng, text), sheet.truth(lines_of(sheet)), rng)


def hard_wrapped(rng: random.Random, corpora: Corpora) -> Page:
    sheet = framed(rng, any_speech(rng, corpora), kind=rng.choice(("sites", "govsites")))
    columns, style = rng.choice(ROUND_WIDTHS), rng.randrange(3)
    blocks = []
    for paragraph in sheet.speech.paragraphs:
        indent = "" if style == 0 else "　　"
        lines = damage.wrapped(indent + paragraph, columns)
        blocks.append("\n".join(lines))
    body = ("\n\n" if style != 1 else "\n").join(blocks)
    return text_page("hard_wrapped", surface(rng, assembled(sheet, body)), sheet.truth(lines_of(sheet)), rng)


def few_lines(rng: random.Random, corpora: Corpora) -> Page:
    """The whole speech on one to three lines; where its paragraphs ended cannot be told."""
    sheet = framed(rng, compose(rng, corpora, may_list=False), lead=0.5)
    cuts = sorted(rng.sample(range(1, len(sheet.speech.paragraphs)), rng.randint(0, 2)))
    lines = ["".join(sheet.speech.paragraphs[a:b]) for a, b in zip([0, *cuts], [*cuts, None], strict=True)]
    text = assembled(sheet, spaced(rng, lines))
    return text_page("few_lines", surface(rng, text), sheet.truth(lines_of(sheet), untested={"paragraphs"}), rng)


def pdf_text(rng: random.Random, corpora: Corpora) -> Page:
    """Text taken out of a PDF: wrapped, with page numbers, a running header and radicals for characters."""
    speech = any_speech(rng, corpora)
    sheet = make_sheet(rng, speech)
    header = rng.choice((speech.title, "", sheet.site.fill("{place}人民政府公报", speech), "内部资料　注意保存"))
    number = rng.choice(("- {} -", "{}", "第 {} 页", "— {} —", "第{}页 共{}页"))
    rows = [speech.title, *([speech.date_line, *speech.more_head] if speech.date_line else []), ""]
    for paragraph in speech.paragraphs:
        rows += damage.wrapped("　　" + paragraph, 66)
    size = rng.choice((24, 30, 36))
    pages = [rows[at : at + size] for at in range(0, len(rows), size)]
    out = []
    for order, page in enumerate(pages, 1):
        out += [
            *([header] if header and (order > 1 or header != speech.title) else []),
            *page,
            number.format(order, len(pages)),
        ]
    text = "\n".join(out) + "\n"
    if chance(rng, 0.6) and speech.script == "hans":
        text = damage.radicals(text, rng)
    untested = {"source_name"}
    return text_page("pdf_text", text, sheet.truth(lines_of(sheet), untested=untested), rng)


def word_paste(rng: random.Random, corpora: Corpora) -> Page:
    sheet = framed(rng, compose(rng, corpora))
    leaks: list[str] = []
    for _ in range(rng.randint(1, 3)):
        sheet.put(leaks, "word_leaks")
    lines = list(sheet.speech.paragraphs)
    lines = with_lines_between(rng, lines, leaks) if chance(rng, 0.5) else [*leaks, *lines]
    if chance(rng, 0.3):
        body = "x0dx0a".join(lines)
    elif chance(rng, 0.4):
        body = "\n".join("&nbsp;&nbsp;&nbsp;&nbsp;" + line for line in lines)
    else:
        body = spaced(rng, lines)
    return text_page("word_paste", surface(rng, assembled(sheet, body)), sheet.truth(lines_of(sheet)), rng)


def cut_off(rng: random.Random, corpora: Corpora) -> Page:
    sheet = framed(rng, compose(rng, corpora, may_list=False))
    paragraphs = list(sheet.speech.paragraphs)
    first_heading = next((n for n, line in enumerate(paragraphs) if line.startswith("一、")), None)
    if first_heading and chance(rng, 0.4):
        stop = next(n for n, line in enumerate(paragraphs) if line.startswith("二、"))
        kept = paragraphs[:stop]
    else:
        long = [n for n, line in enumerate(paragraphs[3:-2], 3) if len(line) > 80] or [2]
        broken = paragraphs[long[-1]]
        kept = [*paragraphs[: long[-1]], broken[: rng.randint(30, len(broken) - 15)].rstrip("，。；、：“”")]
    body = spaced(rng, kept)
    text = surface(rng, assembled(sheet, body))
    return text_page("cut_off", text, sheet.truth(kept, truncated=True), rng)


def redacted(rng: random.Random, corpora: Corpora) -> Page:
    """Names, places and figures are struck out; all that is data and stays."""
    speech = compose(rng, corpora)
    year = rng.choice(("20XX", "201*", "××", "20**", "**", "20xx", "X"))
    figure = rng.choice(("X", "XX", "××", "*", "**", "___", "x"))
    place = rng.choice(("X", "XX", "××", "**", "某"))

    def strike(line: str) -> str:
        line = YEAR.sub(year, line)
        line = re.sub(r"\d+(?:\.\d+)?(?=[亿万个户人%])", lambda m: figure if rng.random() < 0.6 else m.group(), line)
        return PLACE.sub(lambda m: place + m.group() if rng.random() < 0.4 else m.group(), line)

    speech = replace(speech, paragraphs=tuple(map(strike, speech.paragraphs)))
    sheet = framed(rng, speech)
    lines = with_lines_between(rng, lines_of(sheet), inline_dirt(sheet, most=1))
    return text_page("redacted", surface(rng, assembled(sheet, spaced(rng, lines))), sheet.truth(lines_of(sheet)), rng)


def spaces_and_marks(rng: random.Random, corpora: Corpora) -> Page:
    """Spaces inside words, marks twice or half as wide, noise lines between: the words stay."""
    sheet = framed(rng, any_speech(rng, corpora))
    lines = [damage.stray_spaces(line, rng, rng.choice((0.004, 0.02))) for line in sheet.speech.paragraphs]
    if chance(rng, 0.5):
        lines = [damage.doubled_marks(line, rng, 0.06) for line in lines]
    if chance(rng, 0.2):
        lines = [jammed(rng, line) if len(line) > 60 and chance(rng, 0.2) else line for line in lines]
    body = spaced(rng, lines)
    if sheet.speech.script == "hans" and chance(rng, 0.6):
        body = damage.half_marks(body)
    return text_page("spaces_marks", assembled(sheet, body), sheet.truth(lines_of(sheet)), rng)


def broken_lines(rng: random.Random, corpora: Corpora) -> Page:
    """Sentences cut by blank lines and after each semicolon."""
    sheet = framed(rng, compose(rng, corpora))
    lines = with_lines_between(
        rng, [line.replace("；", "；\n") for line in sheet.speech.paragraphs], inline_dirt(sheet)
    )
    body = cut_by_blank_lines(rng, rng.choice(("\n\n", "\n")).join(lines))
    return text_page("broken_lines", surface(rng, assembled(sheet, body)), sheet.truth(lines_of(sheet)), rng)


def counters(rng: random.Random, corpora: Corpora) -> Page:
    """`第1页共9页` in running text, and a watermark of the site."""
    sheet = framed(rng, compose(rng, corpora))
    mark = rng.choice(("第{n}页 共{t}页", "第{n}页共{t}页", "{site}（{domain}）", "本文来源：{site}", "-{n}-"))
    cut = {at for at, line in enumerate(lines_of(sheet)) if len(line) > 80 and chance(rng, 0.5)}
    lines, page = [], 0
    for at, line in enumerate(lines_of(sheet)):
        shown = line
        if at in cut:
            page += 1
            counter = mark.format(n=page, t=len(cut), site=sheet.site.name, domain=sheet.site.domain)
            middle = rng.randint(20, len(line) - 20)
            shown = f"{line[:middle]}\n{counter}\n{line[middle:]}"
        lines.append(shown)
    body = spaced(rng, lines) if chance(rng, 0.5) else "\n".join(lines)
    untested = {"source_name", "source_url"} if "site" in mark else set()
    return text_page(
        "counters", surface(rng, assembled(sheet, body)), sheet.truth(lines_of(sheet), untested=untested), rng
    )
