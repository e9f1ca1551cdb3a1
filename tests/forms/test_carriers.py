"""The same form carried otherwise: pasted into a text file, drawn with bars, framed by another table, in other encodings."""
from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml import parse_xml

from tests.forms.grids import ABOVE, LEFT, as_csv, cases, is_title, shown, table_xml
from tests.forms.readings import described, differences, read

CASES = {name: case for name, case in cases().items() if len(case["sheets"]) == 1 and len(case["expect"]) == 1}
# Where cells of a form lie is lost in text, and what belongs to which cell of a merged head.
IGNORED = {"left", "hints", "layout", "dropped"}


def lines(case, separator):
    rows = case["sheets"][0]["rows"]
    width = max(map(len, rows))
    for row in rows:
        cells = ["" if value in (LEFT, ABOVE) else shown(value).replace("\n", "") for value in row]
        bare = is_title(row) and separator != "\t"
        yield "".join(cells) if bare else separator.join([*cells, *[""] * (width - len(cells))])


def told(case, data, name):
    readings = read(data, name)
    wanted = {key: value for key, value in case["expect"][0].items() if key not in IGNORED}
    return [f"{len(readings)} forms"] if len(readings) != 1 else differences(wanted, described(readings[0]))


@pytest.mark.parametrize("separator", ["\t", " | "])
@pytest.mark.parametrize("name", CASES)
def test_a_sheet_pasted_into_a_text_file(name, separator):
    assert told(CASES[name], "\n".join(lines(CASES[name], separator)).encode("gb18030"), "form.txt") == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_every_encoding_of_a_csv(encoding):
    case = CASES["guangdong-letters"]
    assert told(case, as_csv(case, encoding), "form.csv") == []


def test_a_csv_that_names_its_delimiter():
    case = CASES["guizhou-flat"]
    text = "sep=;\r\n" + "\r\n".join(lines(case, ";"))
    assert told(case, text.encode("gb18030"), "form.csv") == []


def test_a_form_inside_a_table_that_frames_it():
    case = CASES["shandong-rules"]
    title, *rows = case["sheets"][0]["rows"]
    document = Document()
    frame = document.add_table(1, 1).cell(0, 0)
    frame.paragraphs[0].text = title[0]
    frame._tc.append(parse_xml(table_xml(rows)))
    frame.add_paragraph("")
    stream = io.BytesIO()
    document.save(stream)
    assert told(case, stream.getvalue(), "form.docx") == []
