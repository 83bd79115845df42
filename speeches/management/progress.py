"""A progress bar on a terminal, and nothing anywhere else."""

from types import TracebackType
from typing import Self, TextIO

WIDTH = 30  # characters of the bar
CLEAR = "\r\x1b[K"  # back to the start of the line, and erase it


class Progress:
    """Tells how many of `total` files are done, and how many speeches that gave; erased at the end."""

    def __init__(self, stream: TextIO, total: int) -> None:
        self._stream = stream if stream.isatty() else None
        self._total = total

    def show(self, files: int, speeches: int) -> None:
        if self._stream is not None:
            filled = WIDTH * files // max(self._total, 1)
            bar = "█" * filled + "░" * (WIDTH - filled)
            self._stream.write(f"{CLEAR}{bar} 文件 {files}/{self._total} · 讲话 {speeches}")
            self._stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            self._stream.write(CLEAR)
            self._stream.flush()
