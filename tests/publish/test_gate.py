"""The gate finds what no page may carry, in every kind of file, without repeating it, and cries no wolf."""
from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, strategies

from mingbai.load.site import read_site
from mingbai.publish.gate import packed
from mingbai.publish.gate.gate import authors_of, refuse_forbidden
from mingbai.publish.gate.rules import OF_NUMBERS, found_in, numbers_in
from mingbai.publish.gate.search import amounts_of, search
from mingbai.publish.refusal import ReleaseRefusal
from tests.publish.carriers import CARRIERS, workbook
from tests.support.sites import tiny_copy

CONTENT = Path(__file__).resolve().parents[2] / "content"
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "gate.yml").read_text("utf-8"))
SECRET = "填报人：张三，电话13800138000，证号11010519491231002X，卡号6222021234567894，邮箱zhang@example.com，草稿，/home/user/a"
KINDS = {"telephone", "identity-number", "bank-card", "e-mail", "name", "machine-path", "draft"}


@pytest.mark.parametrize("case", CASES["found"], ids=[case["text"] for case in CASES["found"]])
def test_a_piece_is_found(case: dict) -> None:
    assert (case["kind"], case["piece"]) in set(found_in(case["text"]))


@pytest.mark.parametrize("text", CASES["passed"])
def test_a_text_without_secrets_passes(text: str) -> None:
    assert list(found_in(text)) == []


SIGNS = ("13800138000", "138-0013-8000", "+86", "0086", "86-", "(0759)", "（0759）", "010", "0759-", "2345678", "23456789",
         "11010519491231002X", "110105194912310021", "6222021234567894", "6222 0212 3456 7894", "6222-0212-3456-7894", "万元",
         "元", "%", " ", "\x1f", "\n", "a", "_", ".", ".5", ",", "1", "22", "333", "（", ")", "CNY", "m²", "人次", "X")


@given(strategies.lists(strategies.sampled_from(SIGNS), min_size=1, max_size=9).map("".join))
def test_a_number_is_found_where_many_digits_are_as_in_the_whole_text(text: str) -> None:
    for rule in OF_NUMBERS.values():
        assert list(rule(numbers_in(text))) == list(rule(text))


def put(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize("carrier", CARRIERS)
def test_every_kind_of_secret_is_found_in_every_kind_of_file(carrier: str, tmp_path: Path) -> None:
    name, carry = CARRIERS[carrier]
    found = search(put(tmp_path, name, carry(SECRET)))
    assert {one.kind for one in found} == KINDS
    assert {one.file for one in found} == {name}


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_plain_text_passes_in_every_kind_of_file(carrier: str, tmp_path: Path) -> None:
    name, carry = CARRIERS[carrier]
    assert search(put(tmp_path, name, carry("全年支出118.50万元，sha256 0f" * 3))) == []


@pytest.mark.parametrize("markup", [
    '<table><tr><th>联系人</th><td><span>张三</span></td></tr></table>',
    '<dl><dt>联系人</dt>\n<dd>张三</dd></dl>',
])
def test_a_name_in_the_cell_beside_its_label_is_found(markup: str, tmp_path: Path) -> None:
    assert [one.piece for one in search(put(tmp_path, "a.html", markup.encode()))] == ["张三"]


@pytest.mark.parametrize("before", ['<c r="A1" s="2"/>', '<c r="A1"><v>5</v></c>', '<c r="A1" t="s"><v>5</v></c>', ""])
def test_a_text_in_a_cell_is_found_whatever_stands_before_it(before: str, tmp_path: Path) -> None:
    sheet = (f'<row>{before}<c r="B1" t="inlineStr"><is><t>联系人：张三</t></is></c>'
             '<c r="C1" t="str"><v>zhang@example.com</v></c></row>')
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", sheet)
    assert {one.kind for one in search(put(tmp_path, "a.xlsx", data.getvalue()))} == {"name", "e-mail"}


@pytest.mark.parametrize("piece", [1, 7, 64, 300, 10 ** 6])
def test_a_sheet_is_read_a_piece_at_a_time_and_nothing_is_lost_between(piece: int, tmp_path: Path, monkeypatch) -> None:
    """A label may stand in the row above; texts and marks may be cut anywhere."""
    monkeypatch.setattr(packed, "PIECE", piece)
    texts = ["联系人", "张三", "住房和城乡建设局", "zhang@example.com", *map(str, range(20)), "联系人", "李四"]
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{text}</t></is></c></row>' for n, text in enumerate(texts, 1))
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", f"<sheetData>{rows}</sheetData><note>13812345678</note>")
    found = search(put(tmp_path, "a.xlsx", data.getvalue()))
    assert {one.piece for one in found} == {"张三", "zhang@example.com", "李四", "13812345678"}


def test_attributes_are_read_beside_text_that_looks_like_them(tmp_path: Path) -> None:
    put(tmp_path, "a.html", b'<p>x="<a title="zhang@example.com">y</a></p>')
    assert [one.kind for one in search(tmp_path)] == ["e-mail"]


def test_a_name_below_its_column_is_found(tmp_path: Path) -> None:
    found = search(put(tmp_path, "a.csv", "单位,联系人\n住房局,张三\n".encode()))
    assert {(one.kind, one.piece) for one in found} == {("name", "张三")}


def test_figures_in_columns_of_numbers_are_no_telephones(tmp_path: Path) -> None:
    rows = "report_id,figure_id,value,value_cny\na,b,13812345678,13812345678\n"
    put(tmp_path, "a.csv", rows.encode())
    put(tmp_path, "a.json", b'{"figures": [{"value": "13812345678", "x": 13812345678}]}')
    put(tmp_path, "a.html", b'<td data-sort="13812345678"></td><script type="application/json">{"x": [13812345678]}</script>')
    assert search(tmp_path) == []


@pytest.mark.parametrize(("text", "amounts"), [
    ("13,812,345,678 yuan", ["13812345678"]), ("(1,234,567)", ["1234567"]), ("1,234,567,89", []), ("1234,567,890", []),
    ("12,3,456,789", []), ("1,234,567 and 22,333,444.5", ["1234567", "22333444"]), (",123,456", []), ("1,234,5678", [])])
def test_an_amount_is_read_whole_or_not_at_all(text: str, amounts: list[str]) -> None:
    assert [one.decode() for one in amounts_of(text.encode())] == amounts


def test_an_amount_in_the_search_index_is_no_telephone(tmp_path: Path) -> None:
    """The index holds its digits without the commas; a number that no page shows as an amount is still told."""
    name, carry = CARRIERS["the search index"]
    put(tmp_path, name, carry("13812345678"))
    put(tmp_path, "a.html", b"<p>CNY 213,812,345,678</p>")
    assert [one.kind for one in search(tmp_path)] == ["telephone"]
    put(tmp_path, "a.html", b"<p>CNY 13,812,345,678</p>")
    assert search(tmp_path) == []


def test_a_stranger_in_the_properties_of_a_workbook_is_told(tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx", workbook("x", author="someone else", company="The publisher"))
    assert [one.kind for one in search(tmp_path, {"The publisher"})] == ["author"]


@pytest.mark.parametrize(("name", "data", "kind"), [
    ("a.exe", b"MZ", "unknown-file-kind"), ("README", b"x", "unknown-file-kind"), ("a.xlsx", b"no zip", "unreadable-file"),
    ("a.json.gz", b"no gzip", "unreadable-file"), ("a.html", b"\xff\xfe\x00", "unreadable-file"),
    ("a.jpg", b"\xff\xd8\xff\xe1\x00\x10Exif\0\0", "camera-data"),
])
def test_what_cannot_be_checked_is_told(name: str, data: bytes, kind: str, tmp_path: Path) -> None:
    assert [one.kind for one in search(put(tmp_path, name, data))] == [kind]


@pytest.mark.slow
def test_the_real_site_has_nothing_to_hide(built_site: Path) -> None:
    publisher = read_site(CONTENT)[0].settings.publisher
    assert search(built_site, authors_of(publisher)) == []


# ---- the gate before a release

def site_with(text: str, folder: Path) -> Path:
    put(folder, "zh/index.html", f"<p>{text}</p>".encode())
    return put(folder, "en/index.html", f"<p>x</p>\n<p>{text}</p>".encode())


def test_a_secret_stops_and_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(ReleaseRefusal) as caught:
        refuse_forbidden(site_with(SECRET, tmp_path / "site"), tiny_copy(tmp_path), ())
    told = caught.value.text("zh") + caught.value.text("en")
    assert len(caught.value.stops) == len(KINDS)
    assert all(stop.values["count"] == 2 for stop in caught.value.stops)
    for secret in ("张三", "13800138000", "11010519491231002X", "6222021234567894", "zhang@example.com"):
        assert secret not in told
    assert "zh/index.html" in told


def test_the_place_in_the_content_is_told(tmp_path: Path) -> None:
    content = tiny_copy(tmp_path)
    digest = content / "departments/anyang/housing/2023/digest.zh.md"
    digest.write_text(digest.read_text("utf-8") + "\n电话13800138000\n", "utf-8")
    with pytest.raises(ReleaseRefusal) as caught:
        refuse_forbidden(site_with("电话13800138000", tmp_path / "site"), content, ())
    assert [stop.place for stop in caught.value.stops] == ["departments/anyang/housing/2023/digest.zh.md:7"]


def allow(content: Path, kind: str, text: str) -> None:
    (content / "allow.yml").write_text(
        f"allowed:\n  - {{kind: {kind}, text: \"{text}\", reason: {{zh: 公开的总机, en: The public switchboard}}}}\n", "utf-8")


def test_an_exception_with_its_reason_lets_one_text_pass(tmp_path: Path) -> None:
    content, site = tiny_copy(tmp_path), site_with("电话：0759-3123456", tmp_path / "site")
    allow(content, "telephone", "0759-3123456")
    refuse_forbidden(site, content, ())
    site_with("电话：0759-3123457", site)
    with pytest.raises(ReleaseRefusal) as caught:
        refuse_forbidden(site, content, ())
    assert [stop.kind for stop in caught.value.stops] == ["telephone", "idle-exception"]
