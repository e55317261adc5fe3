"""The rules of a guide, as an editor looks through them: what each finds, and at which level."""

from collections.abc import Iterable, Mapping

from writer.desk.guides import GuideBook
from writer.desk.rules import FAMILIES
from writer.errors import Place, Problem, UsageError
from writer.library.records import nearest
from writer.library.rules import load_rules
from writer.model.alert import Level
from writer.model.guide import OFF, Guide, names_of
from writer.values import Value

CHECK = "check"
"""The kind of a rule that is the program's own: what no pattern can say."""

BY_CASE = "by case"
"""The level of such a rule that no guide sets: it tells one case from another."""


class Listed(Value):
    """One rule of a guide; ``level`` is a word of a guide, or ``BY_CASE``. The program's own have no place."""

    id: str
    kind: str
    level: str
    message: str
    place: Place | None = None


class Catalogue(Value):
    """The rules of one guide, by their ids, and what is wrong in its files."""

    guide: Guide
    rules: tuple[Listed, ...]
    problems: tuple[Problem, ...] = ()


def catalogue(book: GuideBook, name: str, genre: str = "") -> Catalogue:
    """Every rule of the guide, those that are off too, as it is for ``genre``. Raises ``UsageError``."""
    guide, of_guide = load_for(book, name, genre)
    files, of_files = load_rules(guide.layers, book.roots(name))
    rules = [
        Listed(
            id=file.id,
            kind=file.kind,
            level=level_word(guide, file.id, file.level),
            message=file.message,
            place=file.place,
        )
        for file in files
    ]
    for rule, message in about(book, name).items():
        rules.append(Listed(id=rule, kind=CHECK, level=level_word(guide, rule, None), message=message))
    rules.sort(key=lambda rule: rule.id)
    return Catalogue(guide=guide, rules=tuple(rules), problems=(*of_guide, *of_files))


def load_for(book: GuideBook, name: str, genre: str) -> tuple[Guide, tuple[Problem, ...]]:
    """The guide as it is for ``genre``, and what is wrong in its files. Raises ``UsageError``."""
    genres = book.genres()
    if genre and genre not in genres:
        raise UsageError(f"there is no genre '{genre}'", hint=nearest(genre, genres))
    guide, problems = book.load(name, known=FAMILIES, genres=genres)
    return guide.for_genre(genre), problems


def about(book: GuideBook, name: str) -> Mapping[str, str]:
    """Each rule of the program's own checks → what it finds, in one line."""
    said: Mapping[str, str] = book.lexicon(name)["rules"]
    return {rule: said.get(rule, "") for rule in sorted(FAMILIES)}


def level_word(guide: Guide, rule: str, default: Level | None) -> str:
    """The level of ``rule`` in the words of a guide; ``default`` is that of its own file, if it has one."""
    found = next((name for name in names_of(rule) if name in guide.levels), None)
    level = default if found is None else guide.levels[found]
    if level is not None:
        return level.label
    return BY_CASE if found is None else OFF


def find_rule(named: str, ids: Iterable[str]) -> str:
    """The id that is meant: as it is written, whatever the case, or its last word. Raises ``UsageError``."""
    ids = tuple(ids)
    folded = named.casefold()
    found = [one for one in ids if one.casefold() == folded or one.casefold().endswith(f".{folded}")]
    if named in ids or len(found) == 1:
        return named if named in ids else found[0]
    if found:
        raise UsageError(f"several rules are called '{named}'", hint=f"name one of {', '.join(found)}")
    raise UsageError(f"there is no rule '{named}'", hint=nearest(named, ids) or "`writer guide list` has them all")
