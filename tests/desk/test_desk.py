"""The desk: facts in, draft out, saved once and never over another."""

from datetime import date
from pathlib import Path

import pytest

from writer.desk import Desk
from writer.desk.assign import changes_from
from writer.desk.setup import make_desk
from writer.errors import FileError, SaveError, UsageError

FACTS = """\
# the desk's own note
genre: season-renewal
title: Night Ferry
platform: Orbit+
published: 2026-07-21
status: renewed
season: 2
release_window: {value: late 2026, certainty: expected, sources: [Screen Daily], as_of: 2026-07-01}
cast:
  - {actor: Ana Ruiz, character: Ines, role: lead}
  - {actor: Jo Adeyemi, character: Mara, role: newcomer}
sources:
  - {name: Orbit+, kind: press-release, date: 2026-07-20}
  - {name: Screen Daily, kind: trade, date: 2026-07-01}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(make_desk(tmp_path / "desk"), today=lambda: date(2026, 7, 22))


def test_a_draft_is_rendered_with_its_facts_as_they_were_written(desk: Desk) -> None:
    draft = desk.render(desk.parse_facts(FACTS, "facts.yaml"))
    assert draft.yaml.startswith("# the desk's own note\ngenre: season-renewal\ntitle: Night Ferry\n")
    kept = [line for line in FACTS.splitlines() if line not in draft.yaml.splitlines()]
    assert kept == []
    assert draft.facts.record.text("stage") == "draft"
    assert draft.rendered
    assert "Ana Ruiz" in draft.body
    assert draft.facts.record.text("headline")


def test_the_same_facts_give_the_same_bytes(desk: Desk) -> None:
    once = desk.render(desk.parse_facts(FACTS, "a.yaml")).text
    again = desk.render(desk.parse(once, "b.md")).text
    assert again == once


def test_a_headline_of_ones_own_stays(desk: Desk) -> None:
    draft = desk.render(desk.parse_facts(FACTS, "a.yaml"))
    changed = desk.change(draft, {"headline": "My own line"})
    assert desk.render(changed).facts.record.text("headline") == "My own line"
    made_again = desk.render(desk.change(draft, {"season": "3"})).facts.record.text("headline")
    assert made_again != draft.facts.record.text("headline")


def test_a_new_draft_is_saved_under_its_slug_and_never_over_another(desk: Desk) -> None:
    draft = desk.render(desk.parse_facts(FACTS, "a.yaml"))
    path = desk.save_new(draft)
    assert path == desk.places.drafts / "night-ferry-season-2.md"
    assert desk.read(path).text == draft.text
    assert desk.base(path) == draft.text
    with pytest.raises(SaveError, match="is there already"):
        desk.save_new(draft)
    assert desk.drafts() == (path,)


def test_all_problems_of_a_facts_file_at_once(desk: Desk) -> None:
    with pytest.raises(FileError) as raised:
        desk.parse_facts(FACTS.replace("season: 2", "season: two\ntitel: x").replace("renewed", "renewd"), "f.yaml")
    assert [str(problem.place) for problem in raised.value.problems] == ["f.yaml:6:9", "f.yaml:7:9", "f.yaml:8:1"]


def test_an_unknown_genre_is_named_with_the_nearest(desk: Desk) -> None:
    with pytest.raises(FileError) as raised:
        desk.parse_facts("title: X\ngenre: season-renewl\n", "f.yaml")
    assert (str(raised.value.where), raised.value.hint) == ("f.yaml:2:8", "did you mean 'season-renewal'?")


def test_values_are_set_as_typed(desk: Desk) -> None:
    draft = desk.parse_facts(FACTS, "f.yaml")
    assert changes_from(draft, {"season": "3", "status": ""}) == {"season": "3", "status": None}
    changes = changes_from(draft, {"release_window": "March 2027", "release_window.sources": "Orbit+, UPI"})
    assert changes == {"release_window": {"value": "March 2027", "sources": ["Orbit+", "UPI"]}}
    changes = changes_from(draft, {"release_window.certainty": "rumored"})
    assert changes == {
        "release_window": {
            "value": "late 2026",
            "certainty": "rumored",
            "sources": ["Screen Daily"],
            "as_of": "2026-07-01",
        }
    }
    with pytest.raises(UsageError, match="there is no field 'titel'"):
        changes_from(draft, {"titel": "x"})
    with pytest.raises(UsageError, match="not a whole number"):
        desk.assign(draft, {"season": "two"})


def test_a_desk_is_found_from_a_folder_inside(desk: Desk) -> None:
    root = desk.places.root
    assert root is not None
    assert Desk.find(root / "drafts").places.root == root.resolve()


def test_making_a_desk_twice_changes_nothing(tmp_path: Path) -> None:
    root = make_desk(tmp_path / "d")
    (root / "writer.yaml").write_text("guide: UK\n")
    make_desk(root)
    assert (root / "writer.yaml").read_text() == "guide: UK\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [("---\n", ""), ("\ufeff", ""), ("\ufeff---\n", ""), ("", "...\n")],
    ids=["document mark", "byte order mark", "both", "end mark"],
)
def test_marks_around_a_facts_file_do_not_reach_the_draft(desk: Desk, before: str, after: str) -> None:
    plain = desk.render(desk.parse_facts(FACTS, "f.yaml"))
    assert desk.render(desk.parse_facts(f"{before}{FACTS}{after}", "f.yaml")).text == plain.text


def test_facts_in_flow_style_render_too(desk: Desk) -> None:
    draft = desk.render(desk.parse_facts("{genre: season-renewal, title: 'No', cast: [{actor: Ana Ruiz}]}\n", "f.json"))
    assert draft.yaml.startswith("genre: season-renewal\ntitle: 'No'\n")
    assert "- {actor: Ana Ruiz}\n" in draft.yaml


def test_line_ends_of_the_facts_are_those_of_the_draft(desk: Desk) -> None:
    text = desk.render(desk.parse_facts(FACTS.replace("\n", "\r\n"), "f.yaml")).text
    assert text.count("\n") == text.count("\r\n")


def test_a_title_in_brackets_stays_a_title(desk: Desk) -> None:
    draft = desk.assign(desk.start("season-renewal"), {"title": "[REC]"})
    assert draft.facts.title == "[REC]"


def test_a_guide_that_extends_nothing_still_has_its_english(desk: Desk) -> None:
    assert desk.places.root is not None
    own = desk.places.root / "styleguides" / "Own"
    own.mkdir()
    (own / "guide.yaml").write_text("label: Own\n")
    draft = desk.render(desk.parse_facts(FACTS, "f.yaml"), guide="Own")
    report = desk.check(draft, guide="Own", without=frozenset({"grammar"}))
    assert report.files[0].unrun == ()


def test_a_lock_file_of_an_editor_is_no_draft(desk: Desk) -> None:
    desk.places.drafts.mkdir(exist_ok=True)
    (desk.places.drafts / ".#a.md").symlink_to("nobody@nowhere.1")
    assert desk.drafts() == ()


def test_news_that_came_later_leads() -> None:
    """Whatever led the draft before; any other change keeps that."""
    newsroom = Desk(None, today=lambda: date(2026, 11, 2))
    facts = newsroom.parse_facts("genre: season-renewal\ntitle: Night Ferry\nstatus: renewed\n", "facts.yaml")
    draft = newsroom.render(facts)
    assert draft.variants["lede"]["form"] == "status"
    told = newsroom.render(newsroom.change(draft, {"news_peg": "Orbit+ ordered a second season on July 21."}))
    assert told.variants["lede"]["form"] == "peg"
    assert told.body.startswith("\nOrbit+ ordered a second season on July 21.\n")
    assert newsroom.change(told, {"news_peg": "Orbit+ ordered it."}).variants == told.variants
