"""Names completed as they are typed, from what the desk knows; the arrow to the right takes what is proposed."""

import asyncio
from functools import partial
from typing import Protocol, runtime_checkable

from textual.suggester import Suggester
from textual.widget import Widget

from writer.desk.namegroups import group_of
from writer.model.fields import Field
from writer.model.names import KnownName


@runtime_checkable
class KnowsNames(Protocol):
    """An app that completes names."""

    def completion(self, field: Field, typed: str, own: tuple[KnownName, ...]) -> str:
        """A whole name that begins with ``typed``, or nothing; in any thread."""

    @property
    def own_names(self) -> tuple[KnownName, ...]:
        """Those of the draft that is open."""


def completes(field: Field) -> bool:
    """Whether names are known for such a field."""
    return bool(group_of(field.name, field.type.value))


class Names(Suggester):
    """Proposes names for one field; the look-up is done in a thread, so that no key waits for it."""

    def __init__(self, widget: Widget, field: Field) -> None:
        """Propose for ``field``; the app of ``widget`` knows the names."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._widget, self._field = widget, field

    async def get_suggestion(self, value: str) -> str | None:
        """The name that is proposed for what is typed, if there is one."""
        app = self._widget.app
        if not self._widget.has_focus_within or not isinstance(app, KnowsNames):
            return None
        look = partial(app.completion, self._field, value, app.own_names)
        return await asyncio.to_thread(look) or None
