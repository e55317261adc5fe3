"""Actions: what a rule says to put in place of a match."""

import re
from collections.abc import Callable, Mapping, Sequence

from writer.checks.vale import wording
from writer.checks.vale.pattern import substitute
from writer.library.rules import Action


def _cased(text: str, case: str) -> str:
    # the tagger of words comes along, and hardly a rule asks for it
    from writer.checks.vale.casing import PLAIN, sentence_case, title_case  # noqa: PLC0415

    return title_case(text, PLAIN) if case == "title" else sentence_case(text, PLAIN)


_EDITS: Mapping[str, tuple[int, Callable[..., str]]] = {
    "replace": (2, lambda text, old, new: text.replace(old, new)),
    "remove": (1, lambda text, characters: "".join(one for one in text if one not in characters)),
    "regex": (2, lambda text, pattern, new: substitute(pattern, lambda match: expand(new, _groups(match)), text)),
    "trim": (1, lambda text, characters: text.strip(characters)),
    "trim_left": (1, lambda text, characters: text.lstrip(characters)),
    "trim_right": (1, lambda text, characters: text.rstrip(characters)),
    "truncate": (1, lambda text, separator: text.partition(separator)[0]),
    "split": (2, lambda text, separator, number: _part(text.split(separator), int(number))),
    "wrap": (1, lambda text, mark: mark + text + mark),
    "unwrap": (1, lambda text, mark: text.removeprefix(mark).removesuffix(mark)),
    "prefix": (1, lambda text, mark: mark + text),
    "suffix": (1, lambda text, mark: text + mark),
    "squeeze": (0, lambda text: " ".join(text.split())),
    "capitalize": (0, lambda text: text[:1].upper() + text[1:]),
    "uncapitalize": (0, lambda text: text[:1].lower() + text[1:]),
    "lower": (0, str.lower),
    "upper": (0, str.upper),
    "title": (0, lambda text: _cased(text, "title")),
    "sentence": (0, lambda text: _cased(text, "sentence")),
    "simple": (0, wording.simple),
    "kebab": (0, lambda text: wording.simple(text, "-")),
    "snake": (0, lambda text: wording.simple(text, "_")),
    "camel": (0, wording.camel),
    "pascal": (0, wording.pascal),
    "smart": (0, wording.smart),
    "dumb": (0, wording.dumb),
    "ascii": (0, wording.ascii_only),
}
"""Name of an ``edit`` step → how many parameters it takes, and what it does."""

NAMES = ("replace", "remove", "edit", "convert", "suggest")
"""The actions there are; what ``suggest`` offers is worked out only when somebody asks."""


def problem(action: Action) -> str:
    """What is wrong with ``action``, or nothing."""
    if action.name and action.name not in NAMES:
        return f"the action '{action.name}' is not known"
    for step in _steps(action) if action.name == "edit" else ():
        if step[0] not in _EDITS:
            return f"the edit '{step[0]}' is not known"
        if len(step) != _EDITS[step[0]][0] + 1:
            return f"the edit '{step[0]}' takes {_EDITS[step[0]][0]} parameters"
    return ""


def suggestions(action: Action, groups: Sequence[str]) -> tuple[str, ...]:
    """What ``action`` offers for a match; ``groups[0]`` is the match, the others are its token's groups."""
    if action.name == "replace":
        return tuple(expand(option, groups) for option in action.options)
    if action.name == "remove":
        return ("",)
    text = groups[0]
    if action.name == "convert":
        return (wording.simple(text),)
    for name, *values in _steps(action) if action.name == "edit" else ():
        text = _EDITS[name][1](text, *values)
    return (text.strip(),) if action.name == "edit" else ()


def expand(template: str, groups: Sequence[str]) -> str:
    """``template`` with ``$0``, ``$1`` and ``${1}`` filled in; ``$$`` is a dollar."""

    def group(match: re.Match[str]) -> str:
        if match[0] == "$$":
            return "$"
        number = int(match[1] or match[2])
        return groups[number] if number < len(groups) else ""

    return re.sub(r"\$\$|\$(\d+)|\$\{(\d+)\}", group, template)


def recase(observed: str, option: str) -> str:
    """``option`` in the case of ``observed``, word by word; words they share at either end stay as observed."""
    old, new = observed.split(" "), option.split(" ")
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    middle = slice(head, len(new) - tail)
    pattern = " ".join(old[head : len(old) - tail])
    cased = [_like(pattern, word) for word in new[middle]]
    return " ".join([*old[:head], *cased, *(old[len(old) - tail :] if tail else [])])


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    pairs = zip(old, new, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a.lower() != b.lower()), min(len(old), len(new)))


def _like(pattern: str, word: str) -> str:
    for test, change in ((str.islower, str.lower), (str.isupper, str.upper), (str.istitle, str.title)):
        if test(pattern):
            return change(word)
    return word


def _steps(action: Action) -> tuple[tuple[str, ...], ...]:
    """The steps of ``edit``: one flat list is one step."""
    if not action.params:
        return ()
    flat = [param for param in action.params if isinstance(param, str)]
    return (tuple(flat),) if flat else tuple(param for param in action.params if not isinstance(param, str))


def _groups(match: re.Match[str]) -> tuple[str, ...]:
    return (match.group(), *(group or "" for group in match.groups()))


def _part(parts: Sequence[str], number: int) -> str:
    return parts[number] if -len(parts) <= number < len(parts) else ""
