"""Undo and redo: an answer given in the form goes back together with the text that followed from it."""

from abc import abstractmethod
from collections.abc import Callable, Mapping

from writer.errors import WriterError
from writer.library.yamlfile import Plain
from writer.tui.answers import summary, written_answers
from writer.tui.manuscript import Manuscript, note
from writer.tui.screens.writing import WritingScreen
from writer.tui.typeahead import after_keys
from writer.tui.undoing import FactsMoved, Side
from writer.values import replace


class UndoingScreen(WritingScreen):
    """A screen with one history for its form and its text."""

    @abstractmethod
    def answer_again(self, answers: Mapping[str, Plain]) -> None:
        """Let what the template makes of the facts follow ``answers``, which the draft has already."""

    def action_undo(self) -> None:
        """Take the last change back."""
        self._through(self.area.undo, "Nothing to take back", lambda: self.area.history.undo_stack)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._through(self.area.redo, "Nothing to do again", lambda: self.area.history.redo_stack)

    def _through(self, step: Callable[[], None], nothing: str, left: Callable[[], object]) -> None:
        """Do ``step`` once what was typed before it has reached the text."""

        def do() -> None:
            if left():
                step()
            else:
                self.notify(nothing, severity="warning")

        after_keys(self, lambda: self._settle(do))

    def sides(self, manuscript: Manuscript, names: Mapping[str, Plain]) -> tuple[Side, Side] | None:
        """The answers to the fields ``names`` now and in ``manuscript``; none if they are the same."""

        def side(of: Manuscript) -> Side:
            answers = written_answers(of.draft)
            return Side(answers={name: answers.get(name) for name in names}, rendered=of.rendered)

        was, now = side(self.manuscript), side(manuscript)
        return None if was.answers == now.answers else (was, now)

    async def on_facts_moved(self, event: FactsMoved) -> None:
        """Answer as it was then; the text is there already."""
        answers = dict(event.side.answers)
        try:
            noted = note(self.desk, self.manuscript, self.copy_text, answers)
        except WriterError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.became(replace(noted, rendered=event.side.rendered))
        if self.form:
            await self.form.show(answers)
        if not self.query_one("#pane-fields").display:
            self._say(answers)
        self.answer_again(answers)

    def _say(self, answers: Mapping[str, Plain]) -> None:
        for name, answer in answers.items():
            spec = self._fields.get(name)
            text = f"{spec.label if spec else name}: {summary(answer) or 'no answer'}"
            self.notify(text, markup=False, timeout=3)
