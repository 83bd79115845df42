"""A small archive, made through the models: what a page shows of it can be read off here."""

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from speeches.ingest import vault
from speeches.models import Appearance, Cleaning, Original, Paragraph, Section, Source, Speech

PARAGRAPHS = (
    ("salutation", 0, "同志们："),
    ("heading", 1, "一、提高执行力"),
    ("text", 0, "**县要把执行力摆在首位。"),
    ("heading", 2, "（一）政策清楚"),
    ("text", 0, "政策要清楚，<b>标杆</b>也要清楚。"),
    ("heading", 1, "二、改进作风"),
    ("text", 0, "作风建设永远在路上。"),
)
MADE = {"reason": "试验", "confidence": 1.0, "depends": []}
CHANGES = [
    {
        "id": 1,
        "step": "drop_share_bar",
        "kind": "remove",
        "start": 0,
        "end": 6,
        "before": "分享到微信\n",
        "after": "",
        **MADE,
    },
    {"id": 2, "step": "drop_pinyin", "kind": "repair", "start": 9, "end": 14, "before": "(huì)", "after": "", **MADE},
    {"id": 3, "step": "drop_pinyin", "kind": "repair", "start": 19, "end": 24, "before": "(huì)", "after": "", **MADE},
]


@dataclass(frozen=True)
class Archive:
    section: Section
    subsection: Section
    source: Source
    speech: Speech  # published, in the subsection, from the source
    undated: Speech  # published, in no section, from nowhere
    draft: Speech


def make_speech(title: str, *, published: bool = True, **fields: object) -> Speech:
    status = {"status": Speech.Status.PUBLISHED, "published_at": timezone.now()} if published else {}
    speech = Speech.objects.create(title=title, characters=60, **status, **fields)
    Paragraph.objects.bulk_create(
        Paragraph(speech=speech, key=f"k{number}", position=number, kind=kind, level=level, text=text)
        for number, (kind, level, text) in enumerate(PARAGRAPHS)
    )
    return speech


def make_appearance(speech: Speech, content: bytes, *, source: Source | None = None, url: str = "") -> Appearance:
    original = Original.objects.create(
        sha256=vault.keep(content),
        size=len(content),
        file_name="讲话.html",
        format="html",
        page_text="页面文本",
        reader="html/1",
    )
    return Appearance.objects.create(speech=speech, original=original, source=source, url=url, is_primary=True)


@pytest.fixture
def archive(db: None) -> Archive:
    section = Section.objects.create(name="政务试验", name_en="Trial of government", slug="trial")
    subsection = Section.objects.create(name="执行试验", slug="trial-execution", parent=section)
    source = Source.objects.create(name="试验网", host="example.org")
    speech = make_speech(
        "在执行力会议上的讲话",
        section=subsection,
        date="2021-02-24",
        date_basis="published",
        speaker="县长",
        truncated=True,
    )
    make_appearance(speech, b"<script>alert(1)</script>", source=source, url="https://example.org/1.html")
    Cleaning.objects.create(
        speech=speech,
        version="1",
        changes=CHANGES,
        warnings=["文中说讲三点意见，只有两点。"],
        attachments=[{"title": "另一篇", "paragraphs": [{"kind": "text", "level": 0, "text": "附文的一段。"}]}],
    )
    undated = make_speech("日期不详的讲话一篇")
    draft = make_speech("尚未发布的讲话", published=False, section=subsection)
    make_appearance(draft, b"draft")
    return Archive(section, subsection, source, speech, undated, draft)


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_superuser("editor")
