"""Whether two lines are the halves of one sentence: a judgement that the joining steps share. All on plain text."""

import re

from speeches.text.language import bond

STOPS = (*'。!?…:"”」』)》】﹖', "..")
SENTENCE_ENDS = (*STOPS, ";")
NEVER_FIRST = frozenset(",。;:!?、”’)》】")  # no line begins with one of these but in the middle of a sentence
PROSE = re.compile("[。!?;,]")  # what a row, a name or a headline does not hold, and half a long sentence does
TABLE_SHARE = 0.4  # of digits and spaces in the last characters of a row; a sentence full of figures comes to 0.3
ROW_END = 40  # characters looked at
COUNTED = re.compile(r"[\d.%万亿千百多余年月日个名人元倍时分]")  # may stand behind a number that a line was cut after

# Nats by which the two characters across a cut are likelier in one line than as the end and the start of two.
# Of 4,466 cuts inside sentences of news and reports 99.3 % have 3 and 75 % have 9; of 3,727 headings, titles and
# names before a line 25 % have 3, 5 % have 6, 0.7 % have 9 and 0.05 % have 11.
MIN_BOUND = 3.0
LIKELY_BOUND = 6.0
SURELY_BOUND = 11.0


def is_cut(head: str, rest: str, *, least: float = MIN_BOUND) -> bool:
    """Tell whether a line that has no end mark breaks off where the other goes on; both are stripped.

    >>> is_cut("进一步转变作风、强化执行，提高效", "率意识，不断前进。"), is_cut("各单位输送总数 5 7 9 40", "注：")
    (True, False)
    """
    if head.endswith(SENTENCE_ENDS) or is_row(head):
        return False
    if rest[0] in NEVER_FIRST:
        return True
    if head[-1].isdigit():
        return COUNTED.match(rest) is not None
    return head.endswith((",", "、")) or (head[-1].isalnum() and bond(head[-1], rest[0]) >= least)


def is_row(line: str) -> bool:
    """Tell whether a line ends like the row of a table."""
    end = line[-ROW_END:]
    return sum(c.isdigit() or c.isspace() for c in end) > TABLE_SHARE * len(end)
