"""What was made of newsroom files, kept on disk while the files stay as they are.

Reading and preparing the 75 rule files of a guide takes four times as long as loading the result. The
cache is the user's own; a file of it that is torn, old or cannot be written is as good as none.
"""

import atexit
import copyreg
import os
import pickle
import re
import sys
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache, cached_property
from itertools import islice
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, cast, overload
from zlib import crc32

from writer.errors import SaveError
from writer.library.files import write_bytes
from writer.library.patterns import pickled
from writer.library.xdg import xdg_directory

T = TypeVar("T")

_PACKAGE = Path(__file__).resolve().parent.parent
_UNREADABLE = (
    pickle.PickleError,
    ArithmeticError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    OSError,
    TypeError,
    ValueError,
)
"""All that torn bytes may raise."""

_UNWRITABLE = (SaveError, pickle.PickleError, AttributeError, TypeError)


def cache_folder() -> Path:
    """``$XDG_CACHE_HOME/writer``."""
    return xdg_directory("XDG_CACHE_HOME", ".cache") / "writer"


def kept(name: str, files: Iterable[Path | str], code: Iterable[str], make: Callable[[], T]) -> T:
    """What ``make`` gives, from disk if neither ``files`` nor the modules in the folders ``code`` have changed.

    ``name`` tells what it is; ``code`` are folders of this package whose modules shape the result.
    """
    paths = tuple(map(str, files))
    try:
        stamp = (sys.version, *map(_code, code), *map(_stamp, paths))
    except OSError:
        return make()
    path = _file(name, paths)
    found = _read(path, stamp)
    if found is None:
        found = (make(),)
        _write(path, stamp, found)
    return cast("T", found[0])


class Packed(Sequence[T]):
    """Many things of which a run needs few: those that were kept on disk are loaded one by one, when asked for."""

    def __init__(self, things: Iterable[T] = (), *, packed: Iterable[bytes] = ()) -> None:
        """Hold ``things``, or what they were ``packed`` into."""
        self._packed = tuple(packed)
        self._things: dict[int, T] = dict(enumerate(things))

    def __len__(self) -> int:
        return len(self._packed) or len(self._things)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(len(self))))
        if at not in self._things:
            self._things[at] = pickle.loads(self._packed[at])  # noqa: S301 # as below
        return self._things[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Packed) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[Any, ...]:
        packed = self._packed or tuple(pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL) for thing in self)
        return _unpacked, (packed,)


def _unpacked(packed: tuple[bytes, ...]) -> Packed[Any]:
    return Packed(packed=packed)


class Shelf:
    """Many small things by their keys, each loaded when it is asked for; new ones are written down at exit.

    A key says all that a thing is made of, but for ``version`` and the modules in the folders ``code`` of this package.
    """

    def __init__(self, name: str, code: Iterable[str], version: str = "", most: int = 4000) -> None:
        """Read nothing yet; at ``most`` so many things are kept, those that were new last.

        With half a kilobyte each, reading 4,000 takes a few milliseconds.
        """
        self._name, self._code, self._version, self._most = name, tuple(code), version, most
        self._new: deque[tuple[str, object]] = deque(maxlen=most)

    def get(self, key: str, make: Callable[[], T]) -> T:
        """What ``make`` gives, or gave for this key in an earlier run. Raises what it raises."""
        if key in self._old:
            with suppress(*_UNREADABLE):
                return cast("T", pickle.loads(self._old[key]))  # noqa: S301 # as below
        made = make()
        if not self._new:
            atexit.register(self._write)
        self._new.append((key, made))
        return made

    def _write(self) -> None:
        """What is new, and of the rest, which another process may have added to meanwhile, what there is room for."""
        with suppress(*_UNWRITABLE, OSError):
            new = {key: pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL) for key, made in reversed(self._new)}
            old = _read(self._path, self._stamp) or {}
            _write(self._path, self._stamp, new | dict(islice(old.items(), self._most - len(new))))

    @cached_property
    def _old(self) -> dict[str, bytes]:
        try:
            return _read(self._path, self._stamp) or {}
        except OSError:
            return {}

    @property
    def _path(self) -> Path:
        return _file(self._name, ())

    @property
    def _stamp(self) -> tuple[object, ...]:
        return (sys.version, self._version, *map(_code, self._code))


def _file(name: str, files: tuple[str, ...]) -> Path:
    where = repr((str(_PACKAGE), name, files)).encode()
    return cache_folder() / f"{re.sub(r'[^a-zA-Z0-9-]', '_', name)}-{crc32(where):08x}.pickle"


def _read(path: Path, stamp: tuple[object, ...]) -> Any:
    """What is kept in ``path`` under ``stamp``, or ``None``."""
    try:
        found, value = pickle.loads(path.read_bytes())  # noqa: S301 # the user's own folder, as safe as the program
    except _UNREADABLE:
        return None
    return value if found == stamp else None


def _write(path: Path, stamp: tuple[object, ...], value: object) -> None:
    with suppress(*_UNWRITABLE, OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # what drafts say is in it
        write_bytes(path, pickle.dumps((stamp, value), protocol=pickle.HIGHEST_PROTOCOL))


@cache
def _code(folder: str) -> tuple[tuple[str, int, int], ...]:
    """The stamps of the modules in that folder of the package; they stay as they were when they were loaded."""
    return tuple(
        (entry.path, entry.stat().st_mtime_ns, entry.stat().st_size)
        for entry in sorted(os.scandir(_PACKAGE / folder), key=attrgetter("name"))
        if entry.name.endswith(".py")
    )


def code_stamp(folders: tuple[str, ...]) -> int:
    """A number that is another one when a module in one of those folders of the package is."""
    return crc32(repr([*map(_code, folders)]).encode())


def _stamp(path: str) -> tuple[str, int, int]:
    about = os.stat(path)  # noqa: PTH116  a guide has hundreds of files, and a Path costs more than what it is asked
    return path, about.st_mtime_ns, about.st_size


def _proxy(content: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(content)


def _reduce(proxy: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return _proxy, (dict(proxy),)


copyreg.pickle(MappingProxyType, _reduce)
copyreg.pickle(re.Pattern, pickled)
