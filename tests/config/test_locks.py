"""The lists of what is installed say exactly which files, and from nowhere in particular."""

import re
import tomllib
from importlib.metadata import packages_distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from speeches.config.environment import BASE_DIR

ENTRY = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; (?P<marker>.+))? \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+",
    re.MULTILINE,
)
TO_RUN, TO_DEVELOP, PEERS = "requirements.txt", "requirements-dev.txt", "requirements-peers.txt"


def lock(name: str) -> str:
    return (BASE_DIR / name).read_text("utf-8")


def entries(name: str) -> set[str]:
    return {found.group() for found in ENTRY.finditer(lock(name))}


def versions(name: str) -> dict[str, str]:
    return {found["name"]: found["version"] for found in ENTRY.finditer(lock(name))}


@pytest.mark.parametrize("name", [TO_RUN, TO_DEVELOP, PEERS])
def test_lock_holds_versions_and_hashes_and_nothing_else(name):
    assert ENTRY.sub("", lock(name)) == ""


@pytest.mark.parametrize("name", [TO_RUN, TO_DEVELOP, PEERS])
def test_lock_names_no_host_and_no_path(name):
    assert "://" not in lock(name)
    assert "/" not in lock(name)


def test_what_developers_install_contains_what_is_run():
    assert entries(TO_RUN) <= entries(TO_DEVELOP)


def test_lock_gives_what_the_project_asks_for():
    project = tomllib.loads((BASE_DIR / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    asked = {TO_RUN: project["project"]["dependencies"], TO_DEVELOP: groups["dev"], PEERS: groups["peers"]}
    for name, requirements in asked.items():
        for requirement in map(Requirement, requirements):
            version = versions(name)[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version), f"{name}: {requirement} is locked at {version}"


def test_one_distribution_alone_owns_whoosh():
    """All its forks install under the same import name, and overwrite each other in silence."""
    assert packages_distributions()["whoosh"] == ["Whoosh"]
