"""Tell what a file is by its first bytes, whatever its name says."""

import re

HEAD = 4096  # bytes looked at

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream that Office puts the whole document into

# Source: the formats' own specifications, and the list in file(1).
SIGNATURES = (
    (b"%PDF-", "PDF 文档"),
    (b"PK\x03\x04", "ZIP 压缩文件"),
    (b"PK\x05\x06", "ZIP 压缩文件"),
    (OLE, "旧式 Office 文档（.doc 一类，请先另存为 .docx）"),
    (rb"{\rtf", "RTF 文档"),
    (b"\x89PNG\r\n", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF87a", "GIF 图片"),
    (b"GIF89a", "GIF 图片"),
    (b"BM", "BMP 图片"),
    (b"II*\0", "TIFF 图片"),
    (b"MM\0*", "TIFF 图片"),
    (b"\x1f\x8b", "gzip 压缩文件"),
    (b"BZh", "bzip2 压缩文件"),
    (b"\xfd7zXZ\0", "xz 压缩文件"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩文件"),
    (b"Rar!\x1a\x07", "RAR 压缩文件"),
    (b"\x7fELF", "可执行文件"),
    (b"MZ", "可执行文件"),
    (b"SQLite format 3\0", "SQLite 数据库"),
    (b"ID3", "MP3 音频"),
    (b"OggS", "Ogg 音频"),
    (b"RIFF", "音频、视频或图片（RIFF）"),
    (b"\x1a\x45\xdf\xa3", "视频（Matroska）"),
)
MEDIA = re.compile(rb"....ftyp(?:isom|mp4|M4|qt|avif|heic)", re.DOTALL)


def name_of(head: bytes) -> str:
    """What the file is, in Chinese, where its first bytes are those of a known binary format; otherwise "".

    >>> name_of(b"%PDF-1.7"), name_of("讲话".encode())
    ('PDF 文档', '')
    """
    for signature, name in SIGNATURES:
        if head.startswith(signature) and (len(signature) > 3 or b"\0" in head or not _is_text(head)):
            return name
    return "视频或图片" if MEDIA.match(head) else ""


def _is_text(head: bytes) -> bool:
    """Whether the bytes hold no control characters; "BM" and "MZ" may open a text."""
    return not any(byte < 0x09 or 0x0E <= byte < 0x20 for byte in head)


def is_encrypted_office(content: bytes) -> bool:
    """Whether it is a .docx, .xlsx or the like under a password."""
    return content.startswith(OLE) and ENCRYPTED in content
