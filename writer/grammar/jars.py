"""The jars that LanguageTool is made of: which they are by the lock, and whether they are all here."""

import hashlib
import json
import tomllib
from pathlib import Path

from writer.grammar.places import engine_directory
from writer.values import Value

LOCK = Path(__file__).parent / "jgo.lock.toml"
"""Exact versions and SHA-256 of all jars; part of the wheel."""

_MARKER = "installed.json"


class Jar(Value):
    """One locked file, by its Maven coordinates."""

    group: str
    artifact: str
    version: str
    sha256: str

    @property
    def name(self) -> str:
        """Its file name, in Maven's form."""
        return f"{self.artifact}-{self.version}.jar"

    def is_sound(self, path: Path) -> bool:
        """Whether ``path`` is this very file."""
        return path.is_file() and _digest(path) == self.sha256


def locked() -> tuple[Jar, ...]:
    """List all jars, in the order of the class path."""
    rows = tomllib.loads(LOCK.read_text("utf-8"))["dependencies"]
    return tuple(
        Jar(group=row["groupId"], artifact=row["artifactId"], version=row["version"], sha256=row["sha256"])
        for row in rows
    )


def jar_directory() -> Path:
    """Name the folder where the jars are, or would be."""
    return engine_directory() / "jars"


def installed() -> Path | None:
    """Find the folder with all jars of this program's lock, if they are there.

    Cheap, for every start: sizes are compared with those recorded when the jars were verified;
    ``damaged`` reads the files.
    """
    try:
        marker = json.loads((engine_directory() / _MARKER).read_bytes())
        whole = all((jar_directory() / name).stat().st_size == size for name, size in marker["jars"].items())
    except (OSError, ValueError, KeyError):
        return None
    return jar_directory() if whole and marker["lock"] == _digest(LOCK) else None


def damaged() -> tuple[Jar, ...]:
    """List the jars that are missing or not what the lock says; reads them all (0.1 to 0.3 s)."""
    return tuple(jar for jar in locked() if not jar.is_sound(jar_directory() / jar.name))


def record() -> None:
    """Note that all jars were verified, for ``installed``."""
    sizes = {jar.name: (jar_directory() / jar.name).stat().st_size for jar in locked()}
    fresh = engine_directory() / f"{_MARKER}.new"
    fresh.write_text(json.dumps({"lock": _digest(LOCK), "jars": sizes}), "utf-8")
    fresh.replace(engine_directory() / _MARKER)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
