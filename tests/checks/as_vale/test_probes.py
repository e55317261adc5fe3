"""Small configurations with texts of our own, and what Vale 3.22.0 answers: every alert, at its place."""

import json
from pathlib import Path
from typing import Any

import pytest

from writer.desk.desk import Desk
from writer.desk.many import check_paths
from writer.report import render_report

PROBES = Path(__file__).parents[2] / "vale_probes"
KEYS = ("Check", "Line", "Span", "Match", "Message", "Severity", "Suggestions", "Action")

Row = dict[str, Any]


def told(alert: Row) -> Row:
    return {key: alert[key] for key in KEYS}


def order(row: Row) -> tuple[Any, ...]:
    return row["Line"], row["Span"], row["Check"], row["Match"], row["Message"]


@pytest.mark.parametrize("name", sorted(path.name for path in PROBES.iterdir()))
def test_alerts_are_those_of_vale(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROBES / name)
    expected: dict[str, list[Row]] = json.loads(Path("expected.json").read_text("utf-8"))
    report = check_paths(Desk(None), [Path("docs")], guide=".vale.ini")
    assert report.problems == ()
    assert [unrun for file in report.files for unrun in file.unrun] == []
    found: dict[str, list[Row]] = json.loads(render_report(report, "json"))
    assert sorted(found) == sorted(expected)
    for path, rows in expected.items():
        assert sorted(map(told, found[path]), key=order) == sorted(rows, key=order)
