"""What the name of a site looks like."""

import re
from collections.abc import Iterator

from speeches.metadata.vocabulary import SITE_ENDINGS

SITE_LIKE = re.compile(rf"(?:{SITE_ENDINGS})$|\.(?:com|cn|net|org)$", re.IGNORECASE)
WORD = re.compile(r"(?<![^\s|,;·])[^\s|,;:·]+(?![^\s|,;·])")  # not what stands behind 作者:, nor a label
MIN_NAME, MAX_NAME = 3, 16  # characters; 豆丁网, 中华人民共和国中央人民政府


def sites_in(folded: str) -> Iterator[tuple[int, int]]:
    """Give where words end as the names of sites do.

    >>> list(sites_in("2014-09-05 天天写作网 作者:秘书之家"))
    [(11, 16)]
    """
    for word in WORD.finditer(folded):
        if MIN_NAME <= len(word[0]) <= MAX_NAME and SITE_LIKE.search(word[0]):
            yield word.span()
