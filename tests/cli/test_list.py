"""All drafts of a desk: listed, filtered, found stale as files and genres change; a reading that is broken off."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import PROGRAM
from writer.desk import Desk
from writer.desk.listing import index_of, listed

DEAF_NO_MORE = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
)
"""Who runs these tests in the background may have told their children to hear no Ctrl-C."""

Writer = Callable[..., subprocess.CompletedProcess[str]]


def draft(desk: Path, slug: str, facts: str, *, genre: str = "season-renewal", age: int = 0) -> Path:
    path = desk / "drafts" / f"{slug}.md"
    path.write_text(f"---\ngenre: {genre}\n{facts}---\n\nIt is back for more.\n", "utf-8")
    os.utime(path, ns=(0, 10**18 - age * 10**9))
    return path


@pytest.fixture
def three(desk: Path) -> Path:
    draft(desk, "ferry", "title: Night Ferry\nheadline: The ferry sails again\nstage: review\n", age=2)
    draft(desk, "dates", "title: Salt Road\nstage: draft\n", genre="release-date", age=1)
    draft(desk, "broken", "title: 'Half\n", age=3)
    return desk


def test_drafts_are_listed_newest_first_and_filtered(three: Path, writer: Writer) -> None:
    done = writer("list")
    assert done.returncode == 2
    assert done.stdout.splitlines()[:2] == [
        "draft   release-date        5 words  Salt Road (dates.md)",
        "review  season-renewal      5 words  The ferry sails again (ferry.md)",
    ]
    assert done.stdout.splitlines()[2].endswith("(broken.md)")
    (three / "drafts" / "broken.md").unlink()
    for filters, slugs in (
        (("--stage", "review"), ["ferry"]),
        (("--genre", "release-date"), ["dates"]),
        (("--title", "FERRY"), ["ferry"]),
        (("--title", "salt", "--stage", "review"), []),
    ):
        found = writer("list", *filters, "--format", "json")
        assert found.returncode == 0
        assert [Path(one["path"]).stem for one in json.loads(found.stdout)] == slugs
    slip = writer("list", "--genre", "release-dates")
    assert (slip.returncode, "did you mean 'release-date'?" in slip.stderr) == (2, True)


def test_what_the_index_tells_is_what_the_files_say(three: Path) -> None:
    desk = Desk(three)
    path = three / "drafts" / "ferry.md"
    before = path.stat()
    assert [one.path.stem for one in listed(desk)] == ["dates", "ferry", "broken"]
    beside = path.with_name("beside")  # of the same time and size, as `cp -p` and a rename leave it
    beside.write_text(path.read_text("utf-8").replace("review", "draft "), "utf-8")
    os.utime(beside, ns=(before.st_mtime_ns, before.st_mtime_ns))
    beside.replace(path)
    draft(three, "broken", "title: Whole\n", age=3)
    assert [(one.name, one.stage, one.problem) for one in listed(Desk(three))] == [
        ("Salt Road", "draft", ""),
        ("The ferry sails again", "draft", ""),
        ("Whole", "", ""),
    ]


def test_a_draft_that_is_no_text_is_named(desk: Path, writer: Writer) -> None:
    path = draft(desk, "ferry", "title: Night Ferry\n")
    path.write_bytes(path.read_bytes() + b"\xff\xfe")
    for command in ("list", "stale"):
        done = writer(command)
        assert done.returncode == 2
        assert "is not UTF-8" in done.stdout + done.stderr
    path.write_text("---\ngenre: season-renewal\ntitle: Night Ferry\n---\n\nA word.\n", "utf-8")
    assert writer("list").returncode == 0


def test_a_genre_that_changes_has_its_drafts_read_anew(three: Path) -> None:
    (three / "drafts" / "broken.md").unlink()
    day = date(2026, 7, 21)
    aged = "title: Night Ferry\nstatus: {value: renewed, sources: [Orbit+], as_of: 2026-07-01}\n"
    path = draft(three, "ferry", aged)
    opened = Desk(three)
    assert index_of(opened).stale(day) == []
    own = three / "templates" / "_shared" / "fields.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("fields:\n  status: {shelf_life: 19}\n", "utf-8")
    ((slug, (fact,)),) = index_of(opened).stale(day)
    assert (slug, fact.told(day)) == ("ferry", "status 'renewed' is as of 2026-07-01, 20 days ago")
    assert index_of(Desk(three)).stale(date(2026, 7, 20)) == []
    path.write_text(path.read_text("utf-8").replace("genre", "stage: spiked\ngenre"), "utf-8")
    assert index_of(Desk(three)).stale(day) == []


def test_an_interrupted_reading_ends_at_once_and_goes_on_where_it_was(desk: Path, writer: Writer) -> None:
    for number in range(900):
        draft(desk, f"show-{number}", f"title: Show {number}\nrelease_window: March 2020\n")
    run = subprocess.Popen(
        [sys.executable, "-c", DEAF_NO_MORE, PROGRAM, "stale"],
        cwd=desk,
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    cache = Path(os.environ["HOME"]) / ".cache" / "writer"
    while not (kept := kept_in(cache)) and run.poll() is None:
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=30)
    assert (run.returncode, out, err.lstrip()) == (130, "", "writer: interrupted\n")
    assert 0 < kept < 900
    assert len(writer("stale").stdout.splitlines()) == 1800


def kept_in(cache: Path) -> int:
    """How many drafts an index in the folder ``cache`` has."""
    for path in cache.glob("drafts-*.sqlite"):
        with suppress(sqlite3.OperationalError):  # its tables are not there yet
            return int(sqlite3.connect(path).execute("SELECT count(*) FROM drafts").fetchone()[0])
    return 0
