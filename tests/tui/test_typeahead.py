"""Keys that wait for a form."""

from typing import Any

import pytest

from writer.tui import typeahead
from writer.tui.typeahead import FormReady


async def test_the_end_of_an_earlier_wait_ends_no_later_one(drive: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async with drive() as user:
        monkeypatch.setattr(typeahead, "HELD_FOR", 1.5)
        user.app.call_later(user.app.hold_keys)
        await user.until(lambda: user.app._held == [])  # noqa: SLF001
        user.app.post_message(FormReady())
        await user.until(lambda: user.app._held is None)  # noqa: SLF001
        monkeypatch.setattr(typeahead, "HELD_FOR", 60.0)
        user.app.call_later(user.app.hold_keys)
        await user.pilot.pause(2)
        assert user.app._held == []  # noqa: SLF001
