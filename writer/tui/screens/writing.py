"""Writing itself: find and replace, the outline, a preview, the text alone, and alerts explained or fixed at once."""

from collections.abc import Mapping
from functools import partial

from textual import on
from textual.widgets import TextArea

from writer.desk import Desk
from writer.model.alert import Alert, Span
from writer.model.draft import PRINTED
from writer.tui.manuscript import Manuscript
from writer.tui.mending import Mended, explained, mended
from writer.tui.screens.modals import Help
from writer.tui.screens.outline import Outline, parts
from writer.tui.screens.passing import PassingScreen
from writer.tui.searching import Search
from writer.tui.widgets.find import FindBar
from writer.tui.working import Work, at_work


class WritingScreen(PassingScreen):
    """A screen that works on its text as a text."""

    def __init__(self, desk: Desk, manuscript: Manuscript) -> None:
        """Begin with the panes."""
        super().__init__(desk, manuscript)
        self._alone = False
        self._find: FindBar | None = None

    # finding

    async def action_find(self, replacing: bool = False) -> None:  # noqa: FBT001, FBT002 - a key says so
        """Find words in the text, and replace them."""
        self.action_show_pane("draft")
        if self._find is None:
            self._find = FindBar(self.area, self._elsewhere)
            await self.query_one("#pane-draft").mount(self._find, before="#alert-here")
        self._find.open(replacing=replacing)

    def _elsewhere(self, search: Search) -> Mapping[str, str]:
        """The printed fields with what is sought in them."""
        record = self.manuscript.draft.facts.record
        found = {name: self._fields[name].label for name in PRINTED if name in self._fields} if self.form else {}
        return {name: label for name, label in found.items() if search.found(record.text(name))}

    def action_end_find(self) -> None:
        """Leave the search; for a click."""
        self.query_one(FindBar).action_close()

    def action_replace_all(self) -> None:
        """Replace every place that was found; for a click."""
        self.query_one(FindBar).action_replace_all()

    def action_go_to(self, path: str) -> None:
        """Go to a field of the form."""
        self.go_to_field(path)

    @on(TextArea.Changed, "#copy")
    def _look_again(self) -> None:
        if self._find is not None:
            self._find.look_again()

    # the whole of the text

    def action_outline(self) -> None:
        """List the sections, and go to one."""
        here = self.area.index(self.area.selection.end)

        def done(at: int | None) -> None:
            if at is not None:
                self._go_to_place(at)

        self.app.push_screen(Outline([*parts(self.area.text, self._findings.length)], here), done)

    def action_go_to_section(self, number: int) -> None:
        """Go to one of the sections that were counted, by its number."""
        length = self._findings.length
        wanted = length.sections[number].heading if length else ""
        found = (part.at for part in parts(self.area.text, length) if part.section.heading == wanted)
        self._go_to_place(next(found, 0))

    def _go_to_place(self, at: int) -> None:
        self.action_show_pane("draft")
        self.area.select(Span(begin=at, end=at))

    def action_preview(self) -> None:
        """Show the draft as its readers see it."""
        from writer.tui.screens.preview import Preview  # noqa: PLC0415  Markdown's widgets are a lot to load

        self.app.push_screen(Preview(self.manuscript.draft.facts.record, self.area.written))

    # the text alone

    def action_focus_mode(self) -> None:
        """Show the text alone, or the panes again."""
        self._set_alone(alone=not self._alone)
        self.action_show_pane("draft")

    def stays_alone(self, pane: str) -> bool:
        """Whether the text stands alone when ``pane`` is shown: another pane brings all of them back."""
        if self._alone and pane != "draft":
            self._set_alone(alone=False)
        return self._alone

    def _set_alone(self, *, alone: bool) -> None:
        self._alone = alone
        self.set_class(alone, "-alone")
        self.area.light(alone=alone)

    @on(TextArea.SelectionChanged, "#copy")
    def _light(self) -> None:
        if self._alone:
            self.area.light(alone=True)

    # alerts

    def action_explain_alert(self) -> None:
        """Explain the alert: its rule, who set it, and its examples."""
        alert = self._meant
        if alert is None:
            self.notify("No alert to explain here", severity="warning")
            return
        draft = self.manuscript.draft
        at_work(Work(self, "Explaining"), lambda _: explained(self.desk, draft, alert), partial(self._tell, alert))

    def _tell(self, alert: Alert, text: str) -> None:
        """Show what was put together, unless the writer is elsewhere by now."""
        if self.is_current:
            self.app.push_screen(Help(alert.check, f"{alert.message}\n\n{text}"))

    def action_fix_safe(self) -> None:
        """Put in what is safe, in a thread: the whole text is checked anew after each round."""
        self._settle(self._fix_safe)

    def _fix_safe(self) -> None:
        before, path = self.text, self.manuscript.draft.path
        self.notify("Fixing what is safe…", timeout=1)
        work = Work(self, "Fixing what is safe", left="the text is as it was")
        at_work(work, partial(mended, self.desk, before, path), partial(self._fixed, before))

    def _fixed(self, before: str, done: Mended) -> None:
        """Put the fixed text in as one edit, unless the writer typed on."""
        if done.trouble:
            self.notify(done.trouble, severity="error", markup=False)
        elif self.text != before:
            self.notify("The text has changed meanwhile: nothing was fixed", severity="warning")
        else:
            self.area.follow(done.text[self.manuscript.offset :])
            self.notify(done.told, markup=False, severity=done.severity)
