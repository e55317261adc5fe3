"""Saving and leaving: asked about where something could be lost, never over another file."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from writer.desk import Desk
from writer.errors import SaveError, WriterError
from writer.library.yamlfile import Plain
from writer.tui.keeper import Keeper
from writer.tui.manuscript import Manuscript, as_unsaved, changed_outside, keep_base, save
from writer.tui.screens.modals import Ask
from writer.tui.typeahead import after_keys

KEEP_AFTER = 0.5
"""Seconds after a key until what it made is kept against a crash; typing on does not put it off."""

_CHANGED = """\
{own} has been changed by another program since it was opened here.

Merge brings both together here, and saves nothing yet.
Save a copy leaves it, and saves this text as {beside}.
Overwrite saves this text, and keeps the other as a version."""

SAVED_FOR = 2.5
"""Seconds for which it is said that the draft was saved."""


class SavingScreen(Screen[None]):
    """A screen that holds a manuscript and knows how to save it."""

    def __init__(self, desk: Desk, manuscript: Manuscript) -> None:
        """``clean`` is the text as it needs no saving."""
        super().__init__()
        self.desk = desk
        self.manuscript = manuscript
        self.clean = ""
        self._then: list[Callable[[], None]] = []
        self._keeper = Keeper(manuscript.kept)
        self._keep_timer: Timer | None = None
        self._unkept = ""

    class NotKept(Message):
        """Unsaved text could not be kept; ``reason`` is empty when it can be again."""

        def __init__(self, reason: str) -> None:
            """Tell why."""
            super().__init__()
            self.reason = reason

    @property
    @abstractmethod
    def copy_text(self) -> str:
        """The copy as it stands."""

    @property
    @abstractmethod
    def waiting(self) -> bool:
        """Whether a change in the form has not reached the text yet."""

    @property
    @abstractmethod
    def wrong_fields(self) -> Mapping[str, str]:
        """The labels of the fields that cannot be read as they are typed, each with what is wrong."""

    @abstractmethod
    def go_to_wrong(self) -> None:
        """Go to the first field that cannot be read."""

    @property
    @abstractmethod
    def loose(self) -> Mapping[str, Plain]:
        """Answers that have not reached the text: they wait, cannot be read, or stand in a form over the screen."""

    @abstractmethod
    async def join_file(self) -> None:
        """Bring what another program wrote into the file together with what is written here."""

    @abstractmethod
    def hurry(self) -> None:
        """Let the text follow the form now."""

    @property
    def text(self) -> str:
        """The whole file as it would be saved."""
        return self.manuscript.whole(self.copy_text)

    @property
    def unsaved(self) -> bool:
        """Whether anything would be lost by leaving."""
        return bool(self.text != self.clean or self.waiting or self.wrong_fields)

    def touched(self) -> None:
        """Something was typed: keep it soon, in case this process is killed."""
        if self._keep_timer is None:
            self._keep_timer = self.set_timer(KEEP_AFTER, self._keep)
        self.saved()

    def _keep(self) -> None:
        self._keep_timer = None
        if keep := self._keeping():
            self.run_worker(lambda: self._kept(keep), thread=True, group="keep")

    def keep_now(self) -> None:
        """The app ends: keep what a moment later would have been kept. Raises ``SaveError``."""
        if keep := self._keeping():
            keep()

    def _keeping(self) -> Callable[[], None] | None:
        """What is to be done in order to keep the text as it stands now; nothing if it needs no keeping."""
        manuscript, copy, loose = self.manuscript, self.copy_text, dict(self.loose)
        if not (self.unsaved or loose):
            self._keeper.forget()
            return None
        return partial(
            self._keeper.keep, self._keeper.ticket(), partial(as_unsaved, self.desk, manuscript, copy, loose)
        )

    def _kept(self, keep: Callable[[], None]) -> None:
        """In a thread: disks are slow."""
        try:
            keep()
        except WriterError as error:
            self.post_message(self.NotKept(error.message))
        else:
            self.post_message(self.NotKept(""))

    def on_saving_screen_not_kept(self, event: NotKept) -> None:
        """Say once that a crash would lose text."""
        if event.reason and not self._unkept:
            text = f"A crash would lose what is not saved: {event.reason}"
            self.notify(text, severity="warning", markup=False)
        self._unkept = event.reason

    def action_save(self) -> None:
        """Write the draft to its file."""
        after_keys(self, lambda: self._settle(self._save))

    def action_library(self) -> None:
        """Go back to the list of drafts."""
        self.leave(self.dismiss)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave, if nothing was opened over the draft meanwhile: Textual would take that in its place."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def leave(self, then: Callable[[], object]) -> None:
        """Do ``then`` once nothing would be lost, or the writer says that it may be."""
        after_keys(self, lambda: self._leave(then))

    def _leave(self, then: Callable[[], object]) -> None:
        def decide(answer: str | None) -> None:
            if answer == "Save" and self.wrong_fields:
                self._refuse_to_leave()
            elif answer == "Save":
                self._settle(lambda: self._save(then))
            elif answer == "Discard":
                self._keeper.close()
                then()

        if not self.unsaved:
            self._keeper.forget()
            then()
        elif not any(isinstance(screen, Ask) for screen in self.app.screen_stack):
            title = self.manuscript.draft.facts.title or "This draft"
            question = Ask(
                "Unsaved changes", f"{title} has changes that are not saved.", ("Save", "Discard", "Keep writing")
            )
            self.app.push_screen(question, decide)

    def _refuse_to_leave(self) -> None:
        """What cannot be read cannot be saved, and leaving would lose it."""
        wrong = "\n".join(f"{field}: {why}" for field, why in self.wrong_fields.items())
        text = f"This cannot be read, and would be lost:\n\n{wrong}\n\nCorrect it, or empty the field."
        self.app.push_screen(Ask("Not saved yet", text, ("OK",)), lambda _: self.go_to_wrong())

    def settled(self) -> None:
        """Do what waited for the text to follow the form; each in its turn, since one may have it follow anew."""
        waited, self._then = self._then, []
        for then in waited[:1]:
            then()
        for then in waited[1:]:
            after_keys(self, partial(self._settle, then))

    def _settle(self, then: Callable[[], None]) -> None:
        if self.waiting:
            self._then.append(then)
            self.hurry()
        else:
            then()

    def _save(self, then: Callable[[], object] | None = None) -> None:
        """Save, having asked where a file is in the way."""
        own, draft = self.manuscript.path, self.manuscript.draft
        wanted, beside = own or self.desk.path_for(draft), self.desk.free_path(draft)
        copy, over = partial(self._write, beside, then), partial(self._write, wanted, then, over=True)
        if own and not own.exists():
            text = f"{own} is no longer there: it was deleted, moved or given another name."
            self._ask_how("The file is gone", text, {"Write it again": over})
        elif changed_outside(self.manuscript):
            text = _CHANGED.format(own=own, beside=beside.name)
            ways: dict[str, Callable[[], object]] = {"Merge": self.join_file, "Save a copy": copy, "Overwrite": over}
            self._ask_how("The file changed", text, ways)
        elif own is None and wanted.exists():
            self._ask_how("The name is taken", f"{wanted} is another draft already.", {f"Save as {beside.name}": copy})
        else:
            self._write(wanted, then)

    def _ask_how(self, title: str, text: str, ways: Mapping[str, Callable[[], object]]) -> None:
        def decide(answer: str | None) -> None:
            if way := ways.get(answer or ""):
                self.call_later(way)

        self.app.push_screen(Ask(title, text, (*ways, "Cancel")), decide)

    def _write(self, path: Path, then: Callable[[], object] | None, *, over: bool = False) -> None:
        try:
            self.manuscript = save(self.desk, self.manuscript, self.copy_text, path, over=over)
            self.clean = self.text
            self._keeper.forget()
            self.touched()
            keep_base(self.desk, self.manuscript)
        except SaveError as error:
            self.app.push_screen(Ask("Not saved", f"{error}\n\nNothing is lost: the text is still here.", ("OK",)))
            return
        finally:
            self.saved()
        self._say_saved(path)
        if then:
            then()

    def saved(self) -> None:
        """Show that the draft is saved, or still is not."""

    def _say_saved(self, path: Path) -> None:
        self.notify(f"Saved {path.name}", markup=False, timeout=SAVED_FOR)
        if self.wrong_fields:
            fields = ", ".join(self.wrong_fields)
            self.notify(f"Not in the draft, since they cannot be read: {fields}", severity="warning", markup=False)
