"""Values on their way: to JSON, and to another process."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.model.alert import Alert, Level, Related, Span
from writer.model.lines import LineIndex
from writer.model.report import Dismissed, FileReport, Report, Unrun
from writer.values import as_json, from_json, packed, unpacked

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
)


@given(JSON)
def test_json_is_as_python_writes_it(value: object) -> None:
    assert as_json(value) == json.dumps(value, ensure_ascii=False)


def test_a_report_arrives_as_it_left() -> None:
    span = Span(begin=1, end=3)
    alert = Alert(check="A.B", level=Level.ERROR, span=span, message="“é”", related=(Related(span=span, message="m"),))
    file = FileReport(
        path="a.md",
        lines=LineIndex.of("a\nb"),
        alerts=(alert,),
        dismissed=(Dismissed(alert=alert, reason="r"),),
        looked=frozenset({"A.B", "C"}),
        unrun=(Unrun(name="x", reason="y"),),
        as_vale=True,
    )
    report = Report(files=(file,), waived=frozenset({"grammar"}))
    assert unpacked(packed((report, report)), tuple[Report, ...]) == (report, report)


def test_json_that_is_no_such_value_is_refused_and_what_a_newer_release_adds_is_passed_over() -> None:
    assert from_json(b'{"name": "x", "reason": "y", "new": [1]}', Unrun) == Unrun(name="x", reason="y")
    for wrong in (b"", b"[]", b'{"name": 5, "reason": "y"}', b'{"name": "x"}', b"\xff"):
        with pytest.raises(ValueError, match=r".+"):
            from_json(wrong, Unrun)
