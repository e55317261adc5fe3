"""Which episode it is, and how many are left: against ``episode`` and ``episodes``."""

from collections.abc import Iterable, Iterator, Sequence

from writer.checks.newsroom.facts_season import COUNT
from writer.checks.newsroom.reading.alerts import against, alert
from writer.checks.newsroom.reading.counts import COUNTS, Counts
from writer.checks.newsroom.reading.passages import Part, Passage, passages
from writer.checks.newsroom.reading.units import OTHER, TITLE, Unit, follows
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.values import Value

_LEFT = 4
"""How many units behind a number of episodes "left" may stand."""

_MARKS = frozenset('“”"‘’*')


class FactsEpisodes(Value, kw_only=False):
    """``Facts.Count``, where the draft is about one episode."""

    name: str = "facts_episodes"
    rules: tuple[str, ...] = (COUNT,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """The lede that names another episode; each count of episodes to come that is another."""
        episode, episodes = subject.facts.scalar("episode"), subject.facts.scalar("episodes")
        if not isinstance(episode, int):
            return
        counts = COUNTS(subject.lexicon["counts"])
        copy = [one for one in passages(subject) if one.part is Part.PARAGRAPH]
        for number, passage in enumerate(copy):
            for at, units in _counting(passage, counts):
                words = [unit.lower for unit in units if unit.text not in _MARKS]
                about = len(words) > 1 and words[0] in {OTHER, TITLE} and words[1] in counts.being
                lede = number == at == 0
                if lede or about or any(follows(units, 0, this) for this in counts.this):
                    yield from _named(subject, passage, units, episode, counts)
        if isinstance(episodes, int):
            for passage in copy:
                for _, units in _counting(passage, counts):
                    yield from _to_go(subject, passage, units, episodes - episode, counts)


CHECK = FactsEpisodes()


def _counting(passage: Passage, counts: Counts) -> Iterator[tuple[int, Sequence[Unit]]]:
    """The sentences that speak of episodes, with their numbers."""
    for number, lowers in enumerate(passage.lowers):
        if not counts.called.isdisjoint(lowers):
            yield number, passage.units[number]


def _named(subject: Subject, lede: Passage, units: Sequence[Unit], episode: int, counts: Counts) -> Iterator[Alert]:
    """The first episode that a sentence counts, the first or one about "this": "the sixth episode", "Episode 6"."""
    for at, unit in enumerate(units):
        if not at or not (unit.lower in counts.episodes or _is_called(units, at, counts)):
            continue
        following = units[at + 1].lower if at + 1 < len(units) else ""
        if following in counts.such:
            return
        behind = following and lede.numbers.cardinal(following)
        number = lede.numbers.ordinals.get(units[at - 1].lower) or behind
        if number and number != episode:
            first, last = (at, at + 1) if behind else (at - 1, at)
            yield alert(
                COUNT,
                min(Level.WARNING, against(subject.facts.record.get("episode"))),
                (lede, units[first].begin, units[last].end),
                f"on record, the story is about Episode {episode}",
                field="episode",
                expected=str(episode),
            )
        return


def _is_called(units: Sequence[Unit], at: int, counts: Counts) -> bool:
    """Whether an episode is called something else: "the third hour of the season"."""
    return units[at].lower in counts.as_episode and any(follows(units, at + 1, words) for words in counts.of_season)


def _to_go(subject: Subject, passage: Passage, units: Sequence[Unit], left: int, counts: Counts) -> Iterator[Alert]:
    for at in range(1, len(units)):
        number = passage.numbers.cardinal(units[at - 1].lower) if units[at].lower in counts.episodes else None
        behind = range(at + 1, min(at + _LEFT, len(units)))
        to_go = any(follows(units, start, left_over) for start in behind for left_over in counts.left)
        if number and to_go and number != left and not passage.in_quote(units[at].begin):
            yield alert(
                COUNT,
                against(subject.facts.record.get("episodes")),
                (passage, units[at - 1].begin, units[at].end),
                f"on record, {left} are to come",
                field="episodes",
                expected=str(left),
            )
