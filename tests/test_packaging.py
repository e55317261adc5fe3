"""The wheel itself: built, installed into an environment of its own, and used in a folder that is no repository."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHIPPED = ("templates", "styleguides", "dictionaries", "models", "app")
FACTS = ROOT / "templates" / "season-renewal" / "samples" / "full.yaml"


def build(kind: str, to: Path, root: Path = ROOT) -> Path:
    command: list[str | Path] = [sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", to, root]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = to.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it; the packages that it needs are those of this one, not copied."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True, with_pip=False)
    purelib = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        folder / "bin" / "python",
        "install",
        "--quiet",
        "--no-deps",
    ]
    subprocess.run([*command, "--no-index", "--disable-pip-version-check", wheel], check=True)
    needed = Path(sysconfig.get_path("purelib"))
    # a .pth line that names a folder adds it without its own .pth files, so not the editable install
    (purelib / "needed.pth").write_text(f"{needed}\n", "utf-8")
    return folder / "bin"


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_program_and_what_is_shipped(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    program = {name for name in files_below(ROOT / "writer") if "_shipped" not in name}
    shipped = {f"writer/_shipped/{name}" for folder in SHIPPED for name in files_below(ROOT / folder)}
    assert shipped
    assert {name for name in held if ".dist-info/" not in name} == program | shipped


def test_a_wheel_can_be_built_from_the_source_archive(tmp_path: Path, wheel: Path) -> None:
    source = build("sdist", tmp_path / "sdist")
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    again = build("wheel", tmp_path / "again", unpacked)
    assert set(zipfile.ZipFile(again).namelist()) == set(zipfile.ZipFile(wheel).namelist())


def test_the_installed_program_works_in_any_folder(installed: Path, tmp_path: Path, home: Path) -> None:
    empty = tmp_path / "elsewhere"
    empty.mkdir()
    facts = tmp_path / "facts.yaml"
    facts.write_bytes(FACTS.read_bytes())

    def run(*arguments: str | Path, stand: Path = empty) -> subprocess.CompletedProcess[str]:
        environment = {"HOME": str(home), "PATH": os.defpath, "LANG": "C.UTF-8"}
        command: list[str | Path] = [installed / "writer", *arguments]
        done = subprocess.run(command, cwd=stand, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    where = "import writer.library.places as p; print(p.SHIPPED)"
    said = subprocess.run([installed / "python", "-c", where], capture_output=True, text=True, check=True, cwd=empty)
    assert Path(said.stdout.strip()) == Path(sysconfig.get_path("purelib", vars={"base": str(installed.parent)})) / (
        "writer/_shipped"
    )
    run("init", "desk")
    desk = empty / "desk"
    rendered = run("render", facts, stand=desk).stdout
    assert rendered.startswith("---\n")
    assert "All of Us Are Dead" in rendered
    (desk / "drafts" / "a.md").write_text(rendered, "utf-8")
    report = run("check", "drafts/a.md", "--without", "grammar", stand=desk).stdout
    assert "waived: grammar" in report
    assert "did not run" not in report
    bad = desk / "drafts" / "bad.txt"
    bad.write_text("Episodes arrive at 12 noon on Friday.\n", "utf-8")
    assert "[Entertainment.Noon]" in run("check", bad, "--guide", "US", "--without", "grammar").stdout
