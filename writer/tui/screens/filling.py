"""Filling in the form by what a text says: its candidates enter the fields as if they had been typed."""

from collections.abc import Mapping
from functools import partial

from writer.library.yamlfile import Plain
from writer.model.candidate import Candidate
from writer.tui.handed import Handed
from writer.tui.screens.sourcing import SourcingScreen
from writer.tui.typeahead import after_keys, hold_keys


class FillingScreen(SourcingScreen):
    """A screen whose form takes facts from material."""

    _handed: Handed | None = None
    """Material that was left before anything of it was taken."""

    def action_material(self) -> None:
        """Ask for a text and its source, show what it says, and take what is accepted."""
        if self.form is None or "sources" not in self._fields:
            self.notify("This text has no fields, or none for its sources", severity="warning")
            return
        hold_keys(self)
        after_keys(self, lambda: self._settle(self._hand))

    def _hand(self) -> None:
        # the readers of the checks cost their imports, and few sittings begin with material
        from writer.tui.screens.material import Candidates, Handing  # noqa: PLC0415

        handing = Handing(self._fields["sources"], self._handed)

        def read(handed: Handed | None) -> None:
            self._handed = handed or handing.as_it_stands
            if handed is not None:
                draft = self.manuscript.draft
                self.app.push_screen(Candidates(self.desk, draft, handed), partial(self._fill, handed.source))

        self.app.push_screen(handing, read)

    def _fill(self, source: Mapping[str, str], chosen: tuple[Candidate, ...] | None) -> None:
        """Put what was taken into the form; the text follows once, as after typing. What was left can be read again."""
        from writer.desk.candidates import taken  # noqa: PLC0415  as above

        if chosen:
            self._handed = None
            self.run_worker(self._put(taken(self.manuscript.draft, chosen, source)), group="put")
            self.notify(
                f"Took {len(chosen)} {'fact' if len(chosen) == 1 else 'facts'} from {source['name']}", markup=False
            )

    async def _put(self, answers: Mapping[str, Plain]) -> None:
        if self.form:
            await self.form.put(answers)
            self.action_show_pane("fields")
