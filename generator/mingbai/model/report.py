"""The frozen report: what was read from the content, once, for pages, charts, checks and downloads alike."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from mingbai.model.problems import Spot
from mingbai.text.language import LANGUAGES, ORIGINAL
from mingbai.text.quantity import Quantity
from mingbai.text.units import Unit
from mingbai.text.value import Value, replace


class Bilingual(Value):
    """A text in every language, by language: `text[lang]`; `only` names the one language of a text declared untranslated.

    Only who reads the Chinese of the reports itself, as rules do, asks for `zh`.
    """
    zh: str
    en: str
    only: str = ""

    def __getitem__(self, lang: str) -> str:
        said: str = getattr(self, lang)
        return said

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)

    def together(self, between: str) -> str:
        """In all languages at once."""
        return between.join([self[lang] for lang in LANGUAGES])


def in_each(said: Callable[[str], str]) -> Bilingual:
    """What is said in each language."""
    return Bilingual(*map(said, LANGUAGES))


def alike(text: str) -> Bilingual:
    """What every language writes alike: numbers, names of things."""
    return in_each(lambda lang: text)


def untranslated(text: str, lang: str = ORIGINAL) -> Bilingual:
    """A text that has no translation: shown as it is, in either language."""
    return replace(alike(text), only=lang)


class Section(Value):
    """A chapter of a source document."""
    key: str
    source_id: str
    title: Bilingual

    def __hash__(self) -> int:
        """Of the key alone, which is its own within a report."""
        return hash(self.key)


class Citation(Value):
    """Where a source states something: a section, and a cell or paragraph in it."""
    section: Section
    detail: str = ""


class Figure(Value):
    """One published figure. `id` is its public address within the report: `money.total.original`."""
    id: str
    table: str
    key: str                              # the row: `total`, `archive.reception`
    phase: str                            # the column: original, actual, target …
    variant: str
    quantity: Quantity
    label: Bilingual
    period: str
    standing: str                         # self, finance, audit
    citations: tuple[Citation, ...]
    note: Bilingual | None
    words: Bilingual | None               # a result in words, both languages
    topic: str
    spot: Spot                            # its cell in the content

    def __hash__(self) -> int:
        """Of the id alone: figures are looked up far more often than two share one."""
        return hash(self.id)

    @property
    def value(self) -> Decimal | None:
        return self.quantity.value

    @property
    def base(self) -> Decimal | None:
        """As its quantity's; asked more often than anything else, so without asking further."""
        value, unit = self.quantity.value, self.quantity.unit
        return value if value is None or unit is None else value * unit.scale

    @property
    def amount(self) -> Decimal:
        """The same where it is known to be a number."""
        value, unit = self.quantity.value, self.quantity.unit
        if value is None:
            raise TypeError("a number is missing that was taken for granted")
        return value if unit is None else value * unit.scale

    @property
    def unit(self) -> Unit | None:
        return self.quantity.unit


class Row(Value):
    """One line of a table: its key, its label, its attributes, its figures by column."""
    table: str
    key: str
    variant: str
    label: Bilingual
    attributes: Mapping[str, str]
    figures: Mapping[str, Figure]
    spot: Spot

    @property
    def id(self) -> str:
        """As the ids of its figures begin."""
        return f"{self.table}.{self.key}" + (f"~{self.variant}" if self.variant else "")

    def spot_of(self, column: str) -> Spot:
        return Spot(self.spot.file, self.spot.row, column)

    def __getitem__(self, phase: str) -> Figure | None:
        return self.figures.get(phase)

    def stated(self, phase: str) -> Figure:
        """Where it is known to be there."""
        return self.figures[phase]


class Indicator(Value):
    id: str
    part: Part                          # its place in the scheme
    name: Bilingual
    row: Row
    reason: Bilingual | None
    measure: Bilingual | None
    revision: Bilingual | None
    stated_in: str                        # table, prose, announced
    core: bool
    same_as: tuple[str, ...]

    @property
    def target(self) -> Figure | None:
        """The target that counts: the revised one where there is one."""
        return self["revised-target"] or self["target"]

    def __getitem__(self, phase: str) -> Figure | None:
        return self.row.figures.get(phase)

    def stated(self, phase: str) -> Figure:
        """Where it is known to be there."""
        return self.row.figures[phase]


class Relation(Value):
    id: str
    kind: str
    result: str
    terms: tuple[str, ...]
    label: Bilingual | None
    citations: tuple[Citation, ...]
    note: Bilingual | None
    spot: Spot


@dataclass(frozen=True)
class Part:
    """A part of a scheme; `path` lists it and its ancestors, outermost first."""
    id: str
    name: Bilingual
    weight: Decimal | None
    bonus: bool
    parents: tuple[Part, ...]
    parts: tuple[Part, ...] = ()

    @property
    def path(self) -> tuple[Part, ...]:
        return (*self.parents, self)


class Band(Value):
    floor: Decimal
    name: Bilingual
    also: tuple[str, ...]


class Threshold(Value):
    value: Decimal
    unit: str
    note: Bilingual | None


class Paper(Value):
    """A law, notice or approval."""
    title: Bilingual
    number: str
    role: str = ""
    citations: tuple[Citation, ...] = ()


class ScoreCap(Value):
    """Where less than this share of the budget was spent, in percent, the total is no more than so many points."""
    rate_below: Decimal
    at_most: Decimal
    paper: Paper


class FixedDeduction(Value):
    """Points taken off for a result that is so many percent or more off its target."""
    off_by: Decimal
    points: Decimal
    paper: Paper


FORM_BLOCKS = ("money", "objectives", "indicators", "texts", "base-data")
FORM_COLUMNS = ("target", "actual", "weight", "score", "why")


class Form(Value):
    """How the official form of a scheme is laid out; without more it is the national one."""
    words: Mapping[str, Bilingual] = {}     # where it calls things otherwise
    blocks: tuple[str, ...] = FORM_BLOCKS
    columns: tuple[str, ...] = FORM_COLUMNS                          # of an indicator, after its name


@dataclass(frozen=True)
class Scheme:
    id: str
    name: Bilingual
    applies_to: tuple[str, ...]
    valid_from: str | None
    valid_to: str | None
    basis: tuple[Paper, ...]
    note: Bilingual | None
    total: Decimal
    parts: tuple[Part, ...]
    grades: tuple[Band, ...]
    thresholds: Mapping[str, Threshold]
    without: Mapping[str, Bilingual] = field(default_factory=dict)   # rules that don't apply, each with the reason
    form: Form = field(default_factory=Form)
    score_caps: tuple[ScoreCap, ...] = ()
    fixed_deductions: tuple[FixedDeduction, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Part]:
        return {part.id: part for part in walk(self.parts)}

    def band(self, score: Decimal) -> Band | None:
        return next((band for band in self.grades if score >= band.floor), None)


def walk(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from walk(part.parts)


class Region(Value):
    id: str
    name: Bilingual
    code: str
    level: str
    province: Bilingual


class Succession(Value):
    name: Bilingual
    department_id: str | None
    date: str | None
    document: Bilingual | None


class Department(Value):
    id: str                               # region/department
    region: Region
    name: Bilingual
    short: Bilingual
    type: str
    predecessors: tuple[str, ...]
    successor: Succession | None

    @property
    def slug(self) -> str:
        return self.id.rsplit("/", 1)[1]


class Source(Value):
    id: str
    title: Bilingual
    issuer: Bilingual
    date: str | None
    url: str | None
    sha256: str | None
    note: Bilingual | None
    sections: tuple[Section, ...]


class Entity(Value):
    id: str
    name: Bilingual
    role: str


class StatedProblem(Value):
    """A problem the department states about itself."""
    id: str
    text: Bilingual
    cause: Bilingual | None
    citations: tuple[Citation, ...]


class Measure(Value):
    id: str
    text: Bilingual
    answers: tuple[str, ...]
    citations: tuple[Citation, ...]


class Grade(Value):
    name: Bilingual
    citations: tuple[Citation, ...]


class Explanation(Value):
    """The department's answer to a finding of `rule`; without figures it answers every finding of that rule."""
    rule: str
    figures: tuple[str, ...]
    date: str
    text: Bilingual
    spot: Spot


class Allowance(Value):
    """The editors' note on a finding of `rule` that would stop publication and is published all the same."""
    rule: str
    report_id: str
    figures: tuple[str, ...]
    date: str
    reason: Bilingual
    spot: Spot


class Correction(Value):
    """A published figure that was corrected; None where it was not there before, or is not any more."""
    figure_id: str
    before: Quantity | None
    after: Quantity | None
    date: str
    reason: Bilingual
    label: Bilingual | None               # of a figure that is gone
    spot: Spot


class Withdrawal(Value):
    """A report that is no longer published; its address says why."""
    date: str
    reason: Bilingual


class Counted(Value):
    """What a report holds, for those who need no more than that."""
    promises: int                         # how many
    stated: Mapping[str, bool | None]     # what it states; None where it is not expected to


@dataclass(frozen=True)
class Report:
    id: str
    department: Department
    year: int
    kind: str                             # whole, project
    slug: str                             # the project's folder, or ""
    title: Bilingual
    project: Bilingual | None
    scheme: Scheme
    grade: Grade | None
    filled: str | None
    published: str | None
    documents: tuple[Paper, ...]
    sources: tuple[Source, ...]
    entities: tuple[Entity, ...]
    functions: tuple[Bilingual, ...]
    divisions: tuple[Bilingual, ...]
    topics: Mapping[str, Bilingual]
    rows: Mapping[str, tuple[Row, ...]]   # by table
    figures: Mapping[str, Figure]         # the ledger, by id, in reading order
    indicators: tuple[Indicator, ...]
    relations: tuple[Relation, ...]
    problems: tuple[StatedProblem, ...]
    measures: tuple[Measure, ...]
    digest: Mapping[str, Mapping[str, str]]   # language → section key → Markdown
    folder: str                           # its folder below the content, for places
    explanations: tuple[Explanation, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None
    draft: bool = False                   # proposed by the importer, not yet confirmed by a person
    alone: bool = False                   # a project report whose department has no report of that year
    left_out: int = 0                     # how many figures a summary of the report does without
    counted: Counted | None = None        # of a summary that does without its parts

    @property
    def region(self) -> Region:
        return self.department.region

    @property
    def name(self) -> Bilingual:
        return self.project or self.department.name

    @property
    def parent_id(self) -> str | None:
        """The whole-department report that a project report belongs to, where there is one."""
        return self.id.rsplit("/", 1)[0] if self.kind == "project" and not self.alone else None

    @property
    def figure_count(self) -> int:
        return len(self.figures) + self.left_out

    def figure(self, figure_id: str) -> Figure | None:
        return self.figures.get(figure_id)

    def table(self, name: str) -> tuple[Row, ...]:
        return self.rows.get(name, ())

    def row(self, table: str, key: str, variant: str = "") -> Row | None:
        return self.row_by_place.get((table, key, variant))

    @cached_property
    def row_by_place(self) -> Mapping[tuple[str, str, str], Row]:
        """By table, key and variant; the first where there are several."""
        return {(name, row.key, row.variant): row for name, rows in self.rows.items() for row in reversed(rows)}

    @property
    def score(self) -> Figure | None:
        return self.figure("scores.total.score")

    @cached_property
    def entity_by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}


class Concept(Value):
    """What figures are about, the same for all departments and years. `unit` is a kind of quantity; `direction` is empty
    where neither way is better."""
    id: str
    label: Bilingual
    unit: str = ""
    direction: str = ""


class Term(Value):
    """A glossary entry."""
    term: Bilingual
    note: Bilingual | None


class ArticleSection(Value):
    key: str                              # its anchor
    title: str
    markdown: str


GENERATED_ARTICLES = ("glossary", "schemes")   # pages about the site that are made from data


class Article(Value):
    """A page of prose about the site; publishers edit it."""
    name: str
    title: Bilingual
    lead: Bilingual
    sections: Mapping[str, tuple[ArticleSection, ...]]   # by language


class Redirect(Value):
    """An address that moved; both are below the language, with a closing slash."""
    old: str
    new: str


@dataclass(frozen=True)
class Settings:
    """site.yml."""
    name: Bilingual
    tagline: Bilingual
    address: str                          # absolute address of the site, with a closing slash, or ""
    publisher: Bilingual
    contact: str                          # address of a page where an error can be reported, or ""
    licence: str
    licence_url: str
    chinese_prevails: bool
    identification_code: str              # 政府网站标识码
    icp_filing: str
    police_filing: str


@dataclass(frozen=True)
class Site:
    """Everything the content holds."""
    settings: Settings
    regions: tuple[Region, ...]
    departments: tuple[Department, ...]
    reports: tuple[Report, ...]
    schemes: Mapping[str, Scheme]
    topics: Mapping[str, Bilingual]
    glossary: tuple[Term, ...]
    articles: tuple[Article, ...] = ()
    withdrawn: tuple[Report, ...] = ()    # not among the reports: nothing but their notice is shown
    redirects: tuple[Redirect, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    concepts: Mapping[str, Concept] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Report]:
        return {report.id: report for report in self.reports}

    @cached_property
    def by_department(self) -> dict[str, list[Report]]:
        found: dict[str, list[Report]] = {}
        for report in self.reports:
            found.setdefault(report.department.id, []).append(report)
        return found

    def reports_of(self, department: Department) -> list[Report]:
        return self.by_department.get(department.id, [])

    def projects_of(self, report: Report) -> list[Report]:
        return [other for other in self.reports_of(report.department) if other.parent_id == report.id]
