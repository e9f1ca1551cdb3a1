"""From forms to pages: what was read of every sample, and what a clerk filled in, is built by MkDocs without a warning."""
from __future__ import annotations

import pytest
from openpyxl import load_workbook

from mingbai.cli.main import main
from mingbai.forms.draft.files import drafted, write_draft
from mingbai.forms.draft.target import PlaceAskedFor, find_target
from mingbai.forms.readers import read_document
from mingbai.forms.recognise import read_forms
from mingbai.load.schemes import read_schemes
from mingbai.load.site import read_site
from mingbai.load.textfile import Folder
from mingbai.model.problems import Problems
from tests.forms.contents import REGION, empty_content
from tests.forms.grids import WRITERS, as_csv, cases
from tests.forms.readings import UNITS
from tests.support.builds import build_site
from tests.support.projects import project_copy

CASES = cases()


def import_sample(name, content, schemes):
    """As `mingbai import` does it, without a process for each file."""
    document = read_document(WRITERS["xlsx"](CASES[name]), f"{name}-2023.xlsx")
    for number, reading in enumerate(read_forms(document, UNITS), 1):
        asked = PlaceAskedFor(REGION, name, reading.year or "2023", name_en=name)
        write_draft(drafted(reading, document, find_target(reading, asked, content, number), schemes), content)


def fill_in_a_workbook(content, folder):
    """`new` → Excel → `import`: full-width digits, text with separators, a percent, a form of GBK beside it."""
    place, book = ["--content", str(content), "--lang", "zh"], folder / "填写.xlsx"
    assert main(["new", "--region", REGION, "--department", "water", "--name", "渌口区水利局", "--year", "2024",
                 "--workbook", str(book), *place]) == 0
    filled = load_workbook(book)
    columns = {cell.value: cell.column for cell in filled["money"][1]}
    for column, value in (("original", "１，５２０．４０"), ("actual", "1,498.20"), ("rate", "98.54％")):
        filled["money"].cell(3, columns[column], value)
    filled.save(book)
    assert main(["import", str(book), *place]) == 0
    form = folder / "导出.csv"
    form.write_bytes(as_csv(CASES["guizhou-flat"], "gbk"))
    assert main(["import", str(form), "--region", REGION, "--department", "schools", "--name-en", "Education", *place]) == 0


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("to-pages")
    content = empty_content(folder / "content")
    schemes = read_schemes(Folder(content), Problems())
    for name in CASES:
        import_sample(name, content, schemes)
    fill_in_a_workbook(content, folder)
    project = project_copy(folder / "project", content)
    build = build_site(folder / "site", root=project)
    return build, folder / "site", content


@pytest.mark.slow
def test_every_sample_is_built_without_a_warning(built):
    build, site, content = built
    assert build.returncode == 0, build.stdout[-3000:]
    reports = read_site(content)[0].reports
    assert len(reports) == sum(len(case["expect"]) for case in CASES.values()) + 2
    pages = [site / lang / report.id / "index.html" for report in reports for lang in ("zh", "en")]
    assert [page for page in pages if not page.exists()] == []


@pytest.mark.slow
@pytest.mark.parametrize(("page", "figures"), [
    (f"zh/{REGION}/water/2024", ("1,520.40万元", "1,498.20万元", "98.54%")),
    (f"zh/{REGION}/schools/2024/project-1", ("1,432,100.00元", "431个", "95.2%"))])
def test_what_a_clerk_typed_stands_on_the_page(built, page, figures):
    _build, site, _content = built
    text = (site / page / "index.html").read_text("utf-8")
    assert [figure for figure in figures if figure not in text] == []
