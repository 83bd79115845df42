"""What every reader returns."""

from dataclasses import dataclass

from speeches.text.page import Page


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document decoded into its page text, nothing cleaned yet."""

    name: str  # the file's name, without folders
    format: str  # "html", "text", "docx", "pdf"
    encoding: str  # the encoding the bytes were read in, as Python names it; "" for docx and pdf
    undecodable: int  # bytes that the encoding has no character for; each left U+FFFD in the text
    reader: str  # the reader and its version, "html/1": another version may give another page text
    page: Page
