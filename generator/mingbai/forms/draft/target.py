"""Where a draft goes: region, department, year and, for a project, its folder."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mingbai.forms.draft.scheme import bilingual_fields
from mingbai.forms.reading import Reading
from mingbai.forms.refusal import FileRefusal
from mingbai.load.site import SLUG, YEAR
from mingbai.load.textfile import Folder
from mingbai.load.yamlfile import Mapping, YamlTree, read_yaml
from mingbai.model.problems import Problems
from mingbai.model.report import Bilingual, untranslated


@dataclass(frozen=True)
class PlaceAskedFor:
    """What the command line says of the place."""
    region: str = ""
    department: str = ""
    year: str = ""
    project: str = ""
    name_en: str = ""
    type: str = ""


@dataclass(frozen=True)
class DraftTarget:
    department_id: str
    year: str
    slug: str
    name: Bilingual
    new_department: YamlTree | None = None

    @property
    def report_id(self) -> str:
        return "/".join(filter(None, (self.department_id, self.year, self.slug)))

    @property
    def folder(self) -> str:
        return f"departments/{self.report_id}"


@dataclass(frozen=True)
class KnownDepartment:
    """A department of the content."""
    id: str
    name: Bilingual
    short: str


def find_target(reading: Reading, asked: PlaceAskedFor, content: Path, number: int) -> DraftTarget:
    known = list(departments(content))
    department = department_asked_for(asked, known) or by_form(reading, asked, known)
    year = asked.year or reading.year
    if not YEAR.match(year):
        raise FileRefusal("which-year", reading.file, reading.sheet or None, found=year or "?")
    if department is None:
        found_id, name, data = new_department(reading, asked, content)
    else:
        found_id, name, data = department.id, department.name, None
    slug = project_slug(reading, asked, content / "departments" / found_id / year, number) if reading.kind == "project" else ""
    return DraftTarget(found_id, year, slug, name, data)


def departments(content: Path) -> Iterator[KnownDepartment]:
    folder = Folder(content)
    for path in sorted((content / "departments").glob("*/*/department.yml")):
        data = read_yaml(folder, path, Problems())
        name, short = text_in(data, "name"), text_in(data, "short")
        if name.get("zh"):
            text = in_both(name["zh"], name.get("en", ""))
            yield KnownDepartment(path.parent.relative_to(content / "departments").as_posix(), text, short.get("zh") or "")


def text_in(data: Mapping | None, key: str) -> dict[str, str]:
    """A text of a content file, by language; nothing where it is not there or is none."""
    value = data.get(key) if data else None
    return {lang: said for lang, said in value.items() if isinstance(said, str)} if isinstance(value, Mapping) else {}


def department_asked_for(asked: PlaceAskedFor, known: list[KnownDepartment]) -> KnownDepartment | None:
    wanted = f"{asked.region}/{asked.department}"
    return next((one for one in known if asked.department and (one.id == wanted or one.id == asked.department or (
        not asked.region and one.id.endswith(f"/{asked.department}")))), None)


def by_form(reading: Reading, asked: PlaceAskedFor, known: list[KnownDepartment]) -> KnownDepartment | None:
    """The department that the form names, in full or as its short name."""
    if asked.department:
        return None
    said = [reading.heads[name].text for name in ("department", "unit") if name in reading.heads]
    for text in said:
        for one in known:
            if text in (one.name.zh, one.short) and (not asked.region or one.id.startswith(f"{asked.region}/")):
                return one
    return None


def new_department(reading: Reading, asked: PlaceAskedFor, content: Path) -> tuple[str, Bilingual, YamlTree]:
    """A department that the content doesn't have yet, in a region that it has."""
    head = reading.heads.get("department") or reading.heads.get("unit")
    regions = [path.parent.name for path in sorted((content / "departments").glob("*/region.yml"))]
    if not (asked.region and asked.department) or head is None:
        raise FileRefusal("which-department", reading.file, reading.sheet or None, found=head.text if head else "?",
                          known=", ".join(one.id for one in departments(content)))
    if asked.region not in regions:
        raise FileRefusal("unknown-region", reading.file, found=asked.region, known=", ".join(regions))
    for slug in (asked.region, asked.department):
        if not SLUG.match(slug):
            raise FileRefusal("bad-slug", reading.file, found=slug)
    name = in_both(head.text, asked.name_en)
    return f"{asked.region}/{asked.department}", name, {"name": bilingual_fields(name), "type": asked.type or asked.department}


def in_both(zh: str, en: str) -> Bilingual:
    return Bilingual(zh, en) if en else untranslated(zh)


def project_slug(reading: Reading, asked: PlaceAskedFor, folder: Path, number: int) -> str:
    """As asked; the folder of the project of that name; else the next free number."""
    if asked.project:
        if not SLUG.match(asked.project):
            raise FileRefusal("bad-slug", reading.file, found=asked.project)
        return asked.project if number == 1 else f"{asked.project}-{number}"
    name = reading.heads["project"].text if "project" in reading.heads else ""
    taken = list(folder.glob("*/report.yml"))
    for path in taken:
        if name and text_in(read_yaml(Folder(folder), path, Problems()), "project").get("zh") == name:
            return path.parent.name
    used = {int(match[1]) for path in taken if (match := re.fullmatch(r"project-(\d+)", path.parent.name))}
    return f"project-{max(used, default=0) + number}"
