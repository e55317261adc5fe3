"""What waits, over the library: listed with what keeps it back, and opened from there."""

from pathlib import Path
from typing import Any

import pytest

from writer.tui.screens.queue import Queue
from writer.tui.screens.workbench import Workbench

LATE = "stage: review\neditor: Jon Petersen\ndue: 2026-03-01\npublished:"


@pytest.fixture
def late(ferry: Path) -> Path:
    ferry.write_text(ferry.read_text("utf-8").replace("published:", LATE, 1), "utf-8")
    return ferry


async def test_what_waits_is_listed_with_what_is_missing_and_opened(drive: Any, late: Path) -> None:
    async with drive(120, 40) as user:
        await user.sees("1 draft")
        await user.press("w")
        await user.until(lambda: isinstance(user.app.screen, Queue))
        await user.sees("What waits: 1, of which 1 late", "Jon Petersen", "ready", "! 01 Mar")
        await user.until(lambda: not user.shows("…"))
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, Workbench))
        assert user.bench.manuscript.path == late
