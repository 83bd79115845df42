r"""BibTeX, and biblatex, which has an entry type for pages of the web; BibTeX reads it as `misc`.

A name is in braces of its own: Chinese names have no comma, and BibTeX would look for “and” in an office.
Braces of the text itself become commands, as BibTeX counts them even behind a backslash.
"""

from datetime import date

from speeches.representations.citation.work import Work

COMMANDS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)


def bibtex(work: Work, accessed: date) -> str:
    """One entry; the address is written as it is, which both programs expect of `url`."""
    fields = {
        "author": " and ".join(f"{{{escaped(name)}}}" for name in work.speakers),
        "title": f"{{{escaped(work.title)}}}",
        "date": work.date,
        "year": work.date[:4],  # all that BibTeX itself knows of a date
        "url": work.address,
        "urldate": accessed.isoformat(),
        "language": "chinese",
        "annote": escaped("；".join(work.notes)),  # not printed, as `note` would be
    }
    lines = [f"  {name:<8} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{work.key},", *lines, "}"]) + "\n"


def escaped(text: str) -> str:
    r"""The text so that TeX prints it letter for letter.

    >>> escaped("R&D 增长 3.5%")
    'R\\&D 增长 3.5\\%'
    """
    return text.translate(COMMANDS)
