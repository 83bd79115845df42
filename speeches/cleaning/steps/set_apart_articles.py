r"""Set apart the other articles of a page: 扩展阅读, 延伸阅读, and the later parts of 第一篇： 第二篇：.

    "…跨越式发展。\n扩展阅读:加强政府自身建设\n加强政府自身建设任重道远…"  ->  the text ends at 跨越式发展。

Nothing is lost: each becomes an attachment with its title. Left alone: 扩展阅读 without running text
behind it, which is a list of links.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from speeches.cleaning.body import body_start, reads_like_text
from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View, plain

LABEL = re.compile(
    r"^[【\[]?(?:(?:扩展|延伸|拓展)(?:阅读|资料)|第[二三四五六七八九十]{1,2}篇|篇[二三四五六七八九十]{1,2})[】\]]?\ ?(?:[:、]|$)\ ?"
)


def find(view: View) -> Iterator[Edit]:
    start = min(body_start(view) + 1, len(view.lines))
    heads = [at for at, line in enumerate(view.lines) if at >= start and LABEL.match(line.plain)]
    for at, end in pairwise([*heads, len(view.lines)]):
        article = view.lines[at:end]
        if any(map(reads_like_text, article[1:])):
            yield Edit(article[0].start, article[-1].end, "", "同一网页上的另一篇文章，单独保存。", confidence=0.95)


def article_title(head: str) -> str:
    """Give the title that the head line of an article holds, without its label.

    >>> article_title("擴展閱讀:加強政府自身建設")
    '加強政府自身建設'
    """
    label = LABEL.match(plain(head))
    return head[label.end() :].strip() if label else head.strip()


STEP = Step("set_apart_articles", "单独保存另一篇文章", ChangeKind.SEPARATE, find)
