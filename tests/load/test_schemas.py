"""The schemas of the content files are those of the loader, committed, and every file of the content is of its schema."""
from __future__ import annotations

import csv

import jsonschema
import pytest
import yaml

from mingbai.load.site import check_unit
from mingbai.model.problems import Problems
from mingbai.schemas.__main__ import files_to_write
from mingbai.schemas.content import FILES, READERS, schema_of
from mingbai.schemas.recorder import Recorder
from mingbai.schemas.tables import table_schemas
from mingbai.work.places import DEFAULTS
from tests.support.builds import ROOT
from tests.support.sites import TINY

CONTENT = ROOT / "content"
FOUND = [(name, path) for folder in (DEFAULTS, CONTENT, TINY) for name, pattern in FILES.items()
         for path in sorted(folder.glob(pattern))]


class Plain(yaml.SafeLoader):
    """As editors read YAML: a date is text."""


Plain.yaml_implicit_resolvers = {first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
                                 for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def errors(name, data):
    return [error.message for error in jsonschema.Draft7Validator(schema_of(name)).iter_errors(data)]


@pytest.mark.parametrize("path", files_to_write(ROOT), ids=lambda path: path.name)
def test_what_is_committed_is_what_the_loader_reads(path):
    assert path.read_text("utf-8") == files_to_write(ROOT)[path], "make it anew: python -m mingbai.schemas"


@pytest.mark.parametrize(("name", "path"), FOUND, ids=lambda one: getattr(one, "name", one))
def test_every_content_file_is_of_its_schema(name, path):
    assert errors(name, yaml.load(path.read_text("utf-8"), Plain)) == []


@pytest.mark.parametrize("name", READERS)
def test_a_field_that_the_loader_does_not_know_is_refused(name):
    jsonschema.Draft7Validator.check_schema(schema_of(name))
    assert errors(name, {"no-such-field": 1})


@pytest.mark.parametrize(("name", "data"), [
    ("report", {"kind": "other"}), ("site", {"name": {"zh": "只有中文"}}),
    ("scheme", {"parts": [{"parts": [{"id": "A B"}]}]}),
    ("region", {"level": "planet"}),
    ("units", {"metre": {"zh": "米"}}), ("allow", {"findings": [{"rule": 1, "date": "2024.1"}]})])
def test_what_the_loader_refuses_the_editor_shows(name, data):
    assert errors(name, data)


def test_a_unit_asks_for_what_it_is_read_by():
    recorder = Recorder()
    check_unit(recorder)
    assert set(recorder.found) == {"zh", "en", "kind", "note"}


@pytest.mark.parametrize("file", table_schemas())
def test_every_table_of_the_content_is_of_its_schema(file):
    known = {field["name"]: field for field in table_schemas()[file]["fields"]}
    for path in sorted((CONTENT / "departments").rglob(file)):
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert set(rows[0]) <= set(known)
        for name, field in known.items():
            limits = field.get("constraints", {})
            assert not limits.get("required") or all(row[name] for row in rows)
            assert all(row.get(name, "") in ("", *limits.get("enum", [row.get(name)])) for row in rows), (path, name)


def test_a_wrong_unit_is_told_and_no_crash(tmp_path):
    from mingbai.load.site import read_units
    from mingbai.load.textfile import Folder
    from mingbai.model.problems import ContentError
    (tmp_path / "units.yml").write_text("metre: {zh: [米], kind: length}\n", "utf-8")
    with pytest.raises(ContentError) as told:
        read_units(Folder(tmp_path), Problems())
    assert [problem.spot.column for problem in told.value.problems] == ["metre.en"]
