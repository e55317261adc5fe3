"""Who plays whom, where the actor is on no record: a character has an actor, and the copy names another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from writer.checks.newsroom.pairs import CREDITS, RULE, Credits
from writer.checks.newsroom.reading import likeness
from writer.checks.newsroom.reading.alerts import against, alert
from writer.checks.newsroom.reading.dictionary import squash
from writer.checks.newsroom.reading.passages import Passage, passages
from writer.checks.newsroom.reading.units import NAME, STRANGER, Unit
from writer.checks.subject import Subject
from writer.model.alert import Alert
from writer.model.facts import Fact
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
        actors = tuple({squash(actor) for rows in cast.values() for actor, _, _ in rows})
        for passage in passages(subject):
            for units, lowers in zip(passage.units, passage.lowers, strict=True):
                if any(unit.lower == STRANGER for unit in units) and words.sets["other_version"].isdisjoint(lowers):
                    yield from _wrong(passage, units, words, cast, actors)


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


def _wrong(
    passage: Passage, units: Sequence[Unit], words: Credits, cast: Mapping[str, _Rows], actors: tuple[str, ...]
) -> Iterator[Alert]:
    for at, unit in enumerate(units):
        rows = _of(passage, unit, cast) if unit.lower == NAME else None
        stranger = _actor(units, at, words) if rows else None
        if rows and stranger and not passage.in_quote(stranger.begin) and not _is_near(stranger, actors):
            actor, path, row = rows[0]
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


def _actor(units: Sequence[Unit], at: int, words: Credits) -> Unit | None:
    """The name on no record that the sentence makes the actor of the character at ``at``."""
    for index, unit in enumerate(units):
        if unit.lower != STRANGER:
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
