"""Pages of plain text whose dirt is furniture: portals, editors, shops of documents, paywalls, forums."""

import random
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.quality.unseen import damage
from benchmarks.quality.unseen.corpora import Corpora
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
from benchmarks.quality.unseen.page import Page, Truth
from benchmarks.quality.unseen.speech import NUMERALS, Speech, compose, news, report, traditional
from benchmarks.quality.unseen.wording import chance, draw

REPORT_SHARE, NEWS_SHARE = 0.12, 0.08
TRADITIONAL_SHARE = 0.12  # of the pages of families that a traditional text may come in
JAMMER = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!@#$%^&*()_+-=[]{};:,.?/|~` "


def text_page(family: str, text: str, truth: Truth, rng: random.Random) -> Page:
    encoding = rng.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "gb18030"))
    return Page(f"{family}.txt", family, text.encode(encoding), truth)


def any_speech(rng: random.Random, corpora: Corpora, *, may_list: bool = True) -> Speech:
    if chance(rng, TRADITIONAL_SHARE):
        return traditional(rng, corpora)
    if chance(rng, REPORT_SHARE):
        return report(rng, corpora)
    if chance(rng, NEWS_SHARE):
        return news(rng, corpora)
    return compose(rng, corpora, may_list=may_list)


def surface(rng: random.Random, text: str) -> str:
    """Small dirt of the whole page: half-width marks, doubled ones, stray spaces."""
    if chance(rng, 0.4):
        text = damage.half_marks(text)
    return text


def portal(rng: random.Random, corpora: Corpora) -> Page:
    sheet = make_sheet(rng, any_speech(rng, corpora), "govsites")
    for section, share in (("nav", 0.9), ("crumbs", 0.8)):
        sheet.put(sheet.top, section, share)
    put_title(sheet, affixed=0.15)
    sheet.put(sheet.top, "stamps", 0.9)
    sheet.put(sheet.top, "share", 0.3)
    put_speech_head(sheet, title=0.3)
    body = spaced(rng, list(sheet.speech.paragraphs))
    for section, share in (("editors", 0.5), ("share", 0.6), ("addresses", 0.3), ("related", 0.5), ("footers", 0.95)):
        sheet.put(sheet.bottom, section, share)
    sheet.put(sheet.bottom, "footers", 0.3)
    text = surface(rng, assembled(sheet, body))
    return text_page("portal", text, sheet.truth(list(sheet.speech.paragraphs)), rng)


def editor(rng: random.Random, corpora: Corpora) -> Page:
    sheet = make_sheet(rng, any_speech(rng, corpora))
    for section, share in (("spam", 0.1), ("nav", 0.4), ("crumbs", 0.4)):
        sheet.put(sheet.top, section, share)
    put_title(sheet, affixed=0.5)
    sheet.put(sheet.top, rng.choice(("stamps", "bare_stamps")), 0.6)
    sheet.put(sheet.top, "leads", 0.9)
    put_speech_head(sheet, title=0.6)
    lines = with_lines_between(rng, list(sheet.speech.paragraphs), inline_dirt(sheet))
    if chance(rng, 0.25):
        lines = [line.replace("；", "；\n") for line in lines]
    body = spaced(rng, lines)
    tail = [("visits", 0.9), ("rights", 0.9), ("addresses", 0.6)]
    rng.shuffle(tail)
    for section, share in [*tail, ("related", 0.5), ("comments", 0.3), ("footers", 0.6)]:
        sheet.put(sheet.bottom, section, share)
    text = assembled(sheet, body)
    return text_page("editor", surface(rng, text), sheet.truth(list(sheet.speech.paragraphs)), rng)


def paged(rng: random.Random, lines: Sequence[str], size: int, counter: str) -> tuple[str, int]:
    """The text with a page counter about every `size` characters, in mid-sentence as it falls."""
    text, pages, out = "\n".join(lines), 1, ""
    total = len(text) // size + 1
    while text:
        cut = min(len(text), size + rng.randrange(-20, 20))
        while cut < len(text) and (text[cut] == "\n" or text[cut - 1] == "\n"):
            cut += 1
        out, text = out + text[:cut], text[cut:]
        if text:
            pages += 1
            out += counter.format(p=pages, q=pages - 1, t=total)
    return out, pages


def preview(rng: random.Random, corpora: Corpora) -> Page:
    sheet = make_sheet(rng, compose(rng, corpora, may_list=False), "docsites")
    title, paragraphs = sheet.speech.title, list(sheet.speech.paragraphs)
    file = rng.choice(("", "", "2022", "2021年")) + title + rng.choice((".docx", ".doc", ".docx", ""))
    sheet.top.append(file)
    head = draw(rng, "preview_heads")
    sheet.top.append(sheet.site.fill(head, sheet.speech, file=file, n=rng.randint(3, 19)))
    sheet.used |= {"addresses"} if "{url}" in head else set()
    sheet.used |= ({"site", "strong"} if "{site}" in head else set()) | ({"date"} if "{date}" in head else set())
    cut = chance(rng, 0.65)
    if cut:
        keep = max(n for n, line in enumerate(paragraphs[:-1]) if len(line) > 45)
        paragraphs = [*paragraphs[:keep], paragraphs[keep][: len(paragraphs[keep]) // 2].rstrip("，。；、：“”")]
    glued, counter = chance(rng, 0.5), ""
    style = rng.choice(
        (
            "\n{p}、",
            "{p}、",
            "\n第{p}页共{t}页\n",
            "\n- {q} -\n",
            "\n{q} / {t}\n",
            "\n—{q}—\n",
            "\n第 {q} 页\n",
            " 第{q}页 共{t}页 ",
        )
    )
    head = (
        {0: f"1、{file.split('.')[0]}{title}", 1: f"{title}{title}", 2: ""}[rng.randrange(3)] if glued else title + "\n"
    )
    lines = ["".join(paragraphs)] if glued else paragraphs
    counter, _ = paged(rng, lines, rng.choice((320, 450, 600)), style)
    body = ((sheet.speech.date_line and not glued and head + sheet.speech.date_line + "\n") or head) + counter
    if glued:
        sheet.speech = replace(sheet.speech, date=None, date_line="")
    for section, share in (("preview_tails", 1.0), ("preview_tails", 0.5), ("related", 0.3), ("footers", 0.4)):
        mark = len(sheet.bottom)
        sheet.put(sheet.bottom, section, share)
        if sheet.bottom[mark:] and section == "preview_tails" and sheet.bottom.count(sheet.bottom[mark]) > 1:
            sheet.bottom.pop()
    untested = {"paragraphs"} if glued else set()
    if not cut:  # whether a preview of the whole text cuts it is a matter of opinion
        untested.add("truncated")
    if not file.startswith(title):  # the year of the file's name is a date to some
        untested |= {"date"} if sheet.speech.date is None else set()
    if not file.startswith(title) and not head:
        untested.add("title")
    if any("超出免费预览" in line or "预览只展示" in line for line in [*sheet.bottom, *sheet.top]):
        untested.add("truncated")
    truth = sheet.truth(paragraphs, truncated=cut, untested=untested)
    return text_page("preview", surface(rng, assembled(sheet, body)), truth, rng)


def paywall(rng: random.Random, corpora: Corpora) -> Page:
    sheet = make_sheet(rng, compose(rng, corpora))
    for section, share in (("nav", 0.5), ("crumbs", 0.5)):
        sheet.put(sheet.top, section, share)
    put_title(sheet, affixed=0.2)
    sheet.put(sheet.top, "stamps", 0.7)
    put_speech_head(sheet, title=0.4)
    paragraphs = list(sheet.speech.paragraphs)
    notice = sheet.site.fill(draw(rng, "paywalls"), sheet.speech)
    keep = rng.randint(3, max(4, len(paragraphs) - 3))
    head, rest = paragraphs[:keep], paragraphs[keep:]
    if "省略" in notice:
        shown, kept = [*head, notice, *rest[-1:]], [*head, *rest[-1:]]
    elif len(rest[0]) > 60 and chance(rng, 0.5):
        broken = rest[0][: rng.randint(20, len(rest[0]) - 8)].rstrip("，。；、：“”")
        kept = [*head, broken]
        shown = [*head, broken + notice] if notice[0] in "（*" else [*kept, notice]
    else:
        shown, kept = [*head, notice], head
    body = spaced(rng, shown)
    for section, share in (
        ("paywall_tails", 0.7),
        ("paywall_tails", 0.3),
        ("rights", 0.4),
        ("addresses", 0.4),
        ("related", 0.4),
        ("footers", 0.6),
    ):
        sheet.put(sheet.bottom, section, share)
    text = surface(rng, assembled(sheet, body))
    return text_page("paywall", text, sheet.truth(kept, truncated=True), rng)


def jammed(rng: random.Random, line: str) -> str:
    noise = "".join(rng.choices(JAMMER, k=rng.randint(8, 20))).strip()
    return rng.choice((f"{line}{noise}", f"{line}\n{noise}", f"{line}  {noise}"))


def forum(rng: random.Random, corpora: Corpora) -> Page:
    sheet = make_sheet(rng, compose(rng, corpora), "forums")
    sheet.top.append(
        rng.choice(("{s}»论坛›公文写作›领导讲话›{t}", "{s} › 讲话稿区 › {t}", "论坛 › 资料交流 › {t}")).format(
            s=sheet.site.name, t=sheet.speech.title
        )
    )
    put_title(sheet, affixed=0.2)
    for _ in range(rng.randint(1, 3)):
        sheet.put(sheet.top, "forum_heads")
    put_speech_head(sheet, title=0.5)
    lines = list(sheet.speech.paragraphs)
    if chance(rng, 0.7):
        share = rng.choice((0.2, 0.6))
        lines = [jammed(rng, line) if len(line) > 30 and chance(rng, share) else line for line in lines]
    body = spaced(rng, lines)
    for _ in range(rng.randint(2, 4)):
        sheet.put(sheet.bottom, "forum_tails")
    sheet.top, sheet.bottom = list(dict.fromkeys(sheet.top)), list(dict.fromkeys(sheet.bottom))
    truth = sheet.truth(lines_of(sheet), untested={"source_name"})
    return text_page("forum", assembled(sheet, body), truth, rng)


def lines_of(sheet: Sheet) -> list[str]:
    return list(sheet.speech.paragraphs)


def other_speeches(rng: random.Random, corpora: Corpora, count: int, avoid: str) -> list[Speech]:
    out: list[Speech] = []
    while len(out) < count:
        speech = compose(rng, corpora)
        if speech.title != avoid and speech.title not in {other.title for other in out}:
            out.append(speech)
    return out


def second(rng: random.Random, corpora: Corpora) -> Page:
    sheet = make_sheet(rng, compose(rng, corpora))
    sheet.put(sheet.top, "crumbs", 0.4)
    put_title(sheet, affixed=0.2)
    sheet.put(sheet.top, "stamps", 0.7)
    put_speech_head(sheet)
    (other,) = other_speeches(rng, corpora, 1, sheet.speech.title)
    label = draw(rng, "second_marks").format(other=other.title)
    again = [other.title] if chance(rng, 0.5) else []
    body = spaced(rng, [*sheet.speech.paragraphs, label, *again, *other.paragraphs])
    for section, share in (("rights", 0.5), ("addresses", 0.5), ("related", 0.4), ("footers", 0.4)):
        sheet.put(sheet.bottom, section, share)
    truth = sheet.truth(lines_of(sheet), attachments=(other.title,))
    return text_page("second", surface(rng, assembled(sheet, body)), truth, rng)


def multipart(rng: random.Random, corpora: Corpora) -> Page:
    """A page of several whole speeches: the first is the page's, the others hang on it."""
    first = compose(rng, corpora)
    others = other_speeches(rng, corpora, rng.randint(1, 3), first.title)
    sheet = make_sheet(rng, replace(first, date=None, date_line=""))
    page_title = draw(rng, "lists").format(topic=first.topic, n=NUMERALS[len(others) + 1])
    sheet.speech = replace(sheet.speech, title=page_title)
    put_title(sheet, affixed=0.1)
    sheet.put(sheet.top, "stamps", 0.6)
    sheet.put(sheet.top, "leads", 0.5)
    form = draw(rng, "parts")
    lines: list[str] = []
    for number, speech in enumerate((first, *others), 1):
        lines += [form.format(c=NUMERALS[number], other=speech.title), *speech.paragraphs]
    body = spaced(rng, lines)
    for section, share in (("visits", 0.5), ("rights", 0.6), ("addresses", 0.4), ("footers", 0.4)):
        sheet.put(sheet.bottom, section, share)
    truth = sheet.truth(
        list(first.paragraphs), attachments=tuple(speech.title for speech in others), untested={"title", "genre"}
    )
    return text_page("multipart", surface(rng, assembled(sheet, body)), truth, rng)
