"""What the environment may say, and what a wrong word in it is answered with."""

import pytest

from speeches.config.environment import BASE_DIR, VARIABLES, Variable
from tests.command_line import manage

QUERY = "from speeches.models import Speech; Speech.objects.count()"
WRONG = [
    ("PORT", "abc", "PORT=abc: expected a whole number from 1 to 65535"),
    ("PORT", "0", "PORT=0: expected a whole number from 1 to 65535"),
    ("PORT", "８０００", "PORT=８０００: expected a whole number from 1 to 65535"),
    ("DEBUG", "maybe", "DEBUG=maybe: expected 1 or 0"),
    ("CSRF_TRUSTED_ORIGINS", "example.org", "CSRF_TRUSTED_ORIGINS=example.org: example.org must begin with http"),
    ("SPEECHES_LANGUAGE", "fr", "SPEECHES_LANGUAGE=fr: expected one of zh-hans, en"),
    ("SPEECHES_TIME_ZONE", "Mars/Base", "SPEECHES_TIME_ZONE=Mars/Base: expected a time zone"),
    ("SPEECHES_DATA_DIR", "/dev/null/x", "SPEECHES_DATA_DIR=/dev/null/x: Not a directory"),
    ("DATABASE_URL", "nonsense", "DATABASE_URL names no database that can be used"),
    ("DATABASE_URL", "mysql://u:secret@h/n", "DATABASE_URL names no database that can be used"),
    ("DATABASE_URL", "postgresql://u:secret@h:port/n", "DATABASE_URL names no database that can be used"),
]


@pytest.mark.parametrize(("name", "value", "message"), WRONG)
def test_wrong_value_is_one_clear_line(tmp_path, name, value, message):
    found = manage(tmp_path, "migrate", "--plan", **{name: value})
    assert found.returncode == 1
    assert found.stderr.startswith(f"manage.py: {message}")
    assert found.stderr.count("\n") == 1
    assert "secret" not in found.stderr


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


@pytest.mark.parametrize("command", [["shell", "--no-imports", "--command", QUERY], ["search", "党"], ["check_index"]])
def test_database_without_tables_is_one_clear_line(tmp_path, command):
    found = manage(tmp_path, *command)
    assert found.returncode == 1
    assert found.stderr.count("\n") == 1
    assert "manage.py set_up" in found.stderr
