"""What the environment may say, and what a wrong word in it is answered with."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from speeches.config.databases import database
from speeches.config.environment import BASE_DIR, VARIABLES, Variable
from tests.command_line import manage

QUERY = "from speeches.models import Speech; Speech.objects.count()"
WRONG = [
    ("PORT", "abc", "expected a whole number from 1 to 65535"),
    ("PORT", "0", "expected a whole number from 1 to 65535"),
    ("PORT", "８０００", "expected a whole number from 1 to 65535"),
    ("DEBUG", "maybe", "expected 1 or 0"),
    ("CSRF_TRUSTED_ORIGINS", "example.org", "example.org must begin with http:// or https://"),
    ("SPEECHES_LANGUAGE", "fr", "expected one of zh-hans, zh-hant, en"),
    ("SPEECHES_TIME_ZONE", "Mars/Base", "expected a time zone such as Asia/Shanghai"),
]


VARIABLE = {variable.name: variable for variable in VARIABLES}


@pytest.mark.parametrize(("name", "value", "message"), WRONG)
def test_wrong_value_says_what_is_expected(monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str):
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=re.escape(f"{name}={value}: {message}")):
        VARIABLE[name].read()


@pytest.mark.parametrize("address", ["nonsense", "mysql://u:secret@h/n", "postgresql://u:secret@h:port/n", "http://h/"])
def test_address_of_no_database_is_refused_without_repeating_its_password(tmp_path: Path, address: str):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL names no database") as refusal:
        database(address, tmp_path)
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    "variables",
    [{"PORT": "abc"}, {"DATABASE_URL": "mysql://u:secret@h/n"}, {"SPEECHES_DATA_DIR": "/dev/null/x"}],
    ids=str,
)
def test_command_ends_with_one_line(tmp_path: Path, variables: dict[str, str]):
    found = manage(tmp_path, "migrate", "--plan", **variables)
    assert found.returncode == 1
    assert found.stderr.startswith(f"manage.py: {next(iter(variables))}")
    assert found.stderr.count("\n") == 1


@pytest.mark.parametrize("variable", VARIABLES, ids=lambda variable: variable.name)
def test_empty_is_the_same_as_unset(monkeypatch: pytest.MonkeyPatch, variable: Variable[object]):
    monkeypatch.delenv(variable.name, raising=False)
    unset = variable.read()
    monkeypatch.setenv(variable.name, " ")
    assert variable.read() == unset


def test_readme_has_one_row_for_each_variable():
    rows = [line for line in (BASE_DIR / "README.md").read_text("utf-8").splitlines() if line.startswith("| `")]
    for variable in VARIABLES:
        default = f"`{variable.default}`" if variable.default else ""
        assert f"| `{variable.name}` | {default} | {variable.meaning} |" in rows


def test_database_without_tables_is_one_clear_line(tmp_path: Path):
    found = manage(tmp_path, "shell", "--no-imports", "--command", QUERY)
    assert found.returncode == 1
    assert found.stderr.count("\n") == 1
    assert "manage.py set_up" in found.stderr
