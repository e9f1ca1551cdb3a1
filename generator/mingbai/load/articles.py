"""Pages of prose about the site: `about/<name>.zh.md` and `about/<name>.en.md`, a title, a lead, keyed sections."""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from mingbai.load.textfile import Folder, read_text
from mingbai.model.problems import Problems, Spot
from mingbai.model.report import GENERATED_ARTICLES, Article, ArticleSection, in_each
from mingbai.text.language import LANGUAGES

FILE = re.compile(rf"^([a-z0-9]+(?:-[a-z0-9]+)*)\.({'|'.join(LANGUAGES)})\.md$")
TITLE = re.compile(r"^#\s+(.+?)\s*$")
HEADING = re.compile(r"^##\s+(.+?)\s*\{#([a-z0-9-]+)\}\s*$")


def read_articles(folder: Folder, problems: Problems) -> tuple[Article, ...]:
    names = article_names(folder, problems)
    return tuple(article for name in names if (article := read_article(name, folder, problems)))


def article_names(folder: Folder, problems: Problems) -> list[str]:
    names = set()
    for path in sorted((folder.root / "about").glob("*")):
        match = FILE.match(path.name)
        if not match:
            problems.add(Spot(folder.name(path)), "unknown-file", found=path.name, near="",
                         known=", ".join(f"*.{lang}.md" for lang in LANGUAGES))
        elif match[1] in GENERATED_ARTICLES:
            problems.add(Spot(folder.name(path)), "reserved-article", found=path.name)
        else:
            names.add(match[1])
    return sorted(names)


def read_article(name: str, folder: Folder, problems: Problems) -> Article | None:
    found = {lang: read_text(folder, folder.root / "about" / f"{name}.{lang}.md", problems) for lang in LANGUAGES}
    texts = {lang: text for lang, text in found.items() if text is not None}
    if texts.keys() < found.keys():
        return None
    parts = {lang: cut_article(text, f"about/{name}.{lang}.md", problems) for lang, text in texts.items()}
    refuse_unpaired(name, parts, problems)
    return Article(name, in_each(lambda lang: parts[lang][0]), in_each(lambda lang: parts[lang][1]),
                   {lang: parts[lang][2] for lang in LANGUAGES})


ArticleParts = tuple[str, str, tuple[ArticleSection, ...]]


def cut_article(text: str, file: str, problems: Problems) -> ArticleParts:
    """Title, lead and sections of one language."""
    first, *rest = text.strip().splitlines() or [""]
    title = TITLE.match(first)
    if title is None:
        problems.add(Spot(file, 1), "bad-article", found=first)
    lead: list[str] = []
    sections: list[tuple[re.Match[str], list[str]]] = []
    for number, line, is_code in with_code(rest):
        heading = None if is_code else HEADING.match(line)
        if heading:
            sections.append((heading, []))
        elif line.startswith(("# ", "## ")) and not is_code:
            problems.add(Spot(file, number), "bad-article", found=line)
        else:
            (sections[-1][1] if sections else lead).append(line)
    return (title[1] if title else "", joined_lines(lead),
            tuple(ArticleSection(heading[2], heading[1], joined_lines(lines)) for heading, lines in sections))


def with_code(lines: list[str]) -> Iterator[tuple[int, str, bool]]:
    """Each line below the first with its number, and whether it stands in a fenced block."""
    is_code = False
    for number, line in enumerate(lines, 2):
        if line.startswith("```"):
            is_code = not is_code
        yield number, line, is_code


def joined_lines(lines: list[str]) -> str:
    return "\n".join(lines).strip()


def refuse_unpaired(name: str, parts: dict[str, ArticleParts], problems: Problems) -> None:
    """Both languages have the same sections."""
    keys = {lang: [section.key for section in parts[lang][2]] for lang in LANGUAGES}
    for lang in LANGUAGES:
        for key in dict.fromkeys(chain.from_iterable(keys.values())):
            if key not in keys[lang]:
                problems.add(Spot(f"about/{name}.{lang}.md"), "missing-translation", field=f"#{key}", lang=lang)
