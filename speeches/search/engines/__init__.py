"""The engines that can answer a search; the settings choose one."""

from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from speeches.search.engines.contract import Engine


def engine() -> Engine:
    """Give the engine that HAYSTACK_CONNECTIONS names."""
    chosen: Engine = connections[DEFAULT_ALIAS].get_backend().index
    return chosen
