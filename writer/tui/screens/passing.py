"""The life of a draft on the workbench: its gates, its versions, and the choices that an update left open."""

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from pathlib import Path

from writer.errors import WriterError
from writer.library.drafts import TOOL_KEY
from writer.library.yamlfile import Plain
from writer.model.alert import Span
from writer.model.fields import Field, FieldType
from writer.model.lines import LineIndex
from writer.prose.choices import choices
from writer.tui.answers import written_answers
from writer.tui.manuscript import Manuscript, joined, open_manuscript
from writer.tui.messages import FormWanted
from writer.tui.screens.answering import AnsweringScreen
from writer.tui.screens.modals import Ask
from writer.tui.typeahead import after_keys
from writer.tui.widgets.form import Form

_SAID = {
    "text": Field(name="text", type=FieldType.TEXT, label="Comment", help="What is to be said of these words."),
    "instead": Field(name="instead", type=FieldType.TEXT, label="Instead", help="Words that would be better, if any."),
}


class PassingScreen(AnsweringScreen):
    """A screen that takes its draft through gates and back to versions; both look at the file, so they save first."""

    _of_file: frozenset[tuple[str, str]] = frozenset()
    """Both sides of the choices that a merge with the file left open, in this sitting."""

    @property
    def _sides(self) -> frozenset[tuple[str, str]]:
        return frozenset((one.yours, one.facts) for one in choices(self.area.written))

    @abstractmethod
    def go_to_field(self, path: str) -> None:
        """Go to a field of the form."""

    @abstractmethod
    def action_show_pane(self, pane: str) -> None:
        """Go to a pane."""

    def action_gate(self) -> None:
        """Say what keeps the draft from its next stage."""
        if not self.manuscript.draft.facts.genre:
            self.notify("This text names no genre, so it has no stages", severity="warning")
            return
        self._saved_then(self._gate)

    def action_versions(self) -> None:
        """List the versions of the draft."""
        self._saved_then(self._versions)

    def _saved_then(self, then: Callable[[Path], None]) -> None:
        def go() -> None:
            if self.manuscript.path is not None:
                then(self.manuscript.path)

        needs = self.unsaved or self.manuscript.path is None
        after_keys(self, lambda: self._settle(lambda: self._save(go)) if needs else go())

    def _gate(self, path: Path) -> None:
        # the checks come along, and most sittings pass no gate
        from writer.desk.gates import Missing  # noqa: PLC0415
        from writer.tui.screens.gate import Gate  # noqa: PLC0415

        async def done(missing: Missing | None) -> None:
            await self._read_anew(path)
            if missing is not None:
                self._mend(missing.field, missing.line, missing.column)

        self.app.push_screen(Gate(self.desk, path, self.manuscript.draft.stage), done)

    def _mend(self, field: str, line: int, column: int) -> None:
        at = LineIndex.of(self.manuscript.draft.text).offset(line, column) if line else 0
        if field or (line and at < self.manuscript.offset):
            self.go_to_field(field or self.manuscript.key_at(at))
        else:
            self.action_show_pane("draft")
            if line:
                self.area.move_cursor(self.area.place(at - self.manuscript.offset))

    def _versions(self, path: Path) -> None:
        from writer.tui.screens.versions import Versions  # noqa: PLC0415  as above

        async def done(restored: bool | None) -> None:  # noqa: FBT001 - what the screen gives
            if restored:
                await self._read_anew(path)

        self.app.push_screen(Versions(self.desk, path), done)

    def action_comments(self) -> None:
        """Comment on the selected words; where none are, list the comments."""
        area = self.area
        words = area.selected_text.strip()
        begin = min(map(area.index, area.selection))
        at = area.written.find(words, begin) if words else 0
        self._saved_then(partial(self._comment, words, at) if words else self._comments)

    def _comments(self, path: Path) -> None:
        from writer.desk.commenting import Placed  # noqa: PLC0415  as above
        from writer.tui.screens.comments import Comments  # noqa: PLC0415

        async def done(chosen: Placed | None) -> None:
            await self._read_anew(path)
            if chosen and chosen.span:
                offset = self.manuscript.offset
                self.action_show_pane("draft")
                self.area.select(Span(begin=chosen.span.begin - offset, end=chosen.span.end - offset))

        self.app.push_screen(Comments(self.desk, path), done)

    def _comment(self, words: str, at: int, path: Path) -> None:
        from writer.desk.commenting import comment_on  # noqa: PLC0415  as above

        place = LineIndex.of(self.manuscript.draft.text).position(self.manuscript.offset + at)

        def done(values: dict[str, Plain] | None) -> None:
            if values is None:
                return
            text, instead = (str(values.get(name) or "") for name in _SAID)
            try:
                comment_on(self.desk, path, text, words=words, place=place, instead=instead)
            except WriterError as error:
                self.notify(str(error), severity="error", markup=False)
            else:
                self.notify("The comment is kept beside the draft")

        # nothing of the draft changes while it is typed
        self.post_message(FormWanted(f"On “{words}”", _SAID, {}, done, lambda _: (TOOL_KEY, self._state)))

    async def _read_anew(self, path: Path) -> None:
        """Go on with the file, where a gate, a signature or a version changed it, and with a form of what it says."""
        try:
            manuscript = open_manuscript(self.desk, path)
        except WriterError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        if manuscript.disk != self.manuscript.disk:
            await self._go_on_with(manuscript)

    async def _go_on_with(self, manuscript: Manuscript) -> None:
        """Take over another text, and a form of what it says; it is saved if it is what the file says."""
        answers = written_answers(manuscript.draft)
        is_other = answers != written_answers(self.manuscript.draft)
        if self.form and is_other:
            await self.form.remove()
            await self.query_one("#pane-fields").mount(Form(self.desk.genre(manuscript.draft.facts.genre), answers))
        self.became(manuscript)
        if is_other:  # undo would take the text back, and leave these facts
            self.area.history.clear()
        self.clean = manuscript.disk
        self.saved()

    async def join_file(self) -> None:
        """Bring what another program wrote into the file together with what is written here; nothing is saved yet."""
        if self.wrong_fields:
            self.notify("Correct first what cannot be read, or empty the field", severity="warning")
            self.go_to_wrong()
            return
        try:
            manuscript, both = joined(self.desk, self.manuscript, self.copy_text)
        except WriterError as error:
            self.app.push_screen(Ask("Not merged", f"{error}\n\nNothing is lost: the text is still here.", ("OK",)))
            return
        before = self._sides
        await self._go_on_with(manuscript)
        self._of_file |= self._sides - before
        open_choices = len(tuple(choices(self.area.written)))
        self.notify("Merged, and not saved yet: look at it, then save")
        if both:
            told = f"Yours stands where both changed {', '.join(both)}; ^l has the other"
            self.notify(told, severity="warning", markup=False)
        if open_choices:
            passages = f"{open_choices} passage{'s' * (open_choices > 1)}"
            self.notify(f"Both changed {passages}: ^n shows each choice", severity="warning")

    def action_choose(self) -> None:
        """Show the next open choice, both sides beside each other, until none is left or the writer leaves."""
        from writer.tui.screens.choosing import Choosing, Side  # noqa: PLC0415  as above

        found = tuple(choices(self.area.written))
        if not found:
            self.notify("No open choice in this text")
            return
        here = self.area.index(self.area.selection.end)
        at = next((number for number, one in enumerate(found) if one.span.end > here), 0)
        choice = found[at]
        self.action_show_pane("draft")
        self.area.move_cursor(self.area.place(choice.span.begin), center=True)

        def done(side: Side | None) -> None:
            if side is not None:
                self.area.put(choice.span, choice.facts if side == "facts" else choice.yours)
                if len(found) > 1:
                    self.action_choose()

        other = "In the file" if (choice.yours, choice.facts) in self._of_file else "The facts"
        self.app.push_screen(Choosing(choice, at + 1, len(found), other), done)
