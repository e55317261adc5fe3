"""A gate over the workbench: what keeps the draft from its next stage, each a jump; signing, and passing."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from writer.desk import Desk
from writer.desk.gates import Missing, Verdict, judge, let_pass
from writer.desk.handover import Handover, handover
from writer.desk.signing import sign
from writer.errors import WriterError
from writer.library.entries import Progress
from writer.model.stages import GATED
from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings
from writer.tui.screens.dialog import Dialog
from writer.tui.widgets.keys import DialogKeys
from writer.tui.widgets.line import Line
from writer.tui.working import Work, at_work
from writer.values import Value

Row: TypeAlias = tuple[Content, Missing | None]
"""A line of the list, and where it leads, if it does."""


class _Judged(Value):
    """The draft was held against a gate, and what goes on with it in ``hand``; ``trouble`` is why it could not be."""

    verdict: Verdict | None = None
    hand: Handover = Handover()
    trouble: str = ""


class Gate(Dialog[Missing]):
    """The gates of one saved draft; gives what is to be mended, if the writer goes there."""

    BINDINGS = bindings("gate")
    PLACE: ClassVar[Where] = "gate"

    def __init__(self, desk: Desk, path: Path, stage: str) -> None:
        """Hold the draft at ``path``, which stands at ``stage``, against the gate after that."""
        super().__init__()
        self._desk, self._path = desk, path
        later = GATED.index(stage) + 1 if stage in GATED else 0
        self._stage = GATED[min(later, len(GATED) - 1)]
        self._verdict: Verdict | None = None
        self._rows: tuple[Row, ...] = ()

    def compose(self) -> ComposeResult:
        """The gates, what is missing, keys."""
        with Vertical(classes="dialog gate"):
            yield Line(id="gate-stages")
            yield OptionList(id="gate-missing", compact=True)
            yield Static(id="gate-verdict", markup=False)
            yield DialogKeys("Enter Go there")

    def explain(self) -> str:
        """Help, for F1."""
        return (
            "Gates\n\nA draft comes to review, ready and published through a gate. What keeps it from the stage "
            "stands here; Enter goes to the place. The gate to published asks for the signature of a second person.\n\n"
            "Below it stands what whoever takes the draft on must know: what is still to come, alerts that were "
            "dismissed and why, facts that only one source says, and what has changed since a gate was last passed."
        )

    def on_mount(self) -> None:
        """Look at once."""
        self._look()

    def _look(self) -> None:
        self._verdict = None
        stages = [(f" {stage} ", "bold reverse" if stage == self._stage else "$text-muted") for stage in GATED]
        self.query_one("#gate-stages", Line).show(Content.assemble("Gate to ", *stages))
        self.query_one("#gate-missing", OptionList).clear_options()
        self.query_one("#gate-verdict", Static).update("Looking…")
        work = Work(self, "Holding the draft against the gate", self.action_leave)
        at_work(work, partial(self._judge, self._stage), self._show_judged)

    def _judge(self, stage: str, _: Progress) -> _Judged:
        """In a thread: grammar may take its time."""
        try:
            verdict = judge(self._desk, self._desk.read(self._path), stage)
            return _Judged(verdict=verdict, hand=handover(self._desk, verdict))
        except WriterError as error:
            return _Judged(trouble=str(error))

    def _show_judged(self, found: _Judged) -> None:
        """Show what is missing."""
        self._verdict = found.verdict
        shown = self.query_one("#gate-missing", OptionList)
        shown.clear_options()
        if found.verdict:
            self._rows = (*_missing(found.verdict), *_handed(found.hand))
            shown.add_options([Option(text, disabled=goal is None) for text, goal in self._rows])
            shown.action_first()
            shown.focus()
        told = _told(found.verdict) if found.verdict else found.trouble
        self.query_one("#gate-verdict", Static).update(told)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        goal = self._rows[event.option_index][1]
        if goal is not None:
            self.dismiss(goal)

    def action_gate(self, by: int) -> None:
        """Look at the gate before or after this one."""
        self._stage = GATED[(GATED.index(self._stage) + by) % len(GATED)]
        self._look()

    def action_sign(self) -> None:
        """Sign the text as it reads, and look again."""
        try:
            mark = sign(self._desk, self._path)
        except WriterError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.notify(f"Signed by {mark.by}; an edit voids it", markup=False)
        self._look()

    def action_let_pass(self) -> None:
        """Move the draft to the stage, if nothing is missing."""
        verdict = self._verdict
        if verdict is None or not verdict.passes:
            self.notify("Something is missing; writer gate --override lets it pass all the same", severity="warning")
            return
        try:
            let_pass(self._desk, verdict)
        except WriterError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.notify(f"{self._path.name} passes {verdict.stage}", markup=False)
        self.dismiss(None)


def _missing(verdict: Verdict) -> Iterator[Row]:
    """What can be gone to first, as the verdict has it; then what did not run, and what is wrong with files."""
    yield from (_row("✗ ", "bold $text-error", one) for one in verdict.missing)
    yield from (_row("· ", "$text-accent", one) for one in verdict.warnings)
    for text in (*(f"{one.name} did not run: {one.reason}" for one in verdict.unrun), *map(str, verdict.problems)):
        yield Content.styled(f"✗ {text}", "$text-error"), None


def _handed(hand: Handover) -> Iterator[Row]:
    """Under a heading each, what goes on with the draft."""
    for heading, mark, found in (
        ("Still to come", "… ", hand.to_come),
        ("Dismissed", "– ", hand.dismissed),
        ("With one source", "1 ", hand.single),
    ):
        if found:
            yield Content.styled(heading, "bold"), None
            yield from (_row(mark, "$text-muted", one) for one in found)
    if hand.last and hand.changes:
        gone, come = (
            sum(len(one.text.split()) for one in hand.changes.words if one.kind == kind) for kind in ("out", "in")
        )
        facts = len(hand.changes.facts)
        told = f"Since {hand.last.why}, {hand.last.at:%d %b %Y}: facts changed {facts}, words in {come}, out {gone}"
        yield Content.styled(told, "bold"), None


def _row(mark: str, style: str, one: Missing) -> Row:
    return Content.assemble((mark, style), _line(one)), one


def _line(one: Missing) -> str:
    return f"{one.line}:{one.column} {one.message}" if one.line else one.message


def _told(verdict: Verdict) -> str:
    count = len(verdict.missing)
    if verdict.passes:
        return f"Nothing is missing: p moves the draft to {verdict.stage}."
    unrun = ", and something did not run" if verdict.unrun or verdict.problems else ""
    return f"{count or 'No'} thing{'' if count == 1 else 's'} missing{unrun}."
