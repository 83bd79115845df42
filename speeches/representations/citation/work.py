"""What a citation says of a speech, whatever its style."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.urls import reverse

from speeches.models import Speech

ARCHIVE = "讲话文库"  # in citations in every language: they are of Chinese texts
BETWEEN_SPEAKERS = re.compile(r"\s*[、；;]\s*")


@dataclass(frozen=True, slots=True)
class Work:
    """A speech, or one paragraph of it, as it is cited; `paragraph` is its number from 1, 0 for the whole.

    `date` is 2021, 2021-02, 2021-02-24 or "", and the day of the page, not of the speech, if `is_page_date`.
    """

    key: str  # of the entry in a bibliography; made of numbers that never change
    title: str
    speakers: tuple[str, ...]
    date: str
    is_page_date: bool
    occasion: str
    place: str
    genre: str
    language: str  # BCP 47
    address: str
    paragraph: int = 0
    sources: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, speech: Speech, *, host: str = "", paragraph: str = "", number: int = 0, sources: Iterable[str] = ()
    ) -> Self:
        """Read a speech; `paragraph` is the permanent key of the cited one, `number` its place in the text."""
        return cls(
            key=f"speech{speech.pk}-{paragraph}" if paragraph else f"speech{speech.pk}",
            title=_one_line(speech.title),
            speakers=tuple(name for name in BETWEEN_SPEAKERS.split(_one_line(speech.speaker)) if name),
            date=speech.date,
            is_page_date=speech.date_basis == Speech.DateBasis.PUBLISHED,
            occasion=_one_line(speech.occasion),
            place=_one_line(speech.place),
            genre="" if speech.genre == Speech.Genre.NO_SPEECH else speech.genre,
            language="zh-Hant" if speech.script == Speech.Script.HANT else "zh-Hans",
            address=host + _address(speech, paragraph),
            paragraph=number,
            sources=tuple(_one_line(source) for source in sources),
        )

    @property
    def date_parts(self) -> tuple[int, ...]:
        """Year, month and day, as far as they are known."""
        return tuple(int(part) for part in self.date.split("-")) if self.date else ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What the formats for reference managers have no field of their own for, each with its name."""
        return tuple(
            note
            for is_known, note in (
                (self.occasion, f"场合：{self.occasion}"),
                (self.place, f"地点：{self.place}"),
                (self.is_page_date, "日期为网页发布日期，讲话当日不详"),
                (self.paragraph, f"所引为第{self.paragraph}段"),
                (self.sources, f"来源：{'；'.join(self.sources)}"),
                (True, f"收录于{ARCHIVE}"),
            )
            if is_known
        )


def in_chinese(parts: Iterable[int]) -> str:
    """Write a date out, as far as it is known.

    >>> in_chinese((2021, 2, 24)), in_chinese((2021,)), in_chinese(())
    ('2021年2月24日', '2021年', '')
    """
    return "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=False))


def day_in_chinese(day: date) -> str:
    return in_chinese((day.year, day.month, day.day))


def _address(speech: Speech, paragraph: str) -> str:
    return reverse("paragraph", args=[speech.pk, paragraph]) if paragraph else speech.get_absolute_url()


def _one_line(text: str) -> str:
    return " ".join(text.split())
