"""Find and replace: from the first letter on, round the end, whatever the case, and as one step of undo."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tui.conftest import DRAFT
from writer.tui.searching import Search, replaced

TEXT = 'Ines met Tines. It’s “the" INES.'


@pytest.mark.parametrize(
    ("search", "places"),
    [
        (Search(), []),
        (Search(words="ines"), [0, 10, 27]),
        (Search(words="Ines", case=True), [0]),
        (Search(words="ines", whole=True), [0, 27]),
        (Search(words="It's \"the”"), [16]),
        (Search(words="."), [14, 31]),
    ],
)
def test_what_is_found(search: Search, places: list[int]) -> None:
    found = search.found(TEXT)
    assert [span.begin for span in found] == places
    assert {span.end - span.begin for span in found} <= {len(search.words)}


@settings(max_examples=60, deadline=None)
@given(st.text("abA ", max_size=20), st.text("abc", min_size=1, max_size=3), st.text("xa", max_size=2))
def test_all_are_replaced_as_python_does(text: str, words: str, instead: str) -> None:
    spans = Search(words=words, case=True).found(text)
    if spans:
        whole, new = replaced(text, spans, instead)
        assert text[: whole.begin] + new + text[whole.end :] == text.replace(words, instead)


async def test_find_goes_there_as_one_types_and_round_the_end(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("ctrl+f")
        await user.type("play")
        assert (user.bench.area.selected_text, user.shows("1 of 2")) == ("play", True)
        places = []
        for key in ("enter", "down", "up"):
            await user.press(key)
            places.append(user.bench.area.selection.start)
        assert places == [(4, 34), (4, 11), (4, 34)]
        await user.press("alt+w")
        await user.sees("not found", "[Word]")
        await user.press("escape")
        assert user.bench.area.has_focus
        assert not user.shows("Replace")


@pytest.fixture
def headed(ferry: Path) -> None:
    ferry.write_text(DRAFT.replace("status: renewed", "status: renewed\nheadline: A boat comes back"), "utf-8")


@pytest.mark.usefixtures("headed")
async def test_what_stands_in_the_headline_too_is_told_and_gone_to(drive: Any) -> None:
    async with drive() as user:
        await user.open()
        await user.press("ctrl+f")
        await user.type("boat")
        await user.sees("1 of 1", "Also in Headline")
        await user.click("Headline", below="Also in")
        await user.until(lambda: user.bench.form.path == "headline")


async def test_replace_one_then_all_and_take_it_back(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f3", "alt+r")
        await user.type("tam")
        await user.press("tab")
        await user.type("Sol")
        await user.sees("1 of 1")
        await user.press("enter")
        assert "Jo Adeyemi plays Sol." in user.text
        await user.press("shift+tab")
        await user.type("a")
        await user.press("alt+c", "alt+a")
        await user.sees("Replaced 7 places")
        assert "Mara Quill" not in user.text
        assert "Night Ferry comes in lSolte 2026" in user.text
        await user.press("escape", "ctrl+z")
        assert "Mara Quill plays Ines. Jo Adeyemi plays Sol." in user.text
        await user.press("ctrl+z")
        assert "Jo Adeyemi plays Tam." in user.text


async def test_a_click_minds_capitals(drive: Any, ferry: Path) -> None:
    async with drive(120, 40) as user:
        await user.open()
        await user.press("ctrl+f")
        await user.type("MARA")
        await user.sees("1 of 1")
        await user.pilot.click("#find-case", offset=(3, 0))
        await user.sees("not found", "[Aa]")
