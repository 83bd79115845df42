r"""Set apart what editors write above, into or below a speech: 编者按, 编者注, （根据录音整理）.

    "编者按：现将讲话刊发如下，供学习。\n同志们：…"   ->  "同志们：…"
    "要抓落实（编者注：此处有删节）。"                ->  "要抓落实。"

Left alone: 按 in a sentence, and 按： below the head of the text, which may open a point of the speech;
brackets in which the speaker explains himself.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.articles import COMPILED, NOTE
from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View

COMPILES = re.compile("整理|摘编|编发")
INSIDE = re.compile(
    r"[(【\[](?:编者注|编者按|编注|编按|记者注|整理者注|录音整理者注)[:,\ ][^()【】\[\]\n]{2,80}[)】\]]"
)
WORDS = re.compile(
    r"编者|编辑按|编按|编后语|编注|本刊|本报|本网|者注|整理|摘编|编发|按(?:(?<=[\s【\[(].)|(?<=\A.))"
)  # in all notes
ABOVE = 6  # lines in which 按： alone is the editors'
REASON = "编者的话，单独保存。"


def find(view: View) -> Iterator[Edit]:
    if not WORDS.search(view.plain):
        return
    edits = list(_notes(view))
    taken = sum(len(view.text[edit.start : edit.end].strip()) for edit in edits)
    if taken < len(view.text.strip()) - view.text.count("\n"):  # a note that was taken in by itself stays
        yield from edits


def _notes(view: View) -> Iterator[Edit]:
    last = 0
    for at, line in enumerate(view.lines):
        if line.start < last:
            continue
        if _is_note(line.plain.strip(), at):
            below = view.lines[at + 1 : at + 2]
            ends = below[0] if below and NOTE.fullmatch(line.plain.strip()) else line  # the label stands by itself
            last = min(ends.end + 1, len(view.text))
            yield Edit(line.start, last, "", REASON, confidence=0.95)
            continue
        for note in INSIDE.finditer(line.plain):
            yield Edit(line.start + note.start(), line.start + note.end(), "", REASON, confidence=0.95)


def _is_note(line: str, at: int) -> bool:
    if COMPILES.search(line) and COMPILED.fullmatch(line):
        return True
    note = NOTE.match(line)
    return note is not None and (note["label"] not in ("按", "按语") or at < ABOVE)


STEP = Step("set_apart_notes", "单独保存编者的话", ChangeKind.SEPARATE, find)
