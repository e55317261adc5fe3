"""A new genre: it passes lint and test as it stands, and makes drafts; nothing is overwritten."""

import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_new_genre_is_whole_from_the_first_day(desk: Path, writer: Run) -> None:
    done = writer("genre", "new", "panel-report")
    assert (done.returncode, done.stdout) == (0, f"{desk}/templates/panel-report\n")
    assert (writer("genre", "lint", "panel-report").stdout, writer("genre", "lint", "panel-report").returncode) == (
        "",
        0,
    )
    assert writer("genre", "test", "panel-report").stdout == "panel-report: 4 samples: as approved\n"
    done = writer("new", "panel-report", "--set", "title=Low Water", "--set", "status=renewed")
    assert done.returncode == 0
    checked = writer("check", done.stdout.strip(), "--without", "grammar")
    assert checked.returncode == 0, checked.stdout
    done = writer("genre", "new", "panel-report")
    assert (done.returncode, "there is a genre 'panel-report' already" in done.stderr) == (2, True)


def test_a_name_that_is_no_id_is_refused(desk: Path, writer: Run) -> None:
    done = writer("genre", "new", "../Panel Report")
    assert done.returncode == 2
    assert "'../Panel Report' is no id of a genre (small letters and hyphens: panel-report)" in done.stderr
    assert not (desk / "templates").exists()
