"""Three answers to an alert: the field is right, the text is right, both are; and words that become a field's value."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from writer.desk import Desk
from writer.desk.guidework.proposals import accepting
from writer.desk.worker import Asked
from writer.errors import SaveError, WriterError
from writer.library.drafts import TOOL_KEY, tool_state
from writer.library.log import Event, append_events, whoami
from writer.library.yamlfile import Plain
from writer.model.alert import Alert, Span
from writer.model.draft import Draft
from writer.model.fields import Field, FieldType
from writer.tui.answers import written_answers
from writer.tui.findings import Findings
from writer.tui.manuscript import Manuscript
from writer.tui.messages import FormWanted
from writer.tui.screens.modals import ChooseField, ChooseFix
from writer.tui.screens.saving import SavingScreen
from writer.tui.taking import as_rows, options, taking
from writer.tui.typeahead import after_keys, hold_keys
from writer.tui.widgets.alerts import AlertList
from writer.tui.widgets.copy import CopyArea
from writer.tui.widgets.form import Form
from writer.values import replace

_REASONS = {
    "reason": Field(
        name="reason", type=FieldType.TEXT, label="Reason", help="Why these words stay as they are; kept in the draft."
    ),
    "until": Field(
        name="until", type=FieldType.DATE, label="Until", help="The last day on which that holds, if there is one."
    ),
}

_WHY = {
    "reason": Field(
        name="reason", type=FieldType.TEXT, label="Reason", help="Why the guide should accept it, for its editor."
    )
}


class AnsweringScreen(SavingScreen):
    """A screen with a form, a text and alerts on both, that knows what to do about an alert."""

    def __init__(self, desk: Desk, manuscript: Manuscript) -> None:
        """Nothing is found yet."""
        super().__init__(desk, manuscript)
        self._findings = Findings()
        self._answers: list[Event] = []
        self._asked: Asked | None = None
        # kept, and not looked for: the last keys may do their work when the screen is taken apart
        self.area, self.alerts = CopyArea(manuscript.copy), AlertList()

    @property
    def form(self) -> Form | None:
        """The form, where the draft has a genre."""
        pane = self.query_one_optional("#pane-fields")  # to look through all widgets takes longer than a key may
        return next((child for child in pane.children if isinstance(child, Form)), None) if pane else None

    @property
    def source_names(self) -> tuple[str, ...]:
        """What facts call the recorded sources."""
        rows = self.manuscript.draft.facts.record.rows("sources")
        names = (row.record.text("id") or row.record.text("name") for row in rows)
        return tuple(dict.fromkeys(filter(None, names)))

    def record_source(self, name: str) -> None:
        """Add a row to the draft's sources, behind the answer that names it."""
        after_keys(self, lambda: self._settle(partial(self._record_source, name)))

    def _record_source(self, name: str) -> None:
        if self.form and "sources" in self._fields:
            known = written_answers(self.manuscript.draft).get("sources")
            self.run_worker(self.form.put({"sources": [*as_rows(known), {"name": name}]}), group="put")
            self.notify(f"“{name}” is among the sources now: say there what kind it is", markup=False)

    def show_asked(self, asked: Asked | None) -> None:
        """Have the form show what the genre asks of the facts, and nothing else."""
        if self.form and asked is not None and asked != self._asked:
            self._asked = asked
            self.form.show_asked(asked.hidden, asked.proposals)

    def became(self, manuscript: Manuscript) -> None:
        """Go on with a manuscript whose front matter is another one."""
        self.manuscript = manuscript

    def _is_in_copy(self, alert: Alert) -> bool:
        return alert.span.begin >= self.manuscript.offset

    def _in_copy(self, alert: Alert) -> Span:
        offset = self.manuscript.offset
        return Span(begin=alert.span.begin - offset, end=alert.span.end - offset)

    @property
    def _alert_here(self) -> Alert | None:
        """The gravest alert at the cursor."""
        start, end = sorted(self.manuscript.offset + self.area.index(place) for place in self.area.selection)
        here = [alert for alert in self._findings.alerts if alert.span.begin <= start and end <= alert.span.end]
        chosen = self.alerts.chosen
        return chosen if chosen in here else max(here, key=lambda alert: alert.level, default=None)

    @property
    def _meant(self) -> Alert | None:
        """The alert at the cursor, or the one that is chosen in the list while it has the focus."""
        chosen = self.alerts
        return chosen.chosen if chosen.option_list.has_focus else self._alert_here or chosen.chosen

    def action_fix(self) -> None:
        """The field is right: take over the suggestion for the alert, or the one that is chosen out of several."""
        alert = self._meant
        if alert is None or not alert.suggestions or not self._is_in_copy(alert):
            self.notify("No suggestion to take over here", severity="warning")
            return
        place, suggestions = self._in_copy(alert), alert.suggestions
        if len(suggestions) == 1:
            self.area.put(place, suggestions[0])
            return
        before = self.area.text

        def take(number: str | None) -> None:
            if number is None:
                return
            if self.area.text != before:  # new facts may write into it at any time
                self.notify("The text has changed: look again", severity="warning")
                return
            self.area.put(place, suggestions[int(number)])

        self.app.push_screen(ChooseFix(before[place.begin : place.end], suggestions), take)

    def action_take_text(self) -> None:
        """The text is right: the field of the alert says what the text says, or a chosen one what is selected."""
        alert, selected = self._meant, self.area.selected_text
        if self.form is None:
            self.notify("This text has no fields", severity="warning")
        elif alert is not None and alert.field and self._is_in_copy(alert) and selected.strip() in {"", alert.match}:
            self._take(alert.field, alert.match)
        elif selected.strip():
            self._choose_field(selected)
        else:
            self.notify("Select the words that a field should say", severity="warning")

    @property
    def _fields(self) -> Mapping[str, Field]:
        return self.desk.genre(self.manuscript.draft.facts.genre).fields

    def _choose_field(self, text: str) -> None:
        def take(path: str | None) -> None:
            if path is not None:
                self._take(path, text)

        self.app.push_screen(ChooseField(text, options(self._fields, text)), take)

    def _take(self, path: str, text: str) -> None:
        """Show the field as it would be, and ask who says so."""
        wanted = taking(path, self._fields, {**written_answers(self.manuscript.draft), **self.loose}, text)
        if wanted is None:
            self.notify(f"No field “{path}” can be set here", severity="warning", markup=False)
            return

        def done(values: dict[str, Plain] | None) -> None:
            if values and self.form:
                self.run_worker(self.form.put(dict([wanted.put(values)])), group="put")

        asked = FormWanted(wanted.title, wanted.fields, wanted.values, done, wanted.put, needed=wanted.needed)
        self.post_message(asked)

    def action_keep_both(self) -> None:
        """Both are right: dismiss the alert, with a reason that is kept in the draft."""
        alert = self._meant
        if alert is None:
            self.notify("No alert to dismiss here", severity="warning")
            return

        def done(values: dict[str, Plain] | None) -> None:
            if values is not None:
                self._settle(lambda: self._dismiss_alert(alert, values))

        def as_it_stands(values: dict[str, Plain]) -> tuple[str, Plain]:
            """A reason that is still being typed, in case of a crash."""
            try:
                return TOOL_KEY, tool_state(self._without(alert, values))
            except WriterError:
                return TOOL_KEY, self._state

        hold_keys(self)
        title = f"Both are right: why does “{alert.match or alert.check}” stay as it is?"
        self.post_message(FormWanted(title, _REASONS, {}, done, as_it_stands, needed="reason"))

    @property
    def _state(self) -> Plain:
        """What the program itself keeps in the draft, as the draft has it."""
        return tool_state(self.manuscript.draft) or None

    def _without(self, alert: Alert, values: Mapping[str, Plain]) -> Draft:
        """The draft in which ``alert`` is dismissed. Raises ``UsageError`` without a reason."""
        until = values.get("until")
        day = date.fromisoformat(str(until)) if until else None
        draft = self.desk.parse(self.text, self.manuscript.draft.path)
        return self.desk.dismiss(draft, alert, str(values.get("reason") or ""), by=whoami(), until=day)

    def _dismiss_alert(self, alert: Alert, values: Mapping[str, Plain]) -> None:
        try:
            draft = self._without(alert, values)
        except (WriterError, ValueError) as error:
            self.notify(str(error), severity="error", markup=False)
            return
        reason = str(values["reason"])
        events = (Event(event="dismissed", check=one, match=alert.match, reason=reason) for one in alert.checks)
        self._answers += [replace(event, by=whoami()) for event in events]
        self.became(replace(self.manuscript, draft=draft))

    def action_accept_word(self) -> None:
        """The word is right: propose it for the guide; alerts on it are dismissed here until an editor decides."""
        alert = self._meant
        if alert is None or not alert.match.strip() or alert.field:
            self.notify("No word to accept here", severity="warning")
            return
        if not self.desk.holds(self.manuscript.path or self.desk.path_for(self.manuscript.draft)):
            self.notify("Only a draft of the desk can propose a word", severity="warning")
            return
        word = " ".join(alert.match.split())

        def done(values: dict[str, Plain] | None) -> None:
            if values is not None:
                self._settle(lambda: self._propose(word, values))

        def as_it_stands(values: dict[str, Plain]) -> tuple[str, Plain]:
            """A reason that is still being typed, in case of a crash."""
            return TOOL_KEY, tool_state(self._accepting(word, values)[0])

        self.post_message(FormWanted(f"Propose “{word}” for the style guide", _WHY, {}, done, as_it_stands))

    def _accepting(self, word: str, values: Mapping[str, Plain]) -> tuple[Draft, Event]:
        """The draft without alerts on ``word``, and what its log will say."""
        draft = self.desk.parse(self.text, self.manuscript.draft.path)
        return accepting(self.desk, draft, word, self._findings.alerts, str(values.get("reason") or ""))

    def _propose(self, word: str, values: Mapping[str, Plain]) -> None:
        try:
            draft, event = self._accepting(word, values)
        except WriterError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self._answers.append(event)
        self.became(replace(self.manuscript, draft=draft))
        self.notify(f"“{word}” is proposed once the draft is saved; an editor decides", markup=False)

    def _say_saved(self, path: Path) -> None:
        """What was dismissed and proposed goes into the log of the draft with it."""
        super()._say_saved(path)
        if self._answers and self.desk.holds(path):
            try:
                append_events(path, self._answers)
            except SaveError as error:  # the next save tries again
                self.notify(str(error), severity="warning", markup=False)
                return
        self._answers = []
