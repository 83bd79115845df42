"""The ledger of one page for a terminal: step by step, every change where it stands, and a table at the end."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from django.utils.translation import gettext as _

from speeches.cleaning import Change
from speeches.ingest import Restored
from speeches.management.lines import printable
from speeches.representations.change import KINDS, STEP_LABELS

CONTEXT = 10  # characters shown on either side of a change
MOST_NAMED = 12  # of the changes that one depends on; an article set apart may depend on hundreds
LONGEST = 60  # characters of a change; of a longer one the ends are shown
VISIBLE = str.maketrans({"\n": "⏎", "\t": "⇥", "\N{IDEOGRAPHIC SPACE}": "□", "\N{NO-BREAK SPACE}": "␣"})


@dataclass(frozen=True, slots=True)
class Ink:
    """What is written around a text to set it off; nothing where colours are not wanted."""

    step: str = ""
    before: str = ""
    after: str = ""
    quiet: str = ""
    end: str = ""


COLOURS = Ink(step="\x1b[1m", before="\x1b[9;31m", after="\x1b[32m", quiet="\x1b[2m", end="\x1b[0m")


def explain(name: str, page_text: str, restored: Restored, ink: Ink) -> Iterator[str]:
    """Give the lines; each is safe to print."""
    yield f"{ink.step}{printable(name)}{ink.end}"
    yield f"  {_('标题')}：{printable(restored.title) or _('不详')}"
    groups = _by_step(restored.changes)
    line_ends = [at for at, char in enumerate(page_text) if char == "\n"]
    for step, changes in groups.items():
        yield ""
        yield f"{ink.step}{STEP_LABELS[step]}{ink.end} {step} · {_count(len(changes))}"
        yield from _changes(page_text, changes, line_ends, ink)
    yield ""
    yield from _table(groups, ink)
    yield from (f"  ! {printable(warning)}" for warning in restored.warnings)


def _by_step(changes: Iterable[Change]) -> dict[str, list[Change]]:
    groups: dict[str, list[Change]] = {name: [] for name in STEP_LABELS}
    for change in changes:
        groups[change.step].append(change)
    return {name: sorted(made, key=lambda change: change.start) for name, made in groups.items() if made}


def _changes(page_text: str, changes: Sequence[Change], line_ends: Sequence[int], ink: Ink) -> Iterator[str]:
    """Give one line for each change, in the order of the page: its number, where it stands, what it does and why."""
    line = 0
    for change in changes:
        while line < len(line_ends) and line_ends[line] < change.start:
            line += 1
        on_line = _("第 %d 行") % (line + 1)
        place = f"#{change.id} {on_line} {change.start}–{change.end}"
        before, after = _short(change.before), _short(change.after)
        left = _visible(page_text[max(0, change.start - CONTEXT) : change.start])
        right = _visible(page_text[change.end : change.end + CONTEXT])
        repair = f"⟦{ink.before}{before}{ink.end}→{ink.after}{after}{ink.end}⟧"
        why = f"{change.confidence:.2f} {printable(change.reason)}{_built_on(change)}"
        yield f"  {place}  {left}{repair}{right}  {ink.quiet}{why}{ink.end}"


def _built_on(change: Change) -> str:
    """Name the changes without which this one cannot stand."""
    if not change.depends:
        return ""
    named = _("、").join(f"#{number}" for number in change.depends[:MOST_NAMED])
    return " " + _("依 %s") % named + ("…" if len(change.depends) > MOST_NAMED else "")


def _table(groups: dict[str, list[Change]], ink: Ink) -> Iterator[str]:
    rows = [(_("步骤"), _("类别"), _("处数"), _("最低把握"))]
    for step, changes in groups.items():
        kinds = "、".join(dict.fromkeys(str(KINDS[change.kind]) for change in changes))
        rows.append(
            (f"{STEP_LABELS[step]} {step}", kinds, f"{len(changes):,}", f"{min(c.confidence for c in changes):.2f}")
        )
    total = sum(map(len, groups.values()))
    rows.append((_("合计"), "", f"{total:,}", ""))
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for number, row in enumerate(rows):
        cells = [_padded(text, width) for text, width in zip(row, widths, strict=True)]
        edge = ink.step if number in (0, len(rows) - 1) else ""
        yield f"  {edge}{'  '.join(cells).rstrip()}{ink.end if edge else ''}"


def _count(number: int) -> str:
    return _("%s 处") % f"{number:,}"


def _short(text: str) -> str:
    text = text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}…{text[-LONGEST // 2 :]}"
    return _visible(text)


def _visible(text: str) -> str:
    return printable(text.translate(VISIBLE))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """Count the columns of a terminal: a Han character takes two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
