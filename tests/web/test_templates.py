"""Templates and style sheets hold to the house rules."""

import re
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATES = [path for path in (ROOT / "templates").rglob("*.html") if "admin" not in path.parts]
STYLES = [path for path in (ROOT / "static" / "css").rglob("*.css") if not path.name.startswith("admin")]
PAGES = [
    import_module(f"speeches.web.pages.{name}")
    for name in (
        "about",
        "beside",
        "browse",
        "choosing",
        "citing",
        "comparison",
        "help",
        "home",
        "misdirected",
        "names",
        "overviews",
        "paragraph",
        "search",
        "speech",
        "status",
    )
]
PAGE_CLASSES = [
    value for module in PAGES for name, value in vars(module).items() if name.endswith("Page") and is_dataclass(value)
]


def lines(paths: list[Path], pattern: str) -> list[str]:
    found = re.compile(pattern)
    return [
        f"{path.name}: {line.strip()}" for path in paths for line in path.read_text().splitlines() if found.search(line)
    ]


@pytest.mark.parametrize("page", PAGE_CLASSES, ids=lambda page: page.__name__)
def test_every_field_of_a_page_is_shown(page: type):
    template = re.search(r"templates/web/\w+\.html", page.__doc__ or "")
    assert template, "the docstring names the template"
    source = "".join(path.read_text() for path in [ROOT / template[0], *(ROOT / "templates" / "components").iterdir()])
    assert [field.name for field in fields(page) if f"page.{field.name}" not in source] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_template_reads_only_what_its_page_has(path: Path):
    page = next((page for page in PAGE_CLASSES if f"templates/web/{path.name}`" in (page.__doc__ or "")), None)
    asked = set(re.findall(r"\bpage\.(\w+)", path.read_text()))
    assert not asked or page is None or asked <= {field.name for field in fields(page)}


def test_no_style_or_script_in_a_page():
    assert lines(TEMPLATES, r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)") == []


def test_nothing_from_another_host():
    assert lines(TEMPLATES, r"(src|href)=\"(https?:)?//") + lines(STYLES, r"url\(\"?(https?:)?//") == []


def test_nothing_is_called_safe():
    assert lines(TEMPLATES, r"\|\s*safe|autoescape off") == []


def test_styles_need_no_force():
    assert lines(STYLES, r"!important|^\s*#[a-z]") == []


def test_every_style_sheet_is_imported_once():
    site = (ROOT / "static" / "css" / "site.css").read_text()
    imported = re.findall(r'@import url\("(.+?)"\) layer', site)
    there = {str(path.relative_to(ROOT / "static" / "css")) for path in STYLES} - {"site.css"}
    assert sorted(imported) == sorted(there)


def test_files_stay_small():
    assert [path.name for path in TEMPLATES if len(path.read_text().splitlines()) > 100] == []
    assert [path.name for path in STYLES if len(path.read_text().splitlines()) > 120] == []
