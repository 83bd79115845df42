"""Chinese text cut into words; used to rank and to suggest, never to decide what is found.

jieba is the reference; rjieba, which has the same dictionary, does in bulk what would take jieba a
dozen times as long, and gives the same words. `HMM` is off in both: guessed words differ with the
sentence around them, and a dictionary word does not.

The dictionary is jieba's own and the official formulations that the archive keeps (`use`).
"""

import hashlib
import json
import logging
import re
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Generic, TypeVar

Formulations = Mapping[str, int | None]  # words as they stand in the texts; None: as often as makes it one word

# What either segmenter can give as one word, from jieba's `re_han_default`.
ONE_WORD = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")

# All words of the dictionary that jieba and rjieba are shipped with, as often as each counts.
SHIPPED_TOTAL = 60_101_967

# Where two ways to cut are equally likely the rounding of a logarithm decides, and once words were added to it, the
# one of rjieba's total is another than that of Python. So the total stays what both were shipped with: what
# formulations add is taken off a word that is never in doubt. Its 883,634 occurrences may lose that many; beyond
# them a formulation counts 1, and a word of jieba's own what it did.
BALLAST = "了"
MOST_TAKEN_OFF = 200_000

T = TypeVar("T")

log = logging.getLogger(__name__)


class _Loaded(Generic[T]):
    """What is loaded for the formulations in use, and anew when others are."""

    def __init__(self, load: Callable[[Formulations], T]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._kept: tuple[Formulations, T] | None = None

    def get(self) -> T:
        wanted = _dictionary.source()
        kept = self._kept
        if kept and kept[0] is wanted:
            return kept[1]
        with self._lock:
            if not self._kept or self._kept[0] is not wanted:
                self._kept = (wanted, self._load(wanted))
            return self._kept[1]


@dataclass(frozen=True, slots=True)
class _Bulk:
    """rjieba's segmenter, and every frequency in it that is not as shipped."""

    segmenter: Any  # a rjieba.Jieba, imported when it is needed
    changed: Mapping[str, int]


class _Dictionary:
    """Where the formulations come from, and where jieba keeps its own words in a form that loads faster."""

    def __init__(self) -> None:
        none: Formulations = {}
        self.source: Callable[[], Formulations] = lambda: none
        self.cache_folder: Path | None = None


_dictionary = _Dictionary()


def keep_cache_in(folder: Path) -> None:
    """Name the private folder where the dictionary is kept in a form that loads faster."""
    _dictionary.cache_folder = folder


def use(formulations: Formulations) -> None:
    """Take these words, each with its frequency, beside jieba's own."""
    _dictionary.source = lambda: formulations


def use_from(source: Callable[[], Formulations]) -> None:
    """Ask for the words each time something is cut; another object than before means that they have changed."""
    _dictionary.source = source


def in_use() -> Formulations:
    """Give the words taken beside jieba's own, for a process that is to cut as this one does."""
    return _dictionary.source()


def dictionary_fingerprint() -> str:
    """Name the words that text is cut by now; the same words give the same name, in whatever order they come."""
    return _fingerprint.get()


def load() -> None:
    """Load now rather than at the first word what cuts in bulk, which is all that searches need."""
    _bulk.get()


def cut(text: str) -> list[str]:
    """Cut into words that cover the text without overlapping.

    >>> cut("深入推进依法行政")
    ['深入', '推进', '依法行政']
    """
    words: list[str] = _reference.get().lcut(text, HMM=False)
    return words


def cut_for_search(text: str) -> Iterator[str]:
    """Cut into words, and give before each long word the shorter ones inside it.

    >>> list(cut_for_search("中国共产党"))
    ['中国', '国共', '共产', '共产党', '中国共产党']
    """
    words: Iterator[str] = _reference.get().cut_for_search(text, HMM=False)
    return words


def cut_in_bulk(text: str) -> list[str]:
    """Give what `cut` does, a dozen times as fast.

    >>> cut_in_bulk("深入推进依法行政")
    ['深入', '推进', '依法行政']
    """
    try:
        return list(_bulk.get().segmenter.cut(text, False))  # noqa: FBT003  rjieba takes `hmm` by its place
    except UnicodeEncodeError:  # half a surrogate pair, which Rust has no string for
        return cut(text)


def cut_for_search_in_bulk(text: str) -> list[str]:
    """Give what `cut_for_search` does, a dozen times as fast.

    >>> cut_for_search_in_bulk("中国共产党")
    ['中国', '国共', '共产', '共产党', '中国共产党']
    """
    try:
        return list(_bulk.get().segmenter.cut_for_search(text, False))  # noqa: FBT003  as above
    except UnicodeEncodeError:
        return list(cut_for_search(text))


def commonness(words: set[str]) -> dict[str, float]:
    """Tell of those that are in jieba's own dictionary which share of all words of general text they are: 0.1 s.

    >>> common = commonness({"工作", "执行力"})
    >>> common["工作"] > 100 * common["执行力"] > 0
    True
    """
    return {word: count / SHIPPED_TOTAL for word, count in _shipped_frequencies(words).items()}


def _name(formulations: Formulations) -> str:
    named = [version("jieba"), version("rjieba"), sorted(formulations.items())]
    return hashlib.sha256(json.dumps(named, ensure_ascii=False).encode(errors="surrogatepass")).hexdigest()[:16]


def _shipped_frequencies(words: set[str]) -> dict[str, int]:
    """Read from jieba's dictionary how often these of its words count: 0.1 s, and nothing stays in memory."""
    package = find_spec("jieba")
    assert package  # noqa: S101  for the type checker: it is a dependency
    assert package.origin  # noqa: S101  as above
    found: dict[str, int] = {}
    with Path(package.origin).with_name("dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, _, rest = line.partition(" ")
            if word in words:
                found[word] = int(rest.split()[0])
    return found


def _load_bulk(formulations: Formulations) -> _Bulk:
    """Load rjieba's dictionary: 0.3 s."""
    import rjieba  # noqa: PLC0415  only searches and the index need it

    segmenter = rjieba.Jieba()
    wanted = sorted(word for word in formulations if ONE_WORD.fullmatch(word) and word != BALLAST)
    if not wanted:
        return _Bulk(segmenter, {})
    shipped = _shipped_frequencies({*wanted, BALLAST})
    changed: dict[str, int] = {}
    left = MOST_TAKEN_OFF
    for word in wanted:
        before = shipped.get(word, 0)
        frequency = formulations[word] or max(segmenter.suggest_freq(word), before)
        if frequency - before > left:
            log.warning("The frequency of %s is left as it was: the formulations together ask for too much.", word)
            frequency = before or 1
        left -= frequency - before
        changed[word] = frequency
        segmenter.add_word(word, frequency, "")
    changed[BALLAST] = shipped[BALLAST] - (MOST_TAKEN_OFF - left)
    segmenter.add_word(BALLAST, changed[BALLAST], "")
    return _Bulk(segmenter, changed)


def _load_reference(_formulations: Formulations) -> Any:  # a jieba.Tokenizer, which has no types
    """Load jieba's dictionary, 5 MB on disk and 140 in memory: 1 second from the cache, 2 without."""
    changed = _bulk.get().changed
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba 0.42 writes patterns without r"", and asks for pkg_resources
        import jieba  # noqa: PLC0415  only searches and the index need it
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    if folder := _dictionary.cache_folder:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        tokenizer.tmp_dir = str(folder)
        tokenizer.initialize()
    else:  # jieba's own choice is a file of a name that anyone can guess, in a folder that all can write
        with tempfile.TemporaryDirectory(prefix="speeches-words-") as private:
            tokenizer.tmp_dir = private
            tokenizer.initialize()
    total = tokenizer.total
    for word, frequency in changed.items():
        tokenizer.add_word(word, frequency)
    tokenizer.total = total
    return tokenizer


_fingerprint = _Loaded(_name)
_bulk = _Loaded(_load_bulk)
_reference = _Loaded(_load_reference)
