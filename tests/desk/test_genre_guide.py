"""A guide that tells genres apart: each draft is checked by the rules of its own genre."""

from pathlib import Path

from writer.desk.desk import Desk

RULE = "extends: existence\nmessage: No '%s'.\nlevel: warning\ntokens: [cat]\n"
GUIDE = "rules: {House.Cat: {genres: {season-renewal: error}}}\n"
TEXT = "---\ngenre: {genre}\ntitle: Night Ferry\nstage: draft\n---\n\nA cat.\n"
WITHOUT = frozenset({"grammar"})


def levels(desk: Desk, text: str) -> list[str]:
    report = desk.check(desk.parse(text, "a.md"), guide="House", without=WITHOUT)
    assert report.problems == ()
    return [alert.level.label for alert in report.alerts if alert.check == "House.Cat"]


def test_a_draft_is_checked_by_the_rules_of_its_genre(tmp_path: Path) -> None:
    folder = tmp_path / "styleguides" / "House"
    folder.mkdir(parents=True)
    (folder / "guide.yaml").write_text(GUIDE, "utf-8")
    (folder / "Cat.yml").write_text(RULE, "utf-8")
    (tmp_path / "writer.yaml").write_text("", "utf-8")
    for _ in range(2):  # the second time, from what is kept on disk
        desk = Desk(tmp_path)
        assert levels(desk, TEXT.format(genre="season-renewal")) == ["error"]
        assert levels(desk, "A cat.\n") == ["warning"]
        assert levels(desk, TEXT.format(genre="season-renewal")) == ["error"]
