"""lunr.js for the browser, from the copy that MkDocs carries."""

from __future__ import annotations

import re

URI = "assets/javascripts/search/lunr.js"

# Its manual stands in comments and is more than half of it; the first comment is its licence.
_LATER_COMMENT = re.compile(r"(?<=\n)[ \t]*(?:/\*.*?\*/[ \t]*|//[^\n]*)\n", re.DOTALL)
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


def module(source: str) -> str:
    """lunr.js as a module for `import`, without its comments but for the licence."""
    code = _INDENTATION.sub("", _LATER_COMMENT.sub("", source))
    return f"const exports = {{}}, module = {{ exports }};\n{code}\nexport default module.exports;\n"
