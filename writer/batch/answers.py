"""The answers of a batch: what became of all rows, as text for people and as JSON."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from writer.batch.sameness import Pair, Sameness, sameness
from writer.batch.values import Outcome
from writer.values import Value, as_json, asdict

MOST_TOLD = 50
"""Problems that are told one by one to people; JSON and the results have them all."""

_ALERTS, _WRONG, _NOT_RUN = 1, 2, 3
_ACTIONS = ("new", "updated", "conflict", "unchanged", "skipped", "failed")


class Answers(Value, eq=False):
    """What became of each story, in the order of the sheet, and what their texts share."""

    sheet: Path
    folder: Path
    outcomes: Sequence[Outcome]
    sameness: Sameness
    unused: tuple[str, ...] = ()
    written: bool = True

    @property
    def exit_code(self) -> int:
        """2 if a row could not be used, over 3 if something did not run, over 1 for errors in a draft, over 0."""
        if any(outcome.problems for outcome in self.outcomes):
            return _WRONG
        if any(outcome.unrun for outcome in self.outcomes):
            return _NOT_RUN
        return _ALERTS if any(outcome.errors for outcome in self.outcomes) else 0

    def path(self, outcome: Outcome) -> str:
        """The file of its draft; nothing where none was made."""
        return str(self.folder / f"{outcome.slug}.md") if outcome.stage else ""


def answers(
    sheet: Path, folder: Path, outcomes: Sequence[Outcome], unused: tuple[str, ...] = (), *, written: bool = True
) -> Answers:
    """The answers about ``outcomes``."""
    return Answers(
        sheet=sheet, folder=folder, outcomes=outcomes, sameness=sameness(outcomes), unused=unused, written=written
    )


def as_text(found: Answers) -> str:
    """For people: the problems, then the sums, then what the texts share."""
    return "".join(f"{line}\n" for line in _lines(found))


def _lines(found: Answers) -> Iterator[str]:
    problems = [problem for outcome in found.outcomes for problem in outcome.problems]
    yield from (f"{found.sheet}: {problem}" for problem in problems[:MOST_TOLD])
    if len(problems) > MOST_TOLD:
        yield f"… and {len(problems) - MOST_TOLD:,} problems more; --format json has them all"
    if problems:
        yield ""
    yield from _sums(found)
    yield from _missing(found.outcomes)
    yield from _told_sameness(found)


def _sums(found: Answers) -> Iterator[str]:
    actions = Counter(outcome.action for outcome in found.outcomes)
    counts = ", ".join(f"{actions[name]:,} {name}" for name in _ACTIONS if actions[name])
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
        levels = [(sum(getattr(outcome, name) for outcome in checked), name) for name in ("errors", "warnings")]
        yield f"{sum(outcome.words for outcome in checked):,} words, {', '.join(f'{n:,} {name}' for n, name in levels)}"
    if len(checked) < len(done):
        yield f"{_counted(len(done) - len(checked), 'draft was', 'drafts were')} not checked (--without checks)"
    for reason, count in Counter(reason for outcome in found.outcomes for reason in outcome.unrun).most_common(5):
        yield f"{reason} ({_counted(count, 'draft', 'drafts')})"
    if found.unused:
        yield f"columns that feed no field: {', '.join(found.unused)}"


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
        yield f"{same.repeated:,} drafts have a lede of the same build as another: the forms ran out"
    for title, pairs in (("same lede:", same.ledes), ("most alike:", same.bodies)):
        if pairs:
            yield title
            yield from (f"  {_pair(pair)}" for pair in islice(pairs, 5))


def _pair(pair: Pair) -> str:
    return f"{pair.first} and {pair.second}" + (f" ({pair.share:.0%})" if pair.share < 1 else "")


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def as_json_text(found: Answers) -> str:
    """Everything, for programs: rows in the order of the sheet, then what is said of all of them."""
    rows = [_row(outcome, found) for outcome in found.outcomes]
    same = asdict(found.sameness) | {"forms": dict(found.sameness.forms)}
    same.pop("nearest")
    report = {"sheet": str(found.sheet), "folder": str(found.folder), "written": found.written}
    return as_json({**report, "unused_columns": found.unused, "rows": rows, "sameness": same}) + "\n"


def _row(outcome: Outcome, found: Answers) -> dict[str, Any]:
    kept = (
        "number",
        "key",
        "action",
        "genre",
        "headline",
        "stage",
        "checked",
        "words",
        "errors",
        "warnings",
        "suggestions",
    )
    row = {name: getattr(outcome, name) for name in kept}
    near = found.sameness.nearest.get(outcome.slug)
    return {
        **row,
        "path": found.path(outcome),
        "missing": outcome.missing,
        "unrun": outcome.unrun,
        "problems": outcome.problems,
        "similar_to": near.second if near else "",
        "similarity": round(near.share, 2) if near else 0.0,
    }
