"""A guide that tells genres apart: each draft is checked by the rules of its own genre."""

from pathlib import Path

from writer.desk.desk import Desk

RULE = "extends: existence\nmessage: No '%s'.\nlevel: warning\ntokens: [cat]\n"
GUIDE = "rules: {House.Cat: {genres: {season-renewal: error}}}\n"
TEXT = "---\ngenre: {genre}\ntitle: Night Ferry\nstage: draft\n---\n\nA cat.\n"
WITHOUT = frozenset({"grammar"})


def make(root: Path, guide: str, **rules: str) -> None:
    folder = root / "styleguides" / "House"
    folder.mkdir(parents=True)
    (folder / "guide.yaml").write_text(guide, "utf-8")
    for name, text in rules.items():
        (folder / f"{name}.yml").write_text(text, "utf-8")
    (root / "writer.yaml").write_text("", "utf-8")


def levels(desk: Desk, text: str) -> list[str]:
    report = desk.check(desk.parse(text, "a.md"), guide="House", without=WITHOUT)
    assert report.problems == ()
    return [alert.level.label for alert in report.alerts if alert.check == "House.Cat"]


def test_a_draft_is_checked_by_the_rules_of_its_genre(tmp_path: Path) -> None:
    make(tmp_path, GUIDE, Cat=RULE)
    for _ in range(2):  # the second time, from what is kept on disk
        desk = Desk(tmp_path)
        assert levels(desk, TEXT.format(genre="season-renewal")) == ["error"]
        assert levels(desk, "A cat.\n") == ["warning"]
        assert levels(desk, TEXT.format(genre="season-renewal")) == ["error"]


def test_lengths_and_sections_of_the_guide_go_over_those_of_the_genre(tmp_path: Path) -> None:
    make(
        tmp_path,
        "length: {season-renewal: {max: 40}}\nstructure: {season-renewal: {sections: {lede: {max: 1}}}}\n",
    )
    desk = Desk(tmp_path)
    draft = desk.parse(TEXT.format(genre="season-renewal"), "a.md")
    length = desk.check(draft, guide="House", without=WITHOUT).files[0].length
    own = desk.check(draft, guide="US", without=WITHOUT).files[0].length
    assert length is not None
    assert own is not None
    assert (length.max, length.sections[0].max) == (40, 1)
    assert (own.max, own.sections[0].max) != (40, 1)
    assert length.target == own.target


def test_no_alert_of_a_guide_falls_inside_its_names(tmp_path: Path) -> None:
    make(tmp_path, "names: {works: {A Cat in Ivo: [The Cat in Ivo]}}\n", Cat=RULE)
    desk = Desk(tmp_path)
    report = desk.check(desk.parse("A Cat in Ivo, the cat in Ivo and a cat.\n", "a.md"), guide="House", without=WITHOUT)
    assert [(alert.check, alert.match) for alert in report.alerts] == [
        ("House.Cat", "cat"),
        ("House.Cat", "cat"),
    ]
