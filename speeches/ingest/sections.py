"""Which archive section a speech belongs to, by the rules that editors keep in the admin."""

from collections import Counter
from functools import lru_cache

from speeches.models import SectionRule
from speeches.text.folding import fold

FOLDED_RULES = 1_000  # rules whose folded words are held; a new archive has 130


def assign(title: str, occasion: str, text: str) -> int | None:
    """Choose the section whose rules weigh most, by its primary key; None where no rule holds.

    A rule holds where one of its words stands in its field, in either script, and counts once however
    often. Of sections that weigh the same the first in the editors' order is taken.
    """
    fields = {"title": fold(title), "occasion": fold(occasion), "text": fold(text)}
    rules = SectionRule.objects.order_by("section__position", "section_id", "pk")
    weights: Counter[int] = Counter()
    for section, field, words, weight in rules.values_list("section_id", "field", "words", "weight"):
        if any(word in fields[field] for word in _folded(words)):
            weights[section] += weight
    return weights.most_common(1)[0][0] if weights else None


@lru_cache(FOLDED_RULES)
def _folded(words: str) -> tuple[str, ...]:
    return tuple(word for line in words.splitlines() if (word := fold(line)))
