"""What can go wrong while documents are taken in; every message is for the archivist, in Chinese."""

from pathlib import Path


class IngestError(Exception):
    """A use case cannot be carried out; the message says why."""


class MissingOriginalError(IngestError):
    """The vault does not hold the bytes that the database names."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"原件文件缺失或已损坏：{path}")
