"""Where the real texts are that the benchmarks measure on; they are no part of this repository."""

import os
import sys
from pathlib import Path


def corpora() -> Path:
    """Give the folder, or end with a line that says what is missing."""
    folder = os.environ.get("SPEECHES_CORPORA")
    if not folder:
        sys.exit(
            "Set SPEECHES_CORPORA to the folder that holds news_items.jsonl.gz, work_reports.jsonl.gz and legco_speeches.jsonl.gz."
        )
    return Path(folder)
