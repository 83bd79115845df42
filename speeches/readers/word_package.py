"""Open a Word document: a ZIP file of XML parts (ECMA-376), with limits against files made to do harm."""

import io
import lzma
import posixpath
import zipfile
import zlib

from lxml import etree

from speeches.readers.errors import DamagedError, ReaderError, TooLargeError, UnknownFormatError

MAX_PART = 32 * 1024 * 1024  # bytes of one part after unpacking; documents of 300 pages have about 3 MB
MAX_PARTS = 10_000
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, ValueError, UnicodeError
)  # fmt: skip
OTHER_PACKAGES = (  # a name inside the ZIP file, and what it gives away
    ("xl/workbook.xml", "Excel 工作簿"),
    ("ppt/presentation.xml", "PowerPoint 演示文稿"),
    ("META-INF/container.xml", "EPUB 电子书"),
    ("content.xml", "OpenDocument 文档"),
    ("META-INF/MANIFEST.MF", "Java 程序包"),
    ("AndroidManifest.xml", "安卓安装包"),
)


def local_name(element: etree._Element) -> str:
    """The tag without its namespace, which differs between the two editions of the standard; "" for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The attribute of that local name, whatever its namespace; "" without one."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


class Package:
    """The parts of one document."""

    def __init__(self, content: bytes) -> None:
        """Raises ReaderError where the bytes are no Word document."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except UNREADABLE as error:
            raise DamagedError("文件是 ZIP 格式，但已损坏或不完整，无法读取。") from error
        self._names = set(self._zip.namelist())
        if len(self._names) > MAX_PARTS:
            raise TooLargeError(f"压缩文件中的文件过多：{len(self._names)} 个。")
        self.main = self._main_part()

    def _main_part(self) -> str:
        targets = self.targets("") if "_rels/.rels" in self._names else {}
        main = next((target for target in targets.values() if target.kind == "officeDocument"), None)
        name = main.part if main else "word/document.xml"
        if name in self._names and not name.startswith(("xl/", "ppt/")):
            return name
        kind = next((kind for inside, kind in OTHER_PACKAGES if inside in self._names), "压缩文件")
        raise UnknownFormatError(f"文件不是 Word 文档（.docx），而是{kind}。")

    def root(self, part: str) -> etree._Element | None:
        """The root element of a part; None where the document has no such part."""
        if part not in self._names:
            return None
        try:
            return etree.fromstring(self._bytes(part), _parser())
        except etree.XMLSyntaxError as error:
            raise DamagedError(f"Word 文档已损坏：其中的 {part} 不是完整的 XML。") from error

    def _bytes(self, part: str) -> bytes:
        try:
            with self._zip.open(part) as stream:
                content = stream.read(MAX_PART + 1)
        except RuntimeError as error:  # NotImplementedError among them
            raise ReaderError("Word 文档已加密，请先去掉密码。") from error
        except UNREADABLE as error:
            raise DamagedError(f"Word 文档已损坏：其中的 {part} 无法解压。") from error
        if len(content) > MAX_PART:
            raise TooLargeError(f"Word 文档解压后过大：其中的 {part} 超过 {MAX_PART // 1024**2} MB。")
        return content

    def targets(self, part: str) -> "dict[str, Target]":
        """What the relations of a part point to, by their ids; those of the package as a whole for ""."""
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        return {attribute(relation, "Id"): _target(relation, folder) for relation in root}

    def related(self, kind: str) -> etree._Element | None:
        """The root of the part that the main part names as its "styles", "numbering", …"""
        for target in self.targets(self.main).values():
            if target.kind == kind and not target.external:
                return self.root(target.part)
        return None


class Target:
    """Where a relation leads."""

    def __init__(self, kind: str, address: str, folder: str, *, external: bool) -> None:
        self.kind = kind  # "styles", "hyperlink", …
        self.address = address
        self.external = external
        self.part = (
            address.lstrip("/") if address.startswith("/") else posixpath.normpath(f"{folder}/{address}").lstrip("/")
        )


def _target(relation: etree._Element, folder: str) -> Target:
    return Target(
        attribute(relation, "Type").rpartition("/")[2],
        attribute(relation, "Target"),
        folder,
        external=attribute(relation, "TargetMode") == "External",
    )


def _parser() -> etree.XMLParser:
    """No entities, no DTD, no network, and lxml's limits on depth and length."""
    return etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
