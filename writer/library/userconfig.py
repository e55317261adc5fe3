"""The user's own configuration, ``$XDG_CONFIG_HOME/writer/config.yaml``: this machine's programs and servers, and keys.

What runs a program or sends copy away is read from nowhere else: a desk may come from a stranger.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from writer.errors import FileError, Problem
from writer.library.files import read_text
from writer.library.keymaps import KeyWish, read_wish
from writer.library.records import read_record
from writer.library.xdg import own_directory
from writer.library.yamlfile import ListNode, MapNode, ScalarNode, read_mapping
from writer.model.facts import Record
from writer.model.fields import Field, FieldType
from writer.values import Value, replace

_GRAMMAR = (
    Field(name="java", type=FieldType.TEXT, example="/usr/lib/jvm/java-21/bin/java"),
    Field(name="idle_minutes", type=FieldType.INT, example="30"),
    Field(name="servers", type=FieldType.LIST, example="https://languagetool.example.org"),
)
USER_KEYS = MappingProxyType(
    {
        "grammar": Field(
            name="grammar", type=FieldType.RECORD, rows=MappingProxyType({one.name: one for one in _GRAMMAR})
        )
    }
)
"""The keys of ``config.yaml`` but ``keys``, which is a name or a map."""

_ALL_KEYS = MappingProxyType({**USER_KEYS, "keys": Field(name="keys", type=FieldType.TEXT)})

_ELSEWHERE = MappingProxyType({"theme": "the command Theme of the app chooses the colors, and remembers them"})
"""What one may look for in this file, and where it is."""


class GrammarConfig(Value):
    """How LanguageTool is reached.

    ``java`` is run instead of the packaged one; with ``servers`` (addresses without a slash at the end)
    none is started here. 0 ``idle_minutes`` stands for the default.
    """

    java: Path | None = None
    idle_minutes: int = 0
    servers: tuple[str, ...] = ()


class UserConfig(Value):
    """All of the file."""

    grammar: GrammarConfig = GrammarConfig()
    keys: KeyWish = KeyWish()


def config_file() -> Path:
    """Name the file; it need not be there."""
    return own_directory("config.yaml")


def read_user_config() -> UserConfig:
    """Read the file; the defaults without one. Raises ``FileError`` with every problem, or ``UsageError``."""
    path = config_file()
    if not path.exists():
        return UserConfig()
    node = read_mapping(read_text(path), str(path))
    wished = node.get("keys")
    keys, of_keys = read_wish(wished) if wished else (KeyWish(), ())
    others = replace(node, entries=tuple(entry for entry in node.entries if entry[0].text != "keys"))
    record, problems = read_record(others, _ALL_KEYS)
    problems = tuple(replace(one, hint=_ELSEWHERE.get(_named(one, node), one.hint)) for one in problems)
    of_grammar = node.get("grammar")
    more = tuple(_problems(of_grammar)) if isinstance(of_grammar, MapNode) else ()
    if problems or more or of_keys:
        raise FileError.of((*problems, *more, *of_keys))
    settings = record.get("grammar")
    return UserConfig(grammar=_grammar(settings.value if settings else None), keys=keys)


def _named(problem: Problem, node: MapNode) -> str:
    """The key that a problem stands at, if it does."""
    return next((key.text for key, _ in node.entries if key.place == problem.place), "")


def _grammar(record: object) -> GrammarConfig:
    if not isinstance(record, Record):
        return GrammarConfig()
    java = record.text("java")
    return GrammarConfig(
        java=Path(java).expanduser() if java else None,
        idle_minutes=int(record.text("idle_minutes") or 0),
        servers=tuple(dict.fromkeys(str(row).rstrip("/") for row in record.rows("servers"))),
    )


def _problems(node: MapNode) -> Iterator[Problem]:
    """What the types of the fields let pass."""
    for name, (is_wrong, message, hint) in _WRONG.items():
        value = node.get(name)
        for row in value.items if isinstance(value, ListNode) else (value,):
            if isinstance(row, ScalarNode) and not row.empty and is_wrong(row.text):
                yield Problem(message=f"'{name}': '{row.text}' {message}", place=row.place, hint=hint)


def _is_no_path(text: str) -> bool:
    return not Path(text).expanduser().is_absolute()


def _is_no_time(text: str) -> bool:
    return bool(re.fullmatch(r"[-+]?0+|-\d+", text))


def _is_no_server(text: str) -> bool:
    return not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", text) or text.rstrip("/").endswith(("/v2", "/check"))


_WRONG = MappingProxyType(
    {
        "java": (_is_no_path, "is no whole path", "write it from the root: /usr/bin/java"),
        "idle_minutes": (_is_no_time, "is no time to wait", "write minutes, 1 or more"),
        "servers": (_is_no_server, "is no address of a server", "write http://host:8081, without /v2/check"),
    }
)
"""Field → test, what to say, how to mend it."""
