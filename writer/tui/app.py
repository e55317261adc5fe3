"""The terminal app: holds the desk and the checks, and shows the screens."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.dom import DOMNode
from textual.events import Key
from textual.messages import ExitApp
from textual.screen import Screen
from textual.widgets import OptionList

from writer.desk import Desk
from writer.desk.interview import Interview
from writer.desk.known import Known
from writer.errors import SaveError, WriterError
from writer.library.yamlfile import Plain
from writer.model.draft import Draft
from writer.model.fields import Field
from writer.model.names import KnownName
from writer.tui.commands.command import Where
from writer.tui.commands.table import COMMANDS, bindings
from writer.tui.editing import MOVES
from writer.tui.ending import when_cut, when_stopped
from writer.tui.keymap import KeyMap
from writer.tui.keynames import key_table, key_text
from writer.tui.live import LiveChecks
from writer.tui.messages import FormWanted, Typed
from writer.tui.screens.library import Library
from writer.tui.screens.modals import Help
from writer.tui.screens.saving import SavingScreen
from writer.tui.themes import ChooseTheme, chosen, first_theme
from writer.tui.typeahead import TypeAhead, keys_done
from writer.tui.widgets.drafts import DraftList
from writer.tui.working import Working


class WriterApp(TypeAhead, Working, inherit_bindings=False):
    """``writer`` in the terminal."""

    TITLE = "writer"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("app"),
        *bindings("work"),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    PLACE: ClassVar[Where] = "app"

    def __init__(self, desk: Desk, draft: Path | None = None, keys: KeyMap = KeyMap()) -> None:  # noqa: B008 - a value
        """Open on ``desk``, and on one ``draft`` if it is named; ``keys`` are those that were chosen."""
        super().__init__()
        self.desk = desk
        self._no_theme = first_theme(self)
        self._draft = draft.resolve() if draft else None
        self.checks = LiveChecks(desk.places.root)
        self.keys = keys
        self.keymap = keys.commands
        self._known = Known(desk)
        self._asking: tuple[Draft, Interview] | None = None

    def get_key_display(self, binding: Binding) -> str:
        """Name keys in the footer as the help does."""
        return key_text(binding.key)

    def get_default_screen(self) -> Screen[None]:
        """Begin in the library."""
        return Library(self.desk, self.checks, self._draft)

    def on_mount(self) -> None:
        """Start the checks once there is something to see."""
        when_cut(self._keep_unsaved)
        when_stopped(lambda: self.post_message(ExitApp()))
        if self._no_theme:
            self.notify(self._no_theme, severity="error", markup=False)
        if self.keymap:
            self.set_keymap(self.keymap)
        self.call_after_refresh(self.checks.start)

    async def on_exit_app(self) -> None:
        """Keep what was typed a moment ago, whoever ends the app."""
        await self._keep_unsaved()

    async def _keep_unsaved(self) -> None:
        if working := self._working:
            await keys_done(working)
            with suppress(SaveError):  # it was told before that nothing can be kept
                working.keep_now()

    def on_unmount(self) -> None:
        """Leave no process behind."""
        self.checks.stop()

    def on_form_wanted(self, event: FormWanted) -> None:
        """A field asks for a form of its own."""
        # the list stands on the screen sooner without the form's widgets
        from writer.tui.newsource import offer_sources  # noqa: PLC0415
        from writer.tui.screens.answering import AnsweringScreen  # noqa: PLC0415
        from writer.tui.screens.rowform import RowForm  # noqa: PLC0415

        if isinstance(self._working, AnsweringScreen):
            offer_sources(event, self._working.source_names, self._working.record_source)
        self.push_screen(RowForm(event, partial(self._hidden, event)), event.done)

    def _hidden(self, event: FormWanted, values: dict[str, Plain]) -> frozenset[str]:
        """The fields of a form of its own that the genre does not ask for while it holds ``values``."""
        working = self._working
        if working is None or not any(spec.when for spec in event.fields.values()):
            return frozenset()
        draft = working.manuscript.draft
        if self._asking is None or self._asking[0] is not draft:
            self._asking = draft, working.desk.interview(draft)
        return self._asking[1].row(event.fields, values).hidden

    def on_typed(self, _: Typed) -> None:
        """Have the draft kept against a crash, also while a form stands over it."""
        if self._working:
            self._working.touched()

    def completion(self, field: Field, typed: str, own: tuple[KnownName, ...]) -> str:
        """A whole name that begins with ``typed``, or nothing; in any thread."""
        with suppress(WriterError):
            return self._known.completion(field, typed, own)
        return ""

    @property
    def own_names(self) -> tuple[KnownName, ...]:
        """The names on the record of the draft that is open."""
        return self._working.manuscript.draft.facts.names() if self._working else ()

    @property
    def _working(self) -> SavingScreen | None:
        """The screen on which a draft is open."""
        return next((screen for screen in self.screen_stack if isinstance(screen, SavingScreen)), None)

    async def on_key(self, event: Key) -> None:
        """A key that nothing on the screen took: it may move in a list."""
        action = MOVES.get(self.keys.lists.get(event.key, ""))
        if action and isinstance(self.focused, OptionList | DraftList):
            event.stop()
            await self.run_action(action, self.focused)

    def action_command_palette(self) -> None:
        """Open the menu, unless it stands there, perhaps below its help: Textual ends the app over a second one."""
        if not any(isinstance(screen, CommandPalette) for screen in self.screen_stack):
            super().action_command_palette()

    def action_change_theme(self) -> None:
        """Choose other colours."""
        self.push_screen(ChooseTheme(self.theme), chosen)

    def action_tour(self) -> None:
        """Take the tour; a draft that is open is left first."""
        # few sittings take it
        from writer.tui.screens.touring import Touring, take_tour  # noqa: PLC0415

        at = self.screen
        if isinstance(at, Library):
            take_tour(self)
        elif isinstance(at, SavingScreen) and not isinstance(at, Touring):
            at.leave(partial(self._leave_for, at, take_tour))
        else:
            self.notify("Leave this first: Esc", severity="warning")

    def _leave_for(self, at: SavingScreen, then: Callable[[App[Any]], None]) -> None:
        at.dismiss()
        then(self)

    def action_jump(self) -> None:
        """Show where one press can go."""
        from writer.tui.screens.jumping import Jumping  # noqa: PLC0415  most sittings jump nowhere

        below = self.screen
        if not isinstance(below, Jumping):
            self.push_screen(Jumping(below), lambda to: below.set_focus(to) if to is not None else None)

    def action_help(self) -> None:
        """Explain what has the focus, and list the keys that work there."""
        if isinstance(self.screen, Help):
            self.screen.action_leave()
            return
        nodes = self._around(self.screen)
        explained = next((node.explain() for node in nodes if hasattr(node, "explain")), "")
        title, _, text = explained.partition("\n\n") if "\n\n" in explained else ("Help", "", explained)
        here = self._places(nodes)
        keys = key_table((one for one in COMMANDS if one.keys and one.where in here), self.keymap)
        self.push_screen(Help(title, f"{text.strip()}\n\nKeys\n{keys}"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every command of the table that can be run where one is."""
        places = self._places(self._around(screen))
        for command in COMMANDS:
            can_be_run = command.id != "palette" and (command.where != "work" or self.work_on(screen))
            if command.where in places and can_be_run:
                keys = key_text(self.keymap.get(command.id, command.keys))
                run = partial(self.run_action, command.action, places[command.where])
                yield SystemCommand(command.label, f"{command.help}{f' ({keys})' if keys else ''}", run)

    @staticmethod
    def _places(nodes: Iterable[DOMNode]) -> dict[Where, DOMNode]:
        """Where commands work among ``nodes``: a form over the screen is a dialog, too."""
        return {kind.__dict__["PLACE"]: node for node in nodes for kind in type(node).__mro__ if "PLACE" in vars(kind)}

    def _around(self, screen: Screen[object]) -> list[DOMNode]:
        """What has the focus on ``screen``, and all that it stands in."""
        focused = screen.focused
        return [*focused.ancestors_with_self] if focused else [screen, self]

    async def action_quit(self) -> None:
        """Leave, having asked about what is not saved."""
        if self._working is None:
            self.exit()
        else:
            self._working.leave(self.exit)
