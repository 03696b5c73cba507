"""The page where editors correct records in the browser: Sveltia CMS, told of our fields by the tables of fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from danchieu.fields import Field, ListOf, OneOf, TableOf, day, some_text, texts
from danchieu.model import Collection
from danchieu.pages.page import Page
from danchieu.records import FIELDS

FOLDER = "admin"
SCRIPT = "sveltia-cms.js"
_LABELS = {Collection.PLANS: "Kế hoạch", Collection.OUTLINES: "Đề cương"}

Widget = dict[str, object]


@dataclass(frozen=True, slots=True)
class Forge:
    """Where the site's repository lies: "github" or "gitlab", owner and name, branch, its content folder."""

    name: str
    repo: str
    branch: str
    content: str


def admin_pages(forge: Forge) -> Iterator[Page]:
    """The page and its configuration; the script itself lies beside them."""
    yield Page(f"{FOLDER}/index.html", _html(forge))
    yield Page(f"{FOLDER}/fonts.css", _FONTS)
    # JSON is YAML, and needs no second writer.
    yield Page(f"{FOLDER}/config.yml", json.dumps(config(forge), ensure_ascii=False, indent=1) + "\n")


# Under the names that Sveltia gives them. Its own rules name another host; where a font does not come, the next one of
# its name is taken. It has no Vietnamese part, which is why words would change their face at each accent.
_FONTS = """\
@font-face {
  font-family: "Material Symbols Outlined"; font-weight: 400; font-display: block;
  src: url(material-symbols-outlined-latin-wght-normal.woff2) format("woff2");
}
@font-face {
  font-family: "Source Sans 3"; font-weight: 200 900; font-display: swap;
  src: url(source-sans-3-latin-wght-normal.woff2) format("woff2");
}
@font-face {
  font-family: "Source Sans 3"; font-weight: 200 900; font-display: swap;
  src: url(source-sans-3-vietnamese-wght-normal.woff2) format("woff2");
  unicode-range: U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304,
    U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB;
}
@font-face {
  font-family: "Noto Mono"; font-weight: 400; font-display: swap;
  src: url(noto-mono-latin-400-normal.woff2) format("woff2");
}
"""

# Where each forge answers programs, and has the pictures of who works there.
_HOSTS = {
    "github": "https://api.github.com https://github.com https://*.githubusercontent.com",
    "gitlab": "https://gitlab.com https://secure.gravatar.com",
}


def _html(forge: Forge) -> str:
    """Whoever edits talks to the site and the forge: Sveltia would ask others for fonts and for its newest version."""
    hosts = _HOSTS[forge.name]
    policy = (
        "default-src 'self'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        f"img-src 'self' data: blob: {hosts}; connect-src 'self' data: blob: {hosts}; worker-src 'self' blob:"
    )
    return f"""<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Biên tập</title>
<link rel="stylesheet" href="fonts.css">
</head>
<body>
<script src="{SCRIPT}"></script>
</body>
</html>
"""


def config(forge: Forge) -> Mapping[str, object]:
    """The configuration: a collection for each of ours, whose fields are those of records."""
    pictures = f"{forge.content}/pages/anh"
    return {
        "backend": {"name": forge.name, "repo": forge.repo, "branch": forge.branch},
        "media_folder": pictures,
        "public_folder": "anh",
        "collections": [_collection(forge.content, one) for one in sorted(_LABELS)],
    }


def _collection(content: str, collection: Collection) -> Widget:
    # Plain text: an editor of rich text would make lists of clauses, and number them anew.
    body = {"name": "body", "label": "Nội dung", "widget": "text", "required": False}
    return {
        "name": collection.value,
        "label": _LABELS[collection],
        "folder": f"{content}/{collection.value}",
        "path": "{{year}}/{{slug}}",
        "format": "yaml-frontmatter",
        "identifier_field": "title",
        # A new record is named by `danchieu new` or an import, whose names are addresses that never change.
        "create": False,
        "delete": False,
        "fields": [*_fields(FIELDS), body],
    }


def _fields(fields: Sequence[Field]) -> list[Widget]:
    return [_field(one) for one in fields]


def _field(field: Field) -> Widget:
    return {"name": field.name, "label": field.about or field.name, "required": _is_needed(field), **_shape(field.read)}


def _is_needed(field: Field) -> bool:
    """A key that must stand may still be null; only some readers refuse that."""
    refuses_null = not field.read.is_nullable if isinstance(field.read, OneOf) else field.read is some_text
    return field.required and refuses_null


def _shape(read: object) -> Widget:
    if isinstance(read, OneOf):
        return {"widget": "select", "options": [*map(str, read.choices)]}
    if isinstance(read, ListOf):
        return {"widget": "list", "fields": _fields(read.item.fields)}
    if isinstance(read, TableOf):
        return {"widget": "object", "fields": _fields(read.fields)}
    if read is texts:
        return {"widget": "list"}
    if read is day:
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD", "time_format": False}
    return {"widget": "string"}
