"""What was made of newsroom files, kept on disk while the files stay as they are.

Reading and preparing the 75 rule files of a guide takes four times as long as loading the result. The
cache is the user's own; a file of it that is torn, old or cannot be written is as good as none.
"""

import copyreg
import pickle
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, cast
from zlib import crc32

from writer.errors import SaveError
from writer.library.files import write_bytes
from writer.library.places import xdg_directory

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


def kept(name: str, files: Iterable[Path], code: Iterable[str], make: Callable[[], T]) -> T:
    """What ``make`` gives, from disk if neither ``files`` nor the modules in the folders ``code`` have changed.

    ``name`` tells what it is; ``code`` are folders of this package whose modules shape the result.
    """
    files = tuple(files)
    modules = (module for folder in code for module in sorted((_PACKAGE / folder).glob("*.py")))
    try:
        stamp = repr([sys.version, *(_stamp(path) for path in (*files, *modules))]).encode()
    except OSError:
        return make()
    where = repr(files).encode()
    path = cache_folder() / f"{re.sub(r'[^a-zA-Z0-9-]', '_', name)}-{crc32(where):08x}.pickle"
    try:
        found, value = pickle.loads(path.read_bytes())  # noqa: S301 # the user's own folder, as safe as the program
        if found == stamp:
            return cast("T", value)
    except _UNREADABLE:
        pass
    value = make()
    with suppress(*_UNWRITABLE):
        write_bytes(path, pickle.dumps((stamp, value), protocol=pickle.HIGHEST_PROTOCOL))
    return value


def _stamp(path: Path) -> tuple[str, int, int]:
    about = path.stat()
    return str(path), about.st_mtime_ns, about.st_size


def _proxy(content: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(content)


def _reduce(proxy: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return _proxy, (dict(proxy),)


copyreg.pickle(MappingProxyType, _reduce)
