"""Material over the workbench: a text with its source, and the candidates found in it, taken or refused by a key."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from writer.desk import Desk
from writer.desk.candidates import SOURCE, Offer, checked_source, file_named, offers, sure
from writer.errors import WriterError
from writer.library.entries import Progress
from writer.model.candidate import Candidate
from writer.model.draft import Draft
from writer.model.fields import Field
from writer.tui.commands.command import Where
from writer.tui.commands.table import bindings
from writer.tui.handed import Handed
from writer.tui.screens.dialog import Dialog
from writer.tui.screens.formdialog import FormDialog
from writer.tui.typeahead import after_keys
from writer.tui.widgets.inputs import FieldRow, Fields
from writer.tui.widgets.keys import DialogKeys
from writer.tui.widgets.line import Line
from writer.tui.widgets.records import row_for
from writer.tui.working import Work, at_work

_SPACES = re.compile(r"\s+")
_LABEL = 17
"""Columns for the label of a field."""

OPEN, TAKEN, REFUSED = "·", "✓", "✗"
"""What stands before a candidate."""


class Handing(FormDialog[Handed]):
    """Asks for the text, and once for its source."""

    BINDINGS = bindings("handing")
    PLACE: ClassVar[Where] = "handing"

    def __init__(self, field: Field, begun: Handed | None = None) -> None:
        """``field`` is the genre's ``sources``; ``begun`` is what was handed over before."""
        super().__init__()
        self._field = field
        self._begun = begun or Handed(text="", source={})

    def compose(self) -> ComposeResult:
        """The text, the source below it, keys."""
        with Vertical(classes="dialog material"):
            yield Label("Paste a press release, a tip or an article, or the path of a file", classes="dialog-title")
            yield TextArea(self._begun.text, id="material-text", compact=True, highlight_cursor_line=False)
            yield Label("Who says so", classes="group")
            with Fields(id="material-source"):
                for name in SOURCE:
                    yield row_for(self._field.rows[name], self._begun.source.get(name))
            yield Line(classes="dialog-help")
            yield DialogKeys("Tab Next")

    def explain(self) -> str:
        """Help, for F1."""
        return (
            "Material\n\nWhat a text says of the work becomes candidates for the fields of this form: nothing enters "
            "the draft until you take it. The source is asked for once; its kind tells how sure what it says is, and "
            "“in May” counts from its date."
        )

    @property
    def as_it_stands(self) -> Handed:
        """Text and source as far as they are there."""
        source = {row.spec.name: str(row.plain or "") for row in self.query(FieldRow)}
        return Handed(text=self.query_one("#material-text", TextArea).text, source=source)

    def action_keep(self) -> None:
        """Hand the text over, with all that was typed before this key, or go to what is missing."""
        after_keys(self, self._keep)

    def _keep(self) -> None:
        area = self.query_one("#material-text", TextArea)
        rows = {row.spec.name: row for row in self.query(FieldRow)}
        wrong = next((row for row in rows.values() if row.all_wrong), None)
        try:
            if not area.text.strip():
                self.notify("There is no text yet", severity="warning")
                self.set_focus(area)
                return
            text = file_named(area.text)
            source = checked_source(self.as_it_stands.source, self._field)
        except WriterError as error:
            self.notify(str(error), severity="warning", markup=False)
            self.go_into(rows["name"])
            return
        if wrong is None:
            self.dismiss(Handed(text=text, source=source))
        else:
            self.go_into(wrong)


class Candidates(Dialog[tuple[Candidate, ...]]):
    """What was found: each candidate with its sentence; gives those that were taken."""

    BINDINGS = bindings("candidates")
    PLACE: ClassVar[Where] = "candidates"

    def __init__(self, desk: Desk, draft: Draft, handed: Handed) -> None:
        """Read ``handed`` for ``draft``."""
        super().__init__()
        self._desk, self._draft, self._handed = desk, draft, handed
        self._labels = dict(_labels(desk.genre(draft.facts.genre).fields))
        self._offers: tuple[Offer, ...] = ()
        self._marks: list[str] = []

    def compose(self) -> ComposeResult:
        """How many there are, the list, the sentence of the chosen one, keys."""
        with Vertical(classes="dialog candidates"):
            yield Line("Reading…", classes="dialog-title")
            yield OptionList(id="candidates-list", compact=True)
            yield Static(id="candidate-words")
            yield DialogKeys()

    def explain(self) -> str:
        """Help, for F1."""
        return (
            "Candidates\n\nWhat the text says that a field may hold, as sure as its source and its words make it. "
            "Below the list stands the sentence that says so. One that contradicts the draft shows what stands there "
            "now, and is taken only by itself."
        )

    def on_mount(self) -> None:
        """Read in a thread: a long text takes a while."""
        at_work(Work(self, "Reading the material", self.action_leave), self._read, self._show_offers)

    def _read(self, _: Progress) -> tuple[tuple[Offer, ...], str]:
        """What the text says, or why it could not be read."""
        try:
            return offers(self._desk, self._draft, self._handed.text, self._handed.source), ""
        except WriterError as error:
            return (), str(error)

    def _show_offers(self, read: tuple[tuple[Offer, ...], str]) -> None:
        self._offers, trouble = read
        self._marks = [OPEN] * len(self._offers)
        found = self.query_one(OptionList)
        found.add_options([Option(self._line(at)) for at in range(len(self._offers))])
        self._show_count(trouble or ("" if self._offers else "Nothing new was found that a field may hold"))
        found.action_first()
        found.focus()

    def action_keep(self) -> None:
        """Hand over what was taken."""
        taken = zip(self._offers, self._marks, strict=True)
        self.dismiss(tuple(one.candidate for one, mark in taken if mark == TAKEN))

    def action_mark(self, mark: str) -> None:
        """Take or refuse the chosen candidate, and go on; the same again leaves it open."""
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._marks):
            self._mark(at, OPEN if self._marks[at] == mark else mark)
            self.query_one(OptionList).highlighted = min(at + 1, len(self._marks) - 1)

    def action_take_all(self) -> None:
        """Take every open candidate that contradicts nothing."""
        for one in sure(one for one, mark in zip(self._offers, self._marks, strict=True) if mark == OPEN):
            self._mark(self._offers.index(one), TAKEN)

    def _mark(self, at: int, mark: str) -> None:
        self._marks[at] = mark
        self.query_one(OptionList).replace_option_prompt_at_index(at, self._line(at))
        self._show_count()

    def _show_count(self, told: str = "") -> None:
        taken, every = self._marks.count(TAKEN), len(self._marks)
        self.query_one(".dialog-title", Line).show(told or f"{every} found in the text, {taken} taken")

    def _line(self, at: int) -> Content:
        one, mark = self._offers[at], self._marks[at]
        found = one.candidate
        value = " · ".join(found.value.values()) if isinstance(found.value, Mapping) else found.value
        now = (f"  now: {one.now}", "$text-warning") if one.now else ""
        label = f"{self._labels.get(found.field, found.field)[:_LABEL]:<{_LABEL}}"
        style = "$text-muted" if mark == REFUSED else ""
        return Content.assemble(f"{mark} ", (f"{label} ", "$text-muted"), (value, style), now)

    @on(OptionList.OptionHighlighted)
    def _show_words(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index < len(self._offers):
            self.query_one("#candidate-words", Static).update(self._words(self._offers[event.option_index]))

    def _words(self, one: Offer) -> Content:
        """The sentence with the words that say it, and how sure that is."""
        text, found = self._handed.text, one.candidate
        ends = (found.sentence.begin, found.span.begin, found.span.end, found.sentence.end)
        before, said, after = (_SPACES.sub(" ", text[begin:end]) for begin, end in pairwise(ends))
        about = f"{found.certainty}, by {self._handed.source['name']}"
        return Content.assemble((f"{about}: ", "$text-muted"), before, (said, "bold reverse"), after)


def _labels(fields: Mapping[str, Field]) -> Iterable[tuple[str, str]]:
    for name, spec in fields.items():
        yield name, spec.label
        for inner, leaf in spec.rows.items():
            yield f"{name}.{inner}", leaf.label if " " in leaf.label else f"{spec.label}: {leaf.label.lower()}"
