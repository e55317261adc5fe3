"""What Vale itself answers for its public styles over 134 documents, against what we answer."""

import json
import re
from importlib import util
from pathlib import Path
from types import ModuleType

import pytest

from writer.desk.desk import Desk
from writer.desk.many import check_paths
from writer.report import render_report

KIT = Path(__file__).parents[2].parent / "shared" / "parity"
REFERENCE = re.compile(r"&#?\w+;")

STRICT = {
    "write-good": 0.998,
    "proselint": 1.0,
    "Microsoft": 0.998,
    "ProbePub": 0.999,
    "all": 0.998,
    "project-mix": 0.995,
}
"""F1 over all documents, by file, line, both columns and rule."""

PLAIN = {
    "write-good": 1.0,
    "proselint": 1.0,
    "Microsoft": 1.0,
    "ProbePub": 1.0,
    "all": 1.0,
    "project-mix": 0.998,
}
"""F1 over the documents without character references, without what Vale misplaces."""


MESSAGES = {"ProbePub": 0.999}
"""The share of equal messages where not all are: readability grades differ in the second decimal."""


@pytest.fixture(scope="module")
def compare() -> ModuleType:
    spec = util.spec_from_file_location("compare", KIT / "compare.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_plain(document: Path) -> bool:
    return not REFERENCE.search(document.read_bytes().decode("utf-8"))


@pytest.mark.acceptance
@pytest.mark.parametrize("package", STRICT)
def test_alerts_are_those_of_vale(package: str, compare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(KIT)
    report = check_paths(Desk(None), [Path("corpus")], guide=f"ini/{package}.ini")
    assert report.problems == ()
    assert [unrun for file in report.files for unrun in file.unrun] == []
    answers = json.loads(render_report(report, "json"))
    theirs = compare.load(f"expected/{package}.json.gz")
    figures = compare.compare(compare.flatten(theirs, [], []), compare.flatten(answers, [], []))
    assert figures["levels"]["exact"]["f1"] >= STRICT[package]
    assert figures["fields"]["Message"] >= MESSAGES.get(package, 1)
    assert figures["fields"]["Severity"] == 1

    plain = [path.name for path in Path("corpus").iterdir() if is_plain(path)]
    ours, listed = compare.flatten(answers, [], [], plain), compare.load("suspect.json.gz").get(package, [])
    kept, placed = compare.drop_suspect(compare.flatten(theirs, [], [], plain), ours, listed)
    assert compare.compare(kept, placed)["levels"]["exact"]["f1"] >= PLAIN[package]
