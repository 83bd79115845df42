"""The metadata of a speech: how what the machine read becomes what is shown, and what an editor may set."""

from collections.abc import Mapping

from speeches.ingest.restoration import Restored
from speeches.models import NAME_LENGTH, TITLE_LENGTH, Speech

STAND_IN_LENGTH = 20  # characters of the opening words that stand in for a title nobody knows
READ = ("title", "date", "date_basis", "speaker", "occasion", "place", "script", "truncated")  # cleaning reads them
EDITED = (*READ, "section")

Value = str | bool
