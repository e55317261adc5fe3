"""What a batch says of rows and drafts: as text, JSON and HTML, and where something is no longer as it was."""

import csv
import json
import re
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

Writer = Callable[..., subprocess.CompletedProcess[str]]
OUT = ("--genre", "release-date", "--out", "out", "--without", "checks")
HEAD = "id,title,premiere_date\n"


def test_a_draft_whose_row_is_gone_is_told(desk: Path, writer: Writer) -> None:
    sheet = desk / "s.csv"
    sheet.write_text("title,season,premiere_date\nTre,2,2027-03-12\nKelp,,2027-03-12\n")
    assert "no row any more" not in writer("batch", sheet, *OUT).stdout
    sheet.write_text("title,season,premiere_date\nTre,3,2027-03-12\nKelp,,2027-03-12\n")
    done = writer("batch", sheet, *OUT)
    assert "2 stories: 1 new, 1 skipped" in done.stdout
    assert "1 draft has no row any more: out/tre-season-2.md\n" in done.stdout
    told = json.loads(writer("batch", sheet, *OUT, "--format", "json").stdout)
    assert told["without_row"] == ["out/tre-season-2.md"]
    (desk / "out" / "tre-season-2.md").unlink()
    assert "no row any more" not in writer("batch", sheet, *OUT).stdout


def test_a_renamed_draft_is_known_by_its_row(desk: Path, writer: Writer) -> None:
    sheet, out = desk / "s.csv", desk / "out"
    sheet.write_text(f"{HEAD}7,Kelp,2027-03-12\n8,Rail,2027-03-12\n")
    writer("batch", sheet, *OUT)
    (out / "kelp.md").rename(out / "weed.md")
    sheet.write_text(f"{HEAD}7,Kelp,2028-01-09\n8,Rail,2027-03-12\n")
    assert "2 stories: 1 updated, 1 skipped" in writer("batch", sheet, *OUT).stdout
    assert "premiere_date: 2028-01-09" in (out / "weed.md").read_text()
    assert sorted(path.name for path in out.glob("*.md")) == ["rail.md", "weed.md"]
    assert "2 stories: 2 skipped" in writer("batch", sheet, *OUT).stdout


def test_a_row_that_is_refused_hides_no_other_of_its_key(desk: Path, writer: Writer) -> None:
    sheet, out = desk / "s.csv", desk / "out"
    sheet.write_text(f"{HEAD}7,Kelp,2027-03-12\n7,Rail,2027-03-13\n")
    assert writer("batch", sheet, *OUT).returncode == 2
    sheet.write_text(f"{HEAD}7,Kelp and Weed,2027-03-12\n8,Rail,2027-03-13\n")
    assert "2 stories: 1 new, 1 updated" in writer("batch", sheet, *OUT).stdout
    assert sorted(path.name for path in out.glob("*.md")) == ["kelp.md", "rail.md"]


def test_two_rows_of_one_story_are_worth_a_look(desk: Path, writer: Writer) -> None:
    (desk / "s.csv").write_text(f"{HEAD}1,Kelp,2027-03-12\n2,Rail,2027-03-12\n3,Kelp,2027-03-12\n")
    done = writer("batch", "s.csv", *OUT)
    assert done.returncode == 0
    note = "row 4: this is the story of row 2 too, by its genre, title and season (take one out, unless they are two)"
    assert f"worth a look:\n  {note}\n" in done.stdout
    with (desk / "s.results.csv").open() as file:
        assert [row["_problems"] for row in csv.DictReader(file)] == ["", "", note]


def test_a_cell_that_no_text_can_hold_fails_its_row(desk: Path, writer: Writer) -> None:
    (desk / "s.jsonl").write_text('{"title": "A\\u0000B", "premiere_date": "2027-03-12"}\n{"title": "Kelp"}\n')
    done = writer("batch", "s.jsonl", *OUT)
    assert done.returncode == 2
    assert "row 1, column 'title': this cell holds a byte 0x00, which no text has" in done.stdout
    assert [path.name for path in (desk / "out").glob("*.md")] == ["kelp.md"]


@pytest.fixture
def listing(desk: Path) -> tuple[object, ...]:
    columns = "{title: 'entries[].title', day: 'entries[].date', month: period}"
    (desk / "l.map.yaml").write_text(f"genre: listing\nset: {{list_of: arriving}}\ncolumns: {columns}\n")
    return ("batch", "l.csv", "--out", "out", "--group-by", "month", "--without", "checks")


def test_a_row_that_stands_in_a_group_twice_is_worth_a_look(
    desk: Path, listing: tuple[object, ...], writer: Writer
) -> None:
    days = ("2027-03-01", "2027-03-02", "2027-03-01")
    (desk / "l.csv").write_text("title,day,month\n" + "".join(f"Kelp,{day},March 2027\n" for day in days))
    done = writer(*listing)
    assert done.returncode == 0
    assert "  row 4: this row says what row 2 says, and stands in the story twice (take one out)\n" in done.stdout


def test_rows_that_wait_for_another_are_told(desk: Path, listing: tuple[object, ...], writer: Writer) -> None:
    days = ("2027-03-01", "someday", "2027-03-03")
    (desk / "l.csv").write_text("title,day,month\n" + "".join(f"Kelp,{day},March 2027\n" for day in days))
    done = writer(*listing)
    assert done.returncode == 2
    assert "l.csv: rows 2, 4 wait for 3: they are one story\n" in done.stdout


def test_a_genre_column_of_any_name_counts(desk: Path, writer: Writer) -> None:
    genre = desk / "templates" / "release-date"
    mapping = "columns: {kind: {field: genre, values: {date: release-date}}, name: title, day: premiere_date}\n"
    (desk / "s.map.yaml").write_text(mapping)
    (desk / "s.csv").write_text("kind,name,day\ndate,Kelp,2027-03-12\n")
    arguments = ("batch", "s.csv", *OUT[2:])
    assert "1 story: 1 new" in writer(*arguments).stdout
    assert "1 story: 1 skipped" in writer(*arguments).stdout
    shipped = Path(__file__).parents[2] / "templates" / "release-date"
    genre.mkdir(parents=True)
    for path in shipped.glob("*.*"):
        (genre / path.name).write_bytes(path.read_bytes() + b"\n")
    assert "1 story: 1 unchanged" in writer(*arguments).stdout


def test_answers_come_before_results_that_cannot_be_written(desk: Path, writer: Writer) -> None:
    (desk / "s.csv").write_text(f"{HEAD}1,Kelp,2027-03-12\n")
    (desk / "s.results.csv").mkdir()
    done = writer("batch", "s.csv", *OUT)
    assert (done.returncode, done.stdout.splitlines()[0]) == (2, "1 story: 1 new")
    assert "s.results.csv" in done.stderr


class Page(HTMLParser):
    """The texts of a page by the headings before them, its links, and what it would load."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.parts: dict[str, list[str]] = {}
        self.links: list[str] = []
        self.loads: list[str] = []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        names = dict(attrs)
        self.links += [str(names["href"])] if tag == "a" else []
        self.loads += [tag] if tag in {"script", "link", "img", "iframe"} or "src" in names else []

    def handle_endtag(self, tag: str) -> None:
        while self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in {"h1", "h2"}:
            self.parts[data] = []
        elif data.strip() and self.parts:
            self.parts[list(self.parts)[-1]].append(data)


def test_the_page_holds_all_answers_and_loads_nothing(desk: Path, writer: Writer) -> None:
    rows = "".join(f"{n},“A & <b>{n}</b>”,2027-03-1{n}\n" for n in range(3))
    (desk / "s.csv").write_text(f"{HEAD}{rows}9,Kelp,someday\n")
    done = writer("batch", "s.csv", *OUT[:-2], "--without", "grammar", "--quiet", "--format", "html")
    assert done.returncode == 2
    page = Page(done.stdout)
    headings = {re.sub(r" \(\d+\)$", "", name) for name in page.parts}
    assert {"Batch: s.csv", "Rows that cannot be used", "Drafts", "Forms used"} <= headings
    assert page.parts["Batch: s.csv"][0] == "4 stories: 3 new, 1 failed"
    assert page.parts["Rows that cannot be used (1)"][5:8] == ["5", "premiere_date", "someday"]
    assert any("<b>1</b>" in text for text in page.parts["Drafts (4)"])
    assert "out/a-b-0-b.md" in page.links
    assert page.loads == []
    assert '<html lang="en">' in done.stdout


@pytest.mark.parametrize(
    ("column", "cell", "written"),
    [
        ("status", "Renewed", "status: renewed"),
        ("status", "In Production", "status: in-production"),
        ("status", "N/A", ""),
        ("premiere_date", "2027/7/1", "premiere_date: 2027-07-01"),
        ("premiere_date", "TBA", ""),
        ("season", "2.0", "season: 2"),
        ("season", "TBD", ""),
        ("release_window", "TBA", "release_window: TBA"),
        ("title", "N/A", "title: N/A"),
        ("platform", "2027/7/1", "platform: 2027/7/1"),
    ],
)
def test_cells_are_taken_as_people_write_them(desk: Path, writer: Writer, column: str, cell: str, written: str) -> None:
    cells = {"title": "Kelp", column: cell, "slug": "kelp"}
    (desk / "s.csv").write_text(",".join(cells) + "\n" + ",".join(cells.values()) + "\n")
    assert writer("batch", "s.csv", *OUT).returncode == 0
    front = (desk / "out" / "kelp.md").read_text().partition("\n---\n")[0]
    said = [line for line in front.splitlines() if line.startswith(f"{column}:")]
    assert said == ([written] if written else [])


@pytest.mark.parametrize(("column", "cell"), [("season", "-3"), ("premiere_date", "1/7/2027"), ("status", "renwed")])
def test_cells_that_may_mean_two_things_or_none_are_refused(desk: Path, writer: Writer, column: str, cell: str) -> None:
    (desk / "s.csv").write_text(f"title,{column}\nKelp,{cell}\n")
    done = writer("batch", "s.csv", *OUT)
    assert done.returncode == 2
    assert f"row 2, column '{column}': " in done.stdout
