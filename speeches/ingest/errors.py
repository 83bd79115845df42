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


STORING = {
    errno.EACCES: "没有写入数据目录的权限",
    errno.EPERM: "没有写入数据目录的权限",
    errno.EROFS: "数据目录是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EIO: "磁盘读写出错",
}


class IngestError(Exception):
    """A use case cannot be carried out; the message says why."""


class MissingOriginalError(IngestError):
    """The vault does not hold the bytes that the database names."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"原件文件缺失或已损坏：{path}")


class StorageError(IngestError):
    """The vault cannot take an original: no space, no permission."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"无法保存原件：{STORING.get(error.errno or 0, error.strerror)}。")


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
    errno.ENOTDIR: "路径的中间一段不是文件夹",
    errno.ELOOP: "符号链接绕成了圈",
    errno.EIO: "磁盘读写出错",
}


def open_message(error: OSError) -> str:
    """Say in Chinese why a file cannot be read."""
    return f"无法读取文件：{OPENING.get(error.errno or 0, error.strerror)}。"
