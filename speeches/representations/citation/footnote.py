"""The footnotes of Chinese journals of the humanities.

    李克强：《在某会议上的讲话》（2016年3月5日），第5段，讲话文库，https://…，访问日期：2026年11月27日。

The day of a speech stands behind its title in brackets, that of a page behind a comma.
"""

from datetime import date

from speeches.representations.citation.work import ARCHIVE, Work, day_in_chinese, in_chinese

NAMED = 3  # speakers; of more only the first is named, then 等
INSIDE_A_TITLE = str.maketrans("《》", "〈〉")


def footnote(work: Work, accessed: date) -> str:
    day = in_chinese(work.date_parts)
    given = f"（{day}）" if day and not work.is_page_date else ""
    elements = [
        f"{_speakers(work.speakers)}《{work.title.translate(INSIDE_A_TITLE)}》{given}",
        *([day] if day and work.is_page_date else []),
        *([f"第{work.paragraph}段"] if work.paragraph else []),
        ARCHIVE,
        work.address,
        f"访问日期：{day_in_chinese(accessed)}",
    ]
    return "，".join(elements) + "。"


def _speakers(speakers: tuple[str, ...]) -> str:
    if not speakers:
        return ""
    return ("、".join(speakers) if len(speakers) <= NAMED else f"{speakers[0]}等") + "："
