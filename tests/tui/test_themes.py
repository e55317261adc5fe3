"""Every shipped theme: legible, told apart by any kind of colour vision, and remembered."""

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from textual.color import Color
from textual.widgets import OptionList

from writer.desk import Desk
from writer.library.themes import chosen_theme, theme_names
from writer.tui.app import WriterApp
from writer.tui.themes import register

COLORED = tuple(name for name in theme_names() if name != "terminal")
TEXTS = ("foreground", "text-error", "text-warning", "text-accent", "text-success", "text-primary")
GROUNDS = ("background", "surface", "panel")

# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB
VISIONS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


@pytest.fixture(scope="module")
def themes() -> dict[str, dict[str, Color]]:
    app = WriterApp(Desk(None))
    found = {}
    for name in COLORED:
        app.theme = register(app, name)
        variables = app.get_css_variables()
        found[name] = {key: Color.parse(variables[key]) for key in (*TEXTS, *GROUNDS, "border", "border-blurred")}
    return found


def _linear(color: Color) -> list[float]:
    parts = [part / 255 for part in color.rgb]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _luminance(color: Color) -> float:
    red, green, blue = _linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: Color, other: Color) -> float:
    """As WCAG 2.2 has it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _lab(linear: list[float]) -> tuple[float, float, float]:
    red, green, blue = (min(max(part, 0.0), 1.0) for part in linear)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _seen(color: Color, vision: str) -> tuple[float, float, float]:
    linear = _linear(color)
    return _lab([sum(part * weight for part, weight in zip(linear, row, strict=True)) for row in VISIONS[vision]])


@pytest.mark.parametrize("name", COLORED)
def test_what_is_written_can_be_read(themes: dict[str, dict[str, Color]], name: str) -> None:
    least = 7 if name.startswith("contrast") else 4.5
    colors = themes[name]
    poor = {
        (text, ground): round(_contrast(colors[text], colors[ground]), 1)
        for text in TEXTS
        for ground in GROUNDS
        if _contrast(colors[text], colors[ground]) < least
    }
    assert poor == {}


@pytest.mark.parametrize("name", COLORED)
def test_borders_can_be_seen(themes: dict[str, dict[str, Color]], name: str) -> None:
    colors = themes[name]
    assert _contrast(colors["border"], colors["background"]) >= 3
    assert _contrast(colors["border-blurred"], colors["background"]) >= 2.5


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("name", [name for name in COLORED if name.startswith("colorblind")])
def test_levels_are_told_apart_by_any_vision(themes: dict[str, dict[str, Color]], name: str, vision: str) -> None:
    seen = {key: _seen(themes[name][key], vision) for key in ("text-error", "text-warning", "text-success")}
    apart = {
        pair: sum((a - b) ** 2 for a, b in zip(seen[pair[0]], seen[pair[1]], strict=True)) ** 0.5
        for pair in combinations(seen, 2)
    }
    assert min(apart.values()) >= 20, apart


async def test_a_theme_is_seen_while_it_is_chosen_and_remembered(drive: Any, ferry: Path, desk: Desk) -> None:
    async with drive() as user:
        await user.sees("1 draft")
        assert user.app.theme == "dark"
        await user.app.run_action("change_theme")
        await user.sees("Colour-blind safe, dark", "High contrast, light")
        user.app.screen.query_one(OptionList).highlighted = 0
        await user.until(lambda: user.app.theme == "colorblind-dark")
        await user.press("escape")
        await user.until(lambda: user.app.theme == "dark")
        assert not chosen_theme()
        await user.app.run_action("change_theme")
        await user.sees("High contrast, light")
        user.app.screen.query_one(OptionList).highlighted = 3
        await user.press("enter")
        await user.until(lambda: chosen_theme() == "contrast-light")
    assert WriterApp(desk).theme == "contrast-light"


def test_a_terminal_of_sixteen_colours_keeps_its_own(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    monkeypatch.setattr("rich.console.Console.color_system", "standard")
    assert WriterApp(desk).theme == "terminal"


def test_a_theme_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, desk: Desk) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    own = tmp_path / "writer" / "themes" / "mine.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("label: Mine\ncolor: {}\n", "utf-8")
    app = WriterApp(desk)
    with pytest.raises(Exception, match=r"mine\.yaml:2:1: 'color' is no part of a theme .did you mean 'colors'"):
        register(app, "mine")
    own.write_text('label: Mine\ncolors: {primary: "blau"}\n', "utf-8")
    with pytest.raises(Exception, match="'blau' is no color for 'primary'"):
        register(app, "mine")
    own.write_text('label: Mine\ncolors: {primary: "#ff00ff"}\n', "utf-8")
    assert register(app, "mine") == "mine"
