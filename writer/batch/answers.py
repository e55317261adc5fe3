"""The answers of a batch: what became of all rows, and what their texts share."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from writer.batch.preparing import Prepared
from writer.batch.run import Ran
from writer.batch.sameness import Sameness, sameness
from writer.batch.values import Outcome
from writer.values import Value, field

_ALERTS, _WRONG, _NOT_RUN = 1, 2, 3
ACTIONS = ("new", "updated", "conflict", "unchanged", "skipped", "failed")
"""What may become of a story, as reports have it."""


class Answers(Value, eq=False):
    """What became of each story, in the order of the sheet, and what their texts share.

    ``unused`` are columns that feed no field, ``gone`` drafts, by name, that have no row any more, ``left`` the
    number of rows of joined sheets that belong to none.
    """

    sheet: Path
    folder: Path
    outcomes: Sequence[Outcome]
    sameness: Sameness
    unused: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    left: Mapping[str, int] = field(default_factory=dict)
    written: bool = True

    @property
    def exit_code(self) -> int:
        """2 if a row could not be used, over 3 if something did not run, over 1 for errors in a draft, over 0.

        What stands between a draft at review and its next stage is no error of it.
        """
        if any(outcome.problems for outcome in self.outcomes):
            return _WRONG
        if any(outcome.unrun for outcome in self.outcomes):
            return _NOT_RUN
        return _ALERTS if any(outcome.errors for outcome in self.outcomes) else 0

    def path(self, outcome: Outcome) -> str:
        """The file of its draft; nothing where none was made."""
        return self.path_of(outcome.slug) if outcome.stage else ""

    def path_of(self, slug: str) -> str:
        """The file of the draft with that name."""
        return str(self.folder / f"{slug}.md")


def answers(prepared: Prepared, ran: Ran) -> Answers:
    """The answers about a batch that ran."""
    return Answers(
        sheet=prepared.job.sheet.path,
        folder=prepared.job.folder,
        outcomes=ran.outcomes,
        sameness=sameness(ran.outcomes),
        unused=prepared.unused,
        gone=ran.gone,
        left={one.sheet.path.name: one.left for one in prepared.joins if one.left},
        written=ran.written,
    )
