"""One line of output for one answer, whatever stands in file names, titles and texts."""

import json
import re

LINE_ENDS_OF_UNICODE = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"})
UNPRINTABLE = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # line ends, and what steers a terminal
    "\u2028\u2029"  # line ends of Unicode
    "\u202a-\u202e\u2066-\u2069"  # they turn the rest of the line round
    "\ud800-\udfff"  # halves of surrogate pairs: a file name that is no UTF-8
    "]"
)


def json_line(answer: object) -> str:
    r"""Write an answer as one line of JSON: Han characters as they are, only what would break the line escaped.

    Half a surrogate pair cannot be printed; as JSON writes it, it can.

    >>> print(json_line({"file": "讲话\u2028\udcff.txt"}))
    {"file": "讲话\u2028\udcff.txt"}
    """
    line = json.dumps(answer, ensure_ascii=False).translate(LINE_ENDS_OF_UNICODE)
    return line.encode("utf-8", "backslashreplace").decode()


def printable(text: str) -> str:
    r"""Write what would break the line, or steer the terminal, as an escape.

    >>> print(printable("讲话\n（一）\x1b[31m.txt"))
    讲话\n（一）\x1b[31m.txt
    """
    return UNPRINTABLE.sub(lambda match: match[0].encode("unicode_escape").decode(), text)
