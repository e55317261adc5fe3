"""Where printed text comes from: strings that remember the field or the template line of each of their parts.

Only a traced render uses them. They are strings in all that templates ask of strings, so that a traced render makes
the same text as any other; where an operation forgets, the line of the template that printed the text stands in.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, SupportsIndex

from writer.model.facts import Fact, Record
from writer.model.fields import Field
from writer.render.answers import Answer, Printer, raw
from writer.values import Value


class Origin(Value):
    """The path of a field, ``cast[2].actor``, or else the ``line`` of the template at ``path``."""

    field: str = ""
    path: str = ""
    line: int = 0


Run = tuple[Origin | None, int]
"""So many characters from there."""


class Text(str):
    """A string with its runs, which are as long together as it is."""

    __slots__ = ("runs",)
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, text: str, runs: Iterable[Run]) -> "Text":
        """``text`` from ``runs``."""
        made = cls(text)
        made.runs = tuple((origin, length) for origin, length in runs if length)
        return made

    def __str__(self) -> str:
        return self

    def __add__(self, other: str) -> "Text":
        return joined((self, other))

    def __radd__(self, other: str) -> "Text":
        return joined((other, self))

    def __getitem__(self, key: SupportsIndex | slice) -> "Text":
        begin, end, step = key.indices(len(self)) if isinstance(key, slice) else (int(key) % len(self), 0, 1)
        end = end if isinstance(key, slice) else begin + 1
        if step != 1:
            return Text.of(super().__getitem__(key), [(None, len(range(begin, end, step)))])
        return Text.of(super().__getitem__(slice(begin, end)), self._cut(begin, end))

    def _cut(self, begin: int, end: int) -> Iterator[Run]:
        at = 0
        for origin, length in self.runs:
            inside = min(end, at + length) - max(begin, at)
            if inside > 0:
                yield origin, inside
            at += length

    def strip(self, chars: str | None = None, /) -> "Text":
        """As ``str`` has it."""
        return self.lstrip(chars).rstrip(chars)

    def lstrip(self, chars: str | None = None, /) -> "Text":
        """As ``str`` has it."""
        return self[len(self) - len(super().lstrip(chars)) :]

    def rstrip(self, chars: str | None = None, /) -> "Text":
        """As ``str`` has it."""
        return self[: len(super().rstrip(chars))]

    def replace(self, old: str, new: str, count: SupportsIndex = -1, /) -> "Text":
        """As ``str`` has it."""
        parts: list[object] = []
        at, left = 0, int(count)
        while left and (found := self.find(old, at)) >= 0 and old:
            parts += [self[at:found], new]
            at, left = found + len(old), left - 1
        return joined((*parts, self[at:]))


def joined(parts: Iterable[object], origin: Origin | None = None) -> Text:
    """One string of many; what knows no origin gets ``origin``."""
    texts = [str(part) for part in parts]
    runs = [run for text in texts for run in (text.runs if isinstance(text, Text) else ((None, len(text)),))]
    return Text.of("".join(texts), [(known or origin, length) for known, length in runs])


def retraced(result: str, parts: Iterable[object]) -> Text:
    """``result`` with the runs of those of ``parts`` that it holds, the longest first; a first letter may differ."""
    places: list[tuple[int, Text]] = []
    for part in sorted((part for part in parts if isinstance(part, Text)), key=len, reverse=True):
        for known in (part, part[1:]):
            at = _free(result, known, places)
            if at >= 0:
                places.append((at, known))
                break
    runs: list[Run] = []
    end = 0
    for at, known in sorted(places, key=lambda place: place[0]):
        runs += [(None, at - end), *known.runs]
        end = at + len(known)
    return Text.of(result, [*runs, (None, len(result) - end)])


def _free(result: str, known: Text, places: list[tuple[int, Text]]) -> int:
    """Where ``known`` stands in ``result`` outside of ``places``, or -1."""
    at = result.find(known) if known else -1
    while at >= 0 and any(at < begin + len(other) and begin < at + len(known) for begin, other in places):
        at = result.find(known, at + 1)
    return at


class TracedAnswer(Answer):
    """An answer that prints text which knows its field."""

    __slots__ = ("_path",)

    def __init__(self, *args: Any, path: str) -> None:
        super().__init__(*args)
        self._path = path

    def __str__(self) -> str:
        text = super().__str__()
        return text if isinstance(text, Text) else Text.of(text, [(Origin(field=self._path), len(text))])

    def _inner(self, fact: Any, field: Any, key: str | int) -> "TracedAnswer":
        path = f"{self._path}[{key}]" if isinstance(key, int) else f"{self._path}.{key}"
        return TracedAnswer(fact, field, self._printer, path=path)

    @property
    def origin(self) -> Origin:
        """The field."""
        return Origin(field=self._path)


def traced(functions: Mapping[str, Callable[..., object]]) -> dict[str, Callable[..., object]]:
    """The same functions, whose text knows which of their arguments it holds."""
    return {name: _traced(function) for name, function in functions.items()}


def _traced(function: Callable[..., object]) -> Callable[..., object]:
    def call(*args: object, **how: object) -> object:
        result = function(*args, **how)
        if not isinstance(result, str):
            return result
        given = list(_flat([*args, *how.values()]))
        text = retraced(result, [str(one) if isinstance(one, TracedAnswer) else one for one in given])
        first = next((one.origin for one in [*args, *how.values()] if isinstance(one, TracedAnswer) and one), None)
        return joined((result,), first) if all(origin is None for origin, _ in text.runs) else text

    return call


def _flat(values: Iterable[object]) -> Iterator[object]:
    """Single values, out of lists and rows."""
    for value in values:
        held = raw(value)
        if isinstance(value, TracedAnswer) and isinstance(held, Record):
            yield from _flat(value[name] for name in held)
        elif isinstance(value, list | tuple) or (isinstance(value, TracedAnswer) and isinstance(held, tuple)):
            yield from _flat(value)
        elif held is not None:
            yield value


def traced_answers(facts: Mapping[str, Fact], fields: Mapping[str, Field], printer: Printer) -> dict[str, TracedAnswer]:
    """Every declared field by name, as ``answers`` has them."""
    return {name: TracedAnswer(facts.get(name), field, printer, path=name) for name, field in fields.items()}


def aligned(text: str, source: str) -> str:
    """``text``, which is ``source`` tidied, with the runs of ``source``: letters keep their order, space is lost."""
    if not isinstance(source, Text):
        return text
    origins = [origin for origin, length in source.runs for _ in range(length)]
    runs: list[Run] = []
    at = 0
    for letter in text:
        space = letter.isspace() and str.__getitem__(source, slice(at, at + 1)).isspace()
        found = at if space else str.find(source, letter, at, at + _FAR) if not letter.isspace() else -1
        at = found + 1 if found >= 0 else at
        runs.append((origins[max(at - 1, 0)] if origins else None, 1))
    return Text.of(text, _merged(runs))


_FAR = 40
"""How many characters tidying may take out at one place."""


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    last: Origin | None = None
    length = 0
    for origin, more in runs:
        if origin != last and length:
            yield last, length
            length = 0
        last, length = origin, length + more
    if length:
        yield last, length
