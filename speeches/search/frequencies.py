"""In how many speeches of the archive a word stands, from a sample of them.

Rarity is a logarithm: of a word that stands in one of 500 speeches it is the same to a tenth whether
500 or 50,000 were read. The sample is counted once, in half a second, and kept beside jieba's cache.
"""

import json
import logging
import os
import secrets
import threading
from collections import defaultdict
from pathlib import Path

from django.conf import settings

from speeches.analysis.keywords import Frequencies
from speeches.models import Paragraph, Speech
from speeches.text import words
from speeches.text.folding import fold

SAMPLE = 500  # speeches, evenly from the first to the last
OUTGROWN = 2  # times as many speeches as when it was counted, or half as many: it is counted again
FILE_NAME = "frequencies.json"

log = logging.getLogger(__name__)


class _Kept:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._frequencies: Frequencies | None = None
        self._published = 0
        self._fingerprint = ""

    def get(self) -> Frequencies:
        fingerprint = words.dictionary_fingerprint()
        published = Speech.objects.filter(status=Speech.Status.PUBLISHED).count()
        with self._lock:
            if self._frequencies is None:
                self._load()
            if self._frequencies is None or self._is_outdated(fingerprint, published):
                self._frequencies = _count()
                self._published, self._fingerprint = published, fingerprint
                self._store()
            return self._frequencies

    def forget(self) -> None:
        """Count again at the next question, whatever was kept."""
        with self._lock:
            self._frequencies = None
            _file().unlink(missing_ok=True)

    def _is_outdated(self, fingerprint: str, published: int) -> bool:
        grown = published > OUTGROWN * self._published or self._published > OUTGROWN * published
        return grown or fingerprint != self._fingerprint

    def _load(self) -> None:
        """Take what another process or an earlier start has counted; a file that is no such is counted anew."""
        try:
            kept = json.loads(_file().read_text(encoding="utf-8"))
            holding = {str(word): float(number) for word, number in kept["holding"].items()}
            self._frequencies = Frequencies(int(kept["texts"]), holding)
            self._published, self._fingerprint = int(kept["published"]), str(kept["fingerprint"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self._frequencies = None

    def _store(self) -> None:
        assert self._frequencies  # noqa: S101  for the type checker: it was counted just now
        kept = {
            "published": self._published,
            "fingerprint": self._fingerprint,
            "texts": self._frequencies.texts,
            "holding": {word: round(number, 2) for word, number in self._frequencies.holding.items()},
        }
        draft = _file().with_name(f"{FILE_NAME}.{secrets.token_hex(4)}")
        try:
            draft.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                json.dump(kept, file, ensure_ascii=False)
            draft.replace(_file())
        except OSError as error:  # it is counted again by the next process
            log.warning("Word frequencies are not kept: %s", error)
        finally:
            draft.unlink(missing_ok=True)


_kept = _Kept()
frequencies = _kept.get
forget = _kept.forget


def _file() -> Path:
    return Path(settings.DATA_DIR) / "cache" / FILE_NAME


def _count() -> Frequencies:
    keys = list(Speech.objects.filter(status=Speech.Status.PUBLISHED).order_by("pk").values_list("pk", flat=True))
    step = max(1, -(-len(keys) // SAMPLE))
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for key, text in Paragraph.objects.filter(speech__in=keys[::step]).values_list("speech_id", "text").order_by():
        texts[key].append(fold(text))
    cut = [set(words.cut_in_bulk("\n".join(folded))) for folded in texts.values()]  # as the index does
    return Frequencies.of(cut, words.commonness(set().union(*cut)))
