"""What can be wrong with a wish for a citation."""

from collections.abc import Sequence


class CitationError(Exception):
    """The base of what goes wrong when citing."""


class UnknownStyleError(CitationError):
    """A style was named that there is not."""

    def __init__(self, name: str, *, known: Sequence[str]) -> None:
        super().__init__(f"No citation style is called {name}. The styles are: {', '.join(known)}.")
