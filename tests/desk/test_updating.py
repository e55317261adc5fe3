"""What is written is written whole: every draft of an update or none, and a version that is brought back is told."""

from pathlib import Path

import pytest

from tests.cli.test_life import FACTS
from writer.desk import Desk
from writer.desk.history import restore
from writer.desk.updating import carry_out, plan
from writer.errors import SaveError
from writer.library.log import read_events


@pytest.fixture
def desk(desk: Path) -> Desk:
    return Desk(desk)


@pytest.fixture
def drafts(desk: Desk) -> list[Path]:
    draft = desk.render(desk.parse_facts(FACTS, "facts.yaml"))
    paths = [desk.places.drafts / f"{name}.md" for name in ("one", "two")]
    for path in paths:
        desk.save_new(draft, path)
    return paths


def test_where_one_draft_cannot_be_written_none_is(desk: Desk, drafts: list[Path]) -> None:
    planned = [plan(desk, path, {"season": "3"}) for path in drafts]
    base = drafts[0].parent / ".writer" / "two.base.md"
    base.unlink()
    base.mkdir()
    before = [(path.read_text("utf-8"), desk.base(path)) for path in drafts]
    with pytest.raises(SaveError, match=r"two\.base\.md cannot be written"):
        carry_out(desk, planned)
    assert [(path.read_text("utf-8"), desk.base(path)) for path in drafts] == before
    assert not any(map(read_events, drafts))
    base.rmdir()
    carry_out(desk, planned)
    assert [path.read_text("utf-8") for path in drafts] == [one.text for one in planned]
    assert [event.event for path in drafts for event in read_events(path)] == ["updated", "updated"]


def test_a_version_that_is_back_is_logged_though_its_render_cannot_be_kept(
    desk: Desk, drafts: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = drafts[0]
    first = path.read_text("utf-8")
    carry_out(desk, [plan(desk, path, {"season": "3"})])

    def full(*_: object) -> None:
        raise SaveError("there is no room")

    monkeypatch.setattr(Desk, "save_base", full)
    restore(desk, path, "1")
    assert path.read_text("utf-8") == first
    assert read_events(path)[-1].event == "restored"
