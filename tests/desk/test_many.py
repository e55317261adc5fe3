"""Many files in one run: shared out among processes, with what one process would say of them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from writer.desk import many, pool
from writer.desk.desk import Desk
from writer.model.alert import Level
from writer.model.report import Report
from writer.report import render_report

PROGRAM = Path(sys.executable).with_name("writer")
ALONE = sys.maxsize
RULE = "extends: existence\nmessage: No '%s'.\nlevel: error\ntokens: [cat, 'very \\w+']\n"
TEXT = "A cat sat on a very old mat in a hour, and it sat there for a very long time.\n\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve texts of 9 KB, among them one that cannot be read and an empty one, and a configuration of Vale's."""
    style = tmp_path / "styles" / "S"
    style.mkdir(parents=True)
    (style / "Cat.yml").write_text(RULE)
    (tmp_path / ".vale.ini").write_text("StylesPath = styles\n[*.md]\nBasedOnStyles = S\n")
    (tmp_path / "texts").mkdir()
    for number in range(12):
        (tmp_path / "texts" / f"{number:02}.md").write_text(f"# Text {number}\n\n{TEXT * 110}")
    (tmp_path / "texts" / "05.md").write_bytes(b"caf\xe9")
    (tmp_path / "texts" / "07.md").write_text("\n")
    return tmp_path


@pytest.fixture
def checked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], Report]:
    monkeypatch.setattr(pool, "cores", lambda: 2)

    def run(guide: str, much: int) -> Report:
        monkeypatch.setattr(many, "MUCH", much)
        named = str(folder / guide) if guide.startswith(".") else guide
        return many.check_paths(Desk(None), [folder / "texts"], guide=named, without=frozenset({"grammar"}))

    return run


@pytest.mark.parametrize("guide", [".vale.ini", "Base"])
def test_several_processes_say_what_one_says(
    guide: str, checked: Callable[[str, int], Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    used = []

    def noted(paths: Iterable[Path], *more: object) -> Iterator[Report]:
        used.append(True)
        return reports_of(paths, *more)  # type: ignore[arg-type]

    reports_of = pool.reports_of
    monkeypatch.setattr(pool, "reports_of", noted)
    alone = checked(guide, ALONE)
    assert not used
    shared = checked(guide, 0)
    assert used
    assert shared == alone
    assert [file.path[-5:] for file in shared.files] == [f"{n:02}.md" for n in range(12) if n not in {5, 7}]
    assert [problem.place.path[-5:] for problem in shared.problems if problem.place] == ["05.md", "07.md"]
    assert sum(len(file.alerts) > 100 for file in shared.files) == 10
    assert render_report(shared, "json") == render_report(alone, "json")


def test_files_that_a_process_took_with_it_did_not_run(
    folder: Path, checked: Callable[[str, int], Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    read, last = Desk.read, "11.md"

    def deadly(desk: Desk, path: Path) -> object:
        if path.name == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(desk, path)

    monkeypatch.setattr(Desk, "read", deadly)
    (folder / "texts" / "05.md").unlink()
    (folder / "texts" / "07.md").unlink()
    report = checked(".vale.ini", 0)
    assert [file.path for file in report.files] == sorted(map(str, (folder / "texts").iterdir()))
    (unrun,) = report.files[-1].unrun
    assert (unrun.name, unrun.reason) == ("check", "the process that checked it died")
    assert report.exit_code(Level.ERROR) == 3


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_alive(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.skipif(sys.platform != "linux" or pool.cores() < 2, reason="looks into /proc, and one core needs no pool")
@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_no_process_is_left_behind(how: signal.Signals, code: int, folder: Path) -> None:
    for number in range(12):
        (folder / "texts" / f"{number:02}.md").write_text(TEXT * 20_000)
    command = [str(PROGRAM), "check", "texts", "--guide", ".vale.ini"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        until(lambda: len(children(started.pid)) == 2)
        workers = children(started.pid)
        started.send_signal(how)
        assert started.wait(30) == code
        assert started.stderr is not None
        until(lambda: not any(map(is_alive, workers)))
        assert started.stderr.read() == (b"\nwriter: interrupted\n" if code == 130 else b"")


def test_a_run_over_few_files_imports_no_processes(folder: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom writer.desk.desk import Desk\n"
        "from writer.desk.many import check_paths\n"
        "report = check_paths(Desk(None), [Path('texts/00.md'), Path('texts/01.md')], guide='.vale.ini')\n"
        "print(len(report.files), 'multiprocessing' in sys.modules, 'concurrent.futures' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout == "2 False False\n"
