"""The sections of a report's page: a view each, called as its template and as its title in `words/report.yml`."""
from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

from mingbai.text.words import MissingWord, kept, word_entry

SectionFunction = Callable[..., dict[str, object] | None]
TITLES = "report.section"


@kept(None)
def section_views() -> dict[str, SectionFunction]:
    """Found by their files, in the order of their titles."""
    views = {module.name: import_module(f"{__name__}.{module.name}").view for module in iter_modules(__path__)}
    titles = list(word_entry("report", TITLES) or ())
    untitled = views.keys() - titles
    if untitled:
        raise MissingWord(", ".join(f"{TITLES}.{name}" for name in sorted(untitled)))
    return {name: views[name] for name in titles if name in views}
