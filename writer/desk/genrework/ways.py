"""Ways to branches of a template that no sample takes: a sample with one answer changed, or with two."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from writer.desk.desk import Desk
from writer.errors import WriterError
from writer.library.drafts import answers
from writer.library.yamlfile import Plain, dump
from writer.model.draft import Draft
from writer.model.fields import Field, FieldType
from writer.render.watch import Branch, Watch
from writer.values import Value

_CERTAINTIES = ("reported", "expected", "rumored")
_TRIES = 150
"""Pairs of changes that are tried for one branch."""

Change = tuple[str, Plain]
"""A field, and what it is answered instead; ``None`` leaves it open."""


class Candidate(Value):
    """A sample of which answers are changed; ``changed`` are their fields, ``words`` say how."""

    facts: Draft
    changed: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def with_change(self, desk: Desk, change: Change) -> "Candidate":
        """The same with one change more. Raises ``WriterError`` for what is no answer."""
        name, value = change
        words = f"{name}: {dump(value, flow=True).strip()}" if value is not None else f"no {name}"
        facts = desk.change(self.facts, {name: value})
        return Candidate(facts=facts, changed=(*self.changed, name), words=(*self.words, words))


def ways(desk: Desk, watch: Watch, samples: list[Draft]) -> Iterator[tuple[Branch, Candidate]]:
    """A way to each branch that ``watch`` has not seen taken, as far as one or two changes of one sample get there."""
    found: list[Candidate] = []
    starts = [Candidate(facts=facts) for facts in samples]
    for candidate in _further(desk, starts, samples):
        new = _reached(desk, watch, candidate)
        found += [candidate] if new else []
        yield from ((branch, candidate) for branch in new)
        if watch.branches <= watch.reached:
            return
    for branch in sorted(watch.branches - watch.reached):
        asked = _asked(branch.test, samples[0].fields) if samples else frozenset()
        pairs = _further(desk, [*found, *_further(desk, starts, samples, asked)], samples, asked)
        for candidate in islice(pairs, _TRIES):
            if branch in watch.reached:
                break
            yield from ((one, candidate) for one in _reached(desk, watch, candidate))


def _reached(desk: Desk, watch: Watch, candidate: Candidate) -> set[Branch]:
    """What a candidate takes that nothing took before it."""
    before = set(watch.reached)
    try:
        desk.article(candidate.facts, taken={"": 1})  # another story is there already, so that all forms are tried
    except WriterError:  # these answers are none
        return set()
    return watch.reached - before


def _further(
    desk: Desk, starts: Iterable[Candidate], samples: list[Draft], fields: frozenset[str] | None = None
) -> Iterator[Candidate]:
    """Each of ``starts`` with one change more: of any field, or of ``fields`` alone."""
    for start in starts:
        for name, value in _changes(start.facts, samples):
            if name not in start.changed and (fields is None or name in fields):
                try:
                    yield start.with_change(desk, (name, value))
                except WriterError:  # this is no answer
                    continue


def _asked(test: str, fields: Mapping[str, Field]) -> frozenset[str]:
    """The fields that a test hangs on: by name, by the name of one of their rows, or behind ``story``."""
    words, rows = set(re.findall(r"\w+", test)), set(re.findall(r"\.(\w+)", test))
    named = {name for name, field in fields.items() if name in words or rows & set(field.rows)}
    return frozenset(named | ({"status"} if "story" in words else set()))


def _changes(facts: Draft, samples: list[Draft]) -> Iterator[Change]:
    """Changes of one answer: none, another choice, one row alone, less certain, other samples' answers, examples."""
    own = answers(facts)
    for name, answer in own.items():
        if name not in {"genre", "title", "published"}:
            yield name, None
            yield from ((name, other) for other in _others(facts.fields[name], answer))
    for other in samples:
        yield from ((name, answer) for name, answer in answers(other).items() if own.get(name) != answer)
    for field in facts.fields.values():
        yield from ((field.name, choice) for choice in field.choices if field.type is FieldType.CHOICE)
        if field.name not in own and (example := _example(field)):
            yield field.name, example


def _others(field: Field, answer: Plain) -> Iterator[Plain]:
    """The same answer less certain, or without some of its rows."""
    value = answer["value"] if isinstance(answer, dict) and "value" in answer else answer
    if isinstance(value, list):
        yield from ([row] for row in value)
        yield from (
            [{**row, "certainty": sure} if isinstance(row, dict) else row for row in value] for sure in _CERTAINTIES
        )
        yield from ([*value[:-1], _without(value[-1], name)] for name in field.rows)
    elif not isinstance(value, dict):
        for sure in _CERTAINTIES:
            yield {"value": value, "certainty": sure}
    else:
        yield from (_without(value, name) for name in value)


def _without(row: Plain, name: str) -> Plain:
    if not isinstance(row, dict):
        return row
    left: dict[str, Plain] = {key: value for key, value in row.items() if key != name}
    return left


def _example(field: Field) -> Plain:
    """The answer that the genre gives as an example of a field that no sample need answer."""
    row: dict[str, Plain] = {name: inner.example for name, inner in field.rows.items() if inner.example}
    value: Plain = row if field.rows else field.example
    return [value] if value and field.is_list else value or None
