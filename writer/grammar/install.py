"""Bringing LanguageTool onto this machine: every jar of the lock, verified, one at a time and resumable."""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from writer.errors import GrammarError
from writer.grammar.jars import Jar, damaged, jar_directory, locked, record
from writer.grammar.maven import Registry
from writer.grammar.places import VERSION, engine_directory

Progress = Callable[[int, int, str], None]
"""Called with jars done, jars in all, and the name of the one just done."""

DOWNLOADS = 8
"""Jars fetched at a time; most are small, so that waiting, not bandwidth, is what costs."""


def install(progress: Progress, source: Path | None = None) -> Path:
    """Make every jar of the lock be there, from ``source`` (a folder that holds them) or the registry.

    What is there and sound is kept, so that an interrupted or damaged installation is mended by the
    same call, and a complete one needs no network. Raises ``GrammarError``.
    """
    try:
        jar_directory().mkdir(parents=True, exist_ok=True)
        with _alone():
            missing = damaged()
            if missing:
                _bring(missing, progress, source)
            record()
    except OSError as error:
        raise GrammarError(
            f"LanguageTool {VERSION} could not be installed: {error.strerror or error}",
            hint=f"check the space and the permissions of {engine_directory()}",
        ) from error
    progress(len(locked()), len(locked()), "")
    return jar_directory()


@contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other process installs."""
    with (engine_directory() / "install.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _bring(missing: tuple[Jar, ...], progress: Progress, source: Path | None) -> None:
    """Fetch ``missing``, several at a time; on an error or an interrupt what is done stays done."""
    partly = engine_directory() / "partial"
    fetch = partial(_copied, _offered(missing, source), partly) if source else partial(_downloaded, Registry(partly))
    total = len(locked())
    done = total - len(missing)
    progress(done, total, "")
    pool = ThreadPoolExecutor(DOWNLOADS)
    try:
        for future in as_completed([pool.submit(_settle, jar, fetch) for jar in missing]):
            done += 1
            progress(done, total, future.result())
    finally:
        pool.shutdown(cancel_futures=True)
        shutil.rmtree(partly, ignore_errors=True)


def _settle(jar: Jar, fetch: Callable[[Jar], Path]) -> str:
    """Fetch one jar, verify it, and only then give it its name."""
    fetched = fetch(jar)
    if not jar.is_sound(fetched):
        raise GrammarError(
            f"{jar.name} arrived damaged or is not the file that the lock names",
            hint="run `writer grammar install` again; if it stays, the registry or the folder holds a wrong file",
        )
    fetched.replace(jar_directory() / jar.name)
    return jar.name


def _downloaded(registry: Registry, jar: Jar) -> Path:
    try:
        return registry.fetch(jar)
    except (OSError, RuntimeError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # this machine's own fault, such as a full disk; the network's have no number
        raise GrammarError(
            f"{jar.name} could not be downloaded",
            hint="check the network and run `writer grammar install` again: it goes on where it stopped; "
            "without a network, copy the jars from another machine: `writer grammar install --from DIR`",
        ) from error


def _offered(missing: tuple[Jar, ...], source: Path) -> dict[str, Path]:
    """Index the files below ``source``, however deep, so that a Maven repository will do as well."""
    files = {path.name: path for path in source.rglob("*.jar")}
    absent = [jar.name for jar in missing if jar.name not in files]
    if absent:
        more = f" and {len(absent) - 1} more" if len(absent) > 1 else ""
        raise GrammarError(
            f"{source} does not hold {absent[0]}{more}",
            hint=f"name a folder with the jars of LanguageTool {VERSION}, such as a copy of {jar_directory()}",
        )
    return files


def _copied(offered: dict[str, Path], partly: Path, jar: Jar) -> Path:
    partly.mkdir(exist_ok=True)
    return Path(shutil.copyfile(offered[jar.name], partly / jar.name))
