r"""Mappings: which column feeds which field, as a YAML file beside the sheet that an editor can read and change.

::

    genre: release-date            # unless the sheet has a column genre
    key: show_id                   # the column that tells the rows apart
    editions: [en-US, en-GB]       # a draft of each row in each locale
    set: {platform: Netflix}       # the same for every row
    columns:
      name: title                                       # column: field
      actors: {field: "cast[].actor", split: ","}       # each part of the cell is a row
      kind: {field: medium, values: {Movie: film}}      # words of the sheet → ours
      length:                                           # several fields of one column
        - {field: runtime_minutes, pattern: '(\d+) min'}
        - {pattern: '\d+ Seasons?'}                      # read, and not used
      rating: unused
    others: unused                                      # so is every other column
    join:                                               # rows of another sheet that have the same key
      quotes: {sheet: quotes.csv, key: show_id, columns: {words: text}}
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from writer.batch.columns import Steps, steps
from writer.errors import FileError, Place, Problem
from writer.library.drafts import set_keys
from writer.library.files import read_text
from writer.library.records import known
from writer.library.yamledit import add_entries
from writer.library.yamlfile import (
    ListNode,
    MapNode,
    Node,
    Plain,
    ScalarNode,
    dump,
    entries,
    items,
    read_mapping,
)
from writer.model.fields import Field
from writer.values import Value, field

UNUSED = "unused"
_KEYS = ("genre", "key", "editions", "set", "columns", "others", "join")
_JOIN_KEYS = ("sheet", "key", "columns")
_TARGET_KEYS = ("field", "split", "pattern", "as", "values", "with")


class Target(Value, eq=False):
    r"""Where the text of a cell goes; without a ``place`` it is read and not used.

    ``pattern`` is what the cell, or each part of it, must be as a whole; ``form`` is what is made of it, with
    groups as ``\1``. ``beside`` are values that stand in the same row as the field. ``spec`` is the field at the
    place, once that is known.
    """

    place: Steps = ()
    spec: Field | None = None
    split: str = ""
    pattern: re.Pattern[str] | None = None
    form: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)


class Joining(Value):
    """Another ``sheet``, named from the mapping on, whose rows belong to those with the same ``key``.

    ``columns`` says which of its columns is which field of a row, where it is not called so.
    """

    sheet: str
    key: str
    columns: Mapping[str, str] = field(default_factory=dict)


class SheetMapping(Value, eq=False):
    """Column → its targets, none for one that is not used; ``constants`` are fields that every row has.

    Of each row a draft is made in each of the locales ``editions``, if there are any. With ``closed`` no other column
    is looked at. ``joins`` names, by the field that is their list, the sheets whose rows belong to rows of this one.
    ``places`` are those of the columns in the mapping's file.
    """

    columns: Mapping[str, tuple[Target, ...]]
    closed: bool = False
    joins: Mapping[str, Joining] = field(default_factory=dict)
    genre: str = ""
    key: str = ""
    editions: tuple[str, ...] = ()
    constants: Mapping[str, Node] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)


def mapping_path(sheet: Path) -> Path:
    """Where the mapping of a sheet lies: ``titles.map.yaml`` beside ``titles.csv``."""
    return sheet.with_name(f"{sheet.stem}.map.yaml")


def read_mapping_file(path: Path) -> SheetMapping:
    """The mapping in ``path``. Raises ``UsageError`` or ``FileError`` with all problems."""
    problems: list[Problem] = []
    root = read_mapping(read_text(path), str(path))
    _refuse_unknown(root, _KEYS, problems)
    columns = {key.text: tuple(_targets(value, problems)) for key, value in entries(root.get("columns"))}
    joins = {key.text: _joining(value, problems) for key, value in entries(root.get("join"))}
    others = root.get("others")
    if others and _text(others) != UNUSED:
        problems.append(Problem(message="'others' can only be 'unused'", place=others.place, hint="or leave it out"))
    if problems:
        raise FileError.of(problems)
    return SheetMapping(
        columns=columns,
        closed=bool(others),
        joins=joins,
        genre=_text(root.get("genre")),
        key=_text(root.get("key")),
        editions=tuple(map(_text, items(root.get("editions")))),
        constants={key.text: value for key, value in entries(root.get("set"))},
        places={key.text: key.place for key, _ in entries(root.get("columns"))},
    )


def mapping_text(genre: str, columns: Mapping[str, str]) -> str:
    """The file of a mapping that puts each column to one field."""
    head: dict[str, Plain] = {"genre": genre} if genre else {}
    return dump({**head, "columns": dict(columns)})


def with_columns(text: str, path: str, columns: Mapping[str, str]) -> str:
    """The file of a mapping with more columns, each put to one field; what a person wrote stays as it is.

    Raises ``FileError`` if the text is no YAML.
    """
    if entries(read_mapping(text, path).get("columns")):
        return add_entries(text, path, "columns", columns)
    return set_keys(text, {"columns": dict(columns)}, _KEYS)


def _targets(node: Node, problems: list[Problem]) -> Iterator[Target]:
    if isinstance(node, ListNode):
        for item in node.items:
            yield from _targets(item, problems)
    elif isinstance(node, ScalarNode):
        if node.text != UNUSED:
            yield Target(place=_steps(node, problems))
    else:
        _refuse_unknown(node, _TARGET_KEYS, problems)
        named = node.get("field")
        yield Target(
            place=_steps(named, problems) if isinstance(named, ScalarNode) else (),
            split=_raw(node.get("split")),
            pattern=_pattern(node.get("pattern"), problems),
            form=_raw(node.get("as")),
            values={key.text: _text(value) for key, value in entries(node.get("values"))},
            beside={key.text: _text(value) for key, value in entries(node.get("with"))},
        )


def _joining(node: Node, problems: list[Problem]) -> Joining:
    named: dict[str, Node] = {key.text: value for key, value in entries(node)}
    if not (_text(named.get("sheet")) and _text(named.get("key"))):
        hint = "write it like {sheet: cast.csv, key: show_id}"
        problems.append(Problem(message="a sheet is joined by its name and a key", place=node.place, hint=hint))
    if isinstance(node, MapNode):
        _refuse_unknown(node, _JOIN_KEYS, problems)
    columns = {key.text: _text(value) for key, value in entries(named.get("columns"))}
    return Joining(sheet=_text(named.get("sheet")), key=_text(named.get("key")), columns=columns)


def _steps(node: ScalarNode, problems: list[Problem]) -> Steps:
    try:
        return steps(node.text.strip())
    except ValueError as error:
        problems.append(Problem(message=str(error), place=node.place))
        return ()


def _pattern(node: Node | None, problems: list[Problem]) -> re.Pattern[str] | None:
    if not isinstance(node, ScalarNode):
        return None
    try:
        return re.compile(node.text)
    except re.error as error:
        problems.append(Problem(message=f"this is no pattern: {error}", place=node.place, hint="see Python's re"))
        return None


def _refuse_unknown(node: MapNode, keys: tuple[str, ...], problems: list[Problem]) -> None:
    for key, _ in node.entries:
        if key.text not in keys:
            hint = known(key.text, keys)
            problems.append(Problem(message=f"'{key.text}' is no key here", place=key.place, hint=hint))


def _raw(node: Node | None) -> str:
    return node.text if isinstance(node, ScalarNode) else ""


def _text(node: Node | None) -> str:
    return _raw(node).strip()
