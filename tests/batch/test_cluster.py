"""A batch on Dask: a real scheduler and real workers, each a process of its own, on loopback."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from operator import methodcaller
from pathlib import Path

import pytest

from writer.batch.cluster import Proof, spread
from writer.desk import Desk
from writer.errors import UsageError
from writer.values import replace

PROGRAM = Path(sys.executable).with_name("writer")
Writer = Callable[..., subprocess.CompletedProcess[str]]
ROWS = 112
ARGUMENTS = ("s.csv", "--genre", "release-date", "--out", "out", "--without", "checks", "--quiet", "--format", "json")


def dask(kind: str, *arguments: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *map(str, arguments), "--no-dashboard"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    about = tmp_path_factory.mktemp("dask") / "scheduler.json"
    with dask("scheduler", "--host", "127.0.0.1", "--port", 0, "--scheduler-file", about) as running:
        try:
            until(about.is_file)
            until(lambda: about.read_text().endswith("}"))
            yield json.loads(about.read_text())["address"]
        finally:
            running.terminate()


@pytest.fixture(scope="module")
def workers(scheduler: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[subprocess.Popen[bytes]]]:
    options = ("--nthreads", 1, "--no-nanny", "--local-directory", tmp_path_factory.mktemp("workers"))
    running = [dask("worker", scheduler, *options) for _ in range(2)]
    try:
        yield running
    finally:
        for one in running:
            one.terminate()
            one.wait(30)


def until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture
def sheet(desk: Path) -> Path:
    path = desk / "s.csv"
    rows = "".join(f"k{n},Title Number {n},film,202{n % 9}-03-12,Orbit+,released\n" for n in range(ROWS))
    path.write_text(f"id,title,medium,premiere_date,platform,status\n{rows}k7,Twice,film,,,\nx,Bad,film,someday,,\n")
    return path


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".tmp")
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def test_chunks_come_back_in_order_from_workers_that_are_alike_alone(
    desk: Path, scheduler: str, workers: list[subprocess.Popen[bytes]]
) -> None:
    proof = Proof.of(Desk(desk), None)
    known = {4: -4}.get
    found = spread([1, 2, 4, 8], scheduler, proof, methodcaller, "bit_length", known=known)
    assert list(found) == [(1, 1), (2, 2), (4, -4), (8, 4)]
    for change, told in (
        ({"stamp": "other"}, "has another version of writer, or other templates or guides"),
        ({"file": Path("/nowhere/out/.writer/s.csv.batch.jsonl")}, "does not see /nowhere/out"),
    ):
        with pytest.raises(UsageError, match=told):
            list(spread([1, 2], scheduler, replace(proof, **change), methodcaller, "bit_length", known=known))


def test_a_worker_with_another_template_of_any_genre_is_another(desk: Path) -> None:
    own = Proof.of(Desk(desk), None)
    (desk / "templates" / "own").mkdir(parents=True)
    (desk / "templates" / "own" / "genre.yaml").write_text("label: Own\n")
    other = Proof.of(Desk(desk), None)
    (desk / "templates" / "own" / "article.md.jinja").write_text("{% block lede %}{% endblock %}")
    assert len({own.stamp, other.stamp, Proof.of(Desk(desk), None).stamp}) == 3


def test_a_worker_that_is_killed_loses_and_doubles_nothing(
    desk: Path, sheet: Path, scheduler: str, workers: list[subprocess.Popen[bytes]], writer: Writer
) -> None:
    command = [str(PROGRAM), "batch", *ARGUMENTS, "--scheduler", scheduler]
    with subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, text=True) as far:
        until(lambda: len(list((desk / "out").glob("*.md"))) > ROWS // 6)
        os.kill(workers[0].pid, signal.SIGKILL)
        assert len(list((desk / "out").glob("*.md"))) < ROWS
        told, _ = far.communicate(timeout=120)
    assert far.returncode == 2
    made, results = files(desk / "out"), (desk / "s.results.csv").read_bytes()
    (desk / "out").rename(desk / "far")
    here = writer("batch", *ARGUMENTS, "--workers", "1")
    assert told == here.stdout
    assert [row["action"] for row in json.loads(told)["rows"]] == [*["new"] * ROWS, "failed", "failed"]
    assert made == files(desk / "out")
    assert results == (desk / "s.results.csv").read_bytes()
    again = writer("batch", *ARGUMENTS, "--scheduler", scheduler)
    assert [row["action"] for row in json.loads(again.stdout)["rows"]] == [*["skipped"] * ROWS, "failed", "failed"]


def test_without_a_scheduler_it_says_so(desk: Path, sheet: Path, writer: Writer) -> None:
    done = writer("batch", *ARGUMENTS, "--scheduler", "tcp://127.0.0.1:9")
    assert done.returncode == 2
    assert "there is no Dask scheduler at tcp://127.0.0.1:9" in done.stderr
    assert "start one with 'dask scheduler'" in done.stderr
