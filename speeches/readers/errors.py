"""What can be wrong with a document; every message is for the reader, in Chinese."""


class ReaderError(Exception):
    """A document cannot be read; the message says why and what would be taken."""
