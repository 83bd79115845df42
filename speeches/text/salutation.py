"""The line that addresses the audience: 同志们： 各位代表： 尊敬的各位来宾、女士们、先生们："""

import re

from speeches.text.script import simplify

MAX_SALUTATION = 60  # characters; long lists of guests are not counted as text before they pass this
ADDRESSEES = (
    "同志们?|代表们?|委员们?|领导|来宾|嘉宾|女士们?|先生们?|朋友们?|主席|主任|会长|书记|部长|省长|市长|县长|区长|校长"
    "|同事们?|老师们?|同学们?|乡亲们|战友们|企业家们?|专家们?|院士们?|记者们?"
)
SALUTATION = re.compile(
    rf"""
    (?:(?:尊敬|敬爱|亲爱)的|各位|主席|全[国省市县区校]|全体)? .{{0,50}}?   # several may be named, parted by 、 or ，
    (?:{ADDRESSEES})
    [:：!！,，]
    """,
    re.VERBOSE,
)
ENDS = tuple(":：!！,，")
PROSE = re.compile("[。；;？?]")


def is_salutation(line: str) -> bool:
    """Tell whether a line does nothing but address the audience.

    >>> is_salutation("尊敬的各位領導、同志們："), is_salutation("各位代表，"), is_salutation("同志们，时代呼唤担当！")
    (True, True, False)
    """
    line = line.strip()
    if len(line) > MAX_SALUTATION or not line.endswith(ENDS) or PROSE.search(line):
        return False
    return SALUTATION.fullmatch(simplify(line)) is not None
