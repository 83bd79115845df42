from hypothesis import given
from hypothesis import strategies as st

from speeches.models import Paragraph
from speeches.search.results import Fragment
from speeches.web.pages.reading import outline, runs


def paragraph(key: str, level: int) -> Paragraph:
    return Paragraph(key=key, kind="heading" if level else "text", level=level, text=key)


def shape(entries) -> list:
    return [entry.key if not entry.children else [entry.key, *shape(entry.children)] for entry in entries]


def test_headings_nest_and_lead_to_their_paragraphs():
    read = [
        paragraph("一、", 1),
        paragraph("文", 0),
        paragraph("（一）", 2),
        paragraph("（二）", 2),
        paragraph("二、", 1),
    ]
    assert shape(outline(read)) == [["一、", "（一）", "（二）"], "二、"]


def test_speech_without_headings_has_no_outline():
    assert outline([paragraph("文", 0)]) == ()


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=5), st.booleans()), max_size=6),
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5)), max_size=3),
)
def test_runs_lose_nothing(pieces, spans):
    marked = tuple(Fragment(text, is_hit) for text, is_hit in pieces)
    text = "".join(fragment.text for fragment in marked)
    redacted = [(start, min(start + length, len(text))) for start, length in spans if start < len(text)]
    cut = runs(marked, redacted)
    assert "".join(run.text for run in cut) == text
    assert "".join(run.text for run in cut if run.is_hit) == "".join(f.text for f in marked if f.is_hit)
