"""What stands in for a value is still to come in a draft, and an alert later on."""

from pathlib import Path

import pytest

from writer.desk import Desk

DRAFT = """---
genre: film-feature
title: Noon
stage: {stage}
---

It is fine, and {{{{ title }}}} plays on [PLATFORM].
"""


@pytest.mark.parametrize("stage", ["draft", "review"])
def test_placeholders_are_open_items(tmp_path: Path, stage: str) -> None:
    path = tmp_path / "noon.md"
    path.write_text(DRAFT.format(stage=stage), "utf-8")
    desk = Desk(None)
    (file,) = desk.check(desk.read(path), without=frozenset({"grammar"})).files
    found = [item.message for item in file.open_items if "stands in" in item.message]
    assert found == ["{{ title }} stands in for a value", "[PLATFORM] stands in for a value"]
    alerts = [alert.match for alert in file.alerts if alert.check == "Leftovers.Placeholder"]
    assert alerts == ([] if stage == "draft" else ["{{ title }}", "[PLATFORM]"])
