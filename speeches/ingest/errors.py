"""What can go wrong while documents are taken in; every message is for the archivist, in Chinese."""

import errno
from pathlib import Path

from django.db import DataError, IntegrityError

FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    DataError,
    IntegrityError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)  # what a mistake of ours raises on one odd document: it is logged, and must not lose the other documents


class IngestError(Exception):
    """A use case cannot be carried out; the message says why."""


class MissingOriginalError(IngestError):
    """The vault does not hold the bytes that the database names."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"原件文件缺失或已损坏：{path}")


class NoSuchSpeechError(IngestError):
    """No speech has that number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"没有编号为 {number} 的讲话。")


def fault_message(error: BaseException) -> str:
    """Say in Chinese that the document met a mistake of the program."""
    return f"处理时程序出错（{type(error).__name__}），详情见日志。"


OPENING = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EACCES: "没有读取权限",
    errno.ENAMETOOLONG: "文件名过长",
}


def open_message(error: OSError) -> str:
    """Say in Chinese why a file cannot be read."""
    return f"无法读取文件：{OPENING.get(error.errno or 0, error.strerror)}。"
