"""The one door to jgo, which costs 0.3 s to import: fetching a locked jar, and making the lock.

Run as a module, it resolves ``jgo.toml`` anew and writes ``jgo.lock.toml`` beside it.
"""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from jgo.config import GlobalSettings
from jgo.constants import MAVEN_CENTRAL_URL
from jgo.env import EnvironmentSpec, LockFile, compute_spec_hash
from jgo.maven import MavenContext

from writer.grammar.jars import LOCK, Jar


class Registry:
    """Maven Central, or the repositories that the user's own jgo configuration names."""

    def __init__(self, cache: Path) -> None:
        """Download below ``cache``, in Maven's layout."""
        repositories = GlobalSettings.load().repositories or {"central": MAVEN_CENTRAL_URL}
        self._cache = cache
        self._context = MavenContext(repo_cache=cache, local_repos=[], remote_repos=repositories)

    def fetch(self, jar: Jar) -> Path:
        """Download ``jar`` and say where it lies now.

        Raises ``OSError`` if the registry cannot be reached, ``RuntimeError`` if it does not have the jar.
        """
        artifact = self._context.project(jar.group, jar.artifact).at_version(jar.version).artifact()
        (self._cache / artifact.component.path_prefix / jar.name).unlink(missing_ok=True)
        return artifact.resolve()

    def lock(self, spec: Path, to: Path) -> None:
        """Resolve ``spec`` with all it depends on and write every version and checksum to ``to``."""
        wanted = EnvironmentSpec.load(spec)
        without = [self._context.project(*name.split(":")) for name in wanted.exclusions]
        roots = [self._context.create_dependency(name, without) for name in wanted.coordinates]
        direct, indirect = self._context.resolver.resolve(roots)
        needed = [*direct, *(one for one in indirect if one.scope in {"compile", "runtime"})]
        unique = list({one.artifact.key: one for one in needed}.values())
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda one: one.artifact.resolve(), unique))
        LockFile.from_resolved_dependencies(
            unique,
            environment_name=wanted.name,
            entrypoints=wanted.entrypoints,
            default_entrypoint=wanted.default_entrypoint,
            spec_hash=compute_spec_hash(spec),
        ).save(to)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        Registry(Path(scratch)).lock(LOCK.with_name("jgo.toml"), LOCK)
