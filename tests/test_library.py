"""``import writer``: the documented example runs, and costs nothing before it is used."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import writer

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "library.md"


def test_the_documented_example_runs(desk: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    done = subprocess.run([sys.executable, "-c", example], cwd=desk, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "open: TK: " in done.stdout


def test_its_names_are_those_of_its_types_and_of_its_page() -> None:
    stub = (ROOT / "writer" / "__init__.pyi").read_text("utf-8")
    names = re.findall(r"as (\w+)", stub)
    assert all(getattr(writer, name).__doc__ for name in names)
    assert {name for name in names if name.islower()} == set(re.findall(r"writer\.(\w+)\(", PAGE.read_text("utf-8")))
    with pytest.raises(AttributeError):
        _ = writer.no_such_name  # type: ignore[attr-defined]


def test_a_batch_tells_what_became_of_its_rows(desk: Path) -> None:
    (desk / "s.csv").write_text("title,premiere_date\nKelp,2027-03-12\nRail,someday\n")
    found = writer.run_batch(
        writer.open_desk(desk), desk / "s.csv", desk / "out", genre="release-date", without=["checks"]
    )
    assert [(one.slug, one.action) for one in found.outcomes] == [("kelp", "new"), ("rail", "failed")]
    assert not (desk / "s.results.csv").exists()
