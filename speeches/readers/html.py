"""Read an HTML page: its visible text, and what the mark-up says of it.

The bytes are decoded by evidence (`speeches.text.encodings`); a charset in the mark-up is only part of it.
Nothing is fetched and no entity but HTML's own is known: the parser is lxml's for HTML.
"""

import re

from lxml import etree

from speeches.readers.document import RawDocument
from speeches.readers.errors import DamagedError, NoTextError
from speeches.readers.meta import address_of, meta_of, site_of, title_of
from speeches.readers.visible import visible
from speeches.text.characters import REPLACEMENT
from speeches.text.encodings import Decoded
from speeches.text.page import Page

READER = "html/2"
DECLARATION_WITHIN = 8192  # bytes; the standard asks for the first 1,024, pages on the web keep it less strictly
DECLARED_CHARSET = re.compile(
    rb"""<meta\b[^<>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+) | <\?xml\b[^<>]*?\bencoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE | re.VERBOSE,
)
TAG = re.compile(
    r"<!doctype\s+html|</?(?:html|head|body|meta|title|div|p|br|h[1-6]|table|t[rdh]|article|section|span|a|[uo]l|li|font|center"
    r"|strong|pre|script|style)(?=[\s/>])",
    re.IGNORECASE,
)
OPENS_AS_PAGE = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--(?:(?!-->).){0,2000}+-->\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
FORMATTING_TAGS = re.compile(r"</?(?:font|span|b|i|u|em|strong|big|small|center|div)(?=[\s/>])[^<>]*>", re.IGNORECASE)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^<>]*\?>")


def declared_charset(content: bytes) -> str:
    """The name of the encoding that the mark-up states, or "".

    >>> declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">')
    'gb2312'
    """
    match = DECLARED_CHARSET.search(content, 0, DECLARATION_WITHIN)
    return (match[1] or match[2]).decode("ascii", "replace") if match else ""


def is_page(text: str) -> bool:
    """Whether the text opens as an HTML page does, whatever its file is called."""
    return OPENS_AS_PAGE.match(text) is not None


def has_tags(text: str) -> bool:
    """Whether an HTML tag stands anywhere in the text."""
    return TAG.search(text) is not None


def read(decoded: Decoded, name: str) -> RawDocument:
    source = decoded.text.replace("\0", REPLACEMENT)
    root = _tree(source)
    shown, meta = visible(root), meta_of(root)
    if not shown.text.strip():
        raise NoTextError("网页中没有可见的文字（内容可能由脚本生成，请在浏览器中打开后另存）。")
    return RawDocument(
        name=name,
        format="html",
        encoding=decoded.encoding,
        undecodable=min(decoded.undecodable + decoded.text.count("\0"), shown.text.count(REPLACEMENT)),
        reader=READER,
        page=Page(shown.text, title_of(root, meta), address_of(root, meta, source), site_of(meta), shown.hints, meta),
    )


def _tree(source: str) -> etree._Element:
    source = XML_DECLARATION.sub("", source)
    root = _parsed(source)
    if root is None:  # old pages open a <font> in every paragraph and close none
        root = _parsed(FORMATTING_TAGS.sub("", source))
    if root is None:
        raise DamagedError("网页的标签嵌套过深，无法读取。")
    return root


def _parsed(source: str) -> etree._Element | None:
    """The tree; None where the tags are nested deeper than the parser follows, so that text would be lost."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root: etree._Element | None = etree.fromstring(source.encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:  # nothing but a doctype
        raise NoTextError("网页中没有文字。")
    too_deep = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return None if too_deep else root
