r"""Dirty page text to a clean speech, with a ledger of every change.

>>> from speeches.text.page import Page
>>> clean(Page("　　同志们：\n\n　　今天开会。")).text
'同志们：\n今天开会。'
"""

from speeches.cleaning.errors import CleaningError, UnknownStepError
from speeches.cleaning.ledger import Change, ChangeKind, replay
from speeches.cleaning.pipeline import Attachment, Cleaned, clean
from speeches.cleaning.references import ChangeRef
from speeches.cleaning.steps import STEPS

VERSION = "2"  # goes up when the same page may come out differently

__all__ = [
    "STEPS",
    "VERSION",
    "Attachment",
    "Change",
    "ChangeKind",
    "ChangeRef",
    "Cleaned",
    "CleaningError",
    "UnknownStepError",
    "clean",
    "replay",
]
