"""Keys of the writer's own where one types: those of a key map, and the two modes of Vim."""

from typing import Any, ClassVar

from textual.app import App
from textual.events import Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea
from textual.widgets.text_area import Location

from writer.tui.editing import EDITS
from writer.tui.keymap import KeyMap
from writer.tui.undoing import as_one_step

MOST = 1000
"""So often at most a key does its work for one number before it."""


def keys_of(app: App[Any]) -> KeyMap:
    """The key map of ``app``."""
    keys = getattr(app, "keys", None)
    return keys if isinstance(keys, KeyMap) else KeyMap()


async def own_key(widget: Widget, event: Key) -> None:
    """Let ``widget`` obey a key of the key map before its own."""
    area, line = EDITS.get(keys_of(widget.app).text.get(event.key, ""), ("", ""))
    action = area if isinstance(widget, TextArea) else line
    if action:
        event.stop()
        event.prevent_default()
        await widget.run_action(action)


class TextEdits(TextArea):
    """What Emacs and Vim do to a text, and Textual's text area does not."""

    _killed: tuple[Location, str] | None = None
    """Where something was taken out last, and the text that was left."""

    async def _on_key(self, event: Key) -> None:
        await own_key(self, event)

    def action_to_end(self, by: int) -> None:
        """Go to an end of the text."""
        self.move_cursor(self.document.end if by > 0 else (0, 0))

    def action_kill(self, move: str) -> None:
        """Take out what ``move`` goes over, to be pasted; at the end of a line that is its end.

        What is taken out right behind another at the same place is pasted with it.
        """
        start = self.cursor_location
        before = self.app.clipboard if self._killed == (start, self.text) else ""
        getattr(self, f"action_{move}")(select=True)
        if self.cursor_location == start:
            self.action_cursor_right(select=True)
        if not self.selection.is_empty:  # Textual would cut the whole line
            self.action_cut()
            self.app.copy_to_clipboard(before + self.app.clipboard)
            self._killed = self.cursor_location, self.text

    def action_delete_in_line(self, by: int) -> None:
        """Delete a letter, but never the end of a line."""
        at_end = self.cursor_at_end_of_line if by > 0 else self.cursor_at_start_of_line
        if not at_end:
            getattr(self, "action_delete_right" if by > 0 else "action_delete_left")()

    def action_take_line(self, cut: bool, count: int = 1) -> None:  # noqa: FBT001 - a key says so
        """Take the line of the caret, or so many, to be pasted below another, and out of the text if ``cut``."""
        row = self.cursor_location[0]
        lines = self.document.lines[row : row + count]
        last = row + len(lines) - 1
        if cut:
            ends = last + 1 >= self.document.line_count
            begin = (row - 1, len(self.document.get_line(row - 1))) if ends and row else (row, 0)
            self.delete(begin, (last, len(lines[-1])) if ends else (last + 1, 0))
        self.app.copy_to_clipboard("".join(f"{line}\n" for line in lines))

    def action_paste_after(self, count: int = 1) -> None:
        """Paste a line below this one, and anything else behind the caret, so many times."""
        text = self.app.clipboard * count
        if text.endswith("\n"):
            row = self.cursor_location[0]
            self.insert(f"\n{text[:-1]}", (row, len(self.document.get_line(row))))
            self.move_cursor((row + 1, 0))
        else:
            if not self.cursor_at_end_of_line:
                self.action_cursor_right()
            self.insert(text)


class Modal(TextEdits):
    """A text with the modes of Vim, where a key map has keys for the normal one."""

    inserting = False
    _typed = ""
    _count = ""

    class ModeChanged(Message):
        """Another mode."""

    MODES: ClassVar = ("Normal", "Insert")

    @property
    def mode(self) -> str:
        """The mode for the screen to show; empty where there are none."""
        return self.MODES[self.inserting] if keys_of(self.app).normal else ""

    def _to_mode(self, *, inserting: bool) -> None:
        self.inserting, self._typed, self._count = inserting, "", ""
        self.post_message(self.ModeChanged())

    async def _on_key(self, event: Key) -> None:
        if not keys_of(self.app).normal:
            return
        if event.key == "escape":
            self._to_mode(inserting=False)
        elif self.inserting or "+" in event.key or not (event.is_printable or event.key == "enter"):
            return
        else:
            await self._normal(event.character or "")
        event.stop()
        event.prevent_default()

    async def _normal(self, letter: str) -> None:
        """A key in normal mode: a number, part of a command, or the whole of one."""
        keys = keys_of(self.app).normal
        if letter.isdigit() and not self._typed and (self._count or letter != "0"):
            self._count += letter
            return
        self._typed += letter
        name = keys.get(self._typed, "")
        if name:
            times = min(int(self._count or 1), MOST)
            self._typed = self._count = ""
            await self._do(name, times)
        elif not any(key.startswith(self._typed) for key in keys):
            self._typed = self._count = ""

    async def _do(self, name: str, times: int) -> None:
        """Do what a key does so many times, lines at once."""
        if name in {"cut-line", "copy-line"}:
            self.action_take_line(name == "cut-line", times)
        elif name == "paste-after":
            self.action_paste_after(times)
        else:
            with as_one_step(self.history):
                for _ in range(times):
                    await self.run_action(EDITS[name][0])

    def action_insert(self, move: str) -> None:
        """Begin to insert, after a ``move`` if there is one."""
        if move:
            getattr(self, f"action_{move}")()
        self._to_mode(inserting=True)

    def action_insert_line(self, below: int) -> None:
        """Begin to insert on a new line below or above this one."""
        row = self.cursor_location[0] + below
        end = self.document.end
        self.insert("\n", (row, 0) if row <= end[0] else end)
        self.move_cursor((row, 0))
        self._to_mode(inserting=True)

    def action_change(self, move: str, first: str = "") -> None:
        """Take out what ``move`` goes over, from where ``first`` goes to, and begin to insert."""
        if first:
            getattr(self, f"action_{first}")()
        row, column = self.cursor_location
        if move != "cursor_line_end" or column < len(self.document.get_line(row)):
            self.action_kill(move)
        self._to_mode(inserting=True)
