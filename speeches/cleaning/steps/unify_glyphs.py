"""Write radicals and compatibility forms as the characters they stand for.

    "⾏政公⽂"  ->  "行政公文"     Kangxi radicals, as PDF programs write them
    "﨑"        ->  left alone     one of the twelve unified characters of the compatibility block

Left alone: full-width letters and digits, ①, ㈠ and every other form that a writer may have chosen.
"""

import re
import unicodedata
from collections.abc import Iterator

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View

STAND_INS = re.compile(
    "["
    "\N{CJK RADICAL REPEAT}-\N{CJK RADICAL C-SIMPLIFIED TURTLE}"
    "\N{KANGXI RADICAL ONE}-\N{KANGXI RADICAL FLUTE}"
    "\uf900-\ufaff"  # CJK compatibility ideographs
    "]"
)


def find(view: View) -> Iterator[Edit]:
    for match in STAND_INS.finditer(view.text):
        character = unicodedata.normalize("NFKC", match[0])
        if character != match[0]:
            yield Edit(*match.span(), character, f"“{match[0]}”是“{character}”的部首或兼容字形。")


STEP = Step("unify_glyphs", "统一字形编码", ChangeKind.REPAIR, find, is_everywhere=True)
