"""What is wrong in a rule although it can be read: it finds nothing, or a pattern of it may run away."""

from collections.abc import Iterator, Sequence

from writer.checks.ruleset import Rule
from writer.checks.vale.dialect import BadPatternError
from writer.checks.vale.needles import Piece, pieces, spellings
from writer.checks.vale.pattern import RunawayPatternError, search
from writer.errors import Problem
from writer.library.rules import RuleFile
from writer.library.yamlfile import ListNode, MapNode, ScalarNode

_LISTS = {"existence": ("tokens", "raw"), "substitution": ("swap",)}
"""Kinds that list what they look for → the keys of the lists."""

_PUMPED = 48
"""A pattern that doubles its work with each character is still at it after so many."""

_CHARACTERS = "aA0 -'"
_MISMATCH = "\x00"
"""Ends what is repeated; what must follow stands behind it, or the engine would see that it is not there at all."""


def unsound(rule: Rule) -> Iterator[Problem]:
    """What is wrong in the rule's own file: it looks for nothing, or may run away."""
    keys = _LISTS.get(rule.file.kind, ())
    if keys and not any(_listed(rule.file, key) for key in keys):
        yield Problem(message=f"{rule.file.id} looks for nothing", place=rule.file.place, hint=f"it needs '{keys[0]}'")
    for key in keys:
        yield from (_runaway(rule, node) for node in _listed(rule.file, key) if _runs_away(node.text))


def dead(rule: Rule) -> Iterator[Problem]:
    """Branches that find nothing even where they stand, since an exception or the vocabulary covers them."""
    keys = _LISTS.get(rule.file.kind, ())
    if not keys or "raw" in rule.file.own:
        return
    find = rule.finder.armed(range(len(rule.finder.needles)))
    for node in _listed(rule.file, keys[0]):
        texts = {form for text in spellings(node.text) for form in (text, text.lower(), text.upper()) if text}
        if texts and not any(hit for text in texts for hit in find(f"so {text} it")):
            yield Problem(message=f"{rule.file.id}: '{node.text}' can never be found", place=node.place)


def silenced(rule: Rule) -> Iterator[Problem]:
    """Branches that its own exceptions cover; what the vocabulary covers is meant so."""
    if "exceptions" in rule.file.own:
        yield from dead(rule)


def _runaway(rule: Rule, node: ScalarNode) -> Problem:
    message = f"{rule.file.id}: '{node.text}' may run for minutes on one line"
    return Problem(message=message, place=node.place, hint="do not repeat what is itself repeated or may overlap")


def _runs_away(source: str) -> bool:
    """Whether it does not finish on a short text; only tried where a repetition holds another or a choice."""
    try:
        found = [(branch, at) for branch in pieces(source) for at, piece in enumerate(branch) if _is_nested(piece)]
        return any(_does_not_finish(source, branch, at) for branch, at in found)
    except BadPatternError:
        return False  # which is told by itself


def _is_nested(piece: Piece) -> bool:
    inner = [one for branch in piece.branches for one in branch]
    repeats = piece.high is None and (len(piece.branches) > 1 or any(one.high is None for one in inner))
    return repeats or any(map(_is_nested, inner))


def _does_not_finish(source: str, branch: Sequence[Piece], at: int) -> bool:
    lead, tail = ("".join(piece.text * piece.low for piece in some) for some in (branch[:at], branch[at + 1 :]))
    letters = dict.fromkeys((*_CHARACTERS, *(char for char in source if char.isalpha())))
    try:
        for letter in letters:
            search(source, f"{lead}{letter * _PUMPED}{_MISMATCH}{tail}")
    except RunawayPatternError:
        return True
    return False


def _listed(file: RuleFile, key: str) -> tuple[ScalarNode, ...]:
    if key not in file.own:
        return ()
    node = file.own[key][1]
    if isinstance(node, MapNode):
        return tuple(name for name, _ in node.entries)
    items = node.items if isinstance(node, ListNode) else (node,)
    return tuple(item for item in items if isinstance(item, ScalarNode) and not item.empty)
