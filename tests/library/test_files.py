"""Files are read as UTF-8 and written whole or not at all."""

import os
from pathlib import Path

import pytest

from writer.errors import FileError, SaveError, UsageError
from writer.library import files
from writer.library.files import append_text, read_lines, read_text, write_text


def test_line_ends_and_permissions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"one\r\ntwo\n")
    path.chmod(0o640)
    text = read_text(path)
    write_text(path, text + "three\r\n")
    assert path.read_bytes() == b"one\r\ntwo\nthree\r\n"
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_lies_beside_a_file_is_for_those_who_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("secret", "utf-8")
    path.chmod(0o600)
    write_text(tmp_path / "b.md", "secret", like=path)
    append_text(tmp_path / "c.jsonl", "secret\n", like=path)
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("b.md", "c.jsonl")] == [0o600, 0o600]
    write_text(tmp_path / "d.md", "open", like=tmp_path / "none.md")
    assert (tmp_path / "d.md").stat().st_mode & 0o444 == 0o444


def test_a_new_file_needs_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")  # as FAT says it

    monkeypatch.setattr(os, "link", refuse)
    write_text(tmp_path / "a.md", "new", replace=False)
    with pytest.raises(SaveError, match="is there already"):
        write_text(tmp_path / "a.md", "newer", replace=False)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.md", "new")]


def test_a_file_that_is_not_utf8_is_named_with_the_place_of_its_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("é\nab".encode() + b"\xff")
    with pytest.raises(FileError) as raised:
        read_text(path)
    assert raised.value.where is not None
    assert (raised.value.where.line, raised.value.where.column) == (2, 3)
    assert "0xff" in raised.value.message


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        read_text(tmp_path / "none.md")
    with pytest.raises(UsageError, match="is a directory"):
        read_text(tmp_path)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.md"
    path.write_text("word " * (files.MAX_BYTES // 5 + 1))
    with pytest.raises(FileError, match="too large"):
        read_text(path)


def test_a_new_file_never_goes_over_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    with pytest.raises(SaveError, match="is there already"):
        write_text(path, "new", replace=False)
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


@pytest.mark.parametrize("step", ["fsync", "write"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(SaveError, match="no space left on device"):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "target.md"
    target.write_text("old")
    link = tmp_path / "link.md"
    link.symlink_to(target)
    write_text(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_torn_line_takes_no_other_with_it(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.jsonl"
    assert read_lines(path) == []
    append_text(path, "one\n")
    append_text(path, "two\u2028still\x85two\n")
    with path.open("a", encoding="utf-8") as file:
        file.write("\nto")
    append_text(path, "four\n")
    append_text(path, "five\n")
    assert path.read_text("utf-8").endswith("\n\nto\nfour\nfive\n")
    assert read_lines(path) == [(1, "one"), (2, "two\u2028still\x85two"), (4, "to"), (5, "four"), (6, "five")]
