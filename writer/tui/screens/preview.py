"""The draft as its readers see it, over the workbench; what is still to come is marked."""

import re
from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Markdown, Static

from writer.model.facts import Record
from writer.prose import tks
from writer.prose.choices import choices
from writer.tui.screens.dialog import Dialog
from writer.tui.widgets.keys import DialogKeys

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class Preview(Dialog[None]):
    """Headline, dek, byline and text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+p,q", "leave", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
    ]

    def __init__(self, facts: Record, copy: str) -> None:
        """Show ``copy`` under the headline that ``facts`` hold."""
        super().__init__()
        self._facts = facts
        self._copy = copy

    def compose(self) -> ComposeResult:
        """The page, and the keys below."""
        text, byline = self._facts.text, self._facts.text("byline")
        with Vertical(classes="dialog preview"):
            with VerticalScroll(id="preview-page"):
                yield Static(text("headline") or text("title") or "No headline yet", markup=False, classes="headline")
                yield Static(text("dek"), markup=False, classes="dek")
                if byline:
                    yield Static(f"By {byline}", markup=False, classes="byline")
                yield Markdown(as_read(self._copy), open_links=False)
            yield DialogKeys(*_still_open(self._copy))

    def explain(self) -> str:
        """Help, for F1."""
        return (
            "Preview\n\nThe draft as readers see it. What is still to come stands in bold brackets; of an open "
            "choice, your words stand here. Arrows and Page Down scroll, Esc leaves."
        )

    def action_scroll(self, by: int) -> None:
        """Scroll a line."""
        self.query_one("#preview-page").scroll_relative(y=by, animate=False)


def as_read(copy: str) -> str:
    """The Markdown that readers see: no comments, the writer's side of open choices, TKs in bold."""
    for choice in reversed([*choices(copy)]):
        copy = f"{copy[: choice.span.begin]}\n{choice.yours}\n{copy[choice.span.end :]}"
    copy = _COMMENT.sub("", copy)
    for tk in reversed([*tks.spans(copy)]):
        copy = f"{copy[: tk.begin]}**\\{copy[tk.begin : tk.end - 1]}\\]**{copy[tk.end :]}"
    return copy


def _still_open(copy: str) -> Iterator[str]:
    open_ = {"TK": len([*tks.spans(copy)]), "open choice": len([*choices(copy)])}
    return (f"{number} {what}{'s' * (number > 1)}" for what, number in open_.items() if number)
