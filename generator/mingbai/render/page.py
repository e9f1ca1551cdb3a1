"""Renders one page into the Markdown file that any MkDocs-like tool takes as it is."""
from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from jinja2 import Environment

from mingbai.render.share import NAME, can_draw, share_picture
from mingbai.say.page import PageView
from mingbai.say.say import Say
from mingbai.text.value import replace

# Python-Markdown takes a block of HTML as it stands; the theme's own navigation has no part in generated pages.
HIDDEN = ("navigation", "toc")


def files_of(page: PageView, env: Environment, site: Mapping[str, object]) -> dict[str, bytes]:
    """The page and, where the site has an address to name it by, its picture for other sites."""
    if not (page.share and site.get("address") and can_draw()):
        return {page_path(page): render_page(page, env, site).encode()}
    with_picture = replace(page, meta={**page.meta, "picture": NAME})
    return {page_path(page): render_page(with_picture, env, site).encode(),
            f"{page.lang}/{page.address}{NAME}": share_picture(page.share)}


def render_page(page: PageView, env: Environment, site: Mapping[str, object] = MappingProxyType({})) -> str:
    """`site` is what the frame around the page says of the site as a whole."""
    say = Say(page.lang, page.address)
    body = env.get_template(page.template).render(page=page, say=say, word=say.word, **page.values)
    return "".join((front_matter(page, site), "\n", body.strip(), "\n"))


def front_matter(page: PageView, site: Mapping[str, object]) -> str:
    """JSON values are YAML values; so no title can break out of its line."""
    fields = {"title": page.title, "description": page.description, "hide": list(HIDDEN), "lang": page.lang,
              "address": page.address, **({"site": dict(site)} if site else {}), **page.meta}
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items())
    return "\n".join(["---", *lines, "---", ""])


def page_path(page: PageView) -> str:
    return f"{page.lang}/{page.address}index.md"
