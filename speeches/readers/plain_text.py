r"""Read a plain text: the decoded file letter for letter.

Only two things differ from the file: line ends are all "\n" (files write \r\n, \r or \n), and a byte order
mark is left out. A byte 0, which no database takes in a text, counts as undecodable.
"""

from speeches.readers.document import RawDocument
from speeches.readers.errors import NoTextError, UnknownFormatError
from speeches.text import encodings
from speeches.text.characters import REPLACEMENT
from speeches.text.page import Page

READER = "text/1"


def read(content: bytes, name: str) -> RawDocument:
    decoded = encodings.decode(content)
    if decoded.plausibility < encodings.PLAUSIBLE:
        raise UnknownFormatError("文件不是文本，或编码无法识别（可识别 UTF-8、UTF-16、GB18030、Big5）。")
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
