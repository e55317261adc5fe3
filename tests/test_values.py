"""Values on their way: to JSON, and to another process."""

import json

from hypothesis import given
from hypothesis import strategies as st

from writer.model.alert import Alert, Level, Related, Span
from writer.model.lines import LineIndex
from writer.model.report import Dismissed, FileReport, Report, Unrun
from writer.values import as_json, packed, unpacked

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
