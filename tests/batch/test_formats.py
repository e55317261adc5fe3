"""Sheets of every format hold the same rows; what cannot be read is one clear error."""

import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from writer.batch.formats import FORMATS, xlsx
from writer.batch.sheets import open_sheet
from writer.errors import FileError, UsageError, WriterError

HEADERS = ("id", "title", "season", "premiere_date")
ROWS = [("a", "Ófærð, við “höfnina”", "2", "2027-03-12"), ("b", "1899\nor so", "", "March 2027")]
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
</manifest:manifest>"""
ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.2"><office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


def table(separator: str) -> str:
    lines = [separator.join(f'"{cell}"' for cell in row) for row in (HEADERS, *ROWS)]
    return "\n".join([*lines, separator * 3]) + "\n"


def workbook(path: Path, *rows: tuple[object, ...], merged: str = "") -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    if merged:
        sheet.merge_cells(merged)
    book.save(path)
    return path


def document(path: Path, *rows: tuple[str, ...], cell: str = "") -> Path:
    cells = (
        "".join(
            f'<table:table-cell office:value-type="string"{cell}>'
            + "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
            + "</table:table-cell>"
            for text in row
        )
        for row in rows
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr(
            "content.xml", ODS.format(rows="".join(f"<table:table-row>{row}</table:table-row>" for row in cells))
        )
    return path


def written(folder: Path, ending: str) -> Path:
    path = folder / f"sheet{ending}"
    rows = [{key: cell for key, cell in zip(HEADERS, row, strict=True) if cell} for row in ROWS]
    if ending in {".csv", ".tsv"}:
        path.write_text(table("," if ending == ".csv" else "\t"), "utf-8-sig")
    elif ending == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    elif ending in {".yaml", ".yml", ".json"}:
        path.write_text(json.dumps(rows, ensure_ascii=False))
    elif ending == ".xlsx":
        workbook(path, HEADERS, *ROWS)
    else:
        document(path, HEADERS, *ROWS)
    return path


@pytest.mark.parametrize(
    "line", ['{"title": "A", "title": "B"}', '{"a b": "A", "a  b": "B"}', '{"x": {"a": 1, "a": 2}}']
)
def test_an_object_with_two_keys_alike_is_no_row(tmp_path: Path, line: str) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text(f'{line}\n{{"title": "C"}}\n')
    first, second = open_sheet(path).rows()
    assert first.cells == {}
    assert [problem.suggestion for problem in first.faults] == ["give each key one value"]
    assert "stands there twice" in first.faults[0].reason
    assert second.cells == {"title": "C"}


def test_a_quoted_comma_makes_no_sheet_of_commas(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text('Title;"Cast, ""main""";Season\nKelp;"Quill, Mara";2\n')
    sheet = open_sheet(path)
    assert sheet.headers == ("Title", 'Cast, "main"', "Season")
    assert [row.cells["Season"] for row in sheet.rows()] == ["2"]


@pytest.mark.parametrize("most", [0, 10])
def test_a_text_that_begins_like_a_formula_stays_one_in_the_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["title"])
    book.worksheets[0].append(["x"])
    book.worksheets[0]["A2"].value, book.worksheets[0]["A2"].data_type = "=1+1", "s"
    book.save(tmp_path / "s.xlsx")
    monkeypatch.setattr(xlsx, "MOST_KEPT", most)
    xlsx.with_columns(tmp_path / "s.xlsx", tmp_path / "r.xlsx", ["_state"], {2: ["draft"]})
    cell = openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_holds_the_same_rows(ending: str, tmp_path: Path) -> None:
    sheet = open_sheet(written(tmp_path, ending))
    assert sheet.headers == HEADERS
    for _ in range(2):
        rows = list(sheet.rows())
        assert [dict(row.cells) for row in rows] == [
            {key: cell for key, cell in zip(HEADERS, row, strict=True) if cell} for row in ROWS
        ]
        assert all(not row.faults for row in rows)


def test_rows_are_counted_as_their_programs_show_them(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text('title;season\n"a\nb";1\n\n"c";2;3\n')
    rows = list(open_sheet(path).rows())
    assert [row.number for row in rows] == [2, 5]
    assert [(one.row, one.value, one.reason) for one in rows[1].faults] == [(5, "3", "3 cells, but 2 columns")]


def test_cells_of_a_workbook_are_written_as_people_write_them(tmp_path: Path) -> None:
    from datetime import datetime  # noqa: PLC0415

    path = workbook(tmp_path / "s.xlsx", ("a", "b", "c", "d"), (3.0, datetime(2027, 3, 12), True, 1.5), (None,), ("x",))  # noqa: DTZ001
    rows = list(open_sheet(path).rows())
    assert [(row.number, dict(row.cells)) for row in rows] == [
        (2, {"a": "3", "b": "2027-03-12", "c": "yes", "d": "1.5"}),
        (4, {"a": "x"}),
    ]


def test_a_formula_without_a_value_is_a_problem_of_its_row(tmp_path: Path) -> None:
    path = workbook(tmp_path / "s.xlsx", ("a", "b"), ("x", "=1+1"), ("y", "z"))
    first, second = open_sheet(path).rows()
    assert [(one.row, one.column, one.value) for one in first.faults] == [(2, "b", "=1+1")]
    assert "no value is saved" in first.faults[0].reason
    assert second.faults == ()


def test_rows_of_merged_cells_are_problems(tmp_path: Path) -> None:
    path = workbook(tmp_path / "s.xlsx", ("a", "b"), ("x", "1"), ("y", "2"), ("z", "3"), merged="A3:A4")
    found = [(row.number, [one.reason for one in row.faults]) for row in open_sheet(path).rows()]
    told = ["the cells A3:A4 are merged, and so belong to no row"]
    assert found == [(2, []), (3, told), (4, told)]


def refused(path: Path) -> WriterError:
    with pytest.raises((FileError, UsageError)) as caught:
        for _ in open_sheet(path).rows():
            pass
    return caught.value


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("s.csv", b"title\ncaf\xe9\n", "this is not UTF-8: byte 0xe9 after line"),
        ("s.csv", b'title\n"open\n', "this row cannot be read: unexpected end of data"),
        ("s.csv", b"title,season,title\n", "two columns are called 'title'"),
        ("s.csv", b"", "this sheet has no headers"),
        ("s.csv", ",".join(map(str, range(1_000_000))).encode(), "this sheet has 1,000,000 columns; it may have 1,000"),
        ("s.tsv", b"\n\n", "this sheet has no headers"),
        ("s.yaml", b"title: a\n", "a sheet in YAML is a list of rows"),
        ("s.xlsx", b"PK nothing", "this is no Excel workbook: File is not a zip file"),
        ("s.ods", b"nothing", "this is no OpenDocument sheet: File is not a zip file"),
        ("s.doc", b"x", "is no sheet by its name"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_sheet_that_cannot_be_read_is_one_error(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert message in refused(path).message


def test_merged_headers_and_documents_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "s.xlsx", ("a", "b"), ("x", "1"), merged="A1:B1")
    assert refused(path).message == "the headers A1:B1 are merged"
    spanned = document(tmp_path / "s.ods", ("a",), ("x",), cell=' table:number-columns-spanned="2"')
    assert refused(spanned).message == "this sheet has merged cells"


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "s.xlsx", ("a",), ("x",))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", b"0" * 3_000_000)
    monkeypatch.setattr(xlsx, "MOST_BYTES", 2_000_000)
    assert path.stat().st_size < 20_000
    assert refused(path).message == "this workbook unpacks to 3 MB, which is too much to be a sheet"


def test_a_line_that_is_no_json_is_a_problem_of_its_row(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text('{"title": "a", "cast": [{"actor": "x", "note": null}], "n": 2}\nnot json\n[1]\n')
    first, second, third = open_sheet(path).rows()
    assert first.cells == {"title": "a", "cast": [{"actor": "x"}], "n": "2"}
    assert second.faults[0].reason.startswith("this is no JSON")
    assert third.faults[0].reason == "this is no object"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('{"title": "Kelp", "cast": [{"actor": "A"}]}', [{"title": "Kelp", "cast[].actor": ["A"]}]),
        ('{"page": 1, "results": [{"title": "A"}, {"title": "B"}]}', [{"title": "A"}, {"title": "B"}]),
        ('{"head": {}, "results": {"bindings": [{"f": {"value": "A"}}]}}', [{"f.value": "A"}]),
        ('{"entities": {"Q1": {"id": "Q1"}, "Q2": {"id": "Q2"}}}', [{"id": "Q1"}, {"id": "Q2"}]),
        (
            '[{"a": {"b": {"c": 1.50}}, "tags": ["x", 2], "no": null, "cast": [{"p": {"n": "A"}}, {"as": true}]}]',
            [{"a.b.c": "1.50", "tags": ["x", "2"], "cast[].p.n": ["A", ""], "cast[].as": ["", "yes"]}],
        ),
    ],
)
def test_what_is_nested_in_saved_json_becomes_columns(tmp_path: Path, text: str, rows: list[dict[str, object]]) -> None:
    path = tmp_path / "s.json"
    path.write_text(text)
    assert [row.cells for row in open_sheet(path).rows()] == rows


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[{"a": 1,}]', r"s\.json:1:\d+: this is no JSON: "),
        ('[{"a": 1, "a": 2}]', "the key 'a' stands there twice"),
        ("[" * 100_000, "this is no JSON: "),
        ("[]", "this sheet has no headers"),
        ('[{"a": "\\ud800"}]', "surrogates not allowed"),
    ],
)
def test_json_that_cannot_be_read_is_one_error(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "s.json"
    path.write_text(text)
    with pytest.raises(FileError, match=told):
        list(open_sheet(path).rows())


def test_a_key_of_json_that_says_what_is_nested_too_is_told(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text('[{"a.b": "x", "a": {"b": "y"}}, {"a.b": "x", "a": {"b": "x"}}]')
    first, second = open_sheet(path).rows()
    assert [(fault.column, fault.value) for fault in first.faults] == [("a.b", "y")]
    assert (second.cells, second.faults) == ({"a.b": "x"}, ())


def test_a_row_of_json_that_is_no_object_is_told(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text('[{"title": "Kelp"}, 7]')
    faults = [fault for row in open_sheet(path).rows() for fault in row.faults]
    assert [str(fault) for fault in faults] == ["row 2: this is no object"]
