"""Files that a theme brings: only those that the frame of a page names come into the site.

Material brings style sheets, scripts and a search of its own, of which these pages load nothing.
"""
from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

FIRST_PAGE = "zh/index.md"
MISSING_PAGE = "404.html"
NO_NAVIGATION = Navigation([], [])
READ = (".css", ".js", ".svg")            # files that may name others


def leave_out_unnamed(files: Files, env: jinja2.Environment, config: MkDocsConfig) -> None:
    of_theme = [file for file in files if file.src_dir in config.theme.dirs]
    wanted = files_named([framed_page(env, config), framed_missing(env, files, config)], of_theme)
    for file in of_theme:
        if file.src_uri not in wanted:
            files.remove(file)


def files_named(texts: Iterable[str], files: Iterable[File]) -> set[str]:
    """Files that the texts name by their addresses, and those that such a file names in turn, by their names alone."""
    left = {file.src_uri: file for file in files}
    uris = {uri for text in texts for uri in left if uri in text}
    new = uris
    while new:
        inside = [left[uri].content_bytes.decode("utf-8", "replace") for uri in new if uri.endswith(READ)]
        new = {uri for text in inside for uri in left if Path(uri).name in text} - uris
        uris = uris | new
    return uris


def framed_page(env: jinja2.Environment, config: MkDocsConfig) -> str:
    """The frame of a page without anything in it."""
    page = Page(None, File(FIRST_PAGE, config.docs_dir, config.site_dir, config.use_directory_urls), config)
    page.content, page.toc, page.meta = "", TableOfContents([]), {}
    return env.get_template("main.html").render(get_context(NO_NAVIGATION, [], config, page))


def framed_missing(env: jinja2.Environment, files: Files, config: MkDocsConfig) -> str:
    return env.get_template(MISSING_PAGE).render(get_context(NO_NAVIGATION, files, config))
