"""Redactions are data: X, XX, ×, **, __, 201*年 and the like stay as printed; here they are found and counted."""

import re

REDACTION = re.compile(
    r"""
    (?:19|20)\d?[*＊×xX]{1,2}(?=年)     # 201*年, 20xx年
    |(?<!\d)×{1,6}(?!\d)               # ×起×人; not 3×5
    |[*＊]{1,6}                         # **县
    |(?<![A-Za-z])[XxＸ]{1,4}(?![A-Za-z])  # X书记, XX省; not the x of a word
    |_{2,}                             # __县
    |○{2,}                             # ○○县
    """,
    re.VERBOSE,
)


def redactions(text: str) -> tuple[tuple[int, int], ...]:
    """Give the spans of what was made unreadable, in code points.

    >>> redactions("在201*年，X书记到XX县")
    ((1, 5), (7, 8), (11, 13))
    """
    return tuple(match.span() for match in REDACTION.finditer(text))
