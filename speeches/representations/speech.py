"""A speech as JSON, Markdown and plain text."""

import re
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from speeches import models
from speeches.models import Speech
from speeches.structure import Paragraph, ParagraphKind

ANYWHERE = re.compile(r"[\\`*_\[\]<>&|~]")  # emphasis, code, links, HTML, entities, tables, strikethrough
AT_THE_START = re.compile(r"^(?:[#+=-]|\d{1,9}[.)])")  # heading, list, rule, underline, numbered list


def as_json(speech: Speech, *, host: str = "") -> dict[str, Any]:
    """The fields of the `clean` command, and what the archive knows beyond them.

    `host` (https://example.org) makes the addresses absolute.
    """
    return {
        "id": speech.pk,
        "url": host + speech.get_absolute_url(),
        "title": speech.title,
        "date": speech.date or None,
        "date_basis": speech.date_basis,
        "speaker": speech.speaker,
        "office": speech.office,
        "occasion": speech.occasion,
        "place": speech.place,
        "level": speech.level,
        "audience": speech.audience,
        "genre": speech.genre,
        "section": {"slug": speech.section.slug, "name": speech.section.name} if speech.section else None,
        "script": speech.script,
        "truncated": speech.truncated,
        "characters": speech.characters,
        "sources": _sources(speech),
        "redactions": speech.redactions,
        "paragraphs": [_paragraph(paragraph) for paragraph in speech.paragraphs.order_by("position")],
        **_cleaning(speech),
    }


def _paragraph(paragraph: models.Paragraph) -> dict[str, Any]:
    read = Paragraph(ParagraphKind(paragraph.kind), paragraph.level, paragraph.text)
    return {"key": paragraph.key, **asdict(read), "number": read.number, "lead_in": read.lead_in}


def _sources(speech: Speech) -> list[dict[str, str]]:
    appearances = speech.appearances.select_related("source", "original").defer("original__page_text")
    return [
        {
            "name": appearance.source.name if appearance.source else "",
            "url": appearance.url,
            "file": appearance.original.file_name,
            "sha256": appearance.original.sha256,
        }
        for appearance in appearances
    ]


def _cleaning(speech: Speech) -> dict[str, Any]:
    if not hasattr(speech, "cleaning"):  # written by hand, not read from a page
        return {"attachments": [], "changes": [], "warnings": [], "evidence": {}, "cleaned_by": ""}
    made = speech.cleaning
    return {
        "attachments": made.attachments,
        "changes": made.changes,
        "warnings": made.warnings,
        "evidence": made.evidence,
        "cleaned_by": made.version,
    }


def as_text(speech: Speech) -> str:
    """The title, an empty line, then one paragraph a line."""
    lines = [speech.title, "", *(paragraph.text for paragraph in speech.paragraphs.order_by("position"))]
    return "\n".join(lines) + "\n"


def as_markdown(speech: Speech, *, host: str = "") -> str:
    """CommonMark: the title, what is known as a list, then the text; headings one level below the title.

    Every sign that could be mark-up is escaped, as redactions (**, __, <…>) are text.
    """
    blocks = [f"# {escaped(speech.title)}", "\n".join(_facts(speech, host))]
    for paragraph in speech.paragraphs.order_by("position"):
        marker = "#" * min(paragraph.level + 1, 6) + " " if paragraph.level else ""
        blocks.append(marker + escaped(paragraph.text))
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    r"""The text of one line so that CommonMark prints it letter for letter.

    >>> escaped("**县"), escaped("1.稳增长3.5%")
    ('\\*\\*县', '1\\.稳增长3.5%')
    """
    inside = ANYWHERE.sub(r"\\\g<0>", text)
    return AT_THE_START.sub(lambda opening: f"{opening[0][:-1]}\\{opening[0][-1]}", inside)


def _facts(speech: Speech, host: str) -> list[str]:
    date = speech.date or _("不详")
    if speech.date_basis == Speech.DateBasis.PUBLISHED:
        date += _("（网页发布日期）")
    facts = [
        (_("日期"), date),
        (_("讲话人"), speech.speaker),
        *([(_("职务"), speech.office)] if speech.office else []),
        (_("场合"), speech.occasion),
        (_("地点"), speech.place),
        (_("层级"), speech.get_level_display()),
        (_("听众"), speech.audience),
        (_("文体"), speech.get_genre_display()),
        (_("栏目"), speech.section.name if speech.section else ""),
    ]
    facts += [(_("来源"), source["name"] or source["url"] or source["file"]) for source in _sources(speech)]
    facts.append((_("网址"), host + speech.get_absolute_url()))
    return [f"- {name}：{escaped(value or _('不详'))}" for name, value in facts]
