"""Three answers to an alert, words that become the value of a field, and alerts that a changed fact brings about."""

import json
from pathlib import Path
from typing import Any

from writer.desk import Desk
from writer.desk.guidework.proposals import proposals
from writer.model.alert import Span
from writer.tui.screens.modals import ChooseField
from writer.tui.screens.rowform import RowForm
from writer.tui.screens.workbench import Workbench
from writer.tui.widgets.form import Form
from writer.tui.widgets.inputs import Choice

WRONG = "Night Ferry will premiere in November 2027."


def _with(path: Path, copy: str) -> None:
    path.write_text(path.read_text("utf-8").replace("Night Ferry comes in late 2026.", copy), "utf-8")


def _read(path: Path) -> str:
    return path.read_text("utf-8")


def _move(path: Path, to: Path) -> None:
    """Have a link to the file in its place."""
    path.symlink_to(path.rename(to))


async def _at_alert(user: Any, match: str) -> None:
    """Go to the alert on these words."""
    await user.until(lambda: any(alert.match == match for alert in user.bench._findings.alerts))  # noqa: SLF001
    for _ in range(6):
        await user.press("f8")
        if user.bench.area.selected_text == match:
            return
    raise AssertionError(user.rows)


async def _form(user: Any) -> None:
    await user.until(lambda: isinstance(user.app.screen, RowForm) and user.app.screen.focused is not None)


HUGE = """\
extends: substitution
message: Say how large.
level: warning
action: {name: replace}
swap:
  huge: large|vast|[red]great[/red]
---
examples:
  - bad: A «huge» boat.
  - good: A boat.
"""


async def test_one_of_several_suggestions_is_chosen(drive: Any, ferry: Path) -> None:
    (ferry.parent.parent / "styleguides" / "Plain" / "Huge.yml").write_text(HUGE, "utf-8")
    _with(ferry, "A huge ferry and a huge boat come in late 2026.")
    async with drive(80, 24) as user:
        await user.open()
        await _at_alert(user, "huge")
        assert user.shows("F9: large …")
        await user.press("f9")
        await user.sees("What should stand for “huge”?", "large", "vast", "[red]great[/red]", "Enter or F9 Choose")
        await user.press("escape")
        assert user.text.lstrip().startswith("A huge ferry and a huge boat")
        await user.press("f9", "down", "down", "enter")
        await user.until(lambda: user.text.lstrip().startswith("A [red]great[/red] ferry and a huge boat"))
        await _at_alert(user, "huge")
        await user.press("f9", "f9")
        await user.until(lambda: user.text.lstrip().startswith("A [red]great[/red] ferry and a large boat"))
        await user.press("ctrl+z")
        assert user.text.lstrip().startswith("A [red]great[/red] ferry and a huge boat")


async def test_suggestions_are_not_put_into_a_text_that_has_changed(drive: Any, ferry: Path) -> None:
    (ferry.parent.parent / "styleguides" / "Plain" / "Huge.yml").write_text(HUGE, "utf-8")
    _with(ferry, "A huge ferry comes in late 2026.")
    async with drive(80, 24) as user:
        await user.open()
        await _at_alert(user, "huge")
        await user.press("f9")
        await user.sees("What should stand for “huge”?")
        user.bench.area.insert("Now: ", (0, 0))
        await user.press("enter")
        await user.sees("The text has changed: look again")
        assert "Now: " in user.text
        assert "huge ferry" in user.text


async def test_the_text_is_right_and_the_form_asks_who_says_so(drive: Any, ferry: Path) -> None:
    _with(ferry, WRONG)
    async with drive(120, 40) as user:
        await user.open()
        await _at_alert(user, "November 2027")
        await user.press("ctrl+t")
        await _form(user)
        assert user.shows("Release window: what the text says. Who says so?")
        assert user.shows("November 2027")
        assert user.shows("understood as 2027-11")
        await user.press("ctrl+s")
        await user.sees("✗ Certainty is needed")  # what was known was known of late 2026
        await user.press("enter", "down", "down", "enter", "tab", "tab")
        await user.type("Screen Weekly")
        await user.press("ctrl+s")
        await user.until(lambda: isinstance(user.app.screen, Workbench))
        for told in ("value: November 2027", "certainty: reported", "sources: [Screen Weekly]"):
            await user.until(lambda told=told: told in user.bench.text)
        await user.until(lambda: "- {name: Screen Weekly}" in user.bench.text)  # one that was not on record
        await user.until(lambda: not any("Window" in one.check for one in user.bench._findings.alerts))  # noqa: SLF001
        assert user.bench.query_one(Form).wrong == {}


async def test_both_are_right_and_the_reason_is_kept_and_logged(drive: Any, ferry: Path) -> None:
    async with drive(120, 40) as user:
        await user.open()
        await _at_alert(user, "utilize")
        await user.press("ctrl+g")
        await _form(user)
        await user.type("her own word")
        await user.press("ctrl+s")
        await user.until(lambda: "reason: her own word" in user.bench.text)
        await user.until(lambda: not user.bench._findings.alerts)  # noqa: SLF001
        assert user.bench.unsaved
        await user.press("ctrl+s")
        await user.until(lambda: not user.bench.unsaved)
    assert "check: Plain.Utilize, match: utilize, reason: her own word" in _read(ferry)
    assert json.loads(_read(ferry.parent / ".writer" / "night-ferry.log.jsonl"))["reason"] == "her own word"


async def test_a_word_that_is_right_is_proposed_for_the_guide(drive: Any, ferry: Path, desk: Desk) -> None:
    _with(ferry, "They utilize it, and Utilize it.")
    async with drive(120, 40) as user:
        await user.open()
        await _at_alert(user, "utilize")
        await user.press("f11")
        await _form(user)
        await user.sees("Propose “utilize” for the style guide")
        await user.type("our readers know it")
        await user.press("ctrl+s")
        await user.until(lambda: not user.bench._findings.alerts)  # noqa: SLF001
        assert proposals(desk) == ()
        await user.press("ctrl+s")
        await user.until(lambda: not user.bench.unsaved)
    (one,) = proposals(desk)
    assert (one.word, one.reasons, one.drafts) == ("utilize", ("our readers know it",), (ferry,))
    assert "match: utilize, reason: our readers know it" in _read(ferry)


async def test_what_could_not_be_logged_is_logged_with_the_next_save(drive: Any, ferry: Path) -> None:
    log = ferry.parent / ".writer" / "night-ferry.log.jsonl"
    log.mkdir(parents=True)  # no file can be written there
    async with drive(120, 40) as user:
        await user.open()
        await _at_alert(user, "utilize")
        await user.press("ctrl+g")
        await _form(user)
        await user.type("her own word")
        await user.press("ctrl+s")
        await user.until(lambda: "reason: her own word" in user.bench.text)
        await user.press("ctrl+s")
        await user.until(lambda: not user.bench.unsaved)
        log.rmdir()
        await user.press("ctrl+s")
        await user.until(log.is_file)
        await user.press("ctrl+s")
        await user.until(lambda: not user.bench.unsaved)
    assert [json.loads(line)["reason"] for line in _read(log).splitlines()] == ["her own word"]


async def test_no_word_is_proposed_from_a_text_outside_the_desk(drive: Any, ferry: Path, tmp_path: Path) -> None:
    _move(ferry, tmp_path / "elsewhere.md")
    async with drive(120, 40) as user:
        await user.open()
        await _at_alert(user, "utilize")
        await user.press("f11")
        await user.sees("Only a draft of the desk can propose a word")
        assert not isinstance(user.app.screen, RowForm)


async def test_what_contradicts_a_field_is_no_word_to_accept(drive: Any, ferry: Path) -> None:
    _with(ferry, WRONG)
    async with drive(120, 40) as user:
        await user.open()
        await _at_alert(user, "November 2027")
        await user.press("f11")
        await user.sees("No word to accept here")


async def test_a_dismissal_without_a_reason_is_none(drive: Any, ferry: Path) -> None:
    async with drive(120, 40) as user:
        await user.open()
        await _at_alert(user, "utilize")
        await user.press("ctrl+g")
        await _form(user)
        await user.press("ctrl+s")
        await user.sees("✗ Reason is needed")
        await user.press("escape")
        await user.until(lambda: isinstance(user.app.screen, Workbench))
        assert "dismissed" not in user.bench.text


async def test_selected_words_become_the_value_of_a_field(drive: Any, ferry: Path) -> None:
    _with(ferry, "A ferry sank in early 2020.")
    async with drive(120, 40) as user:
        await user.open()
        await user.press("f3")
        begin = user.text.index("early 2020")
        user.bench.area.select(Span(begin=begin, end=begin + len("early 2020")))
        await user.press("ctrl+t")
        await user.until(lambda: isinstance(user.app.screen, ChooseField))
        await user.sees("“early 2020”: which field says this?", "Release window  2020-01/2020-04")
        await user.press("enter")
        await _form(user)
        user.app.screen.query_one(Choice).value = "reported"
        await user.pilot.pause()
        await user.press("ctrl+s")
        await user.until(lambda: "value: early 2020" in user.bench.text)


async def test_a_name_becomes_a_new_row(drive: Any, ferry: Path) -> None:
    _with(ferry, "Zadie Holm comes in late 2026.")
    async with drive(120, 40) as user:
        await user.open()
        await user.press("f3")
        user.bench.area.select(Span(begin=0, end=len("Zadie Holm")))
        await user.press("ctrl+t")
        await user.until(lambda: isinstance(user.app.screen, ChooseField))
        options = user.app.screen.query_one("OptionList")
        options.highlighted = next(at for at, one in enumerate(options.options) if one.id == "cast.actor")
        await user.press("enter")
        await _form(user)
        await user.press("ctrl+s")
        await user.until(lambda: "- {actor: Zadie Holm}" in user.bench.text)
        assert "- {actor: Jo Adeyemi, character: Tam}" in user.bench.text


async def test_alerts_that_a_changed_fact_brings_about_are_told_and_gone_to_first(drive: Any, ferry: Path) -> None:
    _with(ferry, "They utilize it. Night Ferry will premiere in November 2026.")
    async with drive(120, 40) as user:
        await user.open()
        await user.press("f2", "down", "down", "down")
        await user.press(*("backspace",) * len("late 2026"))
        await user.type("March 2027")
        await user.sees("✗ 1 place disagrees now: F8")
        await user.press("f8")
        assert user.bench.area.selected_text == "November 2026"
        await user.until(lambda: not user.shows("disagrees now"))
