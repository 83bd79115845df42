"""The database of the archive: originals, speeches, their paragraphs, and what cleaning did.

A speech changes by `save()`, never by a queryset's `update()`: the search index follows its signals.
Whoever changes paragraphs saves the speech afterwards, in the same transaction.
"""

from speeches.models.cleaning import Cleaning
from speeches.models.columns import NAME_LENGTH, REASON_LENGTH, TITLE_LENGTH
from speeches.models.former_key import FormerKey
from speeches.models.index_task import IndexTask
from speeches.models.revision import Revision
from speeches.models.section import Section, SectionRule, name_for_reader
from speeches.models.source import Appearance, Original, Source
from speeches.models.speech import Paragraph, Speech

__all__ = [
    "NAME_LENGTH",
    "REASON_LENGTH",
    "TITLE_LENGTH",
    "Appearance",
    "Cleaning",
    "FormerKey",
    "IndexTask",
    "Original",
    "Paragraph",
    "Revision",
    "Section",
    "SectionRule",
    "Source",
    "Speech",
    "name_for_reader",
]
