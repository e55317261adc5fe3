"""The text follows the facts: what changes in the form is sent to be rendered, and comes back as text."""

from abc import abstractmethod
from collections.abc import Mapping
from functools import partial

from textual import on
from textual.timer import Timer

from writer.desk import Desk
from writer.desk.growing import grown, noted
from writer.library.yamlfile import Plain
from writer.tui.drawing import SparingCompositor
from writer.tui.fresh import Fresh
from writer.tui.live import GrowArrived, LiveChecks
from writer.tui.manuscript import Manuscript, as_grown, to_grow
from writer.tui.screens.resuming import ResumingScreen
from writer.tui.undoing import Side
from writer.tui.widgets.form import Form
from writer.tui.working import Work, begin, over

GROW_AFTER = 0.15
"""Seconds after the last key in the form until the text follows."""


DEADLY = "the process that renders dies of these facts: they are noted, and the text does not follow them"


class FollowingScreen(ResumingScreen):
    """A screen whose text follows its form."""

    def __init__(self, desk: Desk, manuscript: Manuscript, checks: LiveChecks) -> None:
        """Nothing has changed."""
        super().__init__(desk, manuscript)
        self._compositor = SparingCompositor()
        self._checks = checks
        self._pending: dict[str, Plain] = {}
        self._sent: dict[str, Plain] = {}
        self._following: Work | None = None
        self._followed = ""
        self._revision = 0
        self._grow_timer: Timer | None = None
        self._fresh = Fresh()
        self._trouble = ""

    @abstractmethod
    def became(self, manuscript: Manuscript, answers: tuple[Side, Side] | None = None) -> None:
        """Go on with a manuscript whose facts are others, on account of ``answers``."""

    @property
    def waiting(self) -> bool:
        """Whether a change in the form has not reached the text yet."""
        return bool(self._pending or self._sent)

    @on(Form.Changed)
    def _fact_changed(self, event: Form.Changed) -> None:
        self._pending[event.field] = event.plain
        self.touched()
        self._grow_soon()

    def _grow_soon(self) -> None:
        if self._grow_timer:
            self._grow_timer.stop()
        self._grow_timer = self.set_timer(GROW_AFTER, self.hurry)
        self.saved()

    def hurry(self, *, again: bool = False) -> None:
        """Let the text follow the form now; ``again``, since the process that renders died over it."""
        if self._sent or not self._pending:
            return
        self._sent, self._pending = self._pending, {}
        self._followed = self.text
        self._following = Work(self, "Following the facts", self._let_be, "the text stays until something is typed")
        begin(self._following)
        request = to_grow(self.desk, self.manuscript, self.copy_text, self._sent)
        request = self._checks.grow(request, again=again)
        self._revision = request.revision
        if not self._checks.is_growing:
            # the process that would is not there yet, or not any more; what it dies of would take the app with it
            here = partial(noted, trouble=DEADLY) if self._checks.is_deadly else grown
            grow = partial(here, self.desk, request)
            self.run_worker(lambda: self.post_message(GrowArrived(request.revision, grow())), thread=True, group="grow")

    def _let_be(self) -> None:
        """What was sent waits again, and so does what was to be done then."""
        self._checks.let_be()
        self._sent, self._pending = {}, {**self._sent, **self._pending}
        self._then = []

    def on_grow_arrived(self, event: GrowArrived) -> None:
        """Show the text, unless the writer typed on meanwhile: then it follows once more."""
        if event.revision != self._revision or self._following is None or not over(self._following):
            return
        changes, self._sent = self._sent, {}
        if event.reply is None or self.text != self._followed:
            self._pending = {**changes, **self._pending}
            self.hurry(again=event.reply is None)
            return
        self._fresh = self._fresh.after(changes, self._findings.alerts)
        self._trouble = event.reply.trouble
        manuscript = as_grown(self.desk, self.manuscript, event.reply)
        self.became(manuscript, self.sides(manuscript, changes))
        self.hurry()
        if not self.waiting:
            self.settled()

    def answer_again(self, answers: Mapping[str, Plain]) -> None:
        """Let the headline and what else is made follow answers that the draft has already."""
        self._pending.update(answers)
        self.hurry()
