"""Reports: places as Vale gives them, words against the guideline, and what did not run."""

import json
from dataclasses import replace

from writer.errors import Problem
from writer.model.alert import Alert, Level, Related, Span
from writer.model.lines import LineIndex
from writer.model.report import FileReport, LengthReport, OpenItem, Report, SectionLength, Unrun
from writer.report import render_report

TEXT = "---\ntitle: É\n---\n\nPark Jihu is\nback. 😀 Twice.\n"
MISSPELLED = Alert(
    check="Names.Misspelled",
    level=Level.ERROR,
    span=Span(begin=TEXT.index("Park"), end=TEXT.index(" is")),
    message="on record as Park Ji-hu",
    match="Park Jihu",
    suggestions=("Park Ji-hu",),
    field="cast[0].actor",
    expected="Park Ji-hu",
    related=(Related(span=Span(begin=0, end=3), message="there"),),
)
ACROSS = Alert(
    check="Base.Back",
    level=Level.SUGGESTION,
    span=Span(begin=TEXT.index("is"), end=TEXT.index(".")),
    message="is back",
    match="is\nback",
)
FILE = FileReport(
    path="drafts/a.md",
    lines=LineIndex.of(TEXT),
    alerts=(MISSPELLED, ACROSS),
    length=LengthReport(
        words=1512,
        min=450,
        target=700,
        max=950,
        sections=(SectionLength(id="lede", heading="", words=12, min=60, max=120),),
    ),
    open_items=(OpenItem(message="TK: how the season ended", offset=TEXT.index("back")),),
)


def test_json_is_vales_shape_with_our_own_keys() -> None:
    shown = json.loads(render_report(Report(files=(FILE, replace(FILE, path="b.md", alerts=()))), "json"))
    assert list(shown) == ["drafts/a.md"]
    first, second = shown["drafts/a.md"]
    assert first == {
        "Action": {"Name": "replace", "Params": ["Park Ji-hu"]},
        "Check": "Names.Misspelled",
        "Description": "",
        "Line": 5,
        "Link": "",
        "Match": "Park Jihu",
        "Message": "on record as Park Ji-hu",
        "Severity": "error",
        "Span": [1, 9],
        "Suggestions": ["Park Ji-hu"],
        "Field": "cast[0].actor",
        "Expected": "Park Ji-hu",
        "Related": [{"Line": 1, "Column": 1, "Message": "there"}],
    }
    assert (second["Line"], second["Span"], second["End"]) == (5, [11, 12], [6, 4])
    assert second["Action"] == {"Name": "", "Params": None}


def test_nothing_to_point_at_is_line_one() -> None:
    alert = Alert(check="Length.Copy", level=Level.WARNING, span=Span(begin=0, end=0), message="short")
    shown = json.loads(render_report(Report(files=(replace(FILE, alerts=(alert,)),)), "json"))
    assert (shown["drafts/a.md"][0]["Line"], shown["drafts/a.md"][0]["Span"]) == (1, [1, 1])


def test_the_text_report_reads_in_order() -> None:
    unrun = Unrun(name="grammar", reason="LanguageTool is not installed", hint="writer grammar install")
    text = render_report(Report(files=(replace(FILE, unrun=(unrun,)),)), "text")
    assert text.splitlines() == [
        "drafts/a.md",
        "  5:1      error      on record as Park Ji-hu  [Names.Misspelled]",
        "                     the field cast[0].actor says: Park Ji-hu",
        "                     write: Park Ji-hu",
        "  5:11     suggestion is back  [Base.Back]",
        "  did not run: grammar: LanguageTool is not installed (writer grammar install)",
        "  1,512 words (450 to 950, target 700)",
        "    lede: 12 words (60 to 120)",
        "  1 open item:",
        "    line 6: TK: how the season ended",
        "",
        "1 error, 0 warnings, 1 suggestion in 1 file; 1 check did not run",
    ]


def test_exit_codes_two_over_three_over_one() -> None:
    warned = Report(files=(replace(FILE, alerts=(replace(MISSPELLED, level=Level.WARNING),)),))
    assert (warned.exit_code(Level.ERROR), warned.exit_code(Level.WARNING)) == (0, 1)
    unrun = Report(files=(replace(FILE, unrun=(Unrun(name="x", reason="y"),)),))
    assert unrun.exit_code(Level.ERROR) == 3
    assert replace(unrun, problems=(Problem(message="bad"),)).exit_code(Level.ERROR) == 2
    assert Report().exit_code(Level.SUGGESTION) == 0
