"""Write radicals and compatibility forms as the characters they stand for.

    "⾏政公⽂"      ->  "行政公文"     Kangxi radicals, as PDF programs write them
    "⼈⺠、⻓期"    ->  "人民、长期"   radicals of the supplement, which Unicode's own folding leaves
    "努力﹐再努力｡"  ->  "努力，再努力。"  small, vertical and half-width forms of Chinese marks
    "﨑"           ->  left alone     one of the twelve unified characters of the compatibility block

Left alone: full-width letters and digits, ①, ㈠, half-width kana and every other form that a writer may
have chosen; radicals that are no character by themselves, as ⺌ and ⺈; and ︰, of vertical print, which some
write for ：.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View

STAND_INS = re.compile(
    "["
    "\N{CJK RADICAL REPEAT}-\N{CJK RADICAL C-SIMPLIFIED TURTLE}"
    "\N{KANGXI RADICAL ONE}-\N{KANGXI RADICAL FLUTE}"
    "\uf900-\ufaff\U0002f800-\U0002fa1f"  # CJK compatibility ideographs and their supplement
    "\ufe10-\ufe16\ufe35-\ufe44\ufe50-\ufe5a\uff61-\uff64"  # vertical, small and half-width marks
    "]"
)
# Unicode's EquivalentUnifiedIdeograph, for the radicals whose shape is the whole character's.
SUPPLEMENT = str.maketrans(
    "⺁⺄⺅⺆⺇⺉⺊⺋⺒⺓⺖⺘⺙⺛⺝⺠⺡⺢⺣⺦⺨⺩⺪⺬⺭⺯⺰⺹⺺⺻⺾⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
    "厂乙亻冂几刂卜㔾巳幺忄扌攵旡月民氵氺灬丬犭王疋示礻糹纟耂肀聿艹虎衤覀西见角讠贝车辶辶辶阝钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
)
MARKS = str.maketrans(
    "︐︑︒︓︔︕︖︵︶︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹐﹑﹔﹕﹖﹗﹙﹚｡､｢｣",
    "，、。：；！？（）〔〕【】《》〈〉「」『』，、；：？！（）。、「」",
)


def find(view: View) -> Iterator[Edit]:
    for match in STAND_INS.finditer(view.text):
        character = _character(match[0])
        if character != match[0]:
            yield Edit(*match.span(), character, f"“{match[0]}”是“{character}”的部首或兼容字形。")


@cache
def _character(form: str) -> str:
    if (mark := form.translate(MARKS)) != form:
        return mark
    if unicodedata.category(form).startswith("P"):
        return form
    return unicodedata.normalize("NFKC", form.translate(SUPPLEMENT))


STEP = Step("unify_glyphs", "统一字形编码", ChangeKind.REPAIR, find, is_everywhere=True)
