"""What changes cost: a thousand of them, and one that has to be found at once."""

import time
from collections.abc import Iterator, Sequence
from io import StringIO

from django.core.management import call_command

from speeches.models import Paragraph, Speech
from speeches.search import SearchQuery, freshness, search
from speeches.search.engines import engine

TOGETHER = 50  # changes of one commit
MARK = "（修订）"  # is put behind a title


def change(number: int) -> float:
    """Change the titles of so many speeches, some at a time, and give the seconds."""
    started = time.perf_counter()
    keys = list(Speech.objects.order_by("pk").values_list("pk", flat=True)[:number])
    for first in range(0, number, TOGETHER):
        with freshness.deferred():
            for speech in Speech.objects.filter(pk__in=keys[first : first + TOGETHER]):
                speech.title = f"{speech.title.removesuffix(MARK)}{MARK}"
                speech.save()
    return time.perf_counter() - started


def optimise() -> str:
    """Bring the index into its most compact form, and name what did it."""
    own = getattr(engine(), "optimise", None)
    if own:
        own()
        return "optimise"
    call_command("rebuild_index", stdout=StringIO())
    return "rebuild_index"


def corrections(number: int) -> Iterator[tuple[float, float]]:
    """Correct one speech after another; give the seconds until each is stored and indexed, and until it is found."""
    for count, key in enumerate(Speech.objects.order_by("-pk").values_list("pk", flat=True)[:number]):
        yield correction(key, f"zq{count}x")


def correction(key: int, word: str) -> tuple[float, float]:
    """Put a word that is nowhere else into the last paragraph of a speech, and search for it."""
    speech = Speech.objects.get(pk=key)
    paragraph = speech.paragraphs.order_by("position").last()
    assert paragraph  # noqa: S101  every text has one
    started = time.perf_counter()
    Paragraph.objects.filter(pk=paragraph.pk).update(text=f"{paragraph.text}{word}")
    speech.save()
    stored = time.perf_counter() - started
    result = search(SearchQuery.from_params({"q": word}))
    if [hit.id for hit in result.hits] != [key]:
        raise RuntimeError(f"The correction of speech {key} is not found.")
    return stored, time.perf_counter() - started


def middle(values: Sequence[float], share: float = 0.5) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
