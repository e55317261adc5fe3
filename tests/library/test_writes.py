"""A program that dies at any step of a write leaves the old file or the new one, never else."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from writer.errors import SaveError
from writer.library import files
from writer.library.versions import save_version, versions

STEPS = ("open", "fdopen", "fsync", "link")


def dying(step: int) -> Iterator[Callable[[], None]]:
    """Count system calls, and end the process at the given one, as ``kill -9`` would."""
    count = 0

    def tick() -> None:
        nonlocal count
        count += 1
        if count == step:
            os._exit(9)

    yield tick


@pytest.mark.parametrize("step", range(1, 8))
@pytest.mark.parametrize("replace", [True, False])
def test_killed_at_any_step(tmp_path: Path, step: int, replace: bool) -> None:  # noqa: FBT001
    path = tmp_path / "draft.md"
    if replace:
        path.write_text("old\n", "utf-8")
    child = os.fork()
    if not child:
        (tick,) = dying(step)
        for name in STEPS:
            real = getattr(os, name)
            setattr(os, name, lambda *args, real=real, **more: (tick(), real(*args, **more), tick())[1])
        files.write_text(path, "new\n", replace=replace)
        os._exit(0)
    os.waitpid(child, 0)
    assert not path.exists() or path.read_text("utf-8") in {"old\n", "new\n"}
    assert path.exists() or not replace
    files.write_text(path, "newer\n", replace=replace or path.exists())
    assert path.read_text("utf-8") == "newer\n"


def test_versions_are_whole_files_in_order_whatever_the_clock_says(tmp_path: Path) -> None:
    draft = tmp_path / "a.md"
    for number in range(5):
        save_version(draft, f"text {number}\n", "update")
    save_version(draft, "text 4\n", "update")
    assert [one.text for one in versions(draft)] == [f"text {number}\n" for number in range(5)]
    (tmp_path / ".writer" / "a.history" / "notes.txt").write_text("mine", "utf-8")
    assert len(versions(draft)) == 5


def test_a_folder_that_cannot_be_written_keeps_the_draft(tmp_path: Path) -> None:
    (tmp_path / ".writer").write_text("a file in the way", "utf-8")
    with pytest.raises(SaveError):
        save_version(tmp_path / "a.md", "text\n", "update")
