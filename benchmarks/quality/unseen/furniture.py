"""What a site puts round a speech, and what follows from it for the truth."""

import datetime
import random
import re
from dataclasses import dataclass

from benchmarks.quality.unseen.page import Truth
from benchmarks.quality.unseen.speech import Speech
from benchmarks.quality.unseen.wording import chance, draw, wordings

TITLE_AFFIXES = ("【精选推荐】", "（精选）", "(完整版)", "_{site}", " - {site}", "【最新】", "-{site}", "(全文)")
NAMES_SOURCE = re.compile(
    "来源|來源|版权所有|版權所有|©|Copyright|出自|出处|整理发布|网站：|保留所有权利|Powered|主办：{site}|的资料来自"
)
BREAKS = ("\n", "\n", "\n\n", "\n\n", "\n \n")
HOLE = re.compile(r"\{(\w+)\}")
INDENTS = ("", "", "　　", "  ", "    ")


@dataclass(frozen=True)
class Site:
    name: str
    domain: str
    day: datetime.date
    place: str
    url: str
    number: int

    def fill(self, wording: str, speech: Speech, **more: object) -> str:
        day = self.day
        forms = (day.isoformat(), f"{day.year}年{day.month:02}月{day.day:02}日", f"{day.year}/{day.month}/{day.day}")
        values: dict[str, object] = {
            "site": self.name, "domain": self.domain, "domain2": self.domain.split(".", 1)[1], "place": self.place,
            "title": speech.title, "topic": speech.topic, "url": self.url, "n": self.number,
            "date": forms[self.number % 3], "clock": f"{8 + self.number % 10:02}:{self.number % 60:02}",
        }  # fmt: skip
        values |= more
        return HOLE.sub(lambda hole: str(values[hole[1]]) if hole[1] in values else hole[0], wording)


def make_site(rng: random.Random, kind: str, speech: Speech) -> Site:
    place = draw(rng, "places")
    code = "".join(rng.choices("abcdefghjklmnpqrstwxyz", k=rng.randint(2, 5)))
    name, domain = draw(rng, "hk_sites" if speech.script == "hant" else kind).format(place=place, code=code).split("\t")
    day = datetime.date(2011, 3, 1) + datetime.timedelta(days=rng.randrange(4_800))
    if speech.date and speech.date > day.isoformat()[: len(speech.date)]:  # no page is older than its speech
        day = datetime.date.fromisoformat((speech.date + "-28")[:10]) + datetime.timedelta(days=rng.randrange(1, 300))
    path = rng.choice(
        ("gongwen/{n}.html", "news/{n}.html", "art/{y}/{m}/{d}/art_{n}.html", "p-{n}.html", "show.asp?id={n}")
    )
    path = path.format(n=rng.randrange(10_000, 999_999), y=day.year, m=day.month, d=day.day)
    scheme = rng.choice(("http", "http", "https"))
    return Site(name, domain, day, place, f"{scheme}://{domain}/{path}", rng.randrange(1_000, 9_999))


@dataclass
class Sheet:
    """The page in the making: sections of furniture above and below the text, remembered by name."""

    rng: random.Random
    site: Site
    speech: Speech
    top: list[str]
    bottom: list[str]
    used: set[str]

    def put(self, where: list[str], section: str, share: float = 1.0) -> None:
        if self.speech.script == "hant":  # a page of Hong Kong has none of the mainland's furniture
            section_there = f"hk_{section}"
            if section_there not in wordings():
                return
        else:
            section_there = section
        if chance(self.rng, share):
            wording = draw(self.rng, section_there)
            where.append(self.site.fill(wording, self.speech))
            self.used |= {section, *(("site",) if "{site}" in wording else ())}
            if "{url}" in wording:
                self.used.add("addresses")
            if "{site}" in wording and NAMES_SOURCE.search(wording):
                self.used.add("strong")
            if "{domain}" in wording:
                self.used.add("domain")
            if "{date}" in wording:
                self.used.add("visit_date" if section == "forum_tails" else "date")

    def truth(self, paragraphs: list[str], **more: object) -> Truth:
        untested = set(more.pop("untested", ()))  # type: ignore[call-overload]  # a set of names, as the caller gives it
        speech, site = self.speech, self.site
        if ("site" in self.used and "strong" not in self.used) or ("rights" in self.used and "strong" not in self.used):
            untested.add("source_name")
        if "domain" in self.used and "addresses" not in self.used:
            untested.add("source_url")
        if speech.date is None and "visit_date" in self.used and "date" not in self.used:
            untested.add("date")  # the day a reply or a visit was dated
        if not speech.whole and not more.get("truncated"):
            untested.add("truncated")
        of_page = speech.date is None and "date" in self.used
        return Truth(
            paragraphs=tuple(paragraphs),
            title=speech.title,
            script=speech.script,
            genre=speech.genre,
            date=speech.date or (site.day.isoformat() if of_page else None),
            date_of_page=of_page,
            source_name=site.name if "strong" in self.used else None,
            source_url=site.url if "addresses" in self.used else None,
            untested=frozenset(untested),
            **more,  # type: ignore[arg-type]  # fields of Truth by name
        )


def make_sheet(rng: random.Random, speech: Speech, kind: str = "sites") -> Sheet:
    return Sheet(rng, make_site(rng, kind, speech), speech, [], [], set())


def put_title(sheet: Sheet, *, affixed: float = 0.3) -> None:
    title = sheet.speech.title
    if chance(sheet.rng, affixed) and sheet.speech.script == "hans":
        affix = sheet.rng.choice(TITLE_AFFIXES)
        title += affix.format(site=sheet.site.name)
        if "{site}" in affix:
            sheet.used.add("site")
    sheet.top.append(title)


def put_speech_head(sheet: Sheet, *, title: float = 0.5) -> None:
    """The title and the day as the speech's own document has them."""
    if chance(sheet.rng, title):
        sheet.top.append(sheet.speech.title)
    if sheet.speech.date_line:
        sheet.top += [sheet.speech.date_line, *sheet.speech.more_head]


def with_lines_between(rng: random.Random, lines: list[str], extra: list[str]) -> list[str]:
    """`extra` between the lines, never above the first two or below the last."""
    out = list(lines)
    for line in extra:
        out.insert(rng.randint(2, max(2, len(out) - 1)), line)
    return out


def inline_dirt(sheet: Sheet, *, most: int = 2) -> list[str]:
    """Ads and the title once more, to be put between paragraphs."""
    ads = []
    for _ in range(sheet.rng.randint(0, most)):
        sheet.put(ads, "ads")
    return [*ads, *([sheet.speech.title] if chance(sheet.rng, 0.2) else [])]


def spaced(rng: random.Random, lines: list[str]) -> str:
    gap, indent = rng.choice(BREAKS), rng.choice(INDENTS)
    return gap.join(indent + line for line in lines)


def assembled(sheet: Sheet, body: str) -> str:
    gap = sheet.rng.choice(("\n", "\n", "\n\n"))
    return gap.join([*sheet.top, body, *sheet.bottom]) + "\n"


def two_of(rng: random.Random, section: str) -> list[str]:
    return rng.sample(wordings()[section], 2)
