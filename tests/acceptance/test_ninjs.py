"""What we export as ninjs, against the schema that IPTC has published."""

import json
from pathlib import Path

import jsonschema
import pytest

from writer.desk import Desk
from writer.desk.exporting import exported

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT.parent / "shared" / "schemas" / "ninjs-schema_3.1.json"
DRAFTS = [*sorted((ROOT / "drafts").glob("*.md")), ROOT / "tests" / "export" / "story.md"]


@pytest.mark.acceptance
@pytest.mark.parametrize("draft", DRAFTS, ids=lambda path: path.stem)
def test_ninjs_is_valid(draft: Path) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    desk = Desk(ROOT)
    told = json.loads(exported(desk, desk.read(draft), "ninjs"))
    assert [error.message for error in validator.iter_errors(told)] == []
    told["versionCreated"] = 3
    assert not validator.is_valid(told)
