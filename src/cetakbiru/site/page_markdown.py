"""A page's Markdown as HTML and table of contents, by one parser for all pages.

Page.render of MkDocs builds a parser with all its extensions for each page, which takes a third of
the time that it then needs for the page. What it finds out about anchors is left out: `ppm check`
has looked at these, and the finished site is inspected for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


class PageMarkdown:
    """The parser that the configuration asks for; links are looked up among `files`."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        from markdown import Markdown

        self._config = config
        self._files = files
        self._parser = Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs
        )

    def render(self, page: Page) -> None:
        """Gives the page its content, its table of contents and the title that stands in it."""
        from mkdocs.structure.pages import _ExtractTitleTreeprocessor, _RelativePathTreeprocessor
        from mkdocs.structure.toc import get_toc

        assert page.markdown is not None  # noqa: S101 - its macros were called before
        self._parser.reset()
        title = _ExtractTitleTreeprocessor()
        title._register(self._parser)
        _RelativePathTreeprocessor(page.file, self._files, self._config)._register(self._parser)
        page.content = self._parser.convert(page.markdown)
        page.toc = get_toc(getattr(self._parser, "toc_tokens", []))
        page._title_from_render = title.title
