"""Dirt that changes the text itself."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from pypinyin import Style, pinyin

from benchmarks.quality import damage
from benchmarks.quality.dirt.page import Dirt
from speeches.text.gbk import character, two_bytes

HAN = re.compile(r"[\u4e00-\u9fff]")
INSIDE = re.compile(r"(?<=[\u4e00-\u9fff]{4})(?=[\u4e00-\u9fff]{4})")  # between two characters of running text

Kind = Callable[[str, random.Random], list[Dirt]]


def some(places: Iterable[int], rng: random.Random, count: int, gap: int = 12) -> list[int]:
    """Choose at most `count` places, in order and at least `gap` characters apart."""
    chosen: list[int] = []
    shuffled = list(places)
    rng.shuffle(shuffled)
    for place in shuffled:
        if len(chosen) == count:
            break
        if all(abs(place - other) >= gap for other in chosen):
            chosen.append(place)
    return sorted(chosen)


def _readings(text: str, rng: random.Random, write: Callable[[str], str]) -> list[Dirt]:
    places = some((m.start() for m in HAN.finditer(text)), rng, 60, 3)
    return [Dirt(at + 1, at + 1, write(text[at])) for at in places]


def toned_pinyin(text: str, rng: random.Random) -> list[Dirt]:
    form = rng.choice(["({})", "（{}）"])
    return _readings(text, rng, lambda c: form.format(pinyin(c, style=Style.TONE)[0][0]))


def toneless_pinyin(text: str, rng: random.Random) -> list[Dirt]:
    form = rng.choice(["({})", "（{}）"])
    return _readings(text, rng, lambda c: form.format(pinyin(c, style=Style.NORMAL)[0][0]))


def _machine(text: str) -> list[Dirt]:
    pairs = zip(text, damage.converted(text), strict=True)
    return [Dirt(at, at + 1, made) for at, (c, made) in enumerate(pairs) if c != made]


def machine_traditional(text: str, _rng: random.Random) -> list[Dirt]:
    return _machine(text)


def lost_bytes(text: str, rng: random.Random) -> list[Dirt]:
    """A1 of 。 is lost before a lead byte BF or A1 in a machine-made traditional text."""
    script = damage.converted(text)
    found, position = [], 0
    for match in re.finditer("。(?=[“”‘’《\u4e00-\u9fff])", script):
        following = script[match.end()].encode("gb18030")
        if match.start() < position or len(following) != 2 or following[0] not in (0xBF, 0xA1):
            continue
        if run := damage.out_of_step(script[match.end() : match.end() + 40]):
            position = match.end() + run[1]
            found.append(Dirt(match.start(), position, run[0]))
    kept = [found[n] for n in some(range(len(found)), rng, 12, 1)]
    return [*_elsewhere(_machine(text), kept), *kept]


def parted_bytes(text: str, rng: random.Random) -> list[Dirt]:
    """A reading was written between the bytes of two characters in a machine-made traditional text."""
    script = damage.converted(text)
    found = []
    for match in INSIDE.finditer(script):
        run = _parted(script, match.start())
        if run and (not found or match.start() - 1 >= found[-1].end):
            found.append(Dirt(match.start(), match.start() + run[1], run[0]))
    kept = [found[n] for n in some(range(len(found)), rng, 12, 1)]
    return [*_elsewhere(_machine(text), kept), *kept]


def _parted(script: str, at: int) -> tuple[str, int] | None:
    """What stands where the characters from `at` on were, and how many; the character before gives the lead byte."""
    before, behind = two_bytes(script[at - 1]), two_bytes(script[at])
    if before is None or behind is None or not (seen := character(before[1], behind[0])) or not HAN.match(seen):
        return None
    rest = damage.out_of_step(script[at : at + 40], lead=b"", skipped=1)
    return rest and (f"?{pinyin(seen, style=Style.TONE)[0][0]}){rest[0]}", rest[1])


def _elsewhere(background: list[Dirt], places: list[Dirt]) -> Iterator[Dirt]:
    """What belongs to the page as a whole, but where a place of dirt stands."""
    taken = {at for place in places for at in range(place.start, place.end)}
    return (Dirt(d.start, d.end, d.written, counted=False) for d in background if d.start not in taken)


def radicals(text: str, rng: random.Random) -> list[Dirt]:
    stand_ins = {unicodedata.normalize("NFKC", chr(c)): chr(c) for c in range(0x2F00, 0x2FD6)}
    places = [at for at, c in enumerate(text) if c in stand_ins]
    return [Dirt(at, at + 1, stand_ins[text[at]]) for at in some(places, rng, 40, 1)]


def straight_quotes(text: str, rng: random.Random) -> list[Dirt]:
    form = rng.choice(['""', "＂＂", "〝〞", "““", "””"])
    quotes = {"“": form[0], "”": form[1]}
    return [Dirt(at, at + 1, quotes[c]) for at, c in enumerate(text) if c in quotes and quotes[c] != c]


def stray_spaces(text: str, rng: random.Random) -> list[Dirt]:
    space = rng.choice([" ", "  ", "\u3000", "\u00a0", "\t"])
    return [Dirt(at, at, space) for at in some((m.start() for m in INSIDE.finditer(text)), rng, 25)]


def doubled_marks(text: str, rng: random.Random) -> list[Dirt]:
    places = [m.end() for m in re.finditer("(?<=[\u4e00-\u9fff])[，。；、](?=[\u4e00-\u9fff\n])", text)]
    return [Dirt(at, at, text[at - 1]) for at in some(places, rng, 8)]


def narrow_punctuation(text: str, _rng: random.Random) -> list[Dirt]:
    narrow = dict(zip("，；：？！", ",;:?!", strict=True))
    return [Dirt(at, at + 1, narrow[c]) for at, c in enumerate(text) if c in narrow]


def cut_by_blank_lines(text: str, rng: random.Random) -> list[Dirt]:
    return [Dirt(at, at, "\n\n") for at in some((m.start() for m in INSIDE.finditer(text)), rng, 6, 80)]


def hard_wraps(text: str, rng: random.Random) -> list[Dirt]:
    width, indent = rng.randint(28, 42), rng.choice(["　　", "    "])
    found, position = [], 0
    for paragraph in text.split("\n"):
        found.append(Dirt(position, position, indent, counted=False))
        places = range(position + width - len(indent), position + len(paragraph), width)
        found += [Dirt(at, at, "\n") for at in places]
        position += len(paragraph) + 1
    return found


def breaks_at_semicolons(text: str, _rng: random.Random) -> list[Dirt]:
    return [Dirt(m.end(), m.end(), "\n") for m in re.finditer("；(?!\n)", text)]


def preview_numbers(text: str, rng: random.Random) -> list[Dirt]:
    """Most previews keep no paragraphs: each page is one line, its number at the head."""
    length = rng.randint(250, 420)
    places = [at for at in range(length, len(text) - 1, length) if "\n" not in text[at - 1 : at + 1]]
    pages = [Dirt(at, at, f"\n{n}、") for n, at in enumerate(places, 2)]
    ends = [m.start() for m in re.finditer("\n", text)] if rng.random() < 0.7 else []
    return [Dirt(0, 0, "1、", counted=False), *pages, *(Dirt(at, at + 1, "", counted=False) for at in ends)]


def page_counters(text: str, rng: random.Random) -> list[Dirt]:
    form = rng.choice(["第{}页共9页", "第 {} 页 共 9 页", "\n- {} -\n", "\n第{}页\n", "\n— {} —\n", "\n{}/9\n"])
    places = some((m.start() for m in INSIDE.finditer(text)), rng, 8, 80)
    return [Dirt(at, at, form.format(n)) for n, at in enumerate(places, 1)]


REPAIRS: dict[str, Kind] = {
    kind.__name__: kind
    for kind in (
        toned_pinyin,
        toneless_pinyin,
        lost_bytes,
        parted_bytes,
        machine_traditional,
        radicals,
        straight_quotes,
        stray_spaces,
        doubled_marks,
        narrow_punctuation,
        cut_by_blank_lines,
        hard_wraps,
        breaks_at_semicolons,
        preview_numbers,
        page_counters,
    )
}
