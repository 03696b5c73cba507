"""A hook for MkDocs: as many pages as READY_PAGES says, each with its HTML. What a site costs that is only written."""

from __future__ import annotations

import html
import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from plans import plan

TEXT = "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in plan(1).paragraphs)


class Ready(Page):
    """A page that has nothing to read and nothing to render."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = f"<h1>{self.title}</h1>\n{TEXT}"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages."""
    for number in range(int(os.environ["READY_PAGES"])):
        file = File.generated(config, f"{number}.md", content="")
        files.append(file)
        Ready(str(number), file, config)
    return files
