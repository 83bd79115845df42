"""Write small Word documents part by part, as Word and WPS do."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wps="urn:wps" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
PARTS = {"styles": "styles.xml", "numbering": "numbering.xml", "footnotes": "footnotes.xml"}


def relations(*targets: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}" {more}/>'
        for number, (kind, target, more) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def document(body: str, *, title: str = "", **parts: str) -> bytes:
    """A .docx of that body; `parts` are the insides of styles, numbering and footnotes."""
    stream = io.BytesIO()
    used = [("hyperlink", "https://www.example.com/a", 'TargetMode="External"')]
    used += [(kind, name, "") for kind, name in PARTS.items() if kind in parts]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels",
            relations(
                ("officeDocument", "word/document.xml", ""), ("metadata/core-properties", "docProps/core.xml", "")
            ),
        )
        package.writestr(
            "docProps/core.xml", f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c>'
        )
        package.writestr("word/_rels/document.xml.rels", relations(*used))
        package.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for kind, inner in parts.items():
            package.writestr(f"word/{PARTS[kind]}", f"<w:{kind} {NAMESPACES}>{inner}</w:{kind}>")
    return stream.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str = "", properties: str = "", inner: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}{inner}</w:p>"


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def numbering(*levels: tuple[str, str], more: str = "") -> str:
    """A list whose levels are pairs of number format and pattern."""
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (kind, pattern) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
