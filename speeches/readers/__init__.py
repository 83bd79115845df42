"""Turn the bytes of a document into its page text, whatever the format and the encoding."""

from speeches.readers import plain_text
from speeches.readers.document import RawDocument
from speeches.readers.errors import NoTextError, ReaderError, TooLargeError

FORMATS = (".txt", ".html", ".htm", ".docx", ".pdf", ".jsonl", ".jsonl.gz")
MAX_BYTES = 20 * 1024 * 1024  # one document; the longest speech of 73,869 has 0.08 MB. Records are streamed, no limit

__all__ = ["FORMATS", "MAX_BYTES", "RawDocument", "ReaderError", "read"]


def read(content: bytes, name: str) -> RawDocument:
    """The page text of one document; `name` is its file name.

    Raises ReaderError, with a Chinese message, for whatever cannot be read.
    """
    if len(content) > MAX_BYTES:
        raise TooLargeError(f"文件过大：{len(content) / 1024**2:.1f} MB，上限为 {MAX_BYTES // 1024**2} MB。")
    if not content.strip():
        raise NoTextError("文件是空的。")
    return plain_text.read(content, name)
