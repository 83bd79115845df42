"""A record is a speech that is clean already: nothing is taken off, nothing repaired, and it is a speech."""

from collections.abc import Sequence
from types import MappingProxyType

from speeches import metadata, structure
from speeches.ingest.restoration import Restored
from speeches.models import NAME_LENGTH, TITLE_LENGTH
from speeches.readers.records import Record
from speeches.structure.paragraphs import Paragraph, ParagraphKind
from speeches.text.script import script_of

RECORD = "record"  # the format of an original that is a line of a record file
VERSION = "record/1"
DESCRIBED = ("level", "audience", "genre")  # what a record does not state and its text tells
LONGEST = {"title": TITLE_LENGTH, "speaker": NAME_LENGTH, "occasion": NAME_LENGTH, "place": NAME_LENGTH}


def restore_record(record: Record) -> Restored:
    """Take the fields as they stand; each line of the text that holds words is one paragraph."""
    paragraphs = classified([stripped for line in record.text.split("\n") if (stripped := line.strip())])
    known = metadata.Known(*map(_on_one_line, (record.title, record.speaker, record.occasion, record.place)))
    found = metadata.describe(record.text, known)
    evidence = {name: field for name in DESCRIBED if (field := getattr(found, name))}
    read = {name: evidence[name].value if name in evidence else "" for name in DESCRIBED}
    return Restored(
        title=known.title,
        date=record.date,
        date_basis="stated" if record.date else "",
        speaker=known.speaker,
        office="",
        occasion=known.occasion,
        place=known.place,
        level=read["level"],
        audience=read["audience"],
        genre=read["genre"],
        source_name=_on_one_line(record.source),
        source_url=record.url.strip(),
        script=record.script or script_of(record.text),
        truncated=False,
        paragraphs=paragraphs,
        attachments=(),
        changes=(),
        warnings=(),
        refusal=_refusal(record),
        repaired=((),) * len(paragraphs),
        version=VERSION,
        doubt="",
        evidence=MappingProxyType(evidence),
    )


def classified(lines: Sequence[str]) -> tuple[Paragraph, ...]:
    """Make each line one paragraph, and a heading or salutation where the structure says so of the very line."""
    found = structure.paragraphs("\n".join(lines))
    if [paragraph.text for paragraph in found] == list(lines):
        return found
    return tuple(Paragraph(ParagraphKind.TEXT, 0, line) for line in lines)


def _on_one_line(name: str) -> str:
    """Join a title or name that was written on several lines; within a line nothing changes."""
    return " ".join(part for line in name.splitlines() if (part := line.strip()))


def _refusal(record: Record) -> str:
    for name, longest in LONGEST.items():
        if (length := len(getattr(record, name).strip())) > longest:
            return f"{name} 有 {length} 个字，超过 {longest} 个字的上限"
    return ""
