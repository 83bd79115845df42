"""What readers and archivists call the other texts of a page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from speeches.cleaning.articles import Kind

KINDS: dict[str, Promise] = {
    Kind.ARTICLE: gettext_lazy("另一篇文章"),
    Kind.PART: gettext_lazy("合编的另一篇"),
    Kind.NOTE: gettext_lazy("编者的话"),
    Kind.ANNEX: gettext_lazy("附件"),
}


def kind_name(kind: object) -> str:
    """Give the name of a kind in the reader's language, "" for one not known: older rows have none."""
    return str(KINDS.get(str(kind), ""))
