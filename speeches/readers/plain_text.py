r"""Read a plain text: the decoded file letter for letter.

Only two things differ from the file: line ends are all "\n" (files write \r\n, \r or \n), and a byte order
mark is left out. A character 0, which no database takes in a text, counts as undecodable.
"""

from speeches.readers.document import RawDocument
from speeches.readers.errors import NoTextError
from speeches.text.characters import REPLACEMENT
from speeches.text.encodings import Decoded
from speeches.text.page import Page

READER = "text/1"


def read(decoded: Decoded, name: str) -> RawDocument:
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise NoTextError("文件中只有空白，没有文字。")
    return RawDocument(
        name=name,
        format="text",
        encoding=decoded.encoding,
        undecodable=decoded.undecodable + text.count("\0"),
        reader=READER,
        page=Page(text.replace("\0", REPLACEMENT)),
    )
