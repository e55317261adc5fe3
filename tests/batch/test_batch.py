"""A batch as its users run it: drafts, answers, and what happens when it is started again."""

import csv
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import openpyxl
import pytest
from openpyxl.styles import Font

from writer.batch import run as running
from writer.batch.mapping import read_mapping_file
from writer.batch.preparing import Wanted, prepare
from writer.batch.values import Outcome
from writer.batch.watching import Watched
from writer.desk import Desk
from writer.desk.shelving import duplicate, rename
from writer.values import replace

PROGRAM = Path(sys.executable).with_name("writer")
Writer = Callable[..., subprocess.CompletedProcess[str]]

SHEET = """\
id,genre,title,season,status,platform,news_peg,release_window,release_window.certainty,cast[0].actor,slug
a,season-renewal,Night Ferry,2,renewed,Orbit+,Orbit+ ordered a second season on July 21.,late 2027,expected,Mara Quill,
b,season-renewal,Third Rail,3,renwed,Orbit+,,,,,
c,release-date,Kelp,,dated,Kanal 9,,,,,../../x
d,release-date,Night Ferry,2,dated,Orbit+,,March 2027,,,
e,,Slack Water,,,,,,,,
f,no-such-genre,Low Tide,,,,,,,,
g,release-date,Ófærð,,dated,RÚV,,2027-03-12,,,
h,release-date,Ófærð,,dated,RÚV,,2027-03-12,,,
"""
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
FILL_IN = "fill in the column genre, or name one for all rows with --genre; 'writer genre list' names them"
UNCHECKED = ("--without", "checks")


@pytest.fixture
def sheet(desk: Path) -> Path:
    path = desk / "titles.csv"
    path.write_text(SHEET, "utf-8")
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def results(sheet: Path) -> dict[str, dict[str, str]]:
    with sheet.with_name(f"{sheet.stem}.results.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def test_good_rows_become_drafts_and_bad_rows_are_told(desk: Path, sheet: Path, writer: Writer) -> None:
    before = sheet.read_bytes()
    done = writer("batch", sheet, "--out", "out", *UNCHECKED)
    assert done.returncode == 2
    lines = done.stdout.splitlines()
    assert lines[0].startswith(f"{sheet}: row 3, column 'status': 'status': 'renwed' is not one of ")
    assert lines[0].endswith("(did you mean 'renewed'?)")
    assert lines[1:3] == [
        f"{sheet}: row 4, column 'slug': '../../x' is no name of a file (write it like 'x')",
        f"{sheet}: row 6: this row names no genre ({FILL_IN})",
    ]
    assert lines[3].startswith(f"{sheet}: row 7, column 'genre': there is no genre 'no-such-genre' (the genres are ")
    assert "8 stories: 4 new, 4 failed" in lines
    assert sorted(path.name for path in (desk / "out").glob("*.md")) == [
        "night-ferry-season-2-d.md",
        "night-ferry-season-2.md",
        "ófærð-h.md",
        "ófærð.md",
    ]
    text = (desk / "out" / "night-ferry-season-2.md").read_text("utf-8")
    assert "release_window: {value: late 2027, certainty: expected}" in text
    assert "  row: titles.csv#a" in text
    assert sheet.read_bytes() == before
    rows = results(sheet)
    states = {key: row["_state"] for key, row in rows.items()}
    assert states == {key: "draft" if key in "adgh" else "failed" for key in "abcdefgh"}
    assert rows["a"]["_path"] == "out/night-ferry-season-2.md"
    assert rows["a"]["_words"] == ""  # nothing was counted
    assert {path.parts[0] for path in map(Path, files(desk))} == {
        "out",
        "titles.csv",
        "titles.results.csv",
        "writer.yaml",
    }


def test_quiet_tells_what_is_wrong_and_no_more(desk: Path, sheet: Path, writer: Writer) -> None:
    done = writer("batch", sheet, "--out", "out", "--quiet", *UNCHECKED)
    told = [line.removeprefix(f"{sheet}: ").partition(":")[0] for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (2, "")
    assert told == ["row 3, column 'status'", "row 4, column 'slug'", "row 6", "row 7, column 'genre'"]
    assert len(list((desk / "out").glob("*.md"))) == 4
    sheet.write_text("id,genre,title\na,listing,Kelp\n")
    assert writer("batch", sheet, "--out", "more", "--quiet", *UNCHECKED).stdout == ""


def test_strict_writes_nothing_at_all(desk: Path, sheet: Path, writer: Writer) -> None:
    before = files(desk)
    done = writer("batch", sheet, "--out", "out", "--strict", *UNCHECKED)
    assert done.returncode == 2
    assert done.stdout.count(f"{sheet}: row ") == 4
    assert files(desk) == before


def test_rows_as_before_are_skipped_and_changed_rows_go_under_the_writers_edits(
    desk: Path, sheet: Path, writer: Writer
) -> None:
    sheet.write_text("".join(SHEET.splitlines(keepends=True)[:2]), "utf-8")
    assert writer("batch", sheet, "--out", "out", *UNCHECKED).returncode == 0
    draft = desk / "out" / "night-ferry-season-2.md"
    edited = draft.read_text("utf-8").replace("\n\n## ", "\n\nShe grew up on boats.\n\n## ", 1)
    draft.write_text(edited, "utf-8")
    again = writer("batch", sheet, "--out", "out", *UNCHECKED)
    assert "1 story: 1 skipped" in again.stdout
    assert draft.read_text("utf-8") == edited
    sheet.write_text(sheet.read_text("utf-8").replace("late 2027", "March 2028"), "utf-8")
    changed = writer("batch", sheet, "--out", "out", *UNCHECKED)
    assert "1 story: 1 updated" in changed.stdout
    text = draft.read_text("utf-8")
    assert "She grew up on boats." in text
    assert "March 2028" in text
    assert "2027" not in text


def test_a_fact_that_row_and_writer_both_changed_stays_the_writers(desk: Path, sheet: Path, writer: Writer) -> None:
    sheet.write_text("".join(SHEET.splitlines(keepends=True)[:2]), "utf-8")
    writer("batch", sheet, "--out", "out", *UNCHECKED)
    draft = desk / "out" / "night-ferry-season-2.md"
    draft.write_text(draft.read_text("utf-8").replace("platform: Orbit+", "platform: Kanal 9"), "utf-8")
    sheet.write_text(sheet.read_text("utf-8").replace("Orbit+,Orbit", "Orbit Plus,Orbit"), "utf-8")
    done = writer("batch", sheet, "--out", "out", *UNCHECKED)
    assert done.returncode == 2
    assert "the draft says 'Kanal 9' of platform by now, the row 'Orbit Plus'; the draft stays as it is" in done.stdout
    assert "platform: Kanal 9" in draft.read_text("utf-8")


def test_what_the_writer_set_stays_when_the_row_changes_elsewhere(desk: Path, sheet: Path, writer: Writer) -> None:
    sheet.write_text("".join(SHEET.splitlines(keepends=True)[:2]), "utf-8")
    writer("batch", sheet, "--out", "out", *UNCHECKED)
    draft = desk / "out" / "night-ferry-season-2.md"
    assert writer("update", draft, "--set", "season=3").returncode == 0
    sheet.write_text(sheet.read_text("utf-8").replace("Orbit+,Orbit", "Orbit Plus,Orbit"), "utf-8")
    assert "1 story: 1 updated" in writer("batch", sheet, "--out", "out", *UNCHECKED).stdout
    text = draft.read_text("utf-8")
    assert ("season: 3\n" in text, "platform: Orbit Plus\n" in text) == (True, True)


def test_a_conflict_is_told_until_row_and_draft_agree(desk: Path, sheet: Path, writer: Writer) -> None:
    sheet.write_text("".join(SHEET.splitlines(keepends=True)[:2]), "utf-8")
    writer("batch", sheet, "--out", "out", *UNCHECKED)
    draft = desk / "out" / "night-ferry-season-2.md"
    assert writer("update", draft, "--set", "season=3").returncode == 0
    sheet.write_text(sheet.read_text("utf-8").replace("Night Ferry,2", "Night Ferry,4"), "utf-8")
    for _ in range(2):
        done = writer("batch", sheet, "--out", "out", *UNCHECKED)
        assert (done.returncode, "1 story: 1 conflict" in done.stdout) == (2, True)
        assert "the draft says '3' of season by now, the row '4'" in done.stdout
        assert "season: 3\n" in draft.read_text("utf-8")
    sheet.write_text(sheet.read_text("utf-8").replace("Night Ferry,4", "Night Ferry,3"), "utf-8")
    assert writer("batch", sheet, "--out", "out", *UNCHECKED).returncode == 0
    sheet.write_text(sheet.read_text("utf-8").replace("Night Ferry,3", "Night Ferry,4"), "utf-8")
    assert "1 story: 1 updated" in writer("batch", sheet, "--out", "out", *UNCHECKED).stdout
    assert "season: 4\n" in draft.read_text("utf-8")


def test_another_sheet_of_the_same_name_is_refused(desk: Path, writer: Writer) -> None:
    for folder, title in (("a", "Night Ferry"), ("b", "Salt Road")):
        (desk / folder).mkdir()
        (desk / folder / "t.csv").write_text(f"id,title,premiere_date\n1,{title},2027-03-12\n")
    arguments = ("--genre", "release-date", "--out", "out", *UNCHECKED)
    assert writer("batch", "a/t.csv", *arguments).returncode == 0
    before = files(desk)
    done = writer("batch", "b/t.csv", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "out/.writer/t.csv.batch.jsonl:1:1: this folder has drafts of another sheet of that name, ../a/t.csv" in (
        done.stderr
    )
    assert files(desk) == before
    assert "1 story: 1 skipped" in writer("batch", desk / "a" / "t.csv", *arguments).stdout


@pytest.mark.parametrize("kind", ["link", "foreign", "conflict"])
def test_strict_looks_for_what_stands_in_the_way_before_it_writes(desk: Path, writer: Writer, kind: str) -> None:
    sheet, other = desk / "s.csv", desk / "out" / "rail.md"
    arguments = ("batch", sheet, "--genre", "release-date", "--out", "out", *UNCHECKED)
    rows = "id,title,platform,premiere_date\na,Kelp,Orbit+,2027-03-12\nb,Rail,Orbit+,2027-03-13\n"
    other.parent.mkdir()
    if kind == "link":
        other.symlink_to(desk / "elsewhere.md")
    elif kind == "foreign":
        other.write_text("Mine.\n")
    else:
        sheet.write_text(rows.replace("a,Kelp,Orbit+,2027-03-12\n", ""))
        writer(*arguments)
        writer("update", other, "--set", "platform=Kanal 9")
        rows = rows.replace("Rail,Orbit+", "Rail,Orbit Plus")
    sheet.write_text(rows)
    before = files(desk)
    done = writer(*arguments, "--strict")
    assert done.returncode == 2
    assert f"{sheet}: row 3" in done.stdout
    assert "nothing was written, since rows have problems (--strict)" in done.stdout
    assert files(desk) == before


def test_a_draft_of_somebody_else_is_never_touched(desk: Path, sheet: Path, writer: Writer) -> None:
    (desk / "out").mkdir()
    other = desk / "out" / "night-ferry-season-2.md"
    other.write_text("Mine.\n")
    sheet.write_text("".join(SHEET.splitlines(keepends=True)[:2]), "utf-8")
    done = writer("batch", sheet, "--out", "out", *UNCHECKED)
    assert done.returncode == 2
    assert "is there already, and not of this row" in done.stdout
    assert other.read_text() == "Mine.\n"


def test_drafts_that_pass_a_gate_reach_its_stage_signed_for_the_batch(desk: Path, writer: Writer) -> None:
    mapping = (
        "genre: listing\nset: {list_of: arriving, platform: Orbit+, published: 2027-04-02,\n"
        "  nut_graf: It is the largest month of the service since 2025.,\n"
        "  sources: [{name: Orbit+, kind: press-release, date: 2027-02-22}]}\n"
        "columns: {title: 'entries[].title', kind: 'entries[].kind', day: 'entries[].date', period: period}\n"
    )
    (desk / "new.map.yaml").write_text(mapping)
    days = ["2027-03-01", "2027-03-12"]
    rows = (
        "".join(f"Slack Water {n},film,{days[n % 2]},March 2027\n" for n in range(4))
        + "Kelp,film,2027-04-01,April 2027\n"
    )
    (desk / "new.csv").write_text(f"title,kind,day,period\n{rows}")
    done = writer(
        "batch", "new.csv", "--out", "out", "--group-by", "period", "--without", "grammar", "--format", "json", "-q"
    )
    told = json.loads(done.stdout)
    march, april = told["rows"]
    assert (march["stage"], march["path"]) == ("review", "out/arriving-march-2027.md")
    text = (desk / march["path"]).read_text()
    assert "stage: review" in text
    assert "by: batch" in text
    assert text.count("\n- “Slack Water") == 4
    assert text.count("\n### ") == 2
    assert [one for one in march["missing"] if "Byline" in one] == ["ready: Byline is missing for ready"]
    assert april["key"] == "April 2027"


@pytest.fixture
def many(desk: Path) -> Path:
    rows = "".join(f"k{n},Title Number {n},film,202{n % 9}-03-12,Orbit+,released\n" for n in range(11))
    path = desk / "many.csv"
    path.write_text(f"id,title,medium,premiere_date,platform,status\n{rows}")
    return path


def batch(sheet: Path, out: str, workers: int, progress: running.Progress = lambda _: None) -> list[Outcome]:
    desk = Desk(sheet.parent.resolve())
    wanted = Wanted(sheet=sheet, folder=sheet.parent / out, genre="release-date", workers=workers)
    job = prepare(desk, wanted, lambda _h, _f: False).job
    return running.run(desk, replace(job, without=frozenset({"checks"})), progress).outcomes


def test_any_number_of_workers_and_a_batch_that_was_stopped_give_the_same_bytes(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "CHUNK", 3)
    one, three = batch(many, "one", 1), batch(many, "three", 3)
    assert [outcome.action for outcome in one] == ["new"] * 11
    assert one == three
    assert files(many.parent / "one") == files(many.parent / "three")

    def stop(standing: running.Standing) -> None:
        if standing.done == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batch(many, "stopped", 1, stop)
    stopped = many.parent / "stopped"
    drafts = {name: data for name, data in files(stopped).items() if name.endswith(".md")}
    assert 2 * 3 <= len(drafts) < 2 * 11
    assert [outcome.action for outcome in batch(many, "stopped", 2)] == ["skipped"] * 6 + ["new"] * 5
    again = {name: data for name, data in files(stopped).items() if name.endswith(".md")}
    assert again == {name: data for name, data in files(many.parent / "one").items() if name.endswith(".md")}


def test_ledes_of_one_chunk_differ_while_there_are_forms(many: Path) -> None:
    skeletons = [outcome.forms[0].skeleton for outcome in batch(many, "out", 1)]
    assert skeletons[0] != skeletons[1]


def test_what_a_batch_made_before_takes_no_form_from_it(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(many.parent)
    first = batch(many, "drafts", 1)
    made = [many.parent / "drafts" / f"{outcome.slug}.md" for outcome in first[4:6]]
    before = [path.read_bytes() for path in made]
    for path in made:
        path.unlink()
    (many.parent / "drafts" / ".writer" / f"{many.name}.batch.jsonl").unlink()  # as of a batch that was killed
    again = batch(Path(many.name), "drafts", 1)
    assert [outcome.action for outcome in again] == ["unchanged"] * 4 + ["new"] * 2 + ["unchanged"] * 5
    assert [path.read_bytes() for path in made] == before


def test_the_shipped_mappings_can_be_read() -> None:
    genres = {path.name: read_mapping_file(path).genre for path in EXAMPLES.glob("*.map.yaml")}
    assert len(genres) == 5
    assert {name for name, genre in genres.items() if genre != "release-date"} == {"netflix-listing.map.yaml"}


@pytest.mark.parametrize(
    ("name", "options", "drafts"),
    [
        (
            "tvmaze",
            (),
            {"night-ferry": "TVmaze describes the series in these words: “A deckhand", "slack-water": "Orbit+"},
        ),
        ("tmdb", (), {"kelp": "Mara Quill as Ana and Ji-ho Baek as Soren"}),
        (
            "wikidata",
            ("--group-by", "filmLabel.value"),
            {"low-tide": "Mara Quill and Tomas Reyk", "third-rail": "June 11"},
        ),
    ],
)
def test_saved_answers_of_services_become_drafts(
    desk: Path, writer: Writer, name: str, options: tuple[str, ...], drafts: dict[str, str]
) -> None:
    (desk / f"{name}.json").write_bytes((EXAMPLES / f"{name}.json").read_bytes())
    mapping = EXAMPLES / f"{name}.map.yaml"
    done = writer("batch", f"{name}.json", "--mapping", mapping, "--out", "out", *options, *UNCHECKED)
    assert (done.returncode, "columns that feed no field" in done.stdout) == (0, False)
    made = {path.stem: path.read_text() for path in (desk / "out").glob("*.md")}
    assert made.keys() == drafts.keys()
    assert {slug: words for slug, words in drafts.items() if words not in made[slug]} == {}


JOIN = """\
genre: release-date
columns: {id: unused}
join:
  cast: {sheet: people/cast.csv, key: id, columns: {who: actor}}
"""


def test_rows_of_another_sheet_are_joined_by_a_key(desk: Path, writer: Writer) -> None:
    (desk / "people").mkdir()
    people = desk / "people" / "cast.csv"
    people.write_text("id,who,character,age\n2,Mara Quill,Ana,41\n1,Tomas Reyk,,\n2,Ji-ho Baek,Soren,\n3,Nobody,,\n")
    (desk / "s.map.yaml").write_text(JOIN)
    (desk / "s.csv").write_text("id,title,premiere_date\n1,Kelp,2027-03-12\n2,Rail,2027-03-12\n,Salt,2027-03-12\n")
    arguments = ("batch", "s.csv", "--out", "out", *UNCHECKED)
    done = writer(*arguments)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "3 stories: 3 new")
    assert "columns that feed no field: cast.csv: age\n1 row of cast.csv belongs to no row\n" in done.stdout
    assert "Mara Quill as Ana and Ji-ho Baek as Soren" in (desk / "out" / "rail.md").read_text()
    assert "cast:" not in (desk / "out" / "salt.md").read_text()
    people.write_text(people.read_text().replace("Soren", "Sol"))
    assert "3 stories: 1 updated, 2 skipped" in writer(*arguments).stdout
    assert "Ji-ho Baek as Sol" in (desk / "out" / "rail.md").read_text()


@pytest.mark.parametrize(
    ("rows", "mapping", "told"),
    [
        ("id,who,role\n1,A,lead\n2,B,boss\n", JOIN, "row 3, column 'cast: cast.csv row 3, role': "),
        ("no,who\n", JOIN, "people/cast.csv:1:1: this sheet has no column 'id' to join by"),
        ("id,who\n1,A, B\n", JOIN, "people/cast.csv:1:1: row 2: 3 cells, but 2 columns (quote cells that hold commas)"),
        ("id,x\n", JOIN, "people/cast.csv:1:1: no column of this sheet is one of cast (call them actor, "),
        ("id,who\n", JOIN.replace("  cast:", "  casts:"), "'casts' is no field that has rows (did you mean 'cast'?)"),
        ("id,who\n", JOIN.replace("key: id,", ""), "s.map.yaml:4:9: a sheet is joined by its name and a key"),
        ("id,who\n", JOIN.replace("key: id", "key: no"), "s.csv has no column 'no' to join by"),
        ("id,who\n", JOIN + "others: all\n", "s.map.yaml:5:9: 'others' can only be 'unused' (or leave it out)"),
    ],
)
def test_what_cannot_be_joined_is_told(desk: Path, writer: Writer, rows: str, mapping: str, told: str) -> None:
    (desk / "people").mkdir()
    (desk / "people" / "cast.csv").write_text(rows)
    (desk / "s.map.yaml").write_text(mapping)
    (desk / "s.csv").write_text("id,title,premiere_date\n1,Kelp,2027-03-12\n2,Rail,2027-03-12\n")
    done = writer("batch", "s.csv", "--out", "out", *UNCHECKED)
    assert done.returncode == 2
    assert told in done.stdout + done.stderr


def test_a_column_that_is_only_like_a_field_is_asked_about(desk: Path, writer: Writer) -> None:
    (desk / "s.csv").write_text("title,premier date\nKelp,2027-03-12\n")
    done = writer("batch", "s.csv", "--genre", "release-date", "--out", "out", *UNCHECKED)
    assert done.returncode == 2
    assert "is the column 'premier date' the field 'premiere_date'?" in done.stderr
    assert not (desk / "out").exists()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "genre: release-date # ours\nkey: id\n",
            """\
genre: release-date # ours
key: id
columns: {id: unused, titel: unused, 'no, 1': unused, premier date: premiere_date}
""",
        ),
        (
            "genre: release-date\ncolumns:\n  # the name\n  titel: title\n",
            """\
genre: release-date
columns:
  # the name
  id: unused
  'no, 1': unused
  premier date: premiere_date
  titel: title
""",
        ),
        (
            "columns: {titel: title}\n",
            "columns: {id: unused, 'no, 1': unused, premier date: premiere_date, titel: title}\n",
        ),
    ],
)
def test_what_is_confirmed_is_kept_in_the_mapping_that_was_read(desk: Path, before: str, after: str) -> None:
    sheet, mapping = desk / "s.csv", desk / "ours.yaml"
    sheet.write_text('id,titel,"no, 1",premier date\n1,Kelp,x,2027-03-12\n')
    mapping.write_text(before)
    wanted = Wanted(sheet=sheet, folder=desk / "out", genre="release-date", mapping=mapping)
    prepared = prepare(Desk(desk), wanted, lambda header, _field: header == "premier date")
    assert (prepared.file, prepared.draft) == (mapping, after)
    mapping.write_text(prepared.draft)
    again = prepare(Desk(desk), wanted, lambda header, _field: pytest.fail(header))
    assert again.draft == ""


def test_an_empty_sheet_has_a_column_for_each_field_and_can_be_read_again(desk: Path, writer: Writer) -> None:
    done = writer("genre", "sheet", "release-date", "-o", "empty.xlsx")
    assert (done.returncode, done.stdout) == (0, "empty.xlsx\n")
    again = writer("batch", "empty.xlsx", "--out", "out", *UNCHECKED)
    assert (again.returncode, again.stdout) == (0, "0 stories: none\n")
    assert writer("genre", "sheet", "release-date", "-o", "empty.xlsx").returncode == 2


def test_results_of_a_sheet_have_its_separator(desk: Path, writer: Writer) -> None:
    (desk / "s.csv").write_text('title;"platform"\n"Kelp, the film";Orbit+\n')
    writer("batch", "s.csv", "--genre", "release-date", "--out", "out", *UNCHECKED)
    first, second = (desk / "s.results.csv").read_text().splitlines()
    assert first.startswith("title;platform;_state;")
    assert second.startswith("Kelp, the film;Orbit+;draft;")


def test_results_of_a_workbook_keep_its_formulas_and_formats(desk: Path, writer: Writer) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("title", "premiere_date", "note"), ("Kelp", "2027-03-12", None), ("Rail", "someday", "=1+1")):
        sheet.append(list(row))
    sheet["A1"].font = Font(bold=True)
    book.save(desk / "s.xlsx")
    assert writer("batch", "s.xlsx", "--genre", "release-date", "--out", "out", *UNCHECKED).returncode == 2
    found = openpyxl.load_workbook(desk / "s.results.xlsx").worksheets[0]
    rows = [[cell.value for cell in row] for row in found.iter_rows()]
    assert rows[0][:5] == ["title", "premiere_date", "note", "_state", "_words"]
    assert rows[1][:4] == ["Kelp", "2027-03-12", None, "draft"]
    assert rows[1][8] == "out/kelp.md"
    assert rows[2][2:4] == ["=1+1", "failed"]
    assert "column 'premiere_date'" in str(rows[2][11])
    assert found["A1"].font.bold


def test_on_a_terminal_a_bar_tells_how_far_it_is(desk: Path, many: Path, tmp_path: Path) -> None:
    command = [str(PROGRAM), "batch", str(many), "--genre", "release-date", "--out", "out", "--without", "checks"]
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command, cwd=desk, stdout=subprocess.PIPE, stderr=theirs, stdin=subprocess.DEVNULL
    ) as started:
        out, _ = started.communicate(timeout=120)
    shown = os.read(ours, 100_000).decode()
    assert b"11 stories: 11 new" in out
    assert "11/11" in shown
    assert re.search(r"\d a second, 0 failed", shown)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked")
def test_ctrl_c_after_a_few_rows_ends_it_with_a_journal_from_which_it_goes_on(desk: Path, writer: Writer) -> None:
    rows = "".join(f"k{n},Title Number {n},film,2027-03-12\n" for n in range(260))
    (desk / "s.csv").write_text(f"id,title,medium,premiere_date\n{rows}")
    arguments = ["batch", "s.csv", "--genre", "release-date", "--out", "out", *UNCHECKED, "--workers", "2"]
    with subprocess.Popen([str(PROGRAM), *arguments], cwd=desk, stderr=subprocess.PIPE, text=True) as started:
        end = time.monotonic() + 100
        while len(list((desk / "out").glob("*.md"))) < 7:
            assert time.monotonic() < end
            assert started.poll() is None
            time.sleep(0.02)
        started.send_signal(signal.SIGINT)
        _, told = started.communicate(timeout=60)
    assert (started.returncode, told) == (130, "stopped; the same command goes on from here\nwriter: interrupted\n")
    made = len(list((desk / "out").glob("*.md")))
    done = writer(*arguments)
    assert done.returncode == 0
    counts = {name: int(count) for count, name in re.findall(r"(\d+) (new|skipped|unchanged)", done.stdout)}
    assert sum(counts.values()) == 260
    assert counts["skipped"] >= made - 2  # each process may have been at one
    assert len(list((desk / "out").glob("*.md"))) == 260
    assert not list((desk / "out").rglob("*.tmp"))


def test_a_row_has_a_draft_in_each_edition(desk: Path, writer: Writer) -> None:
    (desk / "s.map.yaml").write_text("genre: season-renewal\neditions: [en-US, en-GB]\n")
    (desk / "s.csv").write_text("id,title,status,renewal_date,platform\na,Kelp,renewed,2027-03-12,Orbit+\n")
    done = writer("batch", "s.csv", "--out", "out", *UNCHECKED)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "2 stories: 2 new")
    american, british = ((desk / "out" / f"kelp-en-{land}.md").read_text() for land in ("us", "gb"))
    assert ("locale: en-US" in american, "“Kelp”" in american) == (True, True)
    assert ("locale: en-GB" in british, "“Kelp”" in british, "*Kelp*" in british) == (True, False, True)
    assert results(desk / "s.csv")["a"]["_path"] == "out/kelp-en-us.md; out/kelp-en-gb.md"


def test_a_sheet_that_is_watched_is_done_again_when_it_is_saved(desk: Path) -> None:
    sheet = desk / "s.csv"
    sheet.write_text("id,title,premiere_date\na,Kelp,2027-03-12\nb,Rail,2027-03-13\n")
    command = [str(PROGRAM), "batch", "s.csv", "--genre", "release-date", "--out", "out", "--watch", *UNCHECKED]
    with subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        try:
            assert next(line for line in started.stdout if "stories" in line) == "2 stories: 2 new\n"
            sheet.write_text("titel of it\n")
            assert any("no column" in line for line in started.stderr)
            sheet.write_text("id,title,premiere_date\na,Kelp,2027-03-12\nb,Rail,2028-01-01\n")
            assert next(line for line in started.stdout if "stories" in line) == "2 stories: 1 updated, 1 skipped\n"
            (desk / "s.map.yaml").write_text("set: {platform: Orbit+}\n")
            assert next(line for line in started.stdout if "stories" in line) == "2 stories: 2 updated\n"
            shutil.copytree(EXAMPLES.parents[1] / "templates" / "release-date", desk / "t" / "release-date")
            (desk / "t").rename(desk / "templates")
            assert next(line for line in started.stdout if "stories" in line) == "2 stories: 2 unchanged\n"
        finally:
            started.send_signal(signal.SIGINT)
            started.wait(timeout=60)
    assert started.returncode == 130
    assert "2028" in (desk / "out" / "rail.md").read_text()


@pytest.mark.parametrize("name", ["s.csv", "s.map.yaml", "people/cast.csv"])
def test_what_drafts_are_made_of_is_watched(tmp_path: Path, name: str) -> None:
    (tmp_path / "people").mkdir()
    for file, text in (("s.csv", "id,title\n"), ("s.map.yaml", JOIN), ("people/cast.csv", "id,who\n")):
        (tmp_path / file).write_text(text)
    watched = Watched(None, tmp_path / "s.csv", None)
    watched.look()
    (tmp_path / name).write_text(f"{(tmp_path / name).read_text()}\n")
    waiting = Thread(target=watched.wait, daemon=True)
    waiting.start()
    waiting.join(30)
    assert not waiting.is_alive()


def test_a_copy_of_a_draft_is_none_of_the_sheet(desk: Path, writer: Writer) -> None:
    (desk / "s.csv").write_text("id,title,premiere_date\n1,Kelp,2027-03-12\n")
    arguments = ("batch", "s.csv", "--genre", "release-date", "--out", "out", *UNCHECKED)
    writer(*arguments)
    copy = duplicate(Desk(desk), desk / "out" / "kelp.md")
    kept, own = copy.read_text(), rename(desk / "out" / "kelp.md", "the kelp")
    (desk / "s.csv").write_text("id,title,premiere_date\n1,Kelp,2027-04-09\n")
    assert "1 story: 1 updated" in writer(*arguments).stdout
    assert (copy.read_text(), "2027-04-09" in own.read_text()) == (kept, True)


def test_a_row_that_can_no_longer_be_read_is_neither_skipped_nor_said_to_be_gone(desk: Path, writer: Writer) -> None:
    arguments = ("batch", "s.csv", "--genre", "release-date", "--out", "out", *UNCHECKED)
    rows = "title,premiere_date\nKelp,2027-03-12\n"
    (desk / "s.csv").write_text(rows)
    writer(*arguments)
    (desk / "s.csv").write_text(rows.replace("12\n", "12,a cell too many\n"))
    done = writer(*arguments)
    assert (done.returncode, "row 2: 3 cells, but 2 columns" in done.stdout) == (2, True)
    (desk / "s.csv").write_text(rows.replace("Kelp", ""))
    assert "has no row any more, unless it is one that cannot be used: out/kelp.md\n" in writer(*arguments).stdout
