"""Guides that are kept on disk from one run to the next: what any of their files says now is what counts."""

from pathlib import Path

from writer.desk import Desk
from writer.model.guide import Guide


def read(desk: Path) -> Guide:
    """The guide as a new run reads it."""
    return Desk(desk).guides.guide("House")


def test_a_kept_guide_follows_its_files_and_the_desk(desk: Path) -> None:
    own, below = (desk / "styleguides" / name / "guide.yaml" for name in ("House", "Below"))
    for path in (own, below):
        path.parent.mkdir(parents=True)
    own.write_text("label: House\nextends: [Below]\n", "utf-8")
    below.write_text("vocabulary: {accept: [dek]}\n", "utf-8")
    assert (read(desk), read(desk).accept, read(desk).layers) == (read(desk), ("dek",), ("Below", "House"))
    below.write_text("vocabulary: {accept: [dek, lede]}\n", "utf-8")
    assert read(desk).accept == ("dek", "lede")
    own.write_text("label: Our house\n", "utf-8")
    assert (read(desk).label, read(desk).accept, read(desk).layers) == ("Our house", (), ("House",))
    (desk / "writer.yaml").write_text("names: {people: {Mara Quill: [Mara Quil]}}\n", "utf-8")
    assert [name.form for name in read(desk).names] == ["Mara Quill"]
    (desk / "writer.yaml").write_text("names: {people: {Mara Holt: [Mara Hold]}}\n", "utf-8")
    assert [name.form for name in read(desk).names] == ["Mara Holt"]
    own.unlink()
    below.unlink()
    assert "House" not in Desk(desk).guides.names()
