"""What is said where the address of a paragraph leads to none."""

import datetime
from dataclasses import dataclass

from speeches.models import FormerKey, Speech


@dataclass(frozen=True, slots=True)
class ParagraphPage:
    """`templates/web/paragraph.html`; `left_at` is None where the speech never had such a paragraph."""

    speech: Speech
    key: str
    left_at: datetime.datetime | None


def paragraph_page(speech: Speech, key: str, former: FormerKey | None) -> ParagraphPage:
    return ParagraphPage(speech, key[:40], former.left_at if former else None)
