"""Why a rule speaks as it does: each layer that set it, its numbers, and the examples that prove it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from writer.checks.kinds import KINDS
from writer.checks.rules import read_kind
from writer.checks.thresholds import numbers_of
from writer.desk.guides import GuideBook
from writer.desk.guidework.catalogue import CHECK, about, find_rule, level_word, load_for
from writer.errors import Place, Problem
from writer.library.files import read_text
from writer.library.guidefolders import guide_folders
from writer.library.rules import Example, RuleFile, read_rule, rule_paths
from writer.model.guide import Guide, RuleSetting, names_of
from writer.values import Value

LIMIT = "limit"
"""The number that any rule may have; worth telling where somebody set it."""


class Origin(Value):
    """What one layer says of a rule, and where.

    ``name`` is the rule, its style or its family; ``says`` has key and value of all that it sets; ``counts``
    tells whether its level is the one that holds.
    """

    layer: str
    place: Place
    name: str
    says: tuple[tuple[str, str], ...]
    genre: str = ""
    counts: bool = False


class Number(Value):
    """A number of a rule as it holds, and the place that set it, if it was not the rule's own file."""

    key: str
    value: str
    place: Place | None = None


class Explanation(Value):
    """All that is known of one rule under one guide; ``notes`` are whole sentences."""

    id: str
    guide: str
    level: str
    kind: str
    message: str
    description: str = ""
    link: str = ""
    place: Place | None = None
    scope: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    numbers: tuple[Number, ...] = ()
    examples: tuple[Example, ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def explain(book: GuideBook, name: str, named: str, genre: str = "") -> Explanation:
    """The rule that ``named`` means, under the guide ``name`` as it is for ``genre``.

    A rule of a guide that this one does not extend is explained under its own. Raises ``UsageError`` if there
    is no such rule, ``FileError`` if its file cannot be read.
    """
    guide, problems = load_for(book, name, genre)
    paths = _paths(book, name, guide.layers)
    others = {rule: style for style in book.names() for rule in _paths(book, style, (style,))}
    rule = find_rule(named, (*about(book, name), *paths, *(other for other in others if other not in paths)))
    if rule not in paths and rule in others:
        return explain(book, others[rule], rule, genre)
    if rule in paths:
        path = paths[rule]
        file = read_rule(rule, read_text(path), str(path), examples=True)
        return _of_file(guide, genre, file, problems)
    return _of_check(book, name, guide, genre, rule, problems)


def _paths(book: GuideBook, name: str, layers: Iterable[str]) -> dict[str, Path]:
    folders = guide_folders(layers, book.roots(name))
    return {rule: path for folder in folders for rule, path in rule_paths(folder).items()}


def _of_file(guide: Guide, genre: str, file: RuleFile, problems: tuple[Problem, ...]) -> Explanation:
    level = level_word(guide, file.id, file.level)
    own = Origin(
        layer=file.id.partition(".")[0],
        place=file.place,
        name=file.id,
        says=(("level", file.level.label),),
        counts=not any(name in guide.levels for name in names_of(file.id)),
    )
    return Explanation(
        id=file.id,
        guide=guide.name,
        level=level,
        kind=file.kind,
        message=file.message,
        description=file.description,
        link=file.link,
        place=file.place,
        scope=file.scope,
        origins=(own, *_origins(guide, genre, file.id)),
        numbers=tuple(_numbers(guide, file)),
        examples=file.examples,
        notes=tuple(_notes(guide, file.id)),
        problems=problems,
    )


def _of_check(
    book: GuideBook, name: str, guide: Guide, genre: str, rule: str, problems: tuple[Problem, ...]
) -> Explanation:
    limits: Mapping[str, Any] = book.lexicon(name)["structure"]["limits"].get(rule, {})
    return Explanation(
        id=rule,
        guide=guide.name,
        level=level_word(guide, rule, None),
        kind=CHECK,
        message=about(book, name)[rule],
        origins=tuple(_origins(guide, genre, rule)),
        numbers=tuple(_set_number(guide, rule, key, value) for key, value in limits.items()),
        notes=tuple(_notes(guide, rule)),
        problems=problems,
    )


def _origins(guide: Guide, genre: str, rule: str) -> Iterator[Origin]:
    """What the guides say, lowest first; the last level of the most exact name counts, a genre's over all."""
    said = [one for one in guide.settings if one.name in names_of(rule) and one.genre in {"", genre}]
    said.sort(key=lambda one: bool(one.genre))
    with_level = [one for one in said if one.level]
    exact = max((len(one.name) for one in with_level), default=0)
    last = next((one for one in reversed(with_level) if len(one.name) == exact), None)
    for one in said:
        yield Origin(
            layer=Path(one.place.path).parent.name,
            place=one.place,
            name=one.name,
            says=tuple(_says(one)),
            genre=one.genre,
            counts=one is last,
        )


def _says(one: RuleSetting) -> Iterator[tuple[str, str]]:
    if one.level:
        yield "level", one.level
    yield from ((threshold.key, threshold.value) for threshold in one.thresholds)
    yield from ((f"only where {key}", value) for key, value in one.wording)


def _numbers(guide: Guide, file: RuleFile) -> Iterator[Number]:
    """The numbers of the rule's kind; one that nobody ever sets is left out."""
    kind = read_kind(file) if file.kind in KINDS else None
    for key in numbers_of(file):
        own = str(file.limit if key == LIMIT else getattr(kind, key, ""))
        number = _set_number(guide, file.id, key, own)
        if number.place is not None or (own and own != "0"):
            yield number


def _set_number(guide: Guide, rule: str, key: str, own: str) -> Number:
    found = guide.thresholds.get(rule, {}).get(key)
    return Number(key=key, value=found.value, place=found.place) if found else Number(key=key, value=str(own))


def _notes(guide: Guide, rule: str) -> Iterator[str]:
    for name in names_of(rule):
        for key, value in _unmet(guide, name):
            yield f"It does not run: it is for guides that write {key} as {value}."
    if guide.looks_in_quotations(rule):
        yield "It looks into quotations, too."
    if guide.fixes_safely(rule):
        yield "`writer fix` puts in what it suggests, if that is one thing."


def _unmet(guide: Guide, name: str) -> tuple[tuple[str, str], ...]:
    wanted = next((one.wording for one in reversed(guide.settings) if one.name == name and one.wording), ())
    return tuple((key, value) for key, value in wanted if guide.wording.get(key) != value)
