"""Each case in ``tests/should_fail``: a request that cannot be done, and exactly what is said about it.

``case.yaml`` holds the command line, the exit code and all of stderr, with ``{desk}`` for the folder of the desk,
and ``shows`` what stdout must hold all the same; every other file lies on the desk.
"""

import shlex
import shutil
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

CASES = sorted((Path(__file__).parent.parent / "should_fail").iterdir())


def contents(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_message_with_place_and_hint_and_nothing_written(
    case: Path, desk: Path, writer: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    expected = yaml.safe_load((case / "case.yaml").read_text("utf-8"))
    shutil.copytree(case, desk, dirs_exist_ok=True, ignore=shutil.ignore_patterns("case.yaml"))
    before = contents(desk)
    done = writer(*shlex.split(expected["run"]))
    assert done.stderr == (f"writer: {expected['says'].format(desk=desk)}\n" if expected["says"] else "")
    assert done.returncode == expected["exit"]
    assert all(line in done.stdout for line in expected.get("shows", ()))
    assert contents(desk) == before
