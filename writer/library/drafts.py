"""Drafts and facts files: text to facts with places, and front matter changed without touching the rest."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from writer.errors import FileError, Place, Problem
from writer.library.cache import Shelf
from writer.library.records import read_record
from writer.library.yamlfile import ListNode, MapNode, Node, Plain, ScalarNode, dump, plain, read_mapping
from writer.model.alert import START
from writer.model.dismissal import Dismissal
from writer.model.draft import Draft
from writer.model.facts import EMPTY, Facts, Record
from writer.model.fields import Field, FieldType
from writer.values import Value, replace

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"\ufeff?---[ \t]*\r?\n[a-z_]+[ \t]*:")
_MARKED = re.compile(r"\ufeff?(?P<mark>---[ \t]*\r?\n)?(?P<yaml>.*?)(?:^\.\.\.\s*)?\Z", re.DOTALL | re.MULTILINE)

TOOL_KEY = "writer"
"""The one front-matter key that is the program's own."""

ROW = "row"
"""Where it says which row of a sheet the draft is of."""

_DISMISSAL = {
    name: Field(name=name, type=FieldType.DATE if name == "until" else FieldType.TEXT)
    for name in ("check", "match", "reason", "by", "until")
}
_SIGNATURE = {name: Field(name=name, type=FieldType.TEXT) for name in ("by", "at", "text")}
_VARIANT = {name: Field(name=name, type=FieldType.TEXT) for name in ("form", "skeleton")}
_STATE = {
    name: Field(name=name, type=kind)
    for name, kind in (
        ("format", FieldType.INT),
        ("id", FieldType.TEXT),
        ("rendered_on", FieldType.DATE),
        ("made", FieldType.LIST),
        (ROW, FieldType.TEXT),
    )
} | {
    "dismissed": Field(name="dismissed", type=FieldType.LIST, rows=MappingProxyType(_DISMISSAL)),
    "signed": Field(name="signed", type=FieldType.LIST, rows=MappingProxyType(_SIGNATURE)),
    "variants": Field(name="variants", type=FieldType.MAP, rows=MappingProxyType(_VARIANT)),
}
TOOL_FIELD = Field(name=TOOL_KEY, type=FieldType.RECORD, rows=MappingProxyType(_STATE))

_UNMERGED = re.compile(r"(?m)^<{7} ")
_CHOOSE = "keep one side of each such place, and take out the lines with <<<<<<<, ======= and >>>>>>>"

NO_FIELDS: Mapping[str, Field] = MappingProxyType({})


def split(text: str) -> tuple[int, int, int]:
    """Begin and end of the front matter's YAML, and where the copy begins; zeros without front matter."""
    found = _FRONT.match(text)
    return (found.start("yaml"), found.end("yaml"), found.end()) if found else (0, 0, 0)


def bare(text: str) -> tuple[str, int]:
    """A facts file without byte order mark and document marks, and the line on which that begins."""
    found = _MARKED.match(text)
    return (found["yaml"], 2 if found["mark"] else 1) if found else (text, 1)


def front_matter(text: str, path: str) -> MapNode:
    """The front matter of a draft as nodes; an empty mapping without one. Raises ``FileError``."""
    front, end, _ = split(text)
    if not front and _OPENED.match(text):
        place = Place(path=path)
        raise FileError("the front matter is not closed", where=place, hint="put '---' on a line of its own below it")
    marked = _UNMERGED.search(text, front, end)
    if marked:
        place = Place(path=path, line=text.count("\n", 0, marked.start()) + 1)
        raise FileError("two branches met here, and git could not merge them", where=place, hint=_CHOOSE)
    return _nodes(text[front:end], path, front)


@lru_cache(maxsize=8)
def _nodes(yaml: str, path: str, front: int) -> MapNode:
    """The nodes of a front matter; kept, since whoever changes a draft asks for them several times."""
    key = f"{front} {path}\n{yaml}"
    return _MATTERS.get(key, lambda: read_mapping(yaml, path, offset=front, line=2 if front else 1))


_MATTERS = Shelf("matters", ("library",), most=32)
"""Those that were read last: mostly it is the copy that changes from one check to the next."""


def genre_of(node: MapNode) -> tuple[str, Place | None]:
    """The genre that a front matter or facts file names, and where."""
    value = node.get("genre")
    return (value.text.strip(), value.place) if isinstance(value, ScalarNode) else ("", None)


def read_draft(text: str, path: str, fields: Mapping[str, Field], node: MapNode) -> Draft:
    """A draft by the ``fields`` of its genre; unknown keys are kept, a near miss is pointed out."""
    front, front_end, copy = split(text)
    if not fields:  # a text from elsewhere: its keys are none of ours, and 'writer' may be its author
        node = replace(node, entries=tuple(entry for entry in node.entries if _is_state(*entry)))
    facts, problems, dismissals = _read(node, fields, path)
    return Draft(
        path=path,
        text=text,
        front=front,
        front_end=front_end,
        copy=copy,
        facts=facts,
        fields=fields,
        problems=problems,
        dismissals=dismissals,
    )


_Read: TypeAlias = tuple[Facts, tuple[Problem, ...], tuple[Dismissal, ...]]
_READ = 8
_last_read: list[tuple[MapNode, Mapping[str, Field], str, _Read]] = []
"""What was read last: while its copy is edited, a draft keeps its facts."""


def _read(node: MapNode, fields: Mapping[str, Field], path: str) -> _Read:
    """What a front matter says; the very same nodes say the very same."""
    for kept_node, kept_fields, kept_path, kept in tuple(_last_read):
        if kept_node is node and kept_fields is fields and kept_path == path:
            return kept
    record, problems = read_record(node, {**fields, TOOL_KEY: TOOL_FIELD}, facts=True, lenient=True)
    read = Facts(record=record if fields else EMPTY, path=path), problems, tuple(_dismissals(record))
    _last_read[:] = [(node, fields, path, read), *_last_read[: _READ - 1]]
    return read


def _is_state(key: ScalarNode, value: Node) -> bool:
    return key.text == TOOL_KEY and isinstance(value, MapNode)


def _dismissals(record: Record) -> Iterator[Dismissal]:
    state = record[TOOL_KEY].record if TOOL_KEY in record else EMPTY
    for row in state.rows("dismissed"):
        until = row.record["until"].value if "until" in row.record else None
        yield Dismissal(
            **{name: row.record.text(name) for name in ("check", "match", "reason", "by")},
            until=until if isinstance(until, date) else None,
            span=row.span or START,
        )


def front_values(draft: Draft) -> dict[str, Plain]:
    """The front matter as plain values, by key."""
    known = _just_stated(draft)
    if known:
        return dict(known.values)
    return {key.text: plain(value) for key, value in _nodes(draft.yaml, draft.path, draft.front).entries}


def tool_state(draft: Draft) -> dict[str, Plain]:
    """The program's own state in the front matter, as plain values."""
    known = _just_stated(draft)
    if known:
        found = known.values.get(TOOL_KEY)
    else:
        node = _nodes(draft.yaml, draft.path, draft.front).get(TOOL_KEY)
        found = plain(node) if isinstance(node, MapNode) else {}
    return dict(found) if isinstance(found, dict) else {}


def answers(draft: Draft) -> dict[str, Plain]:
    """What the front matter says in the draft's fields, as it is written."""
    return {name: value for name, value in front_values(draft).items() if name in draft.fields}


def read_facts(text: str, path: str, fields: Mapping[str, Field], node: MapNode) -> Draft:
    """A facts file, a draft that is all front matter, by the ``fields`` of its genre; unknown keys are problems."""
    record, problems = read_record(node, {**fields, TOOL_KEY: TOOL_FIELD}, facts=True)
    end = len(text)
    facts = Facts(record=record, path=path)
    return Draft(path=path, text=text, front=0, front_end=end, copy=end, facts=facts, fields=fields, problems=problems)


def stated(node: MapNode, path: str, fields: Mapping[str, Field]) -> Draft:
    """A draft that is all front matter, of facts that stand in no text: their keys in the order of ``fields``.

    Problems have the places that the nodes have.
    """
    record, problems = read_record(node, {**fields, TOOL_KEY: TOOL_FIELD}, facts=True)
    given = {key.text: plain(value) for key, value in node.entries}
    values = {name: given[name] for name in (*fields, TOOL_KEY) if name in given}
    parts = tuple(_Part(key=name, text=_written(name, value)) for name, value in values.items())
    text = "".join(part.text for part in parts)
    facts, end = Facts(record=record, path=path), len(text)
    draft = Draft(path=path, text=text, front=0, front_end=end, copy=end, facts=facts, fields=fields, problems=problems)
    _last_stated[:] = [_Stated(draft=draft, values=values, parts=parts)]
    return draft


class _Part(Value):
    """The lines of one entry, or with an empty key those between two."""

    key: str
    text: str


class _Stated(Value, eq=False):
    """What a draft was stated as: its front matter by key, as values and as lines."""

    draft: Draft
    values: Mapping[str, Plain]
    parts: tuple[_Part, ...]


_last_stated: list[_Stated] = []
"""What was stated last: it is written next, and need not be read from its text for that."""


def _just_stated(draft: Draft) -> _Stated | None:
    return next((stated for stated in tuple(_last_stated) if stated.draft is draft), None)


def change_keys(draft: Draft, changes: Mapping[str, Plain]) -> str:
    """The front matter's YAML of ``draft`` changed as ``set_keys`` does, keys in the order of its fields."""
    known = _just_stated(draft)
    if known:
        return _changed(list(known.parts), changes, tuple(draft.fields), "\n")
    mapping = _nodes(draft.yaml, draft.path, draft.front)
    return _set_keys(draft.yaml, mapping, draft.front, changes, tuple(draft.fields))


def set_keys(yaml: str, changes: Mapping[str, Plain], order: Sequence[str]) -> str:
    """``yaml`` with top-level keys set to new values, or taken out where the value is ``None``.

    Every other line stays as it is, comments too. A new key goes after its nearest neighbour in
    ``order``. Raises ``FileError`` if ``yaml`` is none.
    """
    return _set_keys(yaml, read_mapping(yaml, ""), 0, changes, order)


def _set_keys(yaml: str, mapping: MapNode, front: int, changes: Mapping[str, Plain], order: Sequence[str]) -> str:
    """The same, with the nodes of ``yaml``, which begins at ``front`` of their file."""
    begin = mapping.span.begin - front
    if yaml[begin : begin + 1] == "{":
        yaml, front = "".join(_written(name.text, plain(node)) for name, node in mapping.entries), 0
        mapping = read_mapping(yaml, "")
    return _changed(_parts(yaml, mapping, front), changes, order, line_end(yaml))


def _changed(parts: list["_Part"], changes: Mapping[str, Plain], order: Sequence[str], line_end: str) -> str:
    for key, value in changes.items():
        written = "" if value is None else _written(key, value).replace("\n", line_end)
        _set_part(parts, _Part(key=key, text=written), order, line_end)
    return "".join(part.text for part in parts)


def whole(yaml: str, body: str) -> str:
    """A file of front matter and copy."""
    end = line_end(yaml)
    yaml = yaml if yaml.endswith("\n") or not yaml else f"{yaml}{end}"
    return f"---{end}{yaml}---{end}{body}"


def line_end(yaml: str) -> str:
    """The line ends of a file with this front matter."""
    return "\r\n" if "\r\n" in yaml else "\n"


def _parts(yaml: str, mapping: MapNode, front: int) -> list[_Part]:
    parts, at = [], 0
    for name, node in mapping.entries:
        begin, end = _region(yaml, name, node, front)
        parts += [_Part(key="", text=yaml[at:begin]), _Part(key=name.text, text=yaml[begin:end])]
        at = end
    return [*parts, _Part(key="", text=yaml[at:])]


def _set_part(parts: list[_Part], new: _Part, order: Sequence[str], line_end: str) -> None:
    keys = [part.key for part in parts]
    if new.key in keys:
        at = keys.index(new.key)
        parts[at : at + 1] = [new] if new.text else []
    elif new.text:
        at = _place_for(new.key, keys, order)
        before = next((part.text for part in reversed(parts[:at]) if part.text), "")
        gap = line_end if before and not before.endswith("\n") else ""
        parts.insert(at, replace(new, text=gap + new.text))


def _written(key: str, value: Plain) -> str:
    """The lines of one entry; rows stand indented below their key, each on one line."""
    if not isinstance(value, list | dict):
        return f"{key}: {dump([value])[2:]}"
    lines = dump(value, flow=None)
    if lines[0] in "[{":
        return f"{key}: {lines}"
    return f"{key}:\n" + "".join(f"  {line}" for line in lines.splitlines(keepends=True))


def _region(yaml: str, key: ScalarNode, node: Node, front: int) -> tuple[int, int]:
    """The lines of one entry, without blank lines and comments that follow it."""
    begin = yaml.rfind("\n", 0, key.mark.begin - front) + 1
    end = yaml.find("\n", max(key.mark.end - front, _end(yaml, node, front)) - 1)
    return begin, len(yaml) if end < 0 else end + 1


def _end(yaml: str, node: Node, front: int) -> int:
    """Where the text of ``node`` ends; YAML counts what follows a block as part of it."""
    if yaml[node.mark.begin - front] not in "[{":
        if isinstance(node, ListNode) and node.items:
            return _end(yaml, node.items[-1], front)
        if isinstance(node, MapNode) and node.entries:
            return _end(yaml, node.entries[-1][1], front)
    return len(yaml[: node.mark.end - front].rstrip())


def _place_for(key: str, keys: Sequence[str], order: Sequence[str]) -> int:
    """After the nearest neighbour above it in ``order``; a key that is in no order goes last."""
    if key not in order or not any(keys):
        return len(keys)
    neighbour = next((name for name in reversed(order[: order.index(key)]) if name in keys), None)
    return keys.index(neighbour) + 1 if neighbour is not None else next(at for at, name in enumerate(keys) if name)
