"""The tour: a workbench on a story that nobody keeps, with a bar that says what to do, and sees that it is done."""

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, ClassVar

from textual.app import App, ComposeResult

from writer.desk import Desk
from writer.desk.setup import make_desk
from writer.errors import WriterError
from writer.library.tours import Step, Tour, leave_tour, read_tour, step_left
from writer.library.yamlfile import Plain
from writer.tui.answers import Answer, written_answers
from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings
from writer.tui.findings import CHECKING, Findings
from writer.tui.live import LiveChecks
from writer.tui.manuscript import Manuscript, open_manuscript
from writer.tui.screens.workbench import Workbench
from writer.tui.widgets.tour import TourBar

LOOK_EVERY = 0.25
"""Seconds between two looks whether a step is done."""


class Story:
    """The story of the tour, in a folder of its own that goes with it."""

    def __init__(self) -> None:
        """Make it; it takes a template, so in a thread. Raises ``WriterError`` and ``OSError``."""
        self.tour = read_tour()
        self.folder = Path(mkdtemp(prefix="writer-tour-"))
        try:
            self.desk = Desk(make_desk(self.folder))
            self.manuscript = _written(self.desk, self.tour)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Leave nothing behind."""
        rmtree(self.folder, ignore_errors=True)


def _written(desk: Desk, tour: Tour) -> Manuscript:
    """The story as its template writes it, and then as a hurried writer left it."""
    facts = desk.read_facts(tour.story)
    path = desk.save_new(desk.render(facts))
    front, mark, copy = desk.read(path).text.rpartition("---\n")
    for right, wrong in tour.slips.items():
        copy = copy.replace(right, wrong)
    desk.save(path, front + mark + copy)
    return open_manuscript(desk, path)


class Touring(Workbench):
    """The workbench of the tour; it asks about nothing and keeps nothing when it is left."""

    BINDINGS = bindings("tour")
    PLACE: ClassVar[Where] = "tour"

    def __init__(self, story: Story) -> None:
        """Begin at the step where the tour was left."""
        self._story = story
        self._steps = story.tour.steps
        self._number = step_left() % len(self._steps)
        self._seen: Plain = None
        self._was_there = self._is_gone = False
        self._was_over = ""
        self._tour_checks = LiveChecks(story.folder)
        super().__init__(story.desk, self._tour_checks, story.manuscript)

    def compose(self) -> ComposeResult:
        """The bar over everything."""
        yield TourBar(id="tour")
        yield from super().compose()

    def on_mount(self) -> None:
        """Begin; Textual calls the workbench's own, too."""
        self._tour_checks.start()
        self.set_interval(LOOK_EVERY, self._look)
        self.call_after_refresh(self._begin)

    def on_unmount(self) -> None:
        """Leave no process and no file behind."""
        self._tour_checks.stop()
        self._story.close()

    @property
    def number(self) -> int:
        """The step at hand, from 0."""
        return self._number

    @property
    def _step(self) -> Step:
        return self._steps[self._number]

    def _begin(self) -> None:
        """Stand where the step at hand begins."""
        if self._step.field == "text":
            self.action_show_pane("draft")
        elif self._step.field:
            self.go_to_field(self._step.field)
        self._show_step()

    def _show_step(self) -> None:
        """What the step waits for is told from how things are now."""
        leave_tour(self._number)
        self._seen, self._was_over = self._watched(), ""
        self._was_there = self._is_gone = False
        self._is_done()  # what is there now, a key may take away at once
        self.query_one(TourBar).show(self._step, self._number, len(self._steps))

    def _watched(self) -> Plain:
        """What becomes another one when the step is done, where that is an answer or the text."""
        kind, what = self._step.done
        if kind == "words":
            return self.copy_text
        answer = Answer.of(written_answers(self.manuscript.draft).get(what))
        return answer.value if kind == "answer" else dict(answer.about) if kind == "certainty" else None

    def _look(self) -> None:
        """Go on if the step is done, and nothing stands over it."""
        if self.is_active and not self.waiting and self._is_done():
            self._go_on()

    def _is_done(self) -> bool:
        kind, what = self._step.done
        if kind == "screen":
            return self._was_over == what
        if kind == "fixed":
            return self._is_fixed(what, self._findings)
        by_hand = kind != "words" or self.area.has_focus
        return bool(kind) and by_hand and self._watched() != self._seen

    def _is_fixed(self, rule: str, found: Findings) -> bool:
        """Once it was there, and at two looks, between which the text is asked about, it is not."""
        there = any(alert.check == rule for alert in found.alerts)
        self._was_there = self._was_there or there
        before, self._is_gone = self._is_gone, self._was_there and not there and found.state != CHECKING
        return before and self._is_gone

    def on_screen_suspend(self) -> None:
        """Remember what was opened over the draft."""
        self._was_over = type(self.app.screen).__name__

    def _go_on(self) -> None:
        """The next step, where the writer is: letters may be on their way."""
        self._number = min(self._number + 1, len(self._steps) - 1)
        self._show_step()

    def action_tour_step(self, by: int) -> None:
        """Show another step, and stand where it begins; behind the last one the tour ends."""
        number = self._number + by
        if number == len(self._steps):
            self.action_tour_end()
        else:
            self._number = max(number, 0)
            self._begin()

    def action_tour_end(self) -> None:
        """Leave the tour."""
        self.leave(self.dismiss)

    def leave(self, then: Callable[[], object]) -> None:
        """Go, and ask about nothing; a tour that was taken whole begins anew."""
        if self._number == len(self._steps) - 1:
            leave_tour(0)
        then()

    def keep_now(self) -> None:
        """Nothing of it is kept."""

    def touched(self) -> None:
        """Nothing of it is kept; a change is shown."""
        self.saved()


def take_tour(app: App[Any]) -> None:
    """Make the story in a thread, and show it over what is on the screen."""

    def work() -> None:
        try:
            story = Story()
        except (WriterError, OSError) as error:
            app.notify(f"No tour: {error}", severity="error", markup=False)
        else:
            app.call_from_thread(app.push_screen, Touring(story))

    app.run_worker(work, thread=True, exclusive=True, group="tour")
