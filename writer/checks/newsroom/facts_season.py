"""Numbers against the fields: which season, how many episodes, how many newcomers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from writer.checks.newsroom.reading.alerts import against, alert
from writer.checks.newsroom.reading.claims import CLAIMS
from writer.checks.newsroom.reading.counts import COUNTS, Counts
from writer.checks.newsroom.reading.happenings import HAPPENINGS, Happenings
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.seasons import SEASONS, Seasons, last_season
from writer.checks.newsroom.reading.units import SEASON, Numbers, Unit, clause, follows
from writer.checks.newsroom.reading.verbs import HELPERS, Helpers, Tense, group
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.model.facts import Facts
from writer.values import Value

SEASON_RULE, COUNT = "Facts.Season", "Facts.Count"
_FACTUAL = frozenset({"renewed", "begun", "shooting", "wrapped", "returning", "coming", "released", "airing"})
_REACH, _OF_ASIDE = 6, 2
_MANY_HOURS = 4


class FactsSeason(Value, kw_only=False):
    """``Facts.Season`` and ``Facts.Count``."""

    name: str = "facts_season"
    rules: tuple[str, ...] = (SEASON_RULE, COUNT)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each season that is none on record and said to be real, and each count that is not that of the fields."""
        counts = COUNTS(subject.lexicon["counts"])
        known = _Known.of(subject.facts)
        seasons = SEASONS(subject)

        def look_at(passage: Passage) -> Iterator[Alert]:
            for units, lowers in zip(passage.units, passage.lowers, strict=True):
                if not lowers.isdisjoint(seasons.nouns):
                    yield from _seasons(subject, seasons, passage, units)
                if not counts.nouns.isdisjoint(lowers):
                    yield from _episodes(subject, passage, units, counts, known)
                if not counts.seasons.isdisjoint(lowers):
                    yield from _seasons_counted(subject, passage, units, counts, known)
                if not counts.counted.isdisjoint(lowers):
                    yield from _people(subject, passage, units, counts)

        yield from by_passage(self.name, subject, look_at)


CHECK = FactsSeason()


class _Known(Value):
    """How many episodes each season has."""

    episodes: Mapping[int, tuple[str, int]]
    coming: int = 0
    seasons: frozenset[int] = frozenset()
    """How many there are: of those on record all, those that are out, and the one that the story is about."""

    @classmethod
    def of(cls, facts: Facts) -> "_Known":
        season, count = facts.scalar("season"), facts.scalar("episodes")
        episodes: dict[int, tuple[str, int]] = {}
        for index, row in enumerate(facts.record.rows("seasons")):
            number, there = (row.record[name].value if name in row.record else None for name in ("number", "episodes"))
            if isinstance(number, int) and isinstance(there, int):
                episodes[number] = (f"seasons[{index}].episodes", there)
        if isinstance(count, int):
            episodes[season if isinstance(season, int) else 0] = ("episodes", count)
        number = season if isinstance(season, int) else 0
        return cls(episodes=episodes, coming=number, seasons=_seasons_on_record(facts, number))


def _seasons_on_record(facts: Facts, season: int) -> frozenset[int]:
    rows = len(facts.record.rows("seasons"))
    last = last_season(facts)
    return frozenset({rows, last, season, max(last - 1, 0)}) - {0} if rows else frozenset()


def _seasons(subject: Subject, seasons: Seasons, passage: Passage, units: Sequence[Unit]) -> Iterator[Alert]:
    """A season after the last on record, in a clause that says of it what holds only of a real one.

    A warning where it may have been ordered, and no field says so.
    """
    expected = f"Season {seasons.last}"
    for index, unit in enumerate(units):
        if not seasons.is_further(units, index) or passage.in_quote(unit.begin):
            continue
        begin, end = clause(units, index)
        if seasons.ahead:
            claims = CLAIMS(subject.lexicon["status"]).find(units)
            told = any(claim.name in _FACTUAL and claim.holds and begin <= claim.first < end for claim in claims)
            told = told or _is_said_to_be(subject, units, index)
        else:
            told = _is_within(units, index) or _came(
                HAPPENINGS(subject), HELPERS(subject.lexicon["status"]), units, index
            )
        if told:
            field = "season" if "season" in subject.facts.record else "seasons"
            yield alert(
                SEASON_RULE,
                against(subject.facts.record.get(field)) if seasons.is_wrong(units, index) else Level.WARNING,
                (passage, unit.begin, unit.end),
                f"the last season on record is {expected}",
                suggestions=(expected,) if unit.text.startswith("Season") else (),
                field=field,
                expected=expected,
            )


def _is_said_to_be(subject: Subject, units: Sequence[Unit], at: int) -> bool:
    """Whether something is the season at ``at``: "it will be the fifth season"."""
    article = at > 1 and units[at - 1].lower in subject.lexicon["wording"]["runs"]["behind"]
    return article and units[at - 2].lower in HELPERS(subject.lexicon["status"]).sets["be"]


def _is_within(units: Sequence[Unit], at: int) -> bool:
    """Whether something is now in the season at ``at``: "four episodes into its sixth season"."""
    return at > 1 and units[at - 1].lower in {"its", "the"} and units[at - 2].lower == "into"


def _came(happenings: Happenings, helpers: Helpers, units: Sequence[Unit], at: int) -> bool:
    """Whether the season at ``at`` is said to have begun or ended."""
    seasons = {units[at].number, happenings.seasons.meant(units, at)}
    events = [one for one in happenings.find(units) if one.season in seasons and one.kind in _SHOWN]
    verbs = [group(units, one.at, helpers) for one in events]
    return any(
        verb.tense in _PAST or (verb.tense is Tense.BARE and units[verb.last].lower.endswith("ed")) for verb in verbs
    )


_SHOWN = frozenset({"premiere", "finale"})
_PAST = frozenset({Tense.PAST, Tense.PERFECT})


def _episodes(
    subject: Subject, passage: Passage, units: Sequence[Unit], counts: Counts, known: _Known
) -> Iterator[Alert]:
    future = HELPERS(subject.lexicon["status"]).sets["future"]
    for at, index, number in episodes_in(passage, units, counts) if known.episodes else ():
        right = _right(units, index, known, counts, future)
        if right and number not in {count for _, count in right}:
            field, expected = right[0]
            yield alert(
                COUNT,
                against(subject.facts.record.get(field.partition("[")[0])),
                (passage, units[at].begin, units[index].end),
                f"the number on record is {expected}",
                field=field,
                expected=str(expected),
            )


def episodes_in(passage: Passage, units: Sequence[Unit], counts: Counts) -> Iterator[tuple[int, int, int]]:
    """Each number of episodes that is that of a season: its unit, that of the noun, and the number."""
    for index, unit in enumerate(units):
        if unit.lower not in counts.nouns or not index:
            continue
        joined = units[index - 1].text in {"-", "‑"}
        stop = index - joined
        stop -= stop > 1 and units[stop - 1].lower in counts.new
        found = passage.numbers.before(units, stop)
        if found is None or passage.in_quote(unit.begin):
            continue
        told = _is_whole(units, found[0], index, counts, joined=joined)
        if unit.lower in counts.many_hours:
            told = told and found[1] >= _MANY_HOURS and _is_ordered(units, found[0], counts)
        if told and (joined or unit.lower not in counts.joined):
            yield found[0], index, found[1]


def _is_ordered(units: Sequence[Unit], at: int, counts: Counts) -> bool:
    """Whether the hours from ``at`` on are what a season has: "an order of ten hours", "runs to ten hours"."""
    near = [unit.lower for unit in units[max(at - _NEAR, 0) : at] if unit.lower not in {"a", "an"}]
    return near[-1:] != [] and near[-1] in counts.before_hours and not counts.ordered.isdisjoint(near)


def _is_whole(units: Sequence[Unit], at: int, noun: int, counts: Counts, *, joined: bool) -> bool:
    """Whether a number of episodes is that of a season: "12-episode", or after a word that says so."""
    before = units[at - 1].lower if at else ""
    near = {unit.lower for unit in units[max(at - _REACH, 0) : at]}
    behind = units[noun : noun + 3]
    if joined and any(unit.lower in counts.single for unit in behind[1:]):
        return False
    added = any(follows(behind, start, words) for start in range(1, len(behind)) for words in counts.sum)
    rest = not added and any(
        follows(behind, start, words) for start in range(1, len(behind)) for words in (*counts.rest, *counts.rate)
    )
    head = at - 2 - (at > _OF_ASIDE and units[at - 2].text == ",")
    consists = before == "of" and head >= 0 and units[head].lower in counts.whole
    if any(follows(units, start, words) for start in range(max(at - _REACH, 0), at) for words in counts.wished):
        return False
    told = added or not near.isdisjoint(counts.whole)
    return joined or ((consists or before not in counts.partial) and told and not rest)


def _right(
    units: Sequence[Unit], at: int, known: _Known, counts: Counts, future: frozenset[str]
) -> list[tuple[str, int]]:
    """The counts that may be meant: of the season named last before it, else of every season, and their sum."""
    numbers = [(index > at, abs(index - at), unit.number) for index, unit in enumerate(units) if unit.lower == SEASON]
    if numbers:
        *_, number = min(numbers)
        return [known.episodes[number]] if number in known.episodes else []
    begin, end = clause(units, at)
    coming = any(unit.lower in counts.coming for unit in units[:at]) or any(
        unit.lower in future for unit in units[begin:end]
    )
    if coming and known.coming in known.episodes:
        return [known.episodes[known.coming]]
    every = list(known.episodes.values())
    return [*every, (every[0][0], sum(count for _, count in every))]


def _seasons_counted(
    subject: Subject, passage: Passage, units: Sequence[Unit], counts: Counts, known: _Known
) -> Iterator[Alert]:
    """A number of seasons that is more than there are, or that is said to be all of them."""
    other = CLAIMS(subject.lexicon["status"]).subjects.ends_on_other
    for index, unit in enumerate(units):
        found = passage.numbers.before(units, index) if unit.lower in counts.seasons and known.seasons else None
        if found is None or passage.in_quote(unit.begin) or other(units[: found[0]]):
            continue
        at, number = found
        near = {word.lower for word in units[max(at - _NEAR, 0) : at]}
        whole = near & counts.all_seasons and units[at - 1].lower not in counts.partial - {"of", "over"}
        if whole and number not in known.seasons and _of_work(subject, units, at, counts):
            expected = str(max(known.seasons))
            message = f"on record, the last season is {expected}"
            place = passage, units[at].begin, unit.end
            yield alert(COUNT, Level.WARNING, place, message, field="seasons", expected=expected)


def _of_work(subject: Subject, units: Sequence[Unit], at: int, counts: Counts) -> bool:
    """Whether it is this work that "ran for" so many seasons."""
    verb = next((i for i in range(at - 1, max(at - _NEAR, 0) - 1, -1) if units[i].lower in counts.ran), -1)
    subjects = CLAIMS(subject.lexicon["status"]).subjects
    head = subjects.before(units, group(units, verb, HELPERS(subject.lexicon["status"])).first) if verb >= 0 else -1
    return head < 0 or subjects.is_one(units, head, "work")


_NEAR = 4


def _people(subject: Subject, passage: Passage, units: Sequence[Unit], counts: Counts) -> Iterator[Alert]:
    for index, unit in enumerate(units):
        number = counts.groups.get(unit.lower) or _small(passage.numbers, unit.lower)
        if not number:
            continue
        found = next(_kinds(units, index, counts), None)
        if found is None or (index and units[index - 1].lower in counts.partial):
            continue
        role, last = found
        rows = [row.record for row in subject.facts.record.rows("cast") if row.record.text("role") == role]
        named = _named(passage, units, last, {str(row["actor"]) for row in rows if "actor" in row})
        if rows and (number > len(rows) or named > number):
            yield alert(
                COUNT,
                Level.ERROR if named > number else Level.WARNING,
                (passage, unit.begin, units[last].end),
                f"the sentence names {named}" if named > number else f"the number on record is {len(rows)}",
                field="cast",
                expected=str(max(named, len(rows))),
            )


def _small(numbers: Numbers, word: str) -> int | None:
    """A number from two up, in letters or digits; "one" counts nothing."""
    number = numbers.cardinal(word)
    return number if number and number > 1 else None


def _kinds(units: Sequence[Unit], at: int, counts: Counts) -> Iterator[tuple[str, int]]:
    """Role and last word of the noun that the number at ``at`` counts; "of" or one adjective may stand between."""
    for start in (at + 1, at + 2):
        for role, nouns in counts.kinds.items():
            for noun in nouns:
                if follows(units, start, noun):
                    yield role, start + len(noun) - 1


def _named(passage: Passage, units: Sequence[Unit], last: int, actors: set[str]) -> int:
    """How many of ``actors`` the sentence lists after the count and a colon."""
    if last + 1 == len(units) or units[last + 1].text != ":":
        return 0
    begin, end = units[last].end, units[-1].end
    return len(
        {
            form.known.text
            for _, mentions in passage.mentions
            for mention in mentions
            for form in mention.forms
            if begin <= mention.begin < end and form.known.text in actors and form.whole
        }
    )
