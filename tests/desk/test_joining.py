"""Two who wrote the same draft: what only one changed comes in, what both changed is never decided in silence."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.desk import Desk
from writer.desk.joining import _Clash, _joined, join, set_aside
from writer.errors import FileError
from writer.library.versions import versions

WAS = """\
---
genre: season-renewal
title: Night Ferry  # as its makers spell it
season: 2
status: renewed
cast:
  - {actor: Ana Ruiz, character: Ines}
  - {actor: Jo Adeyemi, character: Mara}
production: {start: 2025-07}
---

Night Ferry comes back. Cameras roll in June.

## Cast

Ana Ruiz plays Ines.
"""

OWN = WAS.replace("season: 2", "season: 3").replace("comes back", "sails again")


@pytest.fixture
def desk(desk: Path) -> Desk:
    return Desk(desk)


def joined(desk: Desk, theirs: str, mine: str) -> tuple[str, tuple[str, ...]]:
    result = join(desk, WAS, theirs, desk.parse(mine, "drafts/a.md"))
    return result.draft.text, result.clashes


def test_what_each_changed_alone_comes_together(desk: Desk) -> None:
    theirs = (
        WAS.replace("status: renewed\n", "status: in-production\nplatform: Orbit+\n")
        .replace("{actor: Jo Adeyemi, character: Mara}", "{actor: Jo Adeyemi, character: Mara, role: lead}")
        .replace("{start: 2025-07}", "{start: 2025-07, wrap: 2026-01}")
        .replace("Cameras roll in June.", "Cameras rolled in June. It rained.")
    )
    text, clashes = joined(desk, theirs, OWN)
    assert clashes == ()
    assert (
        text
        == """\
---
genre: season-renewal
title: Night Ferry  # as its makers spell it
season: 3
status: in-production
cast:
  - {actor: Ana Ruiz, character: Ines}
  - {actor: Jo Adeyemi, character: Mara, role: lead}
platform: Orbit+
production: {start: 2025-07, wrap: 2026-01}
---

Night Ferry sails again. Cameras rolled in June. It rained.

## Cast

Ana Ruiz plays Ines.
"""
    )


def test_what_both_changed_is_named_and_the_writers_own_stands(desk: Desk) -> None:
    theirs = WAS.replace("season: 2", "season: 4").replace("comes back", "returns")
    text, clashes = joined(desk, theirs, OWN)
    assert clashes == ("season",)
    assert "\nseason: 3\n" in text
    yours, facts = text.index("Night Ferry sails again."), text.index("Night Ferry returns.")
    assert text.index("<!-- writer:choice yours -->") < yours < text.index("<!-- writer:choice facts -->") < facts


def test_one_who_changed_nothing_takes_the_other_as_it_is(desk: Desk) -> None:
    theirs = OWN.replace("status: renewed", "status: renewed  # they say")
    assert joined(desk, theirs, WAS) == (theirs, ())
    assert joined(desk, WAS, theirs) == (theirs, ())


def test_a_key_that_was_taken_out_goes_unless_the_other_changed_it(desk: Desk) -> None:
    assert joined(desk, WAS.replace("status: renewed\n", ""), OWN) == (OWN.replace("status: renewed\n", ""), ())
    assert joined(desk, WAS.replace("season: 2\n", ""), OWN) == (OWN, ("season",))


def test_line_ends_of_the_file_stay(desk: Desk) -> None:
    was, theirs, mine = (
        text.replace("\n", "\r\n") for text in (WAS, WAS.replace("in June", "in July"), WAS.replace("back", "again"))
    )
    text = join(desk, was, theirs, desk.parse(mine, "a.md")).draft.text
    assert text == WAS.replace("in June", "in July").replace("back", "again").replace("\n", "\r\n")


@pytest.mark.parametrize("theirs", ["theirs", "---\ngenre: [\n---\n"])
def test_a_file_that_is_no_draft_any_more_is_not_joined(desk: Desk, theirs: str) -> None:
    with pytest.raises(FileError):
        joined(desk, theirs, OWN)


def test_what_is_written_over_is_kept(desk: Desk) -> None:
    path = desk.places.drafts / "a.md"
    path.write_text(WAS, "utf-8")
    set_aside(path)
    assert [(one.why, one.text) for one in versions(path)] == [("outside", WAS)]


plain = st.recursive(
    st.sampled_from("abc"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("xyz"), inner, max_size=3),
    max_leaves=6,
)


@given(plain, plain, plain)
def test_neither_side_is_lost(was: object, theirs: object, own: object) -> None:
    assert _joined(was, was, own) == own  # type: ignore[arg-type]
    assert _joined(was, theirs, was) == theirs  # type: ignore[arg-type]
    assert _joined(was, own, own) == own  # type: ignore[arg-type]
    try:
        both = _joined(was, theirs, own)  # type: ignore[arg-type]
    except _Clash:
        return
    if isinstance(both, list) and isinstance(theirs, list) and isinstance(own, list):
        before = was if isinstance(was, list) else []
        assert [row for row in (*theirs, *own) if row not in before and row not in both] == []
