"""The engine over Whoosh 2.7.4; `WhooshEngine` is named in HAYSTACK_CONNECTIONS."""

from speeches.search.engines.whoosh.backend import WhooshEngine

__all__ = ["WhooshEngine"]
