"""What found speeches can be narrowed by."""

from enum import StrEnum

Value = int | str | None  # a primary key, a year, a name, a code; None for speeches without one


class FacetName(StrEnum):
    """A dimension; its name is also the parameter in the address."""

    SECTION = "section"  # a primary key
    YEAR = "year"
    SOURCE = "source"  # primary keys: a speech may have been found on several sites
    SPEAKER = "speaker"  # as written
    LEVEL = "level"  # as `Speech.Level` has it
    QUALITY = "quality"  # a speech has one or more


class Quality(StrEnum):
    """What a reader may want to know of a text before relying on it; a speech is whole or truncated."""

    WHOLE = "whole"
    TRUNCATED = "truncated"
    REDACTED = "redacted"
