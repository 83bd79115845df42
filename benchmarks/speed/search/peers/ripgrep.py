"""ripgrep over one file for each text, its paragraphs folded: what a researcher does today, well prepared."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.speed.search.peers.contract import Found, NotHereError, Peer, excerpts
from benchmarks.speed.search.queries import PAGE_SIZE, Asked
from benchmarks.speed.search.texts import Text


class Ripgrep(Peer):
    """The files lie in folders by year and section, so that a filter is a choice of folders."""

    name = "ripgrep"
    what = "files of folded text"

    def build(self, texts: Sequence[Text]) -> None:
        program = shutil.which("rg")
        if not program:
            raise NotHereError("not installed: apt-get install ripgrep")
        self._program = program
        self._texts: dict[int, str] = {}
        self._sections = {text.id: text.section for text in texts}
        self._years = sorted({text.year for text in texts})
        for text in texts:
            self._texts[text.id] = "\n".join(text.folded())
            path = self.folder / str(text.year) / str(text.section) / str(text.id)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self._texts[text.id], encoding="utf-8")

    def find(self, asked: Asked) -> Found:
        first, last = asked.years or (self._years[0], self._years[-1])
        paths = [str(self.folder / str(year)) for year in self._years if first <= year <= last]
        if asked.either:
            paths = self._run([part for term in asked.folded for part in ("-e", term)], paths)
        else:
            for term in asked.folded:
                paths = self._run(["-e", term], paths)
        ids = [int(Path(path).name) for path in paths]
        page = tuple(ids[asked.start : asked.start + PAGE_SIZE])
        sections = Counter(map(self._sections.__getitem__, ids)) if asked.facets else {}
        return Found(len(ids), page, sections, excerpts(self._texts, page, asked.folded) if asked.snippets else ())

    def _run(self, patterns: Sequence[str], paths: Sequence[str]) -> list[str]:
        """Name the files that hold one of the patterns; no path is no file, where ripgrep would take every one."""
        if not paths:
            return []
        found = subprocess.run(  # noqa: S603  our own arguments, and no shell
            ["/usr/bin/xargs", "-0", self._program, "-l", "-F", "--no-config", *patterns, "--"],
            input="\0".join(paths),
            capture_output=True,
            text=True,
            check=False,
        )
        if found.stderr:
            raise RuntimeError(found.stderr)
        return found.stdout.splitlines()
