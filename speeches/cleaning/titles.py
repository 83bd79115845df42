"""What a page calls its article, to know it again where it is repeated in the text."""

import re
from functools import lru_cache

from speeches.cleaning.body import MAX_TITLE, bare, body_start
from speeches.cleaning.step import View

MIN_TITLE = 6  # characters; a shorter line may stand in a speech by chance
QUOTED = re.compile(r"《([^《》\n]{6,80})》")
AFFIXES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\.(?:docx?|pdf|pptx?|wps|txt)$",
        r"【[^】]{1,12}】$",  # 【精选推荐】
        r"\((?:共\d+篇|\d+页[^)]*|精选\w*|最新\w*|范文\w*)\)$",
        r"\s*[-_|—]+[^-_|—]{1,20}$",  # the site's name
        r"^(?:19|20)\d\d年?度?(?=在)",  # of file names: 2022在…会议上的讲话
    )
)


@lru_cache(maxsize=1)  # of the view at hand, as its body
def titles(view: View) -> list[str]:
    """Give the forms in which the page names its article, plain and bare, the longest first.

    They are the short lines above the text, what stands in 《》 there, and the page's own title.
    """
    above = [line.plain.strip() for line in view.lines[: body_start(view)]]
    named = [title.strip() for title in above if MIN_TITLE <= len(title.strip()) <= MAX_TITLE and "。" not in title]
    if view.page_title:
        named.append(view.page_title)
    quoted = [q for line in above for q in QUOTED.findall(line)]
    forms = {bare(form) for title in [*named, *quoted] for form in _without_affixes(title)}
    return sorted((f for f in forms if len(f) >= MIN_TITLE), key=len, reverse=True)


def _without_affixes(title: str) -> set[str]:
    """Give a title and what is left of it without each of its affixes and without several."""
    forms = {title}
    for affix in AFFIXES:
        forms |= {affix.sub("", form).strip("《》 ") for form in forms}
    return forms
