"""Which archive section a speech belongs to, by the rules that editors keep in the admin."""

from collections import Counter
from collections.abc import Iterable

from speeches.models import Section, SectionRule


def assign(title: str, occasion: str, text: str) -> Section | None:
    """Choose the section whose rules weigh most; None where no rule holds.

    A rule holds where one of its words stands in its field, and counts once however often.
    Of sections that weigh the same the first in the order of the rules is taken.
    """
    fields = {"title": title, "occasion": occasion, "text": text}
    weights: Counter[Section] = Counter()
    for rule in SectionRule.objects.select_related("section").order_by("section__position", "section_id"):
        if _holds(rule.words.split("\n"), fields[rule.field]):
            weights[rule.section] += rule.weight
    return weights.most_common(1)[0][0] if weights else None


def _holds(words: Iterable[str], text: str) -> bool:
    return any(word in text for line in words if (word := line.strip()))
