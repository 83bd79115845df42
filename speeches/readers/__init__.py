"""Turn the bytes of a document into its page text, whatever the format and the encoding.

What a file is, its content says; its name only decides where the content leaves it open.
"""

import re

from speeches.readers import html, pdf, plain_text, signatures, word
from speeches.readers.document import RawDocument
from speeches.readers.errors import NoTextError, ReaderError, TooLargeError, UnknownFormatError
from speeches.text import encodings

FORMATS = (".txt", ".html", ".htm", ".docx", ".pdf", ".jsonl", ".jsonl.gz")
MAX_BYTES = 20 * 1024 * 1024  # one document; the longest of 73,869 speeches has 0.08 MB. Records have their own limits

HTML_ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}$")  # "讲话2021.02" and "3.关于工作的讲话" have none
ZIP = b"PK\x03\x04"
PDF = b"%PDF-"
PDF_WITHIN = 1024  # bytes; readers of PDF allow as much before the signature
MAX_CONTROLS = 0.02  # of the characters of a text; a picture read as text has 0.1 and more. Not measured further
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

__all__ = ["FORMATS", "MAX_BYTES", "RawDocument", "ReaderError", "is_records", "read"]


def is_records(name: str) -> bool:
    """Whether the file is one of many speeches, for `speeches.readers.records`.

    >>> is_records("2021.jsonl.gz"), is_records("讲话.txt")
    (True, False)
    """
    return name.lower().endswith((".jsonl", ".jsonl.gz"))


def read(content: bytes, name: str) -> RawDocument:
    """The page text of one document; `name` is its file name.

    Raises ReaderError, with a Chinese message, for whatever cannot be read.
    """
    if len(content) > MAX_BYTES:
        raise TooLargeError(f"文件过大：{len(content) / 1024**2:.1f} MB，上限为 {MAX_BYTES // 1024**2} MB。")
    if not content.strip():
        raise NoTextError("文件是空的，没有内容。")
    if is_records(name):
        raise UnknownFormatError("这是记录文件（一行一篇讲话），不是单篇文档，请按记录导入。")
    head = content[: signatures.HEAD]
    if head.startswith(ZIP):
        return word.read(content, name)
    if PDF in head[:PDF_WITHIN]:
        return pdf.read(content, name)
    if signatures.is_encrypted_office(content):
        raise ReaderError("Office 文档已加密，请先去掉密码。")
    if kind := signatures.name_of(head):
        raise UnknownFormatError(f"不能读取这种文件：{kind}。{_accepted()}")
    return _read_text(content, name)


def _read_text(content: bytes, name: str) -> RawDocument:
    decoded = encodings.decode(content, html.declared_charset(content))
    controls = len(CONTROL.findall(decoded.text))
    if decoded.plausibility < encodings.PLAUSIBLE or controls > MAX_CONTROLS * len(decoded.text):
        raise UnknownFormatError(f"文件不是文本，或编码无法识别（可识别 UTF-8、UTF-16、GB18030、Big5）。{_accepted()}")
    ending = ENDING.search(name.lower())
    is_html = html.is_page(decoded.text) or (ending and ending[0] in HTML_ENDINGS and html.has_tags(decoded.text))
    if is_html:
        return html.read(decoded, name)
    if ending and ending[0] not in {*FORMATS, *HTML_ENDINGS}:
        raise UnknownFormatError(f"不能读取“{ending[0]}”文件。{_accepted()}")
    return plain_text.read(decoded, name)


def _accepted() -> str:
    return f"可以读取：{'、'.join(FORMATS)}。"
