"""Files around a few elements: what the tests of single features write into."""

import io
import zipfile
from collections.abc import Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCX_SPACES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_ODT_SPACES = " ".join(
    [f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "text", "table", "style", "form")]
    + [
        f'xmlns:draw="{_OASIS}:drawing:1.0" xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
        'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"',
    ]
)


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def docx(body: str, numbering: str = "", styles: str = "", notes: str = "", core: str = "") -> bytes:
    """A DOCX file with this body and what else is given."""
    members: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {_DOCX_SPACES}><w:body>{body}</w:body></w:document>"
    }
    parts = {"numbering": ("numbering", numbering), "styles": ("styles", styles), "footnotes": ("footnotes", notes)}
    for name, (tag, content) in parts.items():
        if content:
            members[f"word/{name}.xml"] = f"<w:{tag} {_DOCX_SPACES}>{content}</w:{tag}>"
    if core:
        members["docProps/core.xml"] = core
    return packed(members)


def odt(body: str, styles: str = "", **members: str) -> bytes:
    """An ODT file with this body and automatic styles; `members` are further ones ("meta")."""
    content = (
        f"<office:document-content {_ODT_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    others = {f"{name}.xml": text for name, text in members.items()}
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **others})


def rtf(body: str) -> bytes:
    """An RTF file with this body."""
    return rf"{{\rtf1\ansi\ansicpg1252{{\fonttbl{{\f0\fcharset0 Arial;}}{{\f1\fcharset2 Symbol;}}}}{body}}}".encode(
        "cp1252"
    )


def html(body: str) -> bytes:
    """A web page with this body."""
    return f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()
