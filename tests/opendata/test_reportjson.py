"""The JSON of a report is as its schema says, complete, and agrees with the tables."""
from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from mingbai.load import digest, head, report, site, tables
from mingbai.opendata.dictionary import data_dictionary


@pytest.fixture(scope="module")
def schema(real):
    return json.loads(real.files["report.schema.json"])


def documents(published):
    return {report.id: json.loads(published.files[f"reports/{report.id}.json"]) for report in published.site.reports}


def test_the_schema_is_a_schema_and_explains_every_field_in_both_languages(schema):
    Draft202012Validator.check_schema(schema)
    for name, field in fields(schema):
        said = field.get("description") or schema["$defs"][field["$ref"].rsplit("/", 1)[1]]["description"]
        assert " / " in said, name


def fields(node, path=""):
    for name, field in node.get("properties", {}).items() if isinstance(node, dict) else ():
        if name not in ("zh", "en"):
            yield f"{path}.{name}", field
    for child in node.values() if isinstance(node, dict) else ():
        for one in child if isinstance(child, list) else [child]:
            if isinstance(one, dict):
                yield from fields(one, path)


@pytest.mark.parametrize("which", ["real", "tiny"])
def test_every_document_is_as_the_schema_says(which, schema, request):
    published = request.getfixturevalue(which)
    for report_id, document in documents(published).items():
        wrong = [(list(error.path), error.message) for error in Draft202012Validator(schema).iter_errors(document)]
        assert wrong == [], report_id


@pytest.mark.parametrize("spoil", [
    lambda document: document.update(surprise=1), lambda document: document.pop("figures"),
    lambda document: document["figures"][0].update(value=1.5), lambda document: document["figures"][0].update(value="1e5"),
    lambda document: document.update(kind="other"), lambda document: document["title"].pop("en")])
def test_the_schema_refuses_what_is_not_so(spoil, schema, tiny):
    document = documents(tiny)["anyang/housing/2023"]
    spoil(document)
    assert list(Draft202012Validator(schema).iter_errors(document))


@pytest.mark.parametrize(("kind", "table"), [
    ("check", "checks"), ("promise", "promises"), ("derived", "derived"), ("issue", "issues")])
def test_what_is_decided_has_the_columns_of_its_table(kind, table, schema):
    assert tuple(schema["$defs"][kind]["properties"]) == data_dictionary().tables[table].column_names


def test_a_document_has_the_rows_of_the_tables(tiny):
    for report_id, document in documents(tiny).items():
        for table in ("promises", "derived", "issues"):
            own = [row for row in tiny.rows(f"{table}.csv") if row["report_id"] == report_id]
            assert [{name: value or "" for name, value in row.items()} for row in document[table]] == own, (report_id, table)


def test_lists_of_allowed_words_are_those_of_the_generator(schema):
    own, known = schema["properties"], schema["$defs"]
    assert known["relation"]["properties"]["kind"]["enum"] == list(report.RELATIONS)
    assert known["indicator"]["properties"]["stated_in"]["enum"] == list(report.STATED_IN)
    assert known["figure"]["properties"]["standing"]["enum"] == list(tables.STANDINGS)
    assert own["region"]["properties"]["level"]["enum"] == list(site.LEVELS)
    assert own["kind"]["enum"] == list(head.KINDS)
    assert own["documents"]["items"]["properties"]["role"]["enum"] == list(head.PAPER_ROLES)
    assert own["entities"]["items"]["properties"]["role"]["enum"] == list(head.ENTITY_ROLES)
    assert own["digest"]["items"]["properties"]["section"]["enum"] == list(digest.KEYS)


def test_its_figures_are_those_of_the_table(real):
    for report_id, document in documents(real).items():
        for figure in document["figures"]:
            row = real.figure(report_id, figure["figure_id"])
            assert (figure["value"] or "", figure["value_cny"] or "", figure["as_printed"], figure["period"]) == (
                row["value"], row["value_cny"], row["as_printed"], row["period"])
            assert figure["citations"][0]["source_id"] == row["source_id"]


def test_it_leads_to_its_schema_and_only_to_figures_it_has(real):
    for report_id, document in documents(real).items():
        assert document["$schema"] == "../" * (report_id.count("/") + 1) + "report.schema.json"
        known = {figure["figure_id"] for figure in document["figures"]}
        quoted = {one for section in document["digest"] for one in section["figures"]}
        related = {one for relation in document["relations"] for one in (relation["result"], *relation["terms"])}
        measured = {one for indicator in document["indicators"] for one in indicator["figures"].values()}
        assert quoted | related | measured <= known
        assert quoted
        assert document["score"] is None or document["score"] in known


def test_what_is_not_stated_is_null_and_zero_is_zero(tiny):
    document = documents(tiny)["anyang/housing/2023"]
    figures = {figure["figure_id"]: figure for figure in document["figures"]}
    assert figures["three-public.department.overseas.actual"]["value"] == "0"
    assert figures["indicators.comfort.target"]["value"] is None
    assert document["sources"][0]["url"] is None
    assert documents(tiny)["anyang/housing/2023/ramps"]["score"] is None


def test_its_checks_are_its_own(tiny):
    for report_id, document in documents(tiny).items():
        assert [check["rule_id"] for check in document["checks"]] == [
            check.rule.id for check in tiny.checks.reports[report_id].checks]
