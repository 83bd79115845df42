"""RIS: a line for each field, ended by CR LF; type `ELEC` is a page of the web, in Zotero and EndNote alike."""

from datetime import date

from speeches.representations.citation.work import ARCHIVE, Work

LINE_END = "\r\n"


def ris(work: Work, accessed: date) -> str:
    """One reference; a date that is known in part keeps its empty places, as the format asks for."""
    fields = [
        ("TY", "ELEC"),
        *(("AU", name) for name in work.speakers),
        ("TI", work.title),
        ("T2", ARCHIVE),
        ("PY", work.date[:4]),
        ("DA", "/".join([*work.date.split("-"), "", "", ""][:4]) if work.date else ""),
        ("LA", work.language),
        *(("N1", note) for note in work.notes),
        ("UR", work.address),
        ("Y2", f"{accessed:%Y/%m/%d}/"),
        ("ID", work.key),
    ]
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return LINE_END.join([*lines, "ER  - ", ""])
