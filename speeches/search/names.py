"""The names of sections and sources, which may change without the index."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from speeches.models import Section, Source, name_for_reader
from speeches.search.engines.contract import Names


class Named(NamedTuple):
    """What a search needs of a section; a model of each would take as long to make as the search."""

    pk: int
    parent_id: int | None
    slug: str
    name: str
    name_en: str
    position: int


@dataclass(frozen=True)
class SectionTree:
    """All sections as they stand; what holds of a section holds of those above it."""

    sections: dict[int, Named]  # in their order

    @classmethod
    def read(cls) -> "SectionTree":
        return cls({row[0]: Named(*row) for row in Section.objects.values_list(*Named._fields)})

    @cached_property
    def by_slug(self) -> dict[str, Named]:
        return {section.slug: section for section in self.sections.values()}

    def lineage(self, key: int) -> list[Named]:
        """Give a section and those above it; one that stands above itself ends the line."""
        line: list[Named] = []
        section = self.sections.get(key)
        while section and section not in line:
            line.append(section)
            section = self.sections.get(section.parent_id) if section.parent_id else None
        return line

    def below(self, key: int) -> frozenset[int]:
        """Give a section and all below it."""
        return frozenset(other for other in self.sections if any(above.pk == key for above in self.lineage(other)))

    def from_the_top(self) -> Iterator[tuple[Named, int]]:
        """Give every section after the one it stands under, with how many stand above it; rings come last."""
        under: defaultdict[int | None, list[Named]] = defaultdict(list)
        for section in self.sections.values():
            under[section.parent_id].append(section)
        waiting = [(section, 0) for section in reversed(under[None])]
        left = dict(self.sections)
        while waiting:
            section, depth = waiting.pop()
            yield left.pop(section.pk), depth
            waiting += [(child, depth + 1) for child in reversed(under[section.pk])]
        yield from ((section, 0) for section in left.values())

    def label(self, key: int | None) -> str:
        """Name a section in the reader's language; "" for none."""
        section = self.sections.get(key) if key else None
        if not section:
            return ""
        return name_for_reader(section.name, section.name_en)


def names(tree: SectionTree | None = None) -> Names:
    tree = tree or SectionTree.read()
    return Names(
        sections={
            key: tuple(name for section in tree.lineage(key) for name in (section.name, section.name_en) if name)
            for key in tree.sections
        },
        sources={source.pk: (source.name,) for source in Source.objects.all()},
    )
