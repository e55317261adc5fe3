"""A screen draws anew what is asked for: less is looked at than Textual looks at, and the same stands there."""

# ruff: noqa: SLF001  what is drawn is nobody else's business

import random
from pathlib import Path
from typing import Any

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region

from writer.tui.drawing import SparingCompositor


async def test_what_is_drawn_anew_is_what_textual_draws(drive: Any, ferry: Path) -> None:
    dice = random.Random(4)  # noqa: S311 - a screen is no secret
    async with drive(120, 40) as user:
        await user.open()
        compositor = user.bench._compositor
        assert isinstance(compositor, SparingCompositor)
        for _ in range(40):
            regions = {region(dice) for _ in range(dice.randrange(1, 5))}
            drawn = []
            for draw in (SparingCompositor.render_partial_update, Compositor.render_partial_update):
                compositor._dirty_regions, compositor._cuts = set(regions), None
                update = draw(compositor)
                assert isinstance(update, ChopsUpdate)
                drawn.append(update.render_segments(user.app.console))
            assert drawn[0] == drawn[1], regions


def region(dice: random.Random) -> Region:
    x, y = dice.randrange(119), dice.randrange(39)
    return Region(x, y, dice.randrange(1, 120 - x), dice.randrange(1, min(6, 40 - y)))
