"""Two branches of one draft: facts one by one, the copy by sentences, and no fact decided in silence."""

from pathlib import Path

import pytest

from tests.cli.test_life import FACTS
from writer.desk import Desk
from writer.desk.branches import merge_branches
from writer.desk.signing import sign
from writer.desk.updating import carry_out, plan

HAND = "Aboard is Mara Quill as"


@pytest.fixture
def desk(desk: Path) -> Desk:
    return Desk(desk)


class Branches:
    """A draft as it was, and two files of it that go different ways."""

    def __init__(self, desk: Desk) -> None:
        draft = desk.render(desk.parse_facts(FACTS, "facts.yaml"))
        self.desk, self.folder = desk, desk.places.drafts
        self.was, self.mine, self.theirs = (self.folder / f"{name}.md" for name in ("was", "mine", "theirs"))
        for path in (self.was, self.mine, self.theirs):
            desk.save_new(draft, path)

    def update(self, path: Path, **facts: str) -> None:
        carry_out(self.desk, [plan(self.desk, path, facts)])

    def edit(self, path: Path, was: str, now: str) -> None:
        text = path.read_text("utf-8")
        assert text.count(was) == 1
        path.write_text(text.replace(was, now), "utf-8")

    def merge(self, name: str = "drafts/a.md") -> str:
        assert merge_branches(self.desk, name, self.was, self.mine, self.theirs)
        return self.mine.read_text("utf-8")


@pytest.fixture
def branches(desk: Desk) -> Branches:
    return Branches(desk)


def test_other_facts_on_each_side_make_one_draft(desk: Desk, branches: Branches) -> None:
    branches.update(branches.mine, season="3")
    branches.update(branches.theirs, release_window="March 2028")
    branches.edit(branches.theirs, "The cast includes Mara Quill as", HAND)
    text = branches.merge()
    copy = text.rpartition("---\n")[2]
    assert "<!-- writer:" not in text
    assert "Season 3 is set to premiere in March 2028." in copy
    assert HAND in copy
    assert "renewed for Season 3" in desk.parse(text, "a.md").facts.record.text("headline")
    assert desk.parse(branches.merge(".writer/a.base.md"), "a.md").body == desk.render(desk.parse(text, "a.md")).body


def test_signatures_of_both_stand(desk: Desk, branches: Branches) -> None:
    sign(desk, branches.mine, "ana")
    sign(desk, branches.theirs, "bo")
    text = branches.merge()
    assert [name in text for name in ("by: ana", "by: bo", "<<<<<<<")] == [True, True, False]


def test_a_headline_by_hand_goes_over_one_of_the_template(desk: Desk, branches: Branches) -> None:
    branches.update(branches.mine, season="3")
    headline = desk.read(branches.was).facts.record.text("headline")
    branches.edit(branches.theirs, f"headline: {headline}", "headline: The ship sails on")
    text = branches.merge()
    assert "\nheadline: The ship sails on\n" in text
    assert "made: [dek]" in text


def test_a_headline_of_an_older_template_is_still_the_templates(branches: Branches) -> None:
    headline = branches.desk.read(branches.was).facts.record.text("headline")
    for path in (branches.was, branches.mine, branches.theirs):
        branches.edit(path, f"headline: {headline}", "headline: As it was put in those days")
    sign(branches.desk, branches.mine, "ana")
    branches.edit(branches.theirs, "The cast includes Mara Quill as", HAND)
    text = branches.merge()
    assert f"\nheadline: {headline}\n" in text
    assert "made: [headline, dek]" in text


@pytest.mark.parametrize("giving", ["mine", "theirs"])
def test_a_headline_given_back_to_the_template_is_made_again(desk: Desk, branches: Branches, giving: str) -> None:
    headline = desk.read(branches.was).facts.record.text("headline")
    own = desk.change(desk.read(branches.was), {"headline": "The ship sails on"})
    for path in (branches.was, branches.mine, branches.theirs):
        desk.save(path, own.text)
        desk.save_base(path, own.text)
    back = {"mine": branches.mine, "theirs": branches.theirs}.pop(giving)
    branches.update(branches.theirs if back == branches.mine else branches.mine, season="3")
    desk.save(back, desk.rendered(desk.change(own, {"headline": None})))
    text = branches.merge()
    assert f"\nheadline: {headline.replace('Season 2', 'Season 3')}\n" in text
    assert "made: [headline, dek]" in text


def test_a_headline_by_hand_in_two_ways_is_left_to_git(branches: Branches) -> None:
    headline = branches.desk.read(branches.was).facts.record.text("headline")
    branches.edit(branches.mine, f"headline: {headline}", "headline: The ship sails on")
    branches.edit(branches.theirs, f"headline: {headline}", "headline: The ship is back")
    assert not merge_branches(branches.desk, "drafts/a.md", branches.was, branches.mine, branches.theirs)
    text = branches.mine.read_text("utf-8")
    assert ("<<<<<<< ours" in text, "sails on" in text, "is back" in text) == (True, True, True)


def test_a_comment_of_either_side_is_kept(branches: Branches) -> None:
    branches.edit(branches.mine, "platform: Orbit+\n", "platform: Orbit+ # with the plus\n")
    branches.update(branches.mine, season="3")
    branches.edit(branches.theirs, "\ncast:\n", "\n# as billed in the release\ncast:\n")
    text = branches.merge()
    for kept in (
        "title: Night Ferry # the ship",
        "platform: Orbit+ # with the plus",
        "# as billed in the release\ncast:",
    ):
        assert text.count(f"\n{kept}\n") == 1
    assert "\nseason: 3\n" in text


def test_a_comment_on_a_fact_that_the_other_side_changed_is_a_conflict(branches: Branches) -> None:
    branches.edit(branches.mine, "season: 2\n", "season: 2 # 'says' the release\n")
    branches.update(branches.theirs, season="3")
    assert not merge_branches(branches.desk, "drafts/a.md", branches.was, branches.mine, branches.theirs)
    text = branches.mine.read_text("utf-8")
    assert ("season: 2 # 'says' the release\n" in text, "season: 3\n" in text) == (True, True)


def test_a_hash_in_quotes_is_no_comment(branches: Branches) -> None:
    headline = branches.desk.read(branches.was).facts.record.text("headline")
    for path in (branches.was, branches.mine, branches.theirs):
        branches.edit(path, f"headline: {headline}", "headline: 'The # of ships isn''t # known'")
    sign(branches.desk, branches.mine, "ana")
    sign(branches.desk, branches.theirs, "bo")
    text = branches.merge()
    assert f"\nheadline: {headline}\n" in text


def test_one_fact_in_two_ways_is_left_to_git(branches: Branches) -> None:
    branches.update(branches.mine, season="3")
    branches.update(branches.theirs, season="4")
    assert not merge_branches(branches.desk, "drafts/a.md", branches.was, branches.mine, branches.theirs)
    text = branches.mine.read_text("utf-8")
    assert ("<<<<<<< ours" in text, "season: 3" in text, "season: 4" in text) == (True, True, True)


def test_one_sentence_in_two_ways_is_a_choice(branches: Branches) -> None:
    branches.edit(branches.mine, "The cast includes Mara Quill as", HAND)
    branches.edit(branches.theirs, "The cast includes Mara Quill as", "Mara Quill is back as")
    assert not merge_branches(branches.desk, "drafts/a.md", branches.was, branches.mine, branches.theirs)
    text = branches.mine.read_text("utf-8")
    assert text.count("<!-- writer:choice") == 2
    assert (HAND in text, "Mara Quill is back" in text) == (True, True)
