"""Which archive section a speech belongs to, by the rules that editors keep in the admin."""

from collections import Counter

from speeches.models import SectionRule


def assign(title: str, occasion: str, text: str) -> int | None:
    """Choose the section whose rules weigh most, by its primary key; None where no rule holds.

    A rule holds where one of its words stands in its field, and counts once however often.
    Of sections that weigh the same the first in the editors' order is taken.
    """
    fields = {"title": title, "occasion": occasion, "text": text}
    rules = SectionRule.objects.order_by("section__position", "section_id", "pk")
    weights: Counter[int] = Counter()
    for section, field, words, weight in rules.values_list("section_id", "field", "words", "weight"):
        if any(word.strip() in fields[field] for word in words.splitlines() if word.strip()):
            weights[section] += weight
    return weights.most_common(1)[0][0] if weights else None
