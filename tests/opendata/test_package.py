"""datapackage.json describes every file, validates, and is the same each time."""
from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import pytest
from frictionless import Package, Resource, Schema, validate

from mingbai.checks.engine import check_site
from mingbai.opendata.dates import created_at
from mingbai.opendata.dictionary import data_dictionary
from mingbai.opendata.files import write_files
from mingbai.opendata.package import package_head
from mingbai.text.value import replace
from tests.opendata.published import data_files


@pytest.fixture(scope="module")
def folder(real, tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    write_files(real.files, folder)
    return folder


@pytest.fixture(scope="module")
def descriptor(real):
    return json.loads(real.files["datapackage.json"])


def test_frictionless_finds_nothing_wrong(folder):
    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "message"])
    assert report.stats["tasks"] == len(list(folder.rglob("*.*"))) - 1


def test_frictionless_finds_nothing_wrong_in_a_tiny_site(tiny, tmp_path):
    write_files(tiny.files, tmp_path)
    assert validate(str(tmp_path / "datapackage.json")).valid


@pytest.mark.parametrize(("file", "what", "other"), [
    ("figures.csv", b"money.total.original", b""),
    ("figures.csv", b"3020.53,", b"3020.5.3,"),
    ("reports.csv", b"430423", b"4304"),
    ("sources.csv", b"hengshan/housing/2022#report,", b"elsewhere#report,")])
def test_frictionless_finds_what_is_wrong(file, what, other, real, tmp_path):
    """The schema has teeth: without checksums, a spoilt file is still found."""
    spoilt = real.files[file].replace(what, other, 1)
    assert spoilt != real.files[file]
    descriptor = json.loads(real.files["datapackage.json"])
    for resource in descriptor["resources"]:
        del resource["hash"], resource["bytes"]
    descriptor["resources"] = [one for one in descriptor["resources"] if one["path"].count("/") == 0]
    write_files({**real.files, file: spoilt, "datapackage.json": json.dumps(descriptor).encode()}, tmp_path)
    assert not validate(str(tmp_path / "datapackage.json")).valid


def test_every_file_is_described_with_its_size_and_checksum(real, descriptor):
    resources = {resource["path"]: resource for resource in descriptor["resources"]}
    assert set(resources) == set(real.files) - {"datapackage.json"}
    assert len({resource["name"] for resource in descriptor["resources"]}) == len(resources)
    for path, resource in resources.items():
        assert resource["bytes"] == len(real.files[path])
        assert resource["hash"] == f"sha256:{hashlib.sha256(real.files[path]).hexdigest()}"
        assert resource["format"] and resource["mediatype"] and resource["title"] and resource["description"]


def test_the_tables_come_with_their_whole_schema(descriptor):
    resources = {resource["name"]: resource for resource in descriptor["resources"]}
    for name, table in data_dictionary().tables.items():
        resource = resources[name]
        assert (resource["type"], resource["encoding"], resource["format"]) == ("table", "utf-8", "csv")
        fields = resource["schema"]["fields"]
        assert [(field["name"], field["type"]) for field in fields] == [(c.name, c.type) for c in table.columns]
        assert resource["schema"]["missingValues"] == [""]
        for field, column in zip(fields, table.columns, strict=True):
            assert column.title.zh in field["title"] and column.title.en in field["title"]
            assert column.description.zh in field["description"] and column.description.en in field["description"]
    assert resources["figures"]["schema"]["primaryKey"] == ["report_id", "figure_id"]
    assert {key["reference"]["resource"] for key in resources["figures"]["schema"]["foreignKeys"]} == {
        "reports", "sources"}


def test_the_head_says_what_whose_and_under_which_licence(descriptor, real):
    settings = real.site.settings
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert descriptor["licenses"] == [{"name": settings.licence, "path": settings.licence_url}]
    assert settings.name.zh in descriptor["title"] and settings.name.en in descriptor["title"]
    assert descriptor["contributors"][0]["roles"] == ["publisher"]
    assert len(descriptor["sources"]) == sum(len(report.sources) for report in real.site.reports)
    assert descriptor["created"] == created_at(real.site, {}).strftime("%Y-%m-%dT00:00:00Z")


def test_it_is_known_by_its_address_where_the_site_has_one(tiny, real):
    assert json.loads(tiny.files["datapackage.json"])["id"] == "https://tiny.example/data/datapackage.json"
    settings = replace(real.site.settings, address="", licence="", licence_url="")
    bare = package_head(replace(real.site, settings=settings), datetime(2024, 1, 1, tzinfo=UTC))
    assert bare["id"].startswith("urn:uuid:")
    assert not {"licenses", "homepage"} & set(bare)


def test_the_same_content_makes_the_same_bytes(real):
    again = data_files(real.site, check_site(real.site), created_at(real.site, {}))
    assert [name for name in again if again[name] != real.files[name]] == []
    assert list(again) == list(real.files)


def test_the_date_is_given_or_the_newest_of_the_content(real, tiny):
    assert created_at(real.site, {"SOURCE_DATE_EPOCH": "1700000000"}) == datetime(2023, 11, 14, 22, 13, 20,
                                                                               tzinfo=UTC)
    assert created_at(tiny.site, {}) == datetime(2024, 7, 15, tzinfo=UTC)
    undated = [replace(report, filled=None, published="2022-03", sources=()) for report in tiny.site.reports]
    assert created_at(replace(tiny.site, reports=tuple(undated)), {}) == datetime(
        2022, 3, 1, tzinfo=UTC)
    assert created_at(replace(tiny.site, reports=()), {}).year == 1980


OF_ANY_SITE = ("rules", "concepts")       # that need no report


def test_a_site_without_reports_still_has_every_table(tiny, tmp_path):
    site = replace(tiny.site, reports=())
    files = data_files(site, check_site(site), created_at(site, {}))
    write_files(files, tmp_path)
    tables = list(data_dictionary().tables)
    assert Package(str(tmp_path / "datapackage.json")).resource_names[:len(tables)] == tables
    for table in data_dictionary().tables.values():
        assert files[table.file].count(b"\r\n") == (1 if table.name not in OF_ANY_SITE else files[table.file].count(b"\r\n"))


def test_a_reader_gets_numbers_and_nothings(real, folder):
    figures = {row["report_id"] + row["figure_id"]: row for row in read(folder, "figures")}
    for report in real.site.reports:
        for figure in report.figures.values():
            assert figures[report.id + figure.id]["value"] == figure.value


def read(folder, name):
    resource = next(one for one in Package(str(folder / "datapackage.json")).resources if one.name == name)
    assert isinstance(resource, Resource) and isinstance(resource.schema, Schema)
    return resource.read_rows()
