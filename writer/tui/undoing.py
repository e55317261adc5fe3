"""One history for form and text: an answer and the text that followed from it are one step of it."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass

from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditHistory, EditResult, Location

from writer.library.yamlfile import Plain
from writer.model.draft import Draft
from writer.values import Value

STEPS = 500
"""How many steps can be taken back."""

PAUSE, MOST = 2.0, 100
"""Seconds without a key, and letters typed, after which a step ends; Textual's own numbers."""


class Side(Value):
    """The answers to some fields, ``None`` for no answer, and the last render at that time."""

    answers: Mapping[str, Plain]
    rendered: Draft | None


@dataclass
class FactsMoved(Message):
    """Text that followed from answers was taken back or put in again: those answers hold now."""

    side: Side


class Following(Edit):
    """An edit of the text, or none, that followed from other answers: those of ``now`` for those of ``was``."""

    was: Side
    now: Side
    is_first = is_last = True

    @classmethod
    def of(cls, text: str, place: tuple[Location, Location], was: Side, now: Side) -> "Following":
        """``text`` at ``place``, on account of ``now``."""
        edit = cls(text, *place, maintain_selection_offset=True)
        edit.was, edit.now = was, now
        return edit

    def do(self, text_area: TextArea, record_selection: bool = True) -> EditResult:  # noqa: FBT001, FBT002 - Textual's
        """Make the edit; done again, the answers come again, too."""
        if not record_selection and self.is_last:
            text_area.post_message(FactsMoved(self.now))
        return super().do(text_area, record_selection)

    def undo(self, text_area: TextArea) -> EditResult:
        """Take the edit back, and the answers with it."""
        if self.is_first:
            text_area.post_message(FactsMoved(self.was))
        return super().undo(text_area)

    def goes_on_from(self, edit: Edit) -> bool:
        """Whether somebody is typing one and the same answer; rows of a list are put in and out one by one."""
        if not isinstance(edit, Following) or edit.now.answers.keys() != self.was.answers.keys():
            return False
        return not any(isinstance(answer, list) for answer in self.now.answers.values())

    def go_on_from(self, edit: Edit) -> None:
        """Belong to one step with ``edit``: its ends alone tell which answers hold."""
        if isinstance(edit, Following):
            edit.is_last = self.is_first = False


class History(EditHistory):
    """Textual's history of a text, with answers in their places between the edits."""

    def __init__(self) -> None:
        """Nothing was done yet."""
        self._joining = False
        self._one: list[Edit] | None = None
        super().__init__(max_checkpoints=STEPS, checkpoint_timer=PAUSE, checkpoint_max_characters=MOST)

    def record(self, edit: Edit) -> None:
        """Take an edit down: with what is being typed, or as a step of its own."""
        if not isinstance(edit, Following):
            last = self._undo_stack[-1] if self._undo_stack else None
            super().record(edit)
            if self._joining:
                self._join(last)
            return
        now, batches = self._get_time(), self._undo_stack
        soon = not self._redo_stack and now - self._last_edit_time <= self.checkpoint_timer
        if batches and soon and edit.goes_on_from(batches[-1][-1]):
            edit.go_on_from(batches[-1][-1])
            batches[-1].append(edit)
        else:
            batches.append([edit])
        self._redo_stack.clear()
        self._last_edit_time = now
        self.checkpoint()

    @contextmanager
    def one_step(self) -> Iterator[None]:
        """Let all edits within lines that are made meanwhile be taken back at once."""
        self.checkpoint()
        self._joining, self._one = True, None
        try:
            yield
        finally:
            self._joining = False
            self.checkpoint()

    def _join(self, last: list[Edit] | None) -> None:
        """Put a step that is new behind ``last`` into the one that is being made.

        One that makes or takes lines stays alone: Textual takes back only the last of several such edits rightly.
        """
        new = self._undo_stack[-1] if self._undo_stack else None
        if new is None or new is last:
            return
        has_lines = any("\n" in edit.text or edit.top[0] != edit.bottom[0] for edit in new)
        if last is not None and last is self._one and not has_lines:
            last.extend(self._undo_stack.pop())
        else:
            self._one = None if has_lines else new


def as_one_step(history: EditHistory) -> AbstractContextManager[None]:
    """Let all edits within lines that are made meanwhile be one step of ``history``, where it can."""
    return history.one_step() if isinstance(history, History) else nullcontext()
