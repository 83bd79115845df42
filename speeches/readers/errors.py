"""What can be wrong with a document; every message is for the reader, in Chinese."""


class ReaderError(Exception):
    """A document cannot be read; the message says why and what would be taken."""


class UnknownFormatError(ReaderError):
    """The document is of a kind that no reader takes."""


class TooLargeError(ReaderError):
    """The document, or what is packed into it, is above the limit."""


class NoTextError(ReaderError):
    """The document was understood, but holds no text."""


class DamagedError(ReaderError):
    """The document is of a known kind, but broken."""
