"""Every test run has a data directory of its own, so that nothing touches the archive of the machine."""

import os
import tempfile

os.environ["SPEECHES_DATA_DIR"] = tempfile.mkdtemp(prefix="speeches-test-")
