"""For people: the problems, then the sums, then what is worth a look and what the texts share."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from writer.batch.answers import ACTIONS, Answers
from writer.batch.sameness import Pair
from writer.batch.values import Outcome

MOST_TOLD = 50
"""Problems that are told one by one to people; JSON and the results have them all."""

MOST_NOTED = 10
"""Notes that are told one by one."""


def render(found: Answers) -> str:
    """For people: the problems, then the sums, then what the texts share."""
    return "".join(f"{line}\n" for line in _lines(found))


def wrong(found: Answers) -> str:
    """What cannot be used and what did not run, and nothing else."""
    return "".join(f"{line}\n" for line in (*_problems(found), *_unrun(found.outcomes)))


def _problems(found: Answers) -> Iterator[str]:
    problems = [problem for outcome in found.outcomes for problem in outcome.problems]
    yield from (f"{found.sheet}: {problem}" for problem in problems[:MOST_TOLD])
    if len(problems) > MOST_TOLD:
        yield f"… and {len(problems) - MOST_TOLD:,} problems more; --format json has them all"
    yield from (f"{found.sheet}: {line}" for line in held_up(found.outcomes))


def _unrun(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """What did not run, and for how many drafts."""
    for reason, count in Counter(reason for outcome in outcomes for reason in outcome.unrun).most_common(5):
        yield f"{reason} ({_counted(count, 'draft', 'drafts')})"


def _lines(found: Answers) -> Iterator[str]:
    problems = tuple(_problems(found))
    yield from problems
    if problems:
        yield ""
    yield from sums(found)
    yield from _noted(found)
    yield from _missing(found.outcomes)
    yield from _told_sameness(found)


def held_up(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Groups of which nothing was made, since one of their rows cannot be used."""
    for outcome in outcomes:
        if outcome.rows and outcome.action == "failed" and outcome.problems:
            wrong = {problem.row for problem in outcome.problems}
            rows = ", ".join(str(number) for number in outcome.rows if number not in wrong)
            if rows:
                yield f"rows {rows} wait for {', '.join(map(str, sorted(wrong)))}: they are one story"


def _left(found: Answers) -> Iterator[str]:
    """Rows of other sheets that belong to no row of this one."""
    for name, count in found.left.items():
        yield f"{_counted(count, 'row', 'rows')} of {name} {'belongs' if count == 1 else 'belong'} to no row"


def _noted(found: Answers) -> Iterator[str]:
    """What is worth a look: notes on rows, and drafts whose rows are gone."""
    notes = [note for outcome in found.outcomes for note in outcome.notes]
    if notes:
        yield "worth a look:"
        yield from (f"  {note}" for note in notes[:MOST_NOTED])
    if len(notes) > MOST_NOTED:
        yield f"  … and {len(notes) - MOST_NOTED:,} more; --format json has them all"
    if found.gone:
        names = ", ".join(found.path_of(slug) for slug in found.gone[:MOST_NOTED])
        yield f"{_counted(len(found.gone), 'draft has', 'drafts have')} {without_row(found)}: {names}"


def without_row(found: Answers) -> str:
    """What is said of drafts whose row was not found: it may be one of those whose key cannot be read."""
    wrong = any(outcome.action == "failed" and outcome.problems for outcome in found.outcomes)
    return "no row any more" + ", unless it is one that cannot be used" * wrong


def sums(found: Answers) -> Iterator[str]:
    """What became of the rows, in a few lines."""
    actions = Counter(outcome.action for outcome in found.outcomes)
    counts = ", ".join(f"{actions[name]:,} {name}" for name in ACTIONS if actions[name])
    yield f"{_counted(len(found.outcomes), 'story', 'stories')}: {counts or 'none'}"
    if not found.written:
        yield "nothing was written, since rows have problems (--strict)"
        return
    done = [outcome for outcome in found.outcomes if outcome.stage]
    stages = Counter(outcome.stage for outcome in done)
    if done:
        yield f"stages: {', '.join(f'{count:,} {stage}' for stage, count in stages.most_common())}"
    checked = [outcome for outcome in done if outcome.checked]
    if checked:
        errors, warnings = (sum(getattr(one, name) for one in checked) for name in ("errors", "warnings"))
        alerts = f"{_counted(errors, 'error', 'errors')} and {_counted(warnings, 'warning', 'warnings')} at their gates"
        yield f"{_counted(sum(outcome.words for outcome in checked), 'word', 'words')}, {alerts}"
    if len(checked) < len(done):
        yield f"{_counted(len(done) - len(checked), 'draft was', 'drafts were')} not checked (--without checks)"
    yield from _unrun(found.outcomes)
    if found.unused:
        yield f"columns that feed no field: {', '.join(found.unused)}"
    yield from _left(found)


def _missing(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """What keeps most drafts from their next stage."""
    reasons = Counter(reason for outcome in outcomes for reason in outcome.missing)
    if reasons:
        yield "what keeps drafts back, most first:"
        yield from (f"  {count:,} × {reason}" for reason, count in reasons.most_common(8))


def _told_sameness(found: Answers) -> Iterator[str]:
    same = found.sameness
    if same.forms:
        yield "forms used: " + ", ".join(f"{name} {count:,}" for name, count in same.forms[:12])
    if same.repeated:
        those = _counted(same.repeated, "draft has a lede", "drafts have ledes")
        yield f"{those} of the same build as another: the forms ran out"
    for title, pairs in (("same lede:", same.ledes), ("most alike:", same.bodies)):
        if pairs:
            yield title
            yield from (f"  {_pair(pair)}" for pair in islice(pairs, 5))


def _pair(pair: Pair) -> str:
    return f"{pair.first} and {pair.second}" + (f" ({pair.share:.0%})" if pair.share < 1 else "")


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
