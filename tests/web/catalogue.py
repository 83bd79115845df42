"""The msgids that code and templates use, and what a .po file makes of them, without GNU gettext."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

MARKERS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
PLURAL_MARKERS = {"ngettext", "ngettext_lazy"}
CONTEXT_MARKERS = {"pgettext", "pgettext_lazy"}
IN_CONTEXT = "\x04"  # stands between context and msgid in a compiled catalogue, and here
CALL = re.compile(r"\b(_|gettext|ngettext)\(u?'((?:[^'\\]|\\.)*)'(?:, u?'((?:[^'\\]|\\.)*)')?")
CALL_DOUBLE = re.compile(r'\b(_|gettext|ngettext)\(u?"((?:[^"\\]|\\.)*)"')
CONTEXT_CALL = re.compile(r"""\bpgettext\(u?(['"])(.*?)\1, u?(['"])(.*?)\3\)""")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def used_in_code(folder: Path) -> set[str]:
    return {msgid for path in folder.rglob("*.py") for msgid in _in_module(ast.parse(path.read_text()))}


def _in_module(module: ast.Module) -> Iterator[str]:
    for call in ast.walk(module):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        if name in CONTEXT_MARKERS:
            yield IN_CONTEXT.join(
                a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
            )
        if name in MARKERS and call.args:
            arguments = call.args[: 2 if name in PLURAL_MARKERS else 1]
            yield from (a.value for a in arguments if isinstance(a, ast.Constant) and isinstance(a.value, str))


def used_in_templates(folder: Path) -> set[str]:
    used = set()
    for path in folder.rglob("*.html"):
        source = templatize(path.read_text())
        used |= {_plain(msgid) for call in CALL.finditer(source) for msgid in call.groups()[1:] if msgid}
        used |= {_plain(call[2]) for call in CALL_DOUBLE.finditer(source)}
        used |= {f"{call[2]}{IN_CONTEXT}{_plain(call[4])}" for call in CONTEXT_CALL.finditer(source)}
    return used


def translations(po: Path) -> dict[str, tuple[str, ...]]:
    """By msgid, its context before it, and by its plural, the translations; one of an entry without a plural."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in po.read_text().split("\n\n"):
        lines = [line for line in entry.splitlines() if not line.startswith("#")]
        text = "\n".join(lines)
        msgid, plural = _field(text, "msgid"), _field(text, "msgid_plural")
        if msgid and (context := _field(text, "msgctxt")):
            msgid = f"{context}{IN_CONTEXT}{msgid}"
        values = tuple(_field(text, name) or "" for name in (("msgstr[0]", "msgstr[1]") if plural else ("msgstr",)))
        found.update({name: values for name in (msgid, plural) if name})
    return found


def _field(entry: str, name: str) -> str | None:
    found = re.search(rf'^{re.escape(name)} ((?:"(?:[^"\\]|\\.)*"\n?)+)', entry, re.MULTILINE)
    return "".join(_plain(part) for part in STRING.findall(found[1])) if found else None


def _plain(quoted: str) -> str:
    return re.sub(r"\\(.)", lambda escape: {"n": "\n", "t": "\t"}.get(escape[1], escape[1]), quoted)
