"""Reading and writing files safely: UTF-8 with its line ends kept, writes that happen whole or not at all."""

import errno
import os
from contextlib import suppress
from functools import partial
from pathlib import Path

from writer.errors import FileError, Place, SaveError, UsageError, reason

MAX_BYTES = 5_000_000
"""No article comes near this; a larger file is refused before it is read."""

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
_NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def read_text(path: Path) -> str:
    """The text of ``path``, line ends as they are. Raises ``UsageError`` or ``FileError``."""
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise UsageError(f"{path} is no file that can be read", hint="name a text file, or '-' for standard input")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            limit = f"a file may have {MAX_BYTES // 1_000_000} MB"
            message = f"this file is too large for an article: {limit}"
            raise FileError(message, where=Place(path=str(path)), hint="split it, or check its parts")
    except OSError as error:
        hint = "check the name and its permissions"
        raise UsageError(f"{path} cannot be read: {reason(error)}", hint=hint) from None
    return decode(data, str(path))


def read_lines(path: Path) -> list[tuple[int, str]]:
    """The lines that ``append_text`` added, numbered from 1, empty ones left out; none where there is no file.

    They end at line feeds alone: JSON may hold other line ends of Unicode. Raises as ``read_text`` does.
    """
    text = read_text(path) if path.is_file() else ""
    return [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]


def decode(data: bytes, path: str) -> str:
    """``data`` as UTF-8. Raises ``FileError`` at the first byte that is none, or that no text has."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _place(data[: error.start].decode("utf-8"), path)
        byte = data[error.start]
        raise FileError(f"this is not UTF-8: byte {byte:#04x}", where=place, hint="save the file as UTF-8") from None
    if "\0" in text:
        place = _place(text[: text.index("\0")], path)
        raise FileError("this is no text: byte 0x00", where=place, hint="save the file as UTF-8 text")
    return text


def _place(before: str, path: str) -> Place:
    """The place behind the text ``before``."""
    return Place(path=path, line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))


def write_text(path: Path, text: str, *, replace: bool = True, sync: bool = True, like: Path | None = None) -> None:
    """Write ``text`` to ``path`` as ``write_bytes`` does."""
    write_bytes(path, text.encode("utf-8"), replace=replace, sync=sync, like=like)


def write_bytes(
    path: Path, data: bytes | memoryview, *, replace: bool = True, sync: bool = True, like: Path | None = None
) -> None:
    """Write ``data`` to ``path`` whole or not at all; permissions of a file that is replaced are kept.

    With ``like``, if that is there, it may be read and written by those who may read and write that file.

    With ``replace`` false an existing file is never touched. Without ``sync`` it outlives the program, but perhaps
    no failure of power: for what can be made anew. Raises ``SaveError``.
    """
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)  # another process may make it meanwhile
        if path.is_symlink():
            path = path.resolve()
        if replace and path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        _write_beside(path, data, replace=replace, sync=sync, mode=_mode(like) or _mode(path))
    except FileExistsError as error:
        if error.filename == str(path.parent):
            raise SaveError(f"{path} cannot be written: {path.parent} is no folder", hint=mend(error)) from None
        hint = "nothing is written over it: choose another name, or move it away"
        raise SaveError(f"{path} is there already", hint=hint) from None
    except OSError as error:
        raise SaveError(f"{path} cannot be written: {reason(error)}", hint=mend(error)) from None


def append_text(path: Path, text: str, *, like: Path | None = None) -> None:
    """Add lines to a file in one write, so that two programs do not mix theirs. Raises ``SaveError``.

    A last line that was torn is ended first, and takes none of the new ones with it. A new file may be read by those
    who may read ``like``.
    """
    mode = _mode(like) & 0o666 or 0o666
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "a+b", buffering=0, opener=partial(os.open, mode=mode)) as file:
            if file.tell():
                file.seek(-1, os.SEEK_END)
            torn = file.read(1) not in {b"", b"\n"}
            file.write(b"\n" * torn + text.encode("utf-8"))
    except OSError as error:
        raise SaveError(f"{path} cannot be written: {reason(error)}") from None


def open_as(path: Path, like: Path) -> None:
    """Let those read and write ``path``, if it is there, who may read and write ``like``."""
    with suppress(OSError):  # a colleague's file, of which only the colleague can say so
        if _mode(path) not in {0, _mode(like)}:
            path.chmod(_mode(like))


def _mode(path: Path | None) -> int:
    """The permissions of a file; 0 where there is none."""
    with suppress(FileNotFoundError):
        return path.stat().st_mode & 0o7777 if path else 0
    return 0


def _write_beside(path: Path, data: bytes | memoryview, *, replace: bool, sync: bool, mode: int) -> None:
    """Write a new file in the same folder, sync it, and give it the name in one step; ``mode`` 0 is the usual one."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode & 0o666 or 0o666)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if sync:
                os.fsync(file.fileno())
        if mode:
            temporary.chmod(mode)
        if replace:
            temporary.replace(path)
        else:
            claim(temporary, path)
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def claim(source: Path, path: Path) -> None:
    """Take the name ``path`` for ``source``, which is then to be renamed to it. Raises ``FileExistsError``.

    It is never that of a file that is there, or that came this moment: a second link to ``source``, or an empty file
    where the file system has no links.
    """
    try:
        os.link(source, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))


def mend(error: OSError) -> str:
    """What to do about a file that cannot be written."""
    if error.errno in _NO_ROOM:
        return "nothing was changed; make room, then try again"
    if error.errno in _NO_RIGHT:
        return "nothing was changed; get the right to write there, or choose another folder"
    return "nothing was changed; choose another folder"
