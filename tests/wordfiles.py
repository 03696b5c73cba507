"""Word files for tests, put together from their XML: each part as written in a case, the packaging around it."""

from __future__ import annotations

import zipfile
from io import BytesIO

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
_ROOTS = {"footnotes": "footnotes", "endnotes": "endnotes", "header": "hdr", "footer": "ftr"}
# Zip files bear a time; a fixed one keeps the bytes the same.
_MOMENT = (2024, 1, 1, 0, 0, 0)


def word_file(document: str, **parts: str) -> bytes:
    """A .docx of a body's XML; `parts` are styles, numbering, footnotes, endnotes, header and footer."""
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations({part: f"{part}.xml" for part in parts}),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{document}</w:body></w:document>",
    }
    for part, content in parts.items():
        root = _ROOTS.get(part, part)
        files[f"word/{part}.xml"] = f"<w:{root} {_NAMES}>{content}</w:{root}>"
    return archive({name: content.encode() for name, content in files.items()})


def archive(files: dict[str, bytes]) -> bytes:
    """A zip archive of these files."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, content)
    return buffer.getvalue()


def _relations(targets: dict[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{i}" Type="{_OFFICE}/{what}" Target="{target}"/>'
        for i, (what, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


def _content_types(parts: dict[str, str]) -> str:
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{office}.{part}+xml"/>'
        for part in ("document.main", *parts)
    ).replace("/word/document.main.xml", "/word/document.xml")
    defaults = "".join(
        f'<Default Extension="{suffix}" ContentType="application/{kind}+xml"/>'
        for suffix, kind in (("rels", "vnd.openxmlformats-package.relationships"), ("xml", "xml"))
    )
    return f'<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'
