"""What a reader sees of an answer."""

import re
from html import unescape

from django.http import HttpResponse


def html(response: HttpResponse) -> str:
    return response.content.decode()


def words(response: HttpResponse) -> str:
    """The text of a page without its mark-up, white space as single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html(response))).split())
