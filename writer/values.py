"""The base of every value: frozen, compared by what it holds, made by keywords.

Values are structs of msgspec, because every command pays for its classes: one of them costs a tenth of a frozen
dataclass, to make and to fill.
"""

from typing import Any, TypeVar, dataclass_transform

from writer.later import without

with without("typing_extensions"):  # msgspec takes from there what Python has itself since 3.11; it takes long to load
    from msgspec import Raw, Struct, StructMeta, field, json, msgpack
    from msgspec.structs import asdict, astuple, force_setattr, replace

__all__ = [
    "Raw",
    "Value",
    "as_json",
    "asdict",
    "astuple",
    "field",
    "force_setattr",
    "from_json",
    "packed",
    "raw_json",
    "replace",
    "unpacked",
]

_T = TypeVar("_T")

_Meta = TypeVar("_Meta", bound="_ValueMeta")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class _ValueMeta(StructMeta):
    """Makes frozen and by keywords the rule, so that a class says only where it differs."""

    def __new__(  # noqa: PYI019  mypy knows no Self in a metaclass
        mcs: type[_Meta], name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any
    ) -> _Meta:
        return super().__new__(mcs, name, bases, namespace, **{"frozen": True, "kw_only": True, **options})


class Value(Struct, metaclass=_ValueMeta):
    """``class Place(Value)`` with its fields; ``kw_only=False``, ``eq=False``, ``order=True`` are its options.

    ``dict=True`` makes room for a ``cached_property``; what it holds is not pickled.
    """


def packed(value: object) -> bytes:
    """A value as bytes, for another process: a tenth of the time that pickle takes."""
    return msgpack.encode(value)


def unpacked(data: bytes, kind: type[_T]) -> _T:
    """What ``packed`` made of a value of that kind."""
    return msgpack.decode(data, type=kind)


def as_json(value: object) -> str:
    """A value on one line of JSON, as Python's own encoder writes it without escapes for letters."""
    return json.format(json.encode(value), indent=0).decode()


def raw_json(value: object) -> Raw:
    """A value as JSON that stands in another value: smaller than itself, and encoded no more."""
    return Raw(json.encode(value))


def from_json(data: bytes | Raw, kind: type[_T]) -> _T:
    """The value of that kind that ``data`` holds; keys that it does not have are passed over. Raises ``ValueError``."""
    return json.decode(data, type=kind)
