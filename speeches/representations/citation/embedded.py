"""What a page's head says of its speech to reference managers: Highwire, Dublin Core and Open Graph.

The item that Zotero makes of a page is decided here. Its translator “Embedded Metadata” would take a page with
`citation_title` for an article of a journal, so `z:itemType` names the type: a page of the web, which is what styles
of GB/T 7714 print as [EB/OL] in both versions (Zotero's `presentation` becomes [Z/OL] in that of 2015). With a type
given so, `DC.description` fills the field Extra. There is no `DC.identifier`: eight digits of an address can pass
for an ISSN, and are then taken for one.
"""

from dataclasses import dataclass

from speeches.representations.citation.work import ARCHIVE, Work


@dataclass(frozen=True, slots=True)
class Tag:
    """A `meta` element; Open Graph names a `property`, all others a `name`."""

    name: str
    content: str

    @property
    def is_property(self) -> bool:
        return self.name.startswith("og:")


def meta_tags(work: Work, summary: str) -> tuple[Tag, ...]:
    """The elements in their order, none of them empty."""
    named = [
        ("citation_title", work.title),
        *(("citation_author", name) for name in work.speakers),
        ("citation_date", work.date.replace("-", "/")),
        ("citation_language", work.language),
        ("citation_public_url", work.address),
        ("DC.title", work.title),
        *(("DC.creator", name) for name in work.speakers),
        ("DC.date", work.date),
        ("DC.language", work.language),
        ("DC.publisher", ARCHIVE),
        ("DC.type", work.genre),
        ("DC.description", "；".join(work.notes)),
        ("og:type", "article"),
        ("og:title", work.title),
        ("og:url", work.address),
        ("og:site_name", ARCHIVE),
        ("og:description", summary),
        ("z:itemType", "webpage"),
    ]
    return tuple(Tag(name, content) for name, content in named if content)
