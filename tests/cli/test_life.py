"""A draft lives: updated, judged, signed, brought back, corrected, found stale."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from writer.cli.options import read_assignments
from writer.desk import Desk
from writer.prose.choices import choices, taken

Writer = Callable[..., subprocess.CompletedProcess[str]]

FACTS = """\
genre: season-renewal
title: Night Ferry # the ship
season: 2
platform: Orbit+
status: {value: renewed, certainty: official, sources: [Orbit+]}
renewal_date: 2026-07-21
release_window: {value: late 2027, certainty: expected, sources: [Orbit+]}
sources:
  - {name: Orbit+, kind: press-release, date: 2026-07-21}
cast:
  - {actor: Mara Quill, character: Captain Ines Sol, role: lead}
  - {actor: Jo Adeyemi, character: Tam, role: lead}
"""
NAME = "night-ferry-season-2"
QUIET = ("--without", "grammar", "--quiet")


@pytest.fixture
def draft(desk: Path, writer: Writer) -> Path:
    (desk / "facts.yaml").write_text(FACTS, "utf-8")
    done = writer("new", "season-renewal", "--from", "facts.yaml")
    assert done.returncode == 0, done.stderr
    return desk / "drafts" / f"{NAME}.md"


def edited(draft: Path, was: str, now: str) -> None:
    text = draft.read_text("utf-8")
    assert text.count(was) == 1
    draft.write_text(text.replace(was, now), "utf-8")


def log(draft: Path) -> list[tuple[str, str]]:
    lines = (draft.parent / ".writer" / f"{NAME}.log.jsonl").read_text("utf-8").splitlines()
    return [(event["event"], event["reason"]) for event in map(json.loads, lines)]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_text_follows_the_facts_under_the_writers_edits(draft: Path, writer: Writer) -> None:
    edited(draft, "The cast includes Mara Quill as", "Aboard, who grew up on boats, is Mara Quill as")
    before = files(draft.parents[1])
    dry = writer("update", draft, "--set", "release_window=March 2028", "--dry-run")
    assert dry.returncode == 0, dry.stderr
    assert "  release_window: late 2027 (expected) → March 2028\n" in dry.stdout
    assert files(draft.parents[1]) == before
    done = writer("update", draft, "--set", "release_window=March 2028")
    assert (done.returncode, done.stdout, done.stderr) == (0, dry.stdout, "updated 1 of 1\n")
    text = draft.read_text("utf-8")
    assert "title: Night Ferry # the ship\n" in text
    assert "release_window: March 2028\n" in text
    assert "who grew up on boats" in text
    assert "late 2027" not in text
    assert not list(choices(text))
    again = writer("update", draft)
    assert again.stdout == f"{draft}\n  nothing changes\n"
    assert draft.read_text("utf-8") == text
    assert log(draft) == [("updated", "release_window: late 2027 (expected) → March 2028")]


def test_both_sides_of_a_conflict_stand_in_the_file_and_no_gate_lets_it_pass(draft: Path, writer: Writer) -> None:
    sentence = "As of July 21, 2026, Orbit+ expects Season 2 in late 2027."
    own = "Nobody at Orbit+ names a day, and late 2027 is a guess."
    edited(draft, sentence, own)
    done = writer("update", draft, "--set", "release_window=March 2028")
    assert "  ? both changed; choose in the draft:\n" in done.stdout
    assert own in done.stdout
    text = draft.read_text("utf-8")
    (choice,) = choices(text)
    assert choice.yours.startswith(own)
    assert "March 2028" in choice.facts
    gate = writer("gate", "review", draft, *QUIET)
    line = text[: choice.span.begin + 1].count("\n")
    assert gate.returncode == 1
    assert "[Leftovers.Conflict]" in gate.stdout
    assert any(found.startswith(f"{draft}:{line + delta}:") for found in gate.stdout.splitlines() for delta in (0, 1))
    draft.write_text(taken(text, "facts"), "utf-8")
    assert "Leftovers.Conflict" not in writer("gate", "review", draft, *QUIET).stdout


def test_without_its_base_every_sentence_is_the_writers(draft: Path, writer: Writer) -> None:
    (draft.parent / ".writer" / f"{NAME}.base.md").unlink()
    body = draft.read_text("utf-8").rpartition("---\n")[2]
    done = writer("update", draft, "--set", "release_window=March 2028")
    assert done.returncode == 0
    assert "\n  the copy stays as it is: what it was rendered as was not kept\n" in done.stdout
    assert draft.read_text("utf-8").rpartition("---\n")[2] == body


def test_a_draft_rendered_into_the_desk_follows_its_facts(draft: Path, writer: Writer) -> None:
    facts = draft.parents[1] / "ferry.yaml"
    facts.write_text(
        "genre: season-renewal\ntitle: Night Ferry\nseason: 2\nstatus: renewed\nplatform: Orbit+\n"
        "release_window: spring 2027\n",
        "utf-8",
    )
    other = draft.with_name("rendered.md")
    assert writer("render", facts, "-o", other).returncode == 0
    assert "spring 2027" in other.read_text("utf-8").rpartition("---\n")[2]
    assert writer("update", other, "--set", "release_window=March 2028").returncode == 0
    copy = other.read_text("utf-8").rpartition("---\n")[2]
    assert "March 2028" in copy
    assert "spring 2027" not in copy


def test_a_headline_written_by_hand_stays(draft: Path, writer: Writer) -> None:
    text = draft.read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("headline: "))
    edited(draft, line, "headline: All aboard once more")
    assert writer("update", draft, "--set", "season=3").returncode == 0
    assert "headline: All aboard once more\n" in draft.read_text("utf-8")
    assert "Season 3" in draft.read_text("utf-8").rpartition("---\n")[2]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--set", "seasn=3"], "there is no field 'seasn'"),
        (["--set", "renewal_date=2026-02-30"], "there is no February 30, 2026"),
        ([], "name one draft, or a title"),
        (["--title", "Day Ferry"], "no draft here is on 'Day Ferry'"),
    ],
)
def test_what_cannot_be_done_changes_nothing(draft: Path, writer: Writer, arguments: list[str], message: str) -> None:
    before = files(draft.parents[1])
    named = [] if "--title" in arguments or not arguments else [draft]
    done = writer("update", *named, *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert files(draft.parents[1]) == before


def test_every_draft_on_a_title(draft: Path, writer: Writer) -> None:
    assert writer("new", "season-renewal", "--from", "facts.yaml", "--set", "season=3").returncode == 0
    done = writer("update", "--title", "night ferry", "--set", "platform=Nine")
    assert done.stderr == "updated 2 of 2\n"
    for path in draft.parent.glob("*.md"):
        assert "platform: Nine\n" in path.read_text("utf-8")


def test_copy_comes_back_from_elsewhere(draft: Path, writer: Writer, tmp_path: Path) -> None:
    assert writer("gate", "review", draft, *QUIET, "--override", "to the CMS").returncode == 0
    sent = draft.read_text("utf-8").rpartition("---\n")[2]
    edited(draft, "The cast includes Mara Quill as", "Aboard is Mara Quill as")
    (tmp_path / "cms.md").write_text(sent.strip() + "\n\nThe desk in New York added this.\n", "utf-8")
    done = writer("update", draft, "--text", tmp_path / "cms.md")
    assert done.returncode == 0, done.stderr
    assert "  + The desk in New York added this.\n" in done.stdout
    assert "Aboard is Mara Quill" in draft.read_text("utf-8")
    assert draft.read_text("utf-8").endswith("\n\nThe desk in New York added this.\n")


def test_a_page_comes_back_from_a_cms(draft: Path, writer: Writer, tmp_path: Path) -> None:
    page = writer("export", draft, "--to", "html", "--quiet").stdout
    edited(draft, "The cast includes Mara Quill as", "Aboard is Mara Quill as")
    page = page.replace("\u201c", "&ldquo;").replace("is set", "will come").replace("\n", "\r\n")
    page = re.sub("<h1>.*</h1>", "<h1>The ship is back</h1>", page).replace("<h2>", "<h3>").replace("</h2>", "</h3>")
    (tmp_path / "page.html").write_text(page.replace("Orbit+ expects Season 2", "Orbit+ expects it"), "utf-8")
    before, cast = draft.read_text("utf-8"), "The cast includes Mara Quill and Jo Adeyemi."
    done = writer("update", draft, "--text", tmp_path / "page.html")
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        f"{draft}\n  headline: \u2018Night Ferry\u2019 renewed for Season 2 at Orbit+ \u2192 The ship is back\n"
        f"  dek: Orbit+ expects Season 2 in late 2027. {cast} → Orbit+ expects it in late 2027. {cast}\n"
        "  - As of July 21, 2026, Orbit+ expects Season 2 in late 2027.\n"
        "  + As of July 21, 2026, Orbit+ expects it in late 2027.\n"
    )
    after = draft.read_text("utf-8")
    assert after.rpartition("---\n")[2] == before.rpartition("---\n")[2].replace(
        "Orbit+ expects Season 2", "Orbit+ expects it"
    )
    assert "\nheadline: The ship is back\n" in after


@pytest.mark.parametrize("above", [(), ("headline",), ("headline", "dek"), ("dek", "byline")])
@pytest.mark.parametrize(
    "lede", ["The ship sails again.", "The ship sails again in May.", "It *sails* again, the ship."]
)
def test_a_first_paragraph_that_says_what_the_dek_says_stays(
    draft: Path, writer: Writer, tmp_path: Path, above: tuple[str, ...], lede: str
) -> None:
    facts, _, copy = draft.read_text("utf-8").rpartition("---\n")
    facts = re.sub("(?m)^dek: .*$", "dek: The ship sails again.\nbyline: Mara Vale", facts)
    draft.write_text(f"{facts}---\n\nThe ship sails again.\n{copy}", "utf-8")
    head = {"headline": "# The ship is back", "dek": "The ship sails again.", "byline": "By Mara Vale"}
    back = "\n\n".join([*(head[name] for name in above), lede, copy.strip()])
    (tmp_path / "cms.md").write_text(back, "utf-8")
    done = writer("update", draft, "--text", tmp_path / "cms.md")
    assert done.returncode == 0, done.stderr
    after = draft.read_text("utf-8")
    assert after.rpartition("---\n")[2] == f"\n{lede}\n{copy}"
    assert "\ndek: The ship sails again.\n" in after


def test_an_empty_text_takes_nothing_from_a_draft(draft: Path, writer: Writer, tmp_path: Path) -> None:
    (tmp_path / "cms.txt").write_text("\ufeff\r\n", "utf-8")
    before = files(draft.parent)
    done = writer("update", draft, "--text", tmp_path / "cms.txt")
    assert (done.returncode, "there is no copy in this text" in done.stderr) == (2, True)
    assert files(draft.parent) == before


def test_gates_say_what_is_missing_and_move_what_lacks_nothing(draft: Path, writer: Writer) -> None:
    gate = writer("gate", "review", draft, *QUIET)
    assert gate.returncode == 1
    assert f"{draft}: News peg is missing for review\n" in gate.stdout
    assert "(no obstacle)" in gate.stdout
    assert writer("stage", draft).stdout == "draft\n"
    assert writer("update", draft, "--set", "news_peg=Orbit+ renewed the series on July 21").returncode == 0
    gate = writer("gate", "review", draft, "--without", "grammar")
    assert (gate.returncode, gate.stderr) == (0, f"{draft} passes review\n"), gate.stdout
    assert writer("stage", draft).stdout == "review\n"
    ready = writer("gate", "ready", draft, *QUIET)
    assert ready.returncode == 1
    assert "[Leftovers.TK]" in ready.stdout
    assert f"{draft}: Byline is missing for ready\n" in ready.stdout
    dated = writer("gate", "ready", draft, *QUIET, "--on", "2026-08-01").stdout.splitlines()
    numbers = [int(line.split(":")[1]) for line in dated if line.endswith("[Leftovers.TK]")]
    lines = draft.read_text("utf-8").splitlines()
    assert numbers == [number for number, line in enumerate(lines, 1) for _ in range(line.count("[TK"))]
    refused = writer("gate", "ready", draft, *QUIET, "--override", " ")
    assert (refused.returncode, "needs a reason" in refused.stderr) == (2, True)
    assert writer("gate", "ready", draft, *QUIET, "--override", "the lawyers cleared it").returncode == 0
    assert log(draft)[-2:] == [("passed", ""), ("overridden", "the lawyers cleared it")]


def test_one_file_that_cannot_be_judged_keeps_no_other_from_its_gate(draft: Path, writer: Writer) -> None:
    (draft.parent / "notes.md").write_text("No genre.\n", "utf-8")
    done = writer("gate", "review", "drafts/none.md", "drafts/notes.md", draft, *QUIET, "--override", "early")
    assert done.returncode == 2
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["writer", "writer"]
    assert writer("stage", draft).stdout == "review\n"
    again = writer("gate", "review", draft, "--without", "grammar", "--override", "still early")
    assert again.stderr == f"{draft} is at review, overridden: still early\n"
    assert log(draft) == [("overridden", "early"), ("overridden", "still early")]


def test_a_gate_and_a_signature_leave_the_alerts_of_a_draft_known(draft: Path, writer: Writer) -> None:
    assert writer("update", draft, "--set", "news_peg=Orbit+ renewed the series on July 21", "-q").returncode == 0

    def alerts() -> set[str]:
        found = (
            name
            for name in ("errors", "warnings", "none", "unknown")
            if NAME in writer("list", f"alerts:{name}").stdout
        )
        return set(found)

    writer("check", draft, "--without", "grammar")
    before = alerts()
    assert "unknown" not in before
    assert writer("gate", "ready", draft, *QUIET).returncode == 1
    assert alerts() == before, "what a gate to come finds is not what the draft has"
    assert writer("gate", "review", draft, *QUIET).returncode == 0
    assert "unknown" not in alerts()
    assert writer("sign", draft, "--by", "Bo", "-q").returncode == 0
    assert "unknown" not in alerts()


def test_a_signature_holds_for_the_text_that_was_read(draft: Path, writer: Writer) -> None:
    edited(draft, "title: Night Ferry # the ship\n", "title: Night Ferry # the ship\nbyline: Mara Vale\n")
    unsigned = "nobody but its author has signed this text"
    assert unsigned in writer("gate", "published", draft, *QUIET).stdout
    assert writer("sign", draft, "--by", "Mara Vale").returncode == 0
    assert unsigned in writer("gate", "published", draft, *QUIET).stdout
    assert writer("sign", draft, "--by", "Ana Ruiz").returncode == 0
    assert unsigned not in writer("gate", "published", draft, *QUIET).stdout
    draft.write_text(draft.read_text("utf-8") + "\nOne more thing.\n", "utf-8")
    assert "Mara Vale signed an earlier text" in writer("gate", "published", draft, *QUIET).stdout


def test_an_embargo_and_a_stale_fact_keep_a_draft_in(draft: Path, writer: Writer) -> None:
    edited(draft, "season: 2\n", "season: 2\nembargo: 2027-01-05T10:00Z\n")
    early = writer("gate", "published", draft, *QUIET, "--on", "2026-08-01").stdout
    assert "the embargo holds until 2027-01-05 10:00:00+00:00" in early
    assert "is it still so?" not in early
    late = writer("gate", "published", draft, *QUIET, "--on", "2028-02-01").stdout
    assert "the embargo holds" not in late
    assert f"{draft}: release_window 'late 2027' has closed: is it still so?\n" in late
    assert writer("gate", "published", draft, "--on", "soon").returncode == 2


def test_versions_are_listed_compared_and_brought_back(draft: Path, writer: Writer) -> None:
    first = draft.read_text("utf-8")
    assert writer("history", "list", draft).stdout == ""
    assert writer("update", draft, "--set", "season=3").returncode == 0
    second = draft.read_text("utf-8")
    (line,) = writer("history", "list", draft).stdout.splitlines()
    assert line.startswith("  1  20")
    assert line.endswith(" UTC  update")
    shown = writer("history", "diff", draft).stdout
    assert shown.startswith("season: 2 → 3\n")
    assert "Season [-2-]{+3+}" in shown
    assert writer("history", "restore", draft, "1", "--quiet").returncode == 0
    assert draft.read_text("utf-8") == first
    assert writer("history", "restore", draft, "2", "--quiet").returncode == 0
    assert draft.read_text("utf-8") == second
    assert writer("history", "restore", draft, "1", "--quiet").returncode == 0
    later = writer("update", draft, "--set", "season=5").stdout
    assert "  headline: " in later
    assert "? both changed" not in later, "what nobody edited follows its facts from the version on"
    missing = writer("history", "diff", draft, "99")
    assert (missing.returncode, "has no version '99'" in missing.stderr) == (2, True)


def test_a_published_story_tells_its_readers_what_changed(draft: Path, writer: Writer) -> None:
    edited(draft, "stage: draft\n", "stage: published\n")
    assert writer("update", draft, "--set", "season=3").returncode == 0
    text = draft.read_text("utf-8")
    assert "stage: corrected\n" in text
    note = "An earlier version of this story gave the season as 2. It is 3."
    assert note in text
    assert writer("update", draft, "--set", "release_window=March 2028").returncode == 0
    told = writer("corrections").stdout
    assert f"  {note}\n" in told
    assert "  This story has been updated: the release window is now March 2028; it was given as late 2027.\n" in told


def test_a_note_reads_as_copy_does_and_a_day_that_was_over_was_wrong(draft: Path, writer: Writer) -> None:
    edited(draft, "stage: draft\n", "stage: published\n")
    edited(draft, "season: 2\n", "season: 2\npublished: 2026-07-22T09:00Z\npremiere_date: 2027-10-01\n")
    new = ("status=cancelled", "renewal_date=2026-07-20", "premiere_date=2027-10-08", "news_peg=It was renewed.")
    assert writer("update", draft, *(word for one in new for word in ("--set", one))).returncode == 0
    assert writer("update", draft, "--set", "unknowns=[Who paid the N.C.]").returncode == 0
    notes = [line.strip() for line in writer("corrections").stdout.splitlines() if line.startswith("  ")]
    assert sorted(notes) == [
        "An earlier version of this story gave the date of the renewal as July 21, 2026. It is July 20, 2026.",
        "This story has been updated with the list of open questions: Who paid the N.C.",
        "This story has been updated with the news: it was renewed.",
        "This story has been updated: the premiere date is now October 8, 2027; it was given as October 1, 2027.",
        "This story has been updated: the status is now canceled; it was given as renewed.",
    ]


def test_every_field_has_a_noun_for_notes(desk: Path) -> None:
    place = Desk(desk)
    nouns = place.guides.lexicon("Base")["corrections"]["nouns"]
    labels = {
        name if not cell else f"{name}.{cell}": spec.label.lower().split()
        for genre in place.genres()
        for name, field in genre.fields.items()
        for cell, spec in {"": field, **field.rows}.items()
    }
    assert not nouns.keys() - labels.keys()
    no_nouns = re.compile(r"what|who|when|where|why|how|in|on|by|to|as|of|for|from|until|the")
    ends = {name: (words[0], words[-1]) for name, words in labels.items() if name not in nouns}
    assert not [name for name, words in ends.items() if any(map(no_nouns.fullmatch, words))]


def test_what_readers_were_told_outlives_every_version(draft: Path, writer: Writer) -> None:
    assert writer("update", draft, "--set", "season=3").returncode == 0
    edited(draft, "stage: draft\n", "stage: published\n")
    edited(draft, "season: 3\n", "season: 3\npublished: 2026-07-22\n")
    assert writer("update", draft, "--set", "platform=Nine").returncode == 0
    assert writer("sign", draft, "--by", "Bo").returncode == 0
    assert writer("history", "restore", draft, "1", "--quiet").returncode == 0
    text = draft.read_text("utf-8")
    assert "season: 2\nplatform: Orbit+\n" in text.replace("published: 2026-07-22\n", "")
    assert "stage: corrected\n" in text
    assert "published: 2026-07-22\n" in text
    assert "\nupdated: " in text
    assert "by: Bo" in text
    notes = [line.strip() for line in writer("corrections").stdout.splitlines() if line.startswith("  ")]
    assert sorted(notes) == [
        "An earlier version of this story gave the platform as Nine. It is Orbit+.",
        "An earlier version of this story gave the platform as Orbit+. It is Nine.",
        "An earlier version of this story gave the season as 3. It is 2.",
    ]
    assert "? both changed" not in writer("update", draft, "--set", "season=5").stdout
    draft.write_text("---\nstage: [\n---\n", "utf-8")
    assert writer("history", "restore", draft, "1", "--quiet").returncode == 0
    assert "stage: corrected\n" in draft.read_text("utf-8"), "the last that could be read is the record"


def test_a_note_names_what_changed_of_a_row_and_who_says_so(draft: Path, writer: Writer) -> None:
    edited(draft, "stage: draft\n", "stage: published\n")
    rows = (
        "{actor: Mara Quill, character: Captain Ines Sol, role: lead}, {actor: Joe Adeyemi, character: Tam, role: lead}"
    )
    assert writer("update", draft, "--set", f"cast=[{rows}]").returncode == 0
    done = writer("update", draft, "--set", "release_window.sources=The Harbor Post")
    window = "release_window: late 2027 (expected)"
    assert f"  {window} (Orbit+) → late 2027 (expected) (The Harbor Post)\n" in done.stdout
    assert writer("update", draft, "--set", "release_window.as_of=2026-07-22").returncode == 0
    notes = [line.strip() for line in writer("corrections").stdout.splitlines() if line.startswith("  ")]
    assert notes == [
        "An earlier version of this story gave the actor in the cast as Jo Adeyemi. It is Joe Adeyemi.",
        "This story has been updated to make clear how the release window, late 2027, is known.",
    ]


def test_a_draft_that_is_closed_to_others_has_a_last_render_that_is(draft: Path, writer: Writer) -> None:
    base = draft.parent / ".writer" / f"{NAME}.base.md"
    assert base.stat().st_mode & 0o777 != 0o600
    for command in (("gate", "review", draft, *QUIET, "--override", "now"), ("update", draft, "--set", "season=3")):
        draft.chmod(0o600)
        base.chmod(0o644)
        assert writer(*command).returncode == 0
        assert [path.stat().st_mode & 0o777 for path in (draft, base)] == [0o600, 0o600]


def test_a_row_that_was_only_looked_at_again_is_no_news_to_readers(draft: Path, writer: Writer) -> None:
    edited(draft, "stage: draft\n", "stage: published\n")
    quill = "{actor: Mara Quill, character: Captain Ines Sol, role: lead"
    tam = "{actor: Jo Adeyemi, character: Tam, role: lead}"
    assert writer("update", draft, "--set", f"cast=[{quill}, as_of: 2026-07-22}}, {tam}]").returncode == 0
    assert writer("corrections").stdout == ""
    assert writer("update", draft, "--set", f"cast=[{quill}, sources: [Orbit+]}}, {tam}]").returncode == 0
    notes = [line.strip() for line in writer("corrections").stdout.splitlines() if line.startswith("  ")]
    said = "Mara Quill, Captain Ines Sol, lead"
    assert notes == [f"This story has been updated to make clear how the cast, {said}, is known."]


def test_a_damaged_version_keeps_nothing_from_being_done(draft: Path, writer: Writer) -> None:
    assert writer("update", draft, "--set", "season=3").returncode == 0
    folder = draft.parent / ".writer" / f"{NAME}.history"
    (kept,) = folder.iterdir()
    kept.write_bytes(b"\xff")
    done = writer("export", draft, "--to", "text", "--quiet")
    assert done.returncode == 0, done.stderr
    assert [path.read_bytes() for path in sorted(folder.iterdir())] == [b"\xff", draft.read_bytes()]
    done = writer("update", draft, "--text", "-", input=f"{done.stdout}\nThe end.\n", stdin=None)
    assert done.returncode == 0, done.stderr
    assert draft.read_text("utf-8").endswith("\n\nThe end.\n")


def test_a_spiked_draft_is_kept_and_comes_back(draft: Path, writer: Writer) -> None:
    assert "has closed" not in writer("stale").stdout
    edited(draft, "late 2027, certainty", "late 2025, certainty")
    assert "  release_window 'late 2025' has closed\n" in writer("stale").stdout
    assert writer("spike", draft, "--reason", "the deal fell through").returncode == 0
    assert writer("stale").stdout == ""
    assert writer("stage", draft, "published").returncode == 2
    assert writer("stage", draft, "draft").returncode == 0
    assert log(draft) == [("staged", "the deal fell through"), ("staged", "")]


def test_the_second_of_two_writers_is_told(draft: Path, writer: Writer) -> None:
    lock = draft.parent / ".writer" / f"{NAME}.lock"
    held = {"by": "ana", "host": "another-desk", "pid": 1, "since": "2999-01-01T00:00:00+00:00"}
    lock.write_text(json.dumps(held), "utf-8")
    before = draft.read_bytes()
    done = writer("update", draft, "--set", "season=3")
    assert done.returncode == 2
    assert f"{draft} is being written by ana on another-desk" in done.stderr
    assert draft.read_bytes() == before
    lock.write_text(json.dumps({**held, "since": "2020-01-01T00:00:00+00:00"}), "utf-8")
    assert writer("update", draft, "--set", "season=3").returncode == 0
    assert not lock.exists()


def test_null_sets_a_field_to_nothing() -> None:
    assert read_assignments(("platform=null", "season=~", "title=Null Island")) == {
        "platform": "",
        "season": "",
        "title": "Null Island",
    }
