"""Read a PDF document by its text layer, page after page, line by line in the order of the file.

Page numbers, headers and footers stay as lines of their own, with hints of which they are; cleaning takes them
off. A page without a text
layer, as scanners make it, has no lines; a document of such pages alone is refused.
"""

import re
import threading
from collections.abc import Iterator

import pypdfium2

from speeches.readers.document import RawDocument
from speeches.readers.errors import DamagedError, NoTextError, ReaderError, TooLargeError
from speeches.readers.lines import trimmed
from speeches.readers.page_edges import edge_hints
from speeches.text.characters import REPLACEMENT
from speeches.text.page import Page

READER = "pdf/2"
MAX_PAGES = 2000
PDFIUM = threading.Lock()  # PDFium must not be entered by two threads at once
PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD in fpdfview.h
LINE_ENDS = re.compile(r"\r\n?|\n|\f|\v|\u2028|\u2029")
UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
JOINING = re.compile("[\x02\ufffe]")  # what PDFium writes for the hyphen of a word cut at a line end
ENDING_SPACE = re.compile(r"[ \t]+$", re.MULTILINE)


def read(content: bytes, name: str) -> RawDocument:
    with PDFIUM:
        document = _open(content)
        try:
            pages = list(_pages(document))
            title = _title(document)
        finally:
            document.close()
    text = "".join(pages)
    if not text.strip():
        raise NoTextError("PDF 没有文字层（多半是扫描件），请先做文字识别（OCR）。")
    return RawDocument(
        name=name,
        format="pdf",
        encoding="",
        undecodable=0,
        reader=READER,
        page=Page(text, title, hints=trimmed(edge_hints(pages), text)),
    )


def _open(content: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD_ERROR:
            raise ReaderError("PDF 已加密，请先去掉密码。") from error
        raise DamagedError("PDF 已损坏或不完整，无法读取。") from error
    if count > MAX_PAGES:
        document.close()
        raise TooLargeError(f"PDF 有 {count} 页，上限为 {MAX_PAGES} 页。")
    return document


def _title(document: pypdfium2.PdfDocument) -> str:
    try:
        title = str(document.get_metadata_value("Title"))
    except UnicodeDecodeError:  # half a surrogate
        return ""
    return UNSTORABLE.sub("", title).strip()


def _pages(document: pypdfium2.PdfDocument) -> Iterator[str]:
    """The text of each page, each line with its end."""
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError as error:
            raise DamagedError(f"PDF 已损坏：第 {index + 1} 页无法读取。") from error
        layer = page.get_textpage()
        text = layer.get_text_range() if layer.count_chars() else ""
        layer.close()
        page.close()
        text = UNSTORABLE.sub(REPLACEMENT, JOINING.sub("", LINE_ENDS.sub("\n", text)))
        text = ENDING_SPACE.sub("", text).strip("\n")
        if text:
            yield f"{text}\n"
