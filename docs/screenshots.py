"""Take the pictures of the site that the documentation shows: `.venv/bin/python -m docs.screenshots [name …]`.

Serves the sample documents from a folder that goes away afterwards, and writes WebP files into `docs/screenshots`:
every page at two sizes, light and dark. It needs Chromium and the Han fonts (`fonts-noto-cjk`).
"""

import argparse
import base64
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.speed.browsing import served

FOLDER = Path(__file__).parent / "screenshots"
SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
SCHEMES = ("light", "dark")
QUALITY = 80  # of WebP; Han characters stay sharp, and a picture has 20 to 80 kB
ADMINISTRATOR, PASSWORD = "pictures", "only-for-the-pictures"  # of an archive that is gone afterwards


@dataclass(frozen=True, slots=True)
class Picture:
    """A page to show; `found` is a link on it that is followed first."""

    path: str
    found: str = ""
    is_signed_in: bool = False
    sizes: tuple[str, ...] = tuple(SIZES)


PICTURES = {
    "home": Picture("/"),
    "search": Picture("/search/?q=执行力"),
    "nothing-found": Picture("/search/?q=量子纠缠 政府"),
    "speech": Picture("/search/?q=标题:政府自身建设", found=".hit__title a"),
    "hits": Picture("/search/?q=执行力", found=".hit__title a"),
    "beside": Picture("/speeches/1/original/"),
    "cite": Picture("/speeches/1/cite/"),
    "compare": Picture("/compare/?a=1&b=1-p1"),
    "browse": Picture("/speeches/"),
    "sections": Picture("/sections/"),
    "years": Picture("/years/"),
    "help": Picture("/help/"),
    "about": Picture("/about/"),
    "ledger": Picture("/admin/speeches/speech/4/ledger/", is_signed_in=True, sizes=("desktop",)),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(PICTURES))
    options = parser.parse_args()
    if unknown := set(options.names) - set(PICTURES):
        parser.error(f"no picture {', '.join(sorted(unknown))}; there are {', '.join(PICTURES)}")
    folder = tempfile.mkdtemp(prefix="speeches-pictures-")
    os.environ["SPEECHES_DATA_DIR"] = folder
    try:
        _take(options.names or list(PICTURES))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _take(names: list[str]) -> None:
    FOLDER.mkdir(exist_ok=True)
    with served() as site, sync_playwright() as playwright:
        _make_administrator()
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for size in SIZES:
            for scheme in SCHEMES:
                shown = [name for name in names if size in PICTURES[name].sizes]
                _take_with(browser, site, shown, size, scheme)
        browser.close()


def _take_with(browser: Browser, site: str, names: list[str], size: str, scheme: str) -> None:
    context = browser.new_context(
        base_url=site, viewport=SIZES[size], color_scheme=scheme, device_scale_factor=2 if size == "phone" else 1
    )  # type: ignore[arg-type]
    page = context.new_page()
    if any(PICTURES[name].is_signed_in for name in names):
        _sign_in(page)
    for name in names:
        picture = PICTURES[name]
        page.goto(picture.path, wait_until="networkidle")
        if picture.found:
            page.locator(picture.found).first.click()
            page.wait_for_load_state("networkidle")
        (FOLDER / f"{name}-{size}-{scheme}.webp").write_bytes(_webp(context, page))
    context.close()


def _webp(context: BrowserContext, page: Page) -> bytes:
    """Playwright itself writes only PNG and JPEG."""
    session = context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    return base64.b64decode(shot["data"])


def _sign_in(page: Page) -> None:
    page.goto("/admin/login/")
    page.locator("#id_username").fill(ADMINISTRATOR)
    page.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#user-tools").wait_for()


def _make_administrator() -> None:
    environment = {**os.environ, "DJANGO_SUPERUSER_PASSWORD": PASSWORD}
    command = [sys.executable, "manage.py", "createsuperuser", "--noinput", "--email", "", "--username", ADMINISTRATOR]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  our own


if __name__ == "__main__":
    sys.exit(main())
