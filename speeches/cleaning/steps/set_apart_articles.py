r"""Set apart another article of the page: 扩展阅读, 延伸阅读, 附送, or a second title and salutation without any label.

    "…跨越式发展。\n扩展阅读:加强政府自身建设\n加强政府自身建设任重道远…"  ->  the text ends at 跨越式发展。

Nothing is lost: each becomes an attachment with its title. Left alone: 扩展阅读 without running text
behind it, which is a list of links; 相关阅读 and the like without a speech behind them; a title in the
middle of the text, unless the speaker took his leave above it or the page names it elsewhere too; and
all of them where a numbering goes on behind them, or the leave that the speaker has not taken above.
"""

from collections.abc import Iterator
from itertools import pairwise

from speeches.cleaning.articles import (
    ARTICLE,
    MAX_HEAD,
    RELATED,
    attaches_a_speech,
    goes_on,
    is_titled,
    names_links,
    opens_text,
    sections,
)
from speeches.cleaning.body import body_start, reads_like_text
from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View
from speeches.text.closing import is_closing, is_signature
from speeches.text.salutation import is_salutation

MIN_TEXTS = 2  # lines of running text behind a label that mostly stands above links
HEAD = 2_000  # characters of the page that may be its head
SIGNED = 4  # lines between the speaker's thanks and the next title: his name, the date


def find(view: View) -> Iterator[Edit]:
    start = min(body_start(view) + 1, len(view.lines))
    heads: list[int] = []
    for at in range(start, len(view.lines)):
        if is_article_head(view, at) and not (heads and _repeats(view, heads[-1], at)):
            heads.append(at)
    numbered = sections(view.lines) if heads else []
    for at, end in pairwise([*heads, len(view.lines)]):
        article = view.lines[at:end]
        is_own = any(map(reads_like_text, article[1:])) and not goes_on(numbered, at, end)
        if is_own and not _is_rest_of_the_speech(view, start, at, end):
            yield Edit(article[0].start, article[-1].end, "", "同一网页上的另一篇文章，单独保存。", confidence=0.95)


def is_article_head(view: View, at: int) -> bool:
    line = view.lines[at].plain.strip()
    if not line or len(line) > MAX_HEAD or names_links(line):
        return False
    if ARTICLE.match(line) or attaches_a_speech(view.lines, at):
        return True
    if label := RELATED.match(line):
        is_speech = any(is_salutation(below.plain) for below in view.lines[at + 1 : at + 1 + MIN_TEXTS])
        is_named = len(line) > label.end() or is_speech
        return is_named and opens_text(view.lines, at, least=MIN_TEXTS)
    return is_titled(view.lines, at) and (_is_over(view, at) or _is_named_above(view, at))


def _is_rest_of_the_speech(view: View, start: int, at: int, end: int) -> bool:
    """Tell whether the leave that the speaker has not taken above a label is taken below it, with no one addressed anew."""
    below = view.lines[at + 1 : end]
    if any(is_salutation(line.plain) for line in below):
        return False
    return any(is_closing(line.plain) for line in below) and not any(
        is_closing(line.plain) for line in view.lines[start:at]
    )


def _repeats(view: View, head: int, at: int) -> bool:
    """Tell whether a title only stands once more below its label."""
    return not any(line.plain.strip() for line in view.lines[head + 1 : at])


def _is_over(view: View, at: int) -> bool:
    """Tell whether the speech above ends with thanks or a wish, and at most a signature below them."""
    for line in reversed(view.lines[max(0, at - SIGNED) : at]):
        if is_closing(line.plain):
            return True
        if line.plain.strip() and not is_signature(line.plain):
            return False
    return False


def _is_named_above(view: View, at: int) -> bool:
    """Tell whether the page names the title on one of its first lines too, as a list of contents does."""
    return view.lines[at].text.strip() in (line.strip() for line in view.page.text[:HEAD].split("\n")[:-1]) and (
        view.page.text.find(view.lines[at].text.strip()) < view.page.text.rfind(view.lines[at].text.strip())
    )


STEP = Step("set_apart_articles", "单独保存另一篇文章", ChangeKind.SEPARATE, find)
