"""A rebuild of the index that goes on when the page that asked for it has been answered."""

import logging
import threading

from django.db import DatabaseError, connections

from speeches.search import SearchError, freshness

PATIENCE = 20.0  # seconds that a request waits: some 3,000 speeches, and less than what proxies allow an answer

log = logging.getLogger(__name__)


class Rebuilding(threading.Thread):
    """One rebuild; a server that stops meanwhile leaves the index as it was."""

    def __init__(self) -> None:
        super().__init__(name="rebuild of the search index", daemon=True)
        self.indexed = 0  # speeches, when it is done
        self.trouble = ""  # in the words for the reader; "" if there was none

    def run(self) -> None:
        try:
            self.indexed = freshness.rebuild()
        except (SearchError, DatabaseError) as error:
            self.trouble = str(error)
            log.exception("The search index could not be rebuilt")
        finally:
            connections.close_all()

    def is_done(self) -> bool:
        """Wait a little, and tell whether it is over."""
        self.join(PATIENCE)
        return not self.is_alive()
