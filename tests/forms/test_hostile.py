"""Files made to hurt: refused by name, or made harmless; never a crash, a hang, a file half written."""
from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from mingbai.forms.draft.files import drafted
from mingbai.forms.draft.target import DraftTarget
from mingbai.forms.readers import read_document
from mingbai.forms.readers.isolated import read_file
from mingbai.forms.recognise import read_forms
from mingbai.forms.refusal import FileRefusal
from mingbai.load.schemes import read_schemes
from mingbai.load.textfile import Folder
from mingbai.model.problems import Problems
from mingbai.model.report import Bilingual
from tests.forms.contents import CONTENT
from tests.forms.grids import WRITERS, as_docx, as_xlsx, cases
from tests.forms.readings import UNITS, described, read

CASE = cases()["anhui-planting"]
SCHEMES = read_schemes(Folder(CONTENT), Problems())
SHEET = "xl/worksheets/sheet1.xml"


def replaced(data: bytes, name: str, change) -> bytes:
    """The archive with one part changed."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in source.infolist():
            part = source.read(entry.filename)
            copy.writestr(entry.filename, change(part) if entry.filename == name else part)
    return result.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    result = io.BytesIO(data)
    with zipfile.ZipFile(result, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return result.getvalue()


def bomb() -> bytes:
    return with_part(as_xlsx(CASE), "xl/worksheets/sheet9.xml", b"\0" * (60 * 2 ** 20))


def lying_bomb() -> bytes:
    """A directory that says the part is small."""
    data = bytearray(with_part(as_xlsx(CASE), "xl/sharedStrings2.xml", b"\0" * (20 * 2 ** 20)))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"PK\x05\x06"))
    data[at + 24:at + 28] = struct.pack("<I", 100)
    return bytes(data)


ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def with_entity(part: bytes) -> bytes:
    return ENTITY + part.split(b"?>", 1)[-1]


def billion_laughs(part: bytes) -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + part.split(b"?>", 1)[-1]


def encrypted_office() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512


def encrypted_zip() -> bytes:
    data = bytearray(as_xlsx(CASE))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def huge_merge(part: bytes) -> bytes:
    return part.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')


def binary_workbook() -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        archive.writestr("xl/workbook.bin", b"x")
    return result.getvalue()


def many_parts() -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for number in range(5000):
            archive.writestr(f"p{number}", b"")
    return result.getvalue()


def old_word() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "WordDocument".encode("utf-16-le") + b"\0" * 512


REFUSED = {
    "empty": (b"", "x.xlsx", "empty-file"),
    "zip bomb": (bomb, "x.xlsx", "bomb"),
    "zip bomb with a false directory": (lying_bomb, "x.xlsx", None),
    "external entity in a sheet": (lambda: replaced(as_xlsx(CASE), SHEET, with_entity), "x.xlsx", "entities"),
    "external entity in a document": (lambda: replaced(as_docx(CASE), "word/document.xml", with_entity), "x.docx", "entities"),
    "billion laughs": (lambda: replaced(as_xlsx(CASE), "xl/workbook.xml", billion_laughs), "x.xlsx", "entities"),
    "truncated workbook": (lambda: as_xlsx(CASE)[:3000], "x.xlsx", "damaged"),
    "truncated document": (lambda: as_docx(CASE)[:9000], "x.docx", "damaged"),
    "truncated old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 600, "x.xls", "damaged"),
    "truncated pdf": (b"%PDF-1.7\n1 0 obj <<", "x.pdf", None),
    "encrypted workbook": (encrypted_office, "x.xlsx", "encrypted"),
    "encrypted archive": (encrypted_zip, "x.xlsx", "encrypted"),
    "merged to the end of the sheet": (lambda: replaced(as_xlsx(CASE), SHEET, huge_merge), "x.xlsx", "too-many-cells"),
    "too many parts": (many_parts, "x.xlsx", "too-many-parts"),
    "binary workbook": (binary_workbook, "x.xlsb", "binary-workbook"),
    "old Word file": (old_word, "x.doc", "old-word"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "x.csv", "not-text"),
    "a flood of columns": (("," * 100_000).encode(), "x.csv", "too-many-cells"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_by_name(name):
    data, file, kind = REFUSED[name]
    with pytest.raises(FileRefusal) as refusal:
        read_document(data() if callable(data) else data, file)
    assert kind is None or refusal.value.kind == kind
    assert all(refusal.value.at(file).text(lang) for lang in ("zh", "en"))


def test_a_million_empty_rows_are_passed_over():
    rows = b"".join(b'<row r="%d" spans="1:9" ht="14" customHeight="1"/>' % n for n in range(200, 1_000_000))
    data = replaced(as_xlsx(CASE), "xl/worksheets/sheet1.xml", lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert described(read(data, "x.xlsx")[0])["totals"] == CASE["expect"][0]["totals"]


def test_a_cell_at_the_end_of_the_sheet_costs_nothing():
    book = Workbook()
    book.active.cell(1_048_576, 16_384, "x")
    stream = io.BytesIO()
    book.save(stream)
    assert read_document(stream.getvalue(), "x.xlsx").sheets[0].cells[0].place == "XFD1048576"


def test_macros_are_left_and_told():
    document = read_document(with_part(as_xlsx(CASE), "xl/vbaProject.bin", b"Sub AutoOpen()"), "x.xlsm")
    assert ("macros", {}) in document.notices
    assert read_forms(document, UNITS)[0].indicators


def test_a_formula_without_its_result_is_told():
    def formula(part):
        return part.replace(b"<v>9.48</v>", b"<f>1+1</f><v></v>", 1)
    reading = read(replaced(as_xlsx(CASE), "xl/worksheets/sheet1.xml", formula), "x.xlsx")[0]
    assert [(note.kind, note.place) for note in reading.unreadable] == [("uncached-formula", "D6")]


def test_scripts_and_formulas_stay_text():
    rows = [list(row) for row in CASE["sheets"][0]["rows"]]
    rows[2][2] = "<script>alert(1)</script>"
    rows[11][3] = "=HYPERLINK(\"http://x\")"
    reading = read(WRITERS["xlsx"]({"sheets": [{"rows": rows}]}), "x.xlsx")[0]
    assert reading.heads["project"].text == "<script>alert(1)</script>"
    assert reading.indicators[0].name.startswith("＝HYPERLINK")


def test_a_process_that_takes_too_long_is_ended(tmp_path):
    path = tmp_path / "slow.xlsx"
    path.write_bytes(as_xlsx(CASE))
    with pytest.raises(FileRefusal) as refusal:
        read_file(path, patience=0.01)
    assert (refusal.value.kind, refusal.value.file) == ("too-slow", "slow.xlsx")


def test_a_file_that_is_missing_is_told(tmp_path):
    with pytest.raises(FileRefusal) as refusal:
        read_file(Path(tmp_path / "none.xlsx"))
    assert refusal.value.kind == "missing-file"


SEEDS = {kind: write(CASE) for kind, write in WRITERS.items()}
PROFILE = settings.get_current_profile_name()
BOUNDED = settings(max_examples=settings.get_profile(PROFILE).max_examples if PROFILE.startswith("soak") else 60, deadline=None,
                   suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.mark.parametrize("wound", [b"\x00", b"\x08"], ids=["checksum", "compression"])
def test_a_damaged_picture_in_a_document_is_a_damaged_document(wound):
    data = bytearray(SEEDS["docx"])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        [picture] = [one for one in archive.infolist() if one.filename.endswith(".jpeg")]
    middle = picture.header_offset + picture.compress_size // 2
    data[middle:middle + 8] = wound * 8
    with pytest.raises(FileRefusal) as refusal:
        read_document(bytes(data), "x.docx")
    assert refusal.value.kind == "damaged"


@BOUNDED
@given(st.sampled_from(sorted(SEEDS)), st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8)),
                                               min_size=1, max_size=6))
def test_damaged_files_end_in_a_reading_or_a_refusal(kind, wounds):
    data = bytearray(SEEDS[kind])
    for where, what in wounds:
        at = int(where * len(data))
        data[at:at + len(what)] = what
    try_reading(bytes(data), f"x.{kind}")


@BOUNDED
@given(st.binary(max_size=400), st.sampled_from(["", "PK\x03\x04", "<html><table>", "%PDF-1.4\n", "\t", "项目名称,"]),
       st.sampled_from(["x.csv", "x.txt", "x.xls", "x.pdf"]))
@example(b"|", "", "x.txt")
def test_any_bytes_end_in_a_reading_or_a_refusal(tail, start, name):
    try_reading(start.encode() + tail, name)


LABELS = ("<", "^", None, "项目名称", "一级指标", "二级指标", "三级指标", "分值", "得分", "年度指标值",
          "其中：", "总分", "年初预算数",
          "全年预算数", "全年执行数", "执行率", "年度总体目标", "预期目标", "100", "95%", "—", "指标1：", "填报人", "编制数",
          "三公经费", "2023年决算数")
CELL = st.one_of(st.sampled_from(LABELS), st.text(max_size=12))


@BOUNDED
@given(st.lists(st.lists(CELL, min_size=1, max_size=7), min_size=1, max_size=14))
@example([["<", "预期目标", "<", "<", "二级指标", "一级指标"], ["<", "<", "<", "<", "一级指标"], ["年初预算数", "全年预算数"]])
def test_any_arrangement_of_labels_is_read_without_a_crash(rows):
    try_reading(WRITERS["csv"]({"sheets": [{"rows": rows}]}, "utf-8"), "x.csv")


FORMS = {name: case["sheets"][0]["rows"] for name, case in cases().items()}
ANYWHERE = st.floats(0, 1, exclude_max=True)
NASTY = st.one_of(CELL, st.sampled_from(["=1+1", "０．９７", "1.2.3", "-0", "1e9999", "∞", "100%%", "10/3", "<b>", "[[x]]",
                                         "{{ x }}", "9" * 60, "第", "～", "万元", "分", "2023年", "一" * 300]))


@BOUNDED
@given(st.sampled_from(sorted(FORMS)), st.lists(st.tuples(ANYWHERE, ANYWHERE, NASTY), min_size=1, max_size=8))
def test_whatever_stands_in_a_cell_a_draft_is_made_or_refused(name, changes):
    rows = [list(row) for row in FORMS[name]]
    for down, across, what in changes:
        row = rows[int(down * len(rows))]
        row[int(across * len(row))] = what
    try:
        document = read_document(WRITERS["csv"]({"sheets": [{"rows": rows}]}, "utf-8"), "x.csv")
    except FileRefusal:                       # a NUL in a text file
        return
    for reading in read_forms(document, UNITS):
        target = DraftTarget("region/department", "2023", "one" if reading.kind == "project" else "", Bilingual("某局", "Bureau"))
        for file, text in drafted(reading, document, target, SCHEMES).files.items():
            assert file.endswith((".yml", ".csv", ".md")) and text


def try_reading(data: bytes, name: str) -> None:
    try:
        document = read_document(data, name)
    except FileRefusal:
        return
    read_forms(document, UNITS)
