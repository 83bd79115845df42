"""How much one way in takes at once."""

from dataclasses import dataclass

from speeches.readers import MAX_BYTES

MEGABYTE = 1024**2  # bytes


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes of one file as it comes, `number` of files in one upload."""

    size: int = MAX_BYTES
    records_size: int = 96 * MEGABYTE  # a record file is read line by line: 69,783 news items, packed, are 44 MB
    number: int = 50


LIMITS = Limits()


def is_record_file(name: str) -> bool:
    """Tell whether a file holds a speech a line (`.jsonl`, `.jsonl.gz`)."""
    return name.lower().endswith((".jsonl", ".jsonl.gz"))


def size_refusal(name: str, size: int) -> str:
    """Say in Chinese why a file of `size` bytes is not taken; "" if it is."""
    limit = LIMITS.records_size if is_record_file(name) else LIMITS.size
    if size <= limit:
        return ""
    return f"文件有 {size / MEGABYTE:,.1f} MB，上限为 {limit // MEGABYTE} MB。"


def number_refusal(number: int) -> str:
    """Say in Chinese why so many files are not taken in one upload; "" if they are."""
    if number <= LIMITS.number:
        return ""
    return f"一次上传了 {number} 个文件，最多 {LIMITS.number} 个。"
