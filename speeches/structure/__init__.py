"""Clean text to paragraphs, what is redacted in it, and what is missing."""

from speeches.structure.completeness import Completeness, completeness
from speeches.structure.headings import heading_level
from speeches.structure.outline import Heading, governing, outline
from speeches.structure.paragraphs import Paragraph, ParagraphKind, paragraphs
from speeches.structure.redactions import redactions

__all__ = [
    "Completeness",
    "Heading",
    "Paragraph",
    "ParagraphKind",
    "completeness",
    "governing",
    "heading_level",
    "outline",
    "paragraphs",
    "redactions",
]
