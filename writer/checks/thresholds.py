"""Thresholds: the numbers of a rule that a guide sets anew, read as if they stood in the rule's own file."""

from types import MappingProxyType

from writer.checks.kinds import KINDS, kind_named
from writer.errors import FileError, Place, Problem
from writer.library.records import nearest
from writer.library.rules import RuleFile, as_int
from writer.library.yamlfile import Mark, ScalarNode
from writer.model.guide import Guide, Threshold
from writer.values import replace

_LIMIT = "limit"
"""The one number that a rule of any kind may have."""

_COMPARED = "condition"
"""A comparison with a number, in a rule that measures."""


def tuned(file: RuleFile, guide: Guide) -> RuleFile:
    """``file`` with the thresholds that ``guide`` sets. Raises ``FileError`` where it has no such number."""
    found = guide.thresholds.get(file.id, {}).values()
    if not found:
        return file
    known = numbers_of(file)
    wrong = [_unknown(threshold, file, known) for threshold in found if threshold.key not in known]
    if wrong:
        raise FileError.of(wrong)
    limits = [as_int(_node(one.value, one.place)) for one in found if one.key == _LIMIT]
    own = {one.key: (_node(one.key, one.key_place), _node(one.value, one.place)) for one in found if one.key != _LIMIT}
    return replace(file, limit=limits[0] if limits else file.limit, own=MappingProxyType({**file.own, **own}))


def numbers_of(file: RuleFile) -> tuple[str, ...]:
    """The keys of a rule that hold a number, whether they are stated or not."""
    keys = kind_named(file.kind).__annotations__.items() if file.kind in KINDS else ()
    own = (name for name, type_ in keys if type_ in {int, float} or name == _COMPARED)
    return (*own, _LIMIT)


def _unknown(threshold: Threshold, file: RuleFile, known: tuple[str, ...]) -> Problem:
    hint = nearest(threshold.key, known) or f"its numbers are {', '.join(known)}"
    return Problem(message=f"'{threshold.key}' is no number of {file.id}", place=threshold.key_place, hint=hint)


def _node(text: str, place: Place) -> ScalarNode:
    return ScalarNode(Mark(place.path, 0, 0, place.line, place.column), text, plain=True)
