"""Which files a path stands for."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from speeches.readers import FORMATS


@dataclass(frozen=True, slots=True)
class Selected:
    """A file that was named, or found in a folder; `skipped` says in Chinese why it is not taken, "" if it is."""

    path: Path
    skipped: str = ""


def select(path: Path) -> Iterator[Selected]:
    """Give the file itself, or all files of a folder and its folders, in order; hidden ones are left out.

    In a folder only files of the known formats are taken. A file that was named is taken whatever it is:
    the reader says what is wrong with it.
    """
    if not path.is_dir():
        yield Selected(path)
        return
    for found in sorted(path.rglob("*")):
        if found.is_file() and not any(part.startswith(".") for part in found.relative_to(path).parts):
            known = found.name.lower().endswith(FORMATS)
            yield Selected(found, "" if known else f"不是可导入的格式（{' '.join(FORMATS)}）。")
