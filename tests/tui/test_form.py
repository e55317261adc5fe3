"""The form: what is typed is read by the field's type, and what is known of a fact stays with it."""

from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste

from tests.tui.conftest import DRAFT
from writer.desk import Desk
from writer.desk.listing import index_of
from writer.tui.screens.rowform import RowForm
from writer.tui.widgets.form import Form


async def test_a_wrong_value_is_told_beside_its_field_and_kept_out_of_the_draft(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("down")
        await user.type("2x")
        await user.sees("✗ '2x' is not a whole number", "F2 Fields (1 wrong)")
        await user.press("backspace")
        await user.until(lambda: not user.shows("whole number"))
        await user.press("ctrl+s")
        await user.sees("Saved night-ferry.md")
    assert "season: 2\n" in _read(ferry)


async def test_saving_names_the_fields_that_cannot_be_read(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("down")
        await user.type("two")
        await user.press("ctrl+s")
        await user.sees("Not in the draft, since")
    assert "season" not in _read(ferry)


async def test_a_fact_in_full_keeps_what_is_known_of_it_when_its_value_changes(
    drive: Any, desk: Desk, ferry: Path
) -> None:
    async with drive() as user:
        await user.open()
        assert user.shows("~ official · Orbit+")
        await _go_to(user, "release_window")
        await user.press("end", *["backspace"] * 4)
        await user.type("2027")
        await user.sees("understood as 2027-09/2027-12")
        await user.press("ctrl+s")
        await user.sees("Saved night-ferry.md")
    fact = desk.read(ferry).facts.record["release_window"]
    assert (str(fact), fact.certainty, fact.sources) == ("late 2027", "official", ("Orbit+",))


async def test_certainty_is_set_with_one_key(drive: Any, desk: Desk, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await _go_to(user, "title")
        await user.press("f6")
        await user.sees("How sure is “Title”?")
        await user.press("enter")
        await user.sees("rumored")
        await user.press("down", "down", "enter", "ctrl+s")
        await user.until(lambda: not isinstance(user.app.screen, RowForm))
        await user.sees("~ reported")
        await user.press("ctrl+s")
        await user.sees("Saved night-ferry.md")
    fact = desk.read(ferry).facts.record["title"]
    assert (str(fact), fact.certainty) == ("Night Ferry", "reported")


async def test_rows_are_moved_taken_out_and_put_back(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await _go_to(user, "cast")
        await user.sees("Mara Quill · Ines · lead")
        await user.press("J")
        assert _cast(user) == ["Jo Adeyemi", "Mara Quill"]
        await user.press("x")
        assert _cast(user) == ["Jo Adeyemi"]
        await user.press("z")
        assert _cast(user) == ["Jo Adeyemi", "Mara Quill"]
        await user.press("K")
        assert _cast(user) == ["Mara Quill", "Jo Adeyemi"]
        assert _read(ferry).count("Mara Quill") == 2


async def test_lines_of_a_sheet_become_rows_or_nothing_does(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await _go_to(user, "cast")
        user.app.post_message(Paste("Tom Reyes\tKit\tlead\nAna Ruiz\tPia\n"))
        await user.sees("Tom Reyes · Kit · lead", "Pasted 2 rows")
        user.app.copy_to_clipboard("Actor\tRole\nLee\tlead\nKim\tbig\n")
        await user.press("ctrl+v")
        await user.sees("Nothing pasted: line 3")
        assert _cast(user) == ["Mara Quill", "Jo Adeyemi", "Tom Reyes", "Ana Ruiz"]


async def test_a_row_is_duplicated(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await _go_to(user, "cast")
        await user.press("d")
        assert _cast(user) == ["Mara Quill", "Mara Quill", "Jo Adeyemi"]
        await user.press("x")
        assert _cast(user) == ["Mara Quill", "Jo Adeyemi"]


async def test_a_row_is_edited_in_a_form_of_its_own(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await _go_to(user, "sources")
        await user.press("enter")
        await user.sees("Sources: Orbit+ · press-release · 2026-03-01")
        await user.press("down", "down", "end", "backspace")
        await user.sees("✗ ")
        await user.press("tab", "tab", "ctrl+s")
        await user.sees("✗ '2026-03-0' is no date")
        assert isinstance(user.app.screen, RowForm)
        await user.type("2")
        await user.press("ctrl+s")
        await user.sees("Orbit+ · press-release · 2026-03-02")


async def test_a_list_of_words_and_a_yes_or_no(drive: Any, desk: Desk, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await _go_to(user, "unknowns")
        await user.press("a")
        await user.sees("Open questions: new")
        await user.type("the day")
        await user.press("ctrl+s")
        await _go_to(user, "final_season")
        await user.press("enter", "up", "enter")
        await user.until(lambda: not user.bench.waiting)
        await user.press("ctrl+s")
        await user.sees("Saved night-ferry.md")
    record = desk.read(ferry).facts.record
    assert [str(row) for row in record.rows("unknowns")] == ["the day"]
    assert record["final_season"].value is False


async def test_the_headline_shows_what_the_template_makes_until_one_is_written(drive: Any) -> None:
    async with drive() as user:
        await user.start()
        await user.type("Night Ferry")
        await user.until(lambda: "Night Ferry" in user.text)
        await _go_to(user, "headline")
        await user.sees("(made) Night Ferry: what is known")
        await user.type("All aboard")
        await user.until(lambda: user.bench.manuscript.draft.facts.record.text("headline") == "All aboard")
        await _go_to(user, "title")
        await user.press("end", *["backspace"] * 6)
        await user.until(lambda: "Night Ferry" not in user.text)
        assert user.bench.manuscript.draft.facts.record.text("headline") == "All aboard"


async def test_f1_explains_the_field(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await _go_to(user, "title")
        await user.press("f1")
        await user.sees("As its makers spell it.", "Example: Night Ferry", "before a draft goes to review", "F6")
        await user.press("escape")
        await user.until(lambda: not user.shows("Example: Night Ferry"))


async def _go_to(user: Any, field: str) -> None:
    assert user.bench.query_one(Form).go_to(field)
    await user.pilot.pause()


def _cast(user: Any) -> list[str]:
    row = next(row for row in user.bench.query("ListRow") if row.spec.name == "cast")
    return [cast["actor"] for cast in row.plain]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


CONDITIONS = """label: Note
description: A note.
groups:
  - {label: The work, fields: [title, medium, season, cast]}
fields:
  title: {type: title, label: Title, required: draft}
  medium: {type: choice, label: Medium, choices: [film, series], default: "'series' if title == 'Night Ferry'"}
  season: {type: int, label: Numbered, when: medium == "series"}
  cast:
    type: list
    label: Cast
    rows:
      actor: {type: person, label: Actor}
      role: {type: choice, label: Role, choices: [lead, departing]}
      reason: {type: text, label: Reason, when: role == "departing"}
sections:
  - {id: lede}
"""


async def test_a_form_shows_what_is_asked_and_proposes_answers(drive: Any, desk: Desk, ferry: Path) -> None:
    assert desk.places.root
    folder = desk.places.root / "templates" / "note"
    folder.mkdir()
    (folder / "genre.yaml").write_text(CONDITIONS, "utf-8")
    blocks = "{% block headline %}{% endblock %}{% block dek %}{% endblock %}"
    lede = "{% block lede %}{{ 'Season ' ~ season if season else title }}{% endblock %}"
    (folder / "article.md.jinja").write_text(blocks + lede, "utf-8")
    desk.save(ferry, "---\ngenre: note\ntitle: Night Ferry\nseason: 2\n---\n\nNight Ferry\n")
    async with drive() as user:
        await user.open()
        await user.until(lambda: user.shows("series?") and not user.shows("Numbered"))
        await _go_to(user, "medium")
        await user.press("f5")
        await user.sees("Numbered")
        await _go_to(user, "cast")
        await user.press("enter")
        await user.sees("Actor")
        await user.until(lambda: not user.shows("Reason"))
        await user.press("down", "enter", "end", "enter")
        await user.sees("Reason")
        await user.press("escape", "ctrl+s")
        await user.sees("Saved night-ferry.md")
    draft = desk.read(ferry)
    assert (draft.facts.record.text("medium"), draft.facts.record.text("season")) == ("series", "2")


async def test_what_is_typed_before_a_row_stands_there_goes_into_it(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await _go_to(user, "cast")
        await user.type("", "a", *"Nia Okafor", "tab", *"Axel", "ctrl+s", "a", *"Bo Li", "ctrl+s")
        await user.until(lambda: not isinstance(user.app.screen, RowForm) and "Bo Li" in _cast(user))
        assert _cast(user)[2:] == ["Nia Okafor", "Bo Li"]


async def test_a_reason_is_needed_before_the_form_is_done(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f8")
        await user.type("", "ctrl+g", "ctrl+s")
        await user.sees("Reason is needed")
        assert isinstance(user.app.screen, RowForm)


@pytest.fixture
def water(desk: Desk, ferry: Path) -> None:
    """Another draft, with one name more, that the index knows."""
    text = ferry.read_text("utf-8").replace("Night Ferry", "Low Water").replace("Jo Adeyemi", "Deo Achebe")
    (desk.places.drafts / "low-water.md").write_text(text, "utf-8")
    index_of(desk)


async def test_names_of_other_drafts_are_completed_as_they_are_typed(drive: Any, water: None, ferry: Path) -> None:
    async with drive() as user:
        await user.sees("2 drafts")
        await user.press("down", "enter")
        await user.at_work()
        assert "Jo Adeyemi" in user.text
        await _go_to(user, "cast")
        await user.press("a")
        await user.until(lambda: isinstance(user.app.screen, RowForm))
        await user.type("De")
        await user.sees("Deo Achebe")
        await user.press("right")
        assert user.app.screen.focused.value == "Deo Achebe"


async def test_who_says_so_is_chosen_among_the_recorded_sources(drive: Any, desk: Desk, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await _go_to(user, "title")
        await user.press("f6")
        await user.sees("How sure is “Title”?", "· Orbit+")
        await user.press("down", "space")
        await user.sees("✓ Orbit+")
        await user.press("ctrl+s")
        await user.sees("~ Orbit+")
        await _go_to(user, "release_window")
        await user.press("f6")
        await user.sees("✓ Orbit+")
        await user.press("down", "enter", "ctrl+s")
        await user.until(lambda: not isinstance(user.app.screen, RowForm))
        await user.press("ctrl+s")
        await user.sees("Saved night-ferry.md")
    record = desk.read(ferry).facts.record
    assert (record["title"].sources, record["release_window"].sources) == (("Orbit+",), ())


@pytest.fixture
def bracketed(ferry: Path) -> Path:
    ferry.write_text(DRAFT.replace("actor: Mara Quill", "actor: 'Mara [/b] Quill'"), "utf-8")
    return ferry


async def test_a_row_with_brackets_is_taken_out(drive: Any, bracketed: Path) -> None:
    async with drive() as user:
        await user.open()
        user.bench.form.go_to("cast")
        await user.press("x")
        await user.sees("Took out “Mara [/b] Quill")
