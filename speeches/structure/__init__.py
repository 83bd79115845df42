"""Clean text to paragraphs, what is redacted in it, and what is missing."""

from speeches.structure.completeness import Completeness, completeness
from speeches.structure.paragraphs import Paragraph, ParagraphKind, heading_level, paragraphs
from speeches.structure.redactions import redactions

__all__ = [
    "Completeness",
    "Paragraph",
    "ParagraphKind",
    "completeness",
    "heading_level",
    "paragraphs",
    "redactions",
]
