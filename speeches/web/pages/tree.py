"""The sections (栏目) as a tree, with how many published speeches each holds."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import Count

from speeches.models import Section
from speeches.web.pages.listing import published


@dataclass(frozen=True, slots=True)
class Branch:
    """A section with all that is under it; `total` counts the speeches of the whole branch."""

    section: Section
    total: int
    children: tuple["Branch", ...]

    def walk(self) -> Iterator["Branch"]:
        """Give this branch and every one below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class SectionTree:
    """The whole tree; `unsorted` counts the speeches that are in no section."""

    roots: tuple[Branch, ...]
    unsorted: int

    def path_to(self, section_id: int | None) -> tuple[Branch, ...]:
        """The branches from a root down to the section, itself included; empty for an unknown one."""

        def search(branches: tuple[Branch, ...]) -> tuple[Branch, ...]:
            for branch in branches:
                if branch.section.pk == section_id:
                    return (branch,)
                if below := search(branch.children):
                    return (branch, *below)
            return ()

        return search(self.roots)

    @property
    def held(self) -> tuple[Branch, ...]:
        """The branches that hold speeches, without the empty ones below them."""
        return _held(self.roots)

    @property
    def filled(self) -> int:
        """How many sections hold at least one speech."""
        return sum(branch.total > 0 for root in self.roots for branch in root.walk())


def _held(branches: tuple[Branch, ...]) -> tuple[Branch, ...]:
    return tuple(replace(branch, children=_held(branch.children)) for branch in branches if branch.total)


def section_tree() -> SectionTree:
    """Two queries, however deep the tree; sections that form a ring hang on no root and are left out."""
    counts: dict[int | None, int] = dict(
        published().order_by().values_list("section").annotate(Count("pk")),
    )
    below: dict[int | None, list[Section]] = defaultdict(list)
    for section in Section.objects.order_by("position", "pk"):
        below[section.parent_id].append(section)

    def grow(section: Section) -> Branch:
        children = tuple(grow(child) for child in below[section.pk])
        return Branch(section, counts.get(section.pk, 0) + sum(child.total for child in children), children)

    return SectionTree(tuple(grow(section) for section in below[None]), counts.get(None, 0))
