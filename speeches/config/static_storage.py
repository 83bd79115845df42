"""Static files as an installed site serves them: named by their content, compressed, the style sheet in one piece."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SITE = "css/site.css"
IMPORT = re.compile(r'@import url\("([\w./-]+)"\) layer\((\w+)\);\n?')
COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)


class SiteStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise's has no types
    """Puts what `site.css` imports into it, a layer for each: forty files would take a slow line 0.8 s longer.

    In development the browser reads the sources themselves.
    """

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:  # noqa: FBT001, FBT002  Django's signature
        if SITE in paths and not dry_run:
            sheet = self._whole(paths)
            self.delete(SITE)
            self.save(SITE, ContentFile(sheet.encode()))
            paths = {**paths, SITE: (self, SITE)}
        yield from super().post_process(paths, dry_run, **options)

    def _whole(self, paths: dict[str, Any]) -> str:
        def put_in(found: re.Match[str]) -> str:
            sheet = COMMENT.sub("", _read(paths, f"css/{found[1]}"))
            if "url(" in sheet:
                raise ValueError(f"{found[1]} names a file; its address would be another one inside site.css.")
            return f"@layer {found[2]} {{\n{sheet}}}\n"

        return COMMENT.sub("", IMPORT.sub(put_in, _read(paths, SITE)))


def _read(paths: dict[str, Any], name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read().decode())
