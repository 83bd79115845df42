"""When two texts are the same text."""

import hashlib
from collections.abc import Iterable

from speeches.text.folding import fold


def fingerprint(texts: Iterable[str]) -> str:
    """Name a text by the SHA-256 of its folded paragraphs, run together.

    Folding takes out white space and the differences of width and script, so neither a page's own
    line breaks nor its glyphs make another text of the same speech.
    """
    return hashlib.sha256("".join(fold(text) for text in texts).encode()).hexdigest()
