"""Who plays whom, where the actor is on no record: a character has an actor, and the copy names another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from writer.checks.newsroom.pairs import CREDITS, RULE, Credits
from writer.checks.newsroom.reading import likeness
from writer.checks.newsroom.reading.alerts import against, alert
from writer.checks.newsroom.reading.dictionary import parts as name_parts
from writer.checks.newsroom.reading.dictionary import squash
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.units import NAME, OTHER, STRANGER, TITLE, Unit
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.model.facts import Fact
from writer.model.fields import FieldType
from writer.values import Value

_TABLES = (("cast", "actor", "character"), ("people", "portrayed_by", "name"))


class PairsStrangers(Value, kw_only=False):
    """``Names.Pair``, for actors on no record."""

    name: str = "pairs_strangers"
    rules: tuple[str, ...] = (RULE,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each actor on no record who is said to play a character that has an actor on record."""
        cast = dict(_cast(subject))
        if not cast:
            return
        words = CREDITS(subject.lexicon["credits"])
        parts = {squash(actor): (character, path, row) for character, actor, path, row in _parts(subject)}
        others = _others(subject, cast)
        actors = tuple({squash(actor) for rows in cast.values() for actor, _, _ in rows})

        def look_at(passage: Passage) -> Iterator[Alert]:
            for units, lowers in zip(passage.units, passage.lowers, strict=True):
                named = any(unit.lower == STRANGER or squash(unit.text) in others for unit in units)
                if named and words.sets["other_version"].isdisjoint(lowers):
                    yield from _wrong(passage, units, words, (cast, others), actors)
                    yield from _other_parts(passage, units, words, parts)

        yield from by_passage(self.name, subject, look_at)


CHECK = PairsStrangers()

_Rows = Sequence[tuple[str, str, Fact]]


def _cast(subject: Subject) -> Iterator[tuple[str, _Rows]]:
    """Character, by whole name → actor, path of the actor and row."""
    found: dict[str, list[tuple[str, str, Fact]]] = {}
    for table, actors, characters in _TABLES:
        for index, row in enumerate(subject.facts.record.rows(table)):
            actor, character = row.record.text(actors), row.record.text(characters)
            if actor and character:
                found.setdefault(squash(character), []).append((actor, f"{table}[{index}].{actors}", row))
    yield from found.items()


def _parts(subject: Subject) -> Iterator[tuple[str, str, str, Fact]]:
    """Character, actor, path of the character and row, of actors with one part."""
    rows = [(index, row) for index, row in enumerate(subject.facts.record.rows("cast"))]
    names = [row.record.text("actor") for _, row in rows]
    for index, row in rows:
        actor, character = row.record.text("actor"), row.record.text("character")
        if actor and character and names.count(actor) == 1 and not row.record.text("work"):
            yield character, actor, f"cast[{index}].character", row


def _other_parts(
    passage: Passage, units: Sequence[Unit], words: Credits, parts: Mapping[str, tuple[str, str, Fact]]
) -> Iterator[Alert]:
    """A warning: the character on no record may be one of another work, or the name behind a name."""
    if any(unit.lower in {OTHER, TITLE} for unit in units):
        return
    for at, unit in enumerate(units):
        part = parts.get(squash(unit.text)) if unit.lower == NAME else None
        stop = next((i for i in range(at + 1, len(units)) if _is_somebody(units, i)), 0)
        if not part or not stop or units[stop].lower != STRANGER or passage.in_quote(unit.begin):
            continue
        between = [one.lower for one in units[at + 1 : stop]]
        first = next((word for word in between if word in words.bridges), "")
        if first in words.sets["plays"] and words.sets["now"].issuperset(between[: between.index(first)]):
            character, path, _ = part
            if not set(name_parts(units[stop].text)).isdisjoint(name_parts(character)):
                continue  # a slip of the character's name, which the check of names tells
            described = between[between.index(first) + 1 :]
            if len(described) > _DESCRIBED or not words.sets["no_descriptor"].isdisjoint(described):
                continue
            yield alert(
                RULE,
                Level.WARNING,
                (passage, units[stop].begin, units[stop].end),
                f"on record, {unit.text} plays {character}",
                suggestions=(character,),
                field=path,
                expected=character,
            )


def _is_somebody(units: Sequence[Unit], at: int) -> bool:
    """Whether a name stands for itself, and owns nothing: "Bello's brother"."""
    owns = at + 1 < len(units) and units[at + 1].lower == "'s"
    return units[at].lower in {STRANGER, NAME} and not owns


_DESCRIBED = 7


def _wrong(
    passage: Passage,
    units: Sequence[Unit],
    words: Credits,
    known: tuple[Mapping[str, _Rows], frozenset[str]],
    actors: tuple[str, ...],
) -> Iterator[Alert]:
    cast, others = known
    for at, unit in enumerate(units):
        rows = _of(passage, unit, cast) if unit.lower == NAME else None
        stranger = _actor(units, at, words, others) if rows else None
        if rows and stranger and not passage.in_quote(stranger.begin) and not _is_near(stranger, actors):
            actor, path, row = rows[0]
            if passage.text[: stranger.begin].rstrip().endswith(actor.partition(" ")[0]):
                continue  # a slip of the actor's family name, which the check of names tells
            yield alert(
                RULE,
                against(row),
                (passage, stranger.begin, stranger.end),
                f"on record, {actor} plays {unit.text}",
                suggestions=(actor,),
                field=path,
                expected=actor,
            )


def _of(passage: Passage, unit: Unit, cast: Mapping[str, _Rows]) -> _Rows | None:
    """The rows of the one character that ``unit`` names, by its whole name or a part."""
    found = [
        rows
        for _, mentions in passage.mentions
        for mention in mentions
        if mention.begin == unit.begin
        for name in {squash(form.known.text) for form in mention.forms}
        if (rows := cast.get(name))
    ]
    return found[0] if len(found) == 1 else None


def _others(subject: Subject, cast: Mapping[str, _Rows]) -> frozenset[str]:
    """Everybody on record who is no actor and no character."""
    actors = {squash(actor) for rows in cast.values() for actor, _, _ in rows}
    people = {squash(one.text) for one in subject.names if one.kind == FieldType.PERSON.value}
    return frozenset(people - actors - cast.keys())


def _actor(units: Sequence[Unit], at: int, words: Credits, others: frozenset[str]) -> Unit | None:
    """The name on no record, or of no actor, that the sentence makes the actor of the character at ``at``."""
    for index, unit in enumerate(units):
        if unit.lower != STRANGER and not (unit.lower == NAME and squash(unit.text) in others):
            continue
        between = [one.lower for one in units[min(index, at) + 1 : max(index, at)]]
        if NAME in between or STRANGER in between:
            continue
        before = units[index - 1].lower if index else ""
        after = units[max(index, at) + 1].text if max(index, at) + 1 < len(units) else ""
        bracketed = between == ["("] and after in {")", ","}
        if index < at:
            owned = words.says_plays(between) or (
                len(between) == 1 and between[0] in words.sets["identity"] and after != "'s"
            )
            if bracketed or (owned and before not in words.sets["not_subject"]):
                return unit
        elif bracketed or words.says_played([word for word in between if word != "("]):
            return unit
    return None


def _is_near(stranger: Unit, actors: tuple[str, ...]) -> bool:
    """Whether it is a slip of an actor's name, which the check of names tells."""
    return bool(likeness.nearest(squash(stranger.text), actors))
