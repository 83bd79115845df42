"""What the README says can be done, can be done."""

import re
from pathlib import Path

import pytest

from speeches.config.environment import BASE_DIR

COMMANDS = BASE_DIR / "speeches" / "management" / "commands"
DOCUMENTS = [BASE_DIR / "README.md", BASE_DIR / "CONTRIBUTING.md", *sorted((BASE_DIR / "docs").rglob("*.md"))]
DJANGO_COMMANDS = {"changepassword", "createsuperuser"}
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def own_commands() -> set[str]:
    return {path.stem for path in COMMANDS.glob("[a-z]*.py")}


def test_readme_names_every_command():
    text = (BASE_DIR / "README.md").read_text("utf-8")
    assert {name for name in own_commands() if f".venv/bin/python manage.py {name}" not in text} == set()


def test_readme_names_no_command_that_is_not_there():
    named = set(re.findall(r"manage\.py ([a-z_]+)", (BASE_DIR / "README.md").read_text("utf-8")))
    assert named - own_commands() - DJANGO_COMMANDS == set()


def test_every_make_target_that_is_named_exists():
    targets = set(re.findall(r"^([a-z]+):", (BASE_DIR / "Makefile").read_text("utf-8"), re.MULTILINE))
    for document in DOCUMENTS:
        named = set(re.findall(r"`?\bmake ([a-z]+)`|^    make ([a-z]+)", document.read_text("utf-8"), re.MULTILINE))
        assert {name for pair in named for name in pair if name} <= targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path):
    for target in LINK.findall(document.read_text("utf-8")):
        assert (document.parent / target).exists(), target
