"""Chinese text cut into words, by jieba; used to rank and to suggest, never to decide what is found.

`HMM` is off: guessed words differ with the sentence around them, and a dictionary word does not.
"""

import logging
import tempfile
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class _Segmenter:
    """Loads the dictionary, 5 MB, when the first text comes: 1 second from the cache, 2 without."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tokenizer: Any = None  # a jieba.Tokenizer, which has no types
        self.cache_folder: Path | None = None

    def loaded(self) -> Any:  # the same
        with self._lock:
            if self._tokenizer is None:
                self._tokenizer = self._load()
            return self._tokenizer

    def _load(self) -> Any:  # the same
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # jieba 0.42 writes patterns without r"", and asks for pkg_resources
            import jieba  # noqa: PLC0415  a second and 140 MB that only searches and the index need
        jieba.setLogLevel(logging.WARNING)
        tokenizer = jieba.Tokenizer()
        if self.cache_folder:
            self.cache_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            tokenizer.tmp_dir = str(self.cache_folder)
            tokenizer.initialize()
        else:  # jieba's own choice is a file of a name that anyone can guess, in a folder that all can write
            with tempfile.TemporaryDirectory(prefix="speeches-words-") as folder:
                tokenizer.tmp_dir = folder
                tokenizer.initialize()
        return tokenizer


_segmenter = _Segmenter()


def keep_cache_in(folder: Path) -> None:
    """Name the private folder where the dictionary is kept in a form that loads faster."""
    _segmenter.cache_folder = folder


def load() -> None:
    """Load the dictionary now rather than at the first word."""
    _segmenter.loaded()


def cut(text: str) -> list[str]:
    """Cut into words that cover the text without overlapping.

    >>> cut("深入推进依法行政")
    ['深入', '推进', '依法行政']
    """
    words: list[str] = _segmenter.loaded().lcut(text, HMM=False)
    return words


def cut_for_search(text: str) -> Iterator[str]:
    """Cut into words, and give before each long word the shorter ones inside it.

    >>> list(cut_for_search("中国共产党"))
    ['中国', '国共', '共产', '共产党', '中国共产党']
    """
    words: Iterator[str] = _segmenter.loaded().cut_for_search(text, HMM=False)
    return words
