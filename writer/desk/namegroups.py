"""Which names complete which fields: people and titles wherever they stand, other names by their field."""

from collections.abc import Iterable, Iterator, Mapping

from writer.model.fields import FieldType
from writer.model.names import KnownName

_GROUPS: Mapping[str, str] = {"service": "platform", "org": "platform", "by": "platform", "source": "name"}
"""Fields of names that hold the same kind of name as another: a source is called as in ``sources``."""


def group_of(leaf: str, kind: str) -> str:
    """Which names complete a field: every person, every title, and of other names those of fields alike."""
    if kind in {FieldType.PERSON.value, FieldType.TITLE.value}:
        return kind
    return _GROUPS.get(leaf, leaf) if kind == FieldType.NAME.value or leaf in _GROUPS else ""


def grouped(names: Iterable[KnownName]) -> Iterator[tuple[str, str]]:
    """Each name with its group, once."""
    yield from dict.fromkeys(
        (group_of(one.path.rpartition(".")[2].partition("[")[0], one.kind), one.text) for one in names
    )
