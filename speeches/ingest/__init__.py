"""The use cases of the archive: one document in, one speech out, or why not; and what editors do with it.

Nothing here knows of the search index: it follows the database by signals.
"""

from speeches.ingest.corrections import correct, stored_paragraphs
from speeches.ingest.errors import FAULTS, IngestError, MissingOriginalError, fault_message, open_message
from speeches.ingest.intake import take_in, take_in_file
from speeches.ingest.limits import LIMITS, Limits, is_record_file, number_refusal, size_refusal
from speeches.ingest.merge import Conflict
from speeches.ingest.outcome import Outcome, OutcomeKind
from speeches.ingest.publication import publish, unpublish, withdraw
from speeches.ingest.recleaning import FieldChange, ParagraphChange, Recleaned, reclean, switch
from speeches.ingest.restoration import Restored, RestoredAttachment, restore
from speeches.ingest.selection import Selected, select
from speeches.ingest.switches import Switches, UnknownSwitchError
from speeches.ingest.vault import read as read_vault
from speeches.models import Original

__all__ = [
    "FAULTS",
    "LIMITS",
    "Conflict",
    "FieldChange",
    "IngestError",
    "Limits",
    "MissingOriginalError",
    "Outcome",
    "OutcomeKind",
    "ParagraphChange",
    "Recleaned",
    "Restored",
    "RestoredAttachment",
    "Selected",
    "Switches",
    "UnknownSwitchError",
    "correct",
    "fault_message",
    "is_record_file",
    "number_refusal",
    "open_message",
    "original_bytes",
    "publish",
    "reclean",
    "restore",
    "select",
    "size_refusal",
    "stored_paragraphs",
    "switch",
    "take_in",
    "take_in_file",
    "unpublish",
    "withdraw",
]


def original_bytes(original: Original) -> bytes:
    """Give the document back byte for byte; raise MissingOriginalError where the vault has lost it."""
    return read_vault(original.sha256)
