"""How the page cites a speech: GB/T 7714, an electronic document with the day it was read."""

import datetime

from speeches.models import Speech


def citation(speech: Speech, address: str, accessed: datetime.date) -> str:
    """Give the entry of a list of references; what is not known is left out.

    >>> speech = Speech(title="在执行力会议上的讲话", date="2021-02", speaker="")
    >>> citation(speech, "https://example.org/speeches/1/", datetime.date(2026, 11, 27))
    '在执行力会议上的讲话[EB/OL]. (2021-02)[2026-11-27]. https://example.org/speeches/1/.'
    """
    by = f"{speech.speaker}. " if speech.speaker else ""
    made = f"({speech.date})" if speech.date else ""
    return f"{by}{speech.title}[EB/OL]. {made}[{accessed.isoformat()}]. {address}."
