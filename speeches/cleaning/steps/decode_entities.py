r"""Write as characters what a page left encoded: HTML entities, and the names of line ends.

    "&ldquo;三农&rdquo;&nbsp;工作"   ->  "“三农” 工作"     so &#12290; and, from a page encoded twice, &amp;nbsp;
    "同志们：x0dx0a今天开会_x000D_"  ->  "同志们：\n今天开会\n"   so \r\n written out

Left alone: an & that begins no entity of HTML, and \n or x0d within Latin text, as in C:\new.
"""

import re
from collections.abc import Iterator
from html import unescape

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View

ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6});|&(?:nbsp|ensp|emsp|[lr][ds]quo)")
LINE_END = re.compile(
    r"""
    (?:_x000[dDaA]_|(?:x0[dD]x0[aA]))+      # of spreadsheets and of databases
    |(?<![ -~])(?:\\r\\n|\\[rn])+|(?:\\r\\n|\\[rn])+(?![ -~])   # not among Latin letters
    """,
    re.VERBOSE,
)
REASON_ENTITY = "把网页实体代码还原为字符。"
REASON_LINE_END = "把写成代码的换行还原为换行。"


def find(view: View) -> Iterator[Edit]:
    edits = []
    for match in ENTITY.finditer(view.text):
        character = unescape(match[0])
        if character != match[0]:
            edits.append(Edit(*match.span(), character, REASON_ENTITY))
    for match in LINE_END.finditer(view.text) if "\\" in view.text or "x0" in view.text else ():
        after = "" if view.text[match.end() : match.end() + 1] in ("\n", "\r") else "\n"
        edits.append(Edit(*match.span(), after, REASON_LINE_END))
    yield from sorted(edits, key=lambda edit: edit.start)


STEP = Step("decode_entities", "还原网页实体代码", ChangeKind.REPAIR, find, is_everywhere=True)
