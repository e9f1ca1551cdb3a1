"""Forms and reports into the content: read, told, tried, written; nothing is written of what could not be read."""
from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

from mingbai.forms.draft.differences import figure_differences
from mingbai.forms.draft.files import Draft, drafted, loaded, tried, write_draft
from mingbai.forms.draft.prose import reading_of
from mingbai.forms.draft.scheme import Fit
from mingbai.forms.draft.target import DraftTarget, PlaceAskedFor, find_target
from mingbai.forms.grid import Document
from mingbai.forms.import_summary import ImportSummary
from mingbai.forms.plain_data import plain_import
from mingbai.forms.prose.report import Prose, plain_prose, read_prose
from mingbai.forms.readers.isolated import read_file
from mingbai.forms.reading import Reading
from mingbai.forms.recognise import read_forms
from mingbai.forms.refusal import FileRefusal
from mingbai.forms.workbook.back import content_of, report_id_of, with_narrow_figures
from mingbai.forms.workbook.files import as_files
from mingbai.load.schemes import read_schemes
from mingbai.load.site import read_site, read_units
from mingbai.load.textfile import Folder
from mingbai.model.problems import Problems
from mingbai.model.report import Bilingual, Report, Scheme
from mingbai.text.units import Units
from mingbai.work.progress import with_progress

FINE, FOUND, UNREADABLE = 0, 1, 2


@dataclass
class Job:
    """One run: what was read from the files, and what couldn't be."""
    options: argparse.Namespace
    summary: ImportSummary
    documents: dict[str, Document] = field(default_factory=dict)
    readings: list[Reading] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)
    refusals: list[FileRefusal] = field(default_factory=list)
    workbooks: list[Document] = field(default_factory=list)

    @property
    def content(self) -> Path:
        content: Path = self.options.content
        return content

    def prose_of(self, reading: Reading) -> Prose | None:
        """A document's text belongs to its form of the whole department, else to its first form."""
        own = [other for other in self.readings if other.file == reading.file]
        owner = next((other for other in own if other.kind == "whole"), own[0])
        return next((prose for prose in self.prose if prose.file == reading.file and reading is owner), None)

    @property
    def unreadable(self) -> int:
        return len(self.refusals) + sum(len(reading.unreadable) for reading in self.readings)


def run_import(options: argparse.Namespace) -> int:
    job = Job(options, ImportSummary(options.lang))
    units = read_units(Folder(job.content), Problems())
    for path in with_progress(options.files, len(options.files)):
        read_one(path, job, units)
    if options.format == "json":
        said = plain_import(list(job.documents.values()), job.readings, [plain_prose(prose) for prose in job.prose])
        print(json.dumps(said, ensure_ascii=False, indent=1))
    else:
        print_summary(job)
    for refusal in job.refusals:
        print(refusal.text(options.lang), file=sys.stderr)
    if options.dry_run:
        return UNREADABLE if job.refusals else FINE
    return finish(job)


def read_one(path: Path, job: Job, units: Units) -> None:
    try:
        document = read_file(path, job.options.patience)
    except FileRefusal as refusal:
        job.refusals.append(refusal)
        return
    job.documents[document.name] = document
    if report_id_of(document):
        job.workbooks.append(document)
        return
    readings = read_forms(document, units, job.options.layout)
    prose = read_prose(document, readings, units)
    if prose:
        job.prose.append(prose)
        readings = readings or [reading_of(prose)]
    job.readings.extend(readings)
    if not readings:
        job.refusals.append(FileRefusal("no-form", document.name))


def print_summary(job: Job) -> None:
    for document in job.documents.values():
        print("\n".join(job.summary.document(document)))
        for reading in (r for r in job.readings if r.file == document.name):
            print("\n".join(job.summary.reading(reading)))
            if job.options.explain:
                print("\n".join(job.summary.explained(reading)))
    for prose in job.prose:
        print("\n".join(job.summary.prose(prose)))
    if job.options.dry_run:
        print(job.summary.word("dry"))


# ---- writing

def finish(job: Job) -> int:
    if job.unreadable and not job.options.partial:
        print(job.summary.word("nothing-written", count=job.unreadable), file=sys.stderr)
        return UNREADABLE
    schemes = read_schemes(Folder(job.content), Problems())
    try:
        drafts = [draft_of(reading, number, job, schemes) for number, reading in numbered(job.readings)]
        drafts += [workbook_draft(document) for document in job.workbooks]
    except FileRefusal as refusal:
        print(refusal.text(job.options.lang), file=sys.stderr)
        return UNREADABLE
    codes = [write_or_compare(draft, job) for draft in drafts]
    return max(codes, default=UNREADABLE)


def numbered(readings: list[Reading]) -> list[tuple[int, Reading]]:
    """Projects are counted, for those that need a number as their folder."""
    projects = [reading for reading in readings if reading.kind == "project"]
    return [(projects.index(reading) + 1 if reading.kind == "project" else 0, reading) for reading in readings]


def draft_of(reading: Reading, number: int, job: Job, schemes: dict[str, Scheme]) -> Draft:
    options = job.options
    asked = PlaceAskedFor(options.region, options.department, options.year, options.project, options.name_en, options.type)
    target = find_target(reading, asked, job.content, number)
    prose = job.prose_of(reading)
    return drafted(reading, job.documents[reading.file], target, schemes, prose)


def workbook_draft(document: Document) -> Draft:
    """A workbook of ours is content already: it is tried and written as it stands."""
    report_id = report_id_of(document)
    region, department, year, *slug = report_id.split("/")
    name = Bilingual(report_id, report_id)
    target = DraftTarget(f"{region}/{department}", year, "/".join(slug), name)
    files = {f"{target.folder}/{file}": text for file, text in as_files(with_narrow_figures(content_of(document))).items()}
    return Draft(target, files, Fit("", {}, set()))


def write_or_compare(draft: Draft, job: Job) -> int:
    """Try the draft, then write it, or show how an existing report differs."""
    with tried(draft, job.content) as root:
        _site, report = loaded(root, draft.target.report_id)
        if (job.content / draft.target.folder / "report.yml").exists():
            return compare(report, draft.target, job)
        findings = findings_of(root, report, job.options.lang)
    write_draft(draft, job.content)
    tell_written(draft, job)
    print(findings, end="")
    return FINE


def compare(new: Report, target: DraftTarget, job: Job) -> int:
    site, _notices = read_site(job.content, target.report_id, drafts=True)
    found = figure_differences(site.by_id[target.report_id], new)
    print(job.summary.word("exists", folder=target.folder))
    print("\n".join(job.summary.differing(found)))
    return FOUND if found else FINE


def tell_written(draft: Draft, job: Job) -> None:
    word, target = job.summary.word, draft.target
    lines = [word("written", folder=target.folder)]
    if not draft.fit.id:
        print(lines[0])
        return
    lines.append(word("new-scheme" if draft.fit.data else "scheme", scheme=draft.fit.id))
    if target.new_department:
        lines.append(word("new-department", id=target.department_id))
    drafts = [word("draft")] if draft.is_draft else []
    print("\n".join([*lines, word("untranslated"), *drafts]))


def findings_of(root: Path, report: Report, lang: str) -> str:
    """The consistency findings, as `mingbai check` tells them."""
    from mingbai.checks.engine import check_site
    from mingbai.checks.output.results import Results
    from mingbai.checks.output.text import as_text
    site, _notices = read_site(root, report.id, drafts=True)
    return as_text(Results((check_site(site).reports[report.id],), lang, "W", "content", False))
