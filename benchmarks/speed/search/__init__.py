"""The search measured beside other engines on the same texts.

Importing this package sets Django up on a data directory of its own: a new one, which goes away with the
process, or the one that SPEECHES_BENCHMARK_DIR names, where a child of the benchmark has to read the same archive.
"""

import atexit
import os
import shutil
import tempfile
import warnings
from pathlib import Path

import django

from speeches.config.environment import VARIABLES

given = os.environ.get("SPEECHES_BENCHMARK_DIR")
folder = Path(given or tempfile.mkdtemp(prefix="speeches-benchmark-"))
if not given:
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
for variable in VARIABLES:
    os.environ.pop(variable.name, None)
os.environ["SPEECHES_DATA_DIR"] = str(folder / "archive")
os.environ["DJANGO_SETTINGS_MODULE"] = "speeches.config.settings"
warnings.filterwarnings("ignore", category=SyntaxWarning)  # whoosh and jieba, where they are not yet compiled
django.setup()
