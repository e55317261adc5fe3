"""Reports: places as Vale gives them, words against the guideline, and what did not run."""

import json
import re
from html.parser import HTMLParser
from typing import Any

from writer.errors import Place, Problem
from writer.model.alert import Alert, Level, Related, Span
from writer.model.lines import LineIndex
from writer.model.report import Dismissed, FileReport, LengthReport, OpenItem, Report, SectionLength, Unrun
from writer.report import REPORTS, render_report
from writer.values import replace

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


def test_json_has_an_alert_on_each_line() -> None:
    assert render_report(Report(files=(replace(FILE, alerts=()),)), "json") == "{}\n"
    two = replace(FILE, alerts=(FILE.alerts[0], FILE.alerts[0]))
    head, *files = render_report(Report(files=(two, replace(two, path='"b".md'))), "json").split("  ]")
    assert [part.count("\n") for part in (head, *files)] == [4, 4, 2]
    assert head.startswith('{\n  "drafts/a.md": [\n    {"Action": {')


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


def test_all_checks_that_found_it_are_named_and_what_is_silent_is_counted() -> None:
    both = replace(MISSPELLED, also=("Grammar.MORFOLOGIK_RULE_EN_US",))
    file = replace(FILE, alerts=(both,), dismissed=(Dismissed(alert=ACROSS, reason="a title"),), known=(ACROSS, ACROSS))
    text = render_report(Report(files=(file,)), "text")
    assert "[Names.Misspelled, Grammar.MORFOLOGIK_RULE_EN_US]" in text
    assert text.endswith("in 1 file; 1 dismissed; 2 known from the baseline\n")
    assert json.loads(render_report(Report(files=(file,)), "json"))["drafts/a.md"][0]["Also"] == [both.also[0]]


def sarif(report: Report) -> dict[str, Any]:
    log = json.loads(render_report(report, "sarif"))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run: dict[str, Any] = log["runs"][0]
    return run


def test_sarif_counts_code_points_and_ends_after_the_last() -> None:
    after = replace(MISSPELLED, span=Span(begin=TEXT.index("Twice"), end=TEXT.index("Twice") + 5), related=())
    run = sarif(Report(files=(replace(FILE, path="drafts/é a.md", alerts=(MISSPELLED, ACROSS, after)),)))
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["Base.Back", "Names.Misspelled"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert {place["artifactLocation"]["uri"] for place in places} == {"drafts/%C3%A9%20a.md"}
    assert [tuple(place["region"].values()) for place in places] == [(5, 1, 5, 10), (5, 11, 6, 5), (6, 9, 6, 14)]
    first, second, _ = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("Names.Misspelled", 1, "error")
    assert (second["ruleIndex"], second["level"]) == (0, "note")
    replacement = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"] == {"text": "Park Ji-hu"}
    assert replacement["deletedRegion"] == places[0]["region"]
    assert first["relatedLocations"][0]["message"] == {"text": "there"}


def test_sarif_tells_what_was_dismissed_and_what_did_not_run() -> None:
    unrun = (Unrun(name="grammar", reason="not installed", hint="writer grammar install"),)
    file = replace(FILE, path="/a/b.md", alerts=(), dismissed=(Dismissed(alert=ACROSS, reason="a title"),), unrun=unrun)
    problem = Problem(message="no rule", place=Place(path="g/guide.yaml", line=3, column=5), hint="did you mean 'X'?")
    run = sarif(Report(files=(file,), problems=(problem,)))
    assert run["results"][0]["suppressions"] == [{"kind": "inSource", "justification": "a title"}]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///a/b.md"
    told = run["invocations"][0]
    assert told["executionSuccessful"] is False
    assert told["toolExecutionNotifications"][0]["message"]["text"] == (
        "grammar did not run: not installed (writer grammar install)"
    )
    where = told["toolConfigurationNotifications"][0]["locations"][0]["physicalLocation"]
    assert where == {"artifactLocation": {"uri": "g/guide.yaml"}, "region": {"startLine": 3, "startColumn": 5}}
    assert sarif(Report())["invocations"] == [{"executionSuccessful": True}]


def test_github_commands_are_escaped() -> None:
    odd = replace(MISSPELLED, message="100 %\r\nsure: a, b", also=("S.B",))
    file = replace(FILE, path="drafts/a,b:c.md", alerts=(odd, ACROSS), unrun=(Unrun(name="grammar", reason="gone"),))
    problem = Problem(message="no rule", place=Place(path="guide.yaml", line=3, column=5))
    place, said = "file=drafts/a%2Cb%3Ac.md", "100 %25%0D%0Asure: a, b%0Awrite: Park Ji-hu"
    report = Report(files=(file,), problems=(problem, Problem(message="bad")))
    assert render_report(report, "github").splitlines() == [
        f"::error {place},line=5,endLine=5,col=1,endColumn=9,title=Names.Misspelled%2C S.B::{said}",
        "::notice file=drafts/a%2Cb%3Ac.md,line=5,endLine=6,title=Base.Back::is back",
        "::error file=drafts/a%2Cb%3Ac.md,title=grammar did not run::gone",
        "::error file=guide.yaml,line=3,col=5::no rule",
        "::error::bad",
    ]


class Page(HTMLParser):
    """What a page shows: rows of alerts, options of the filters, and every address in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[tuple[str, str, str]] = []
        self.options: list[str] = []
        self.addresses: list[str] = []
        self.sections: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.addresses += [given[name] for name in ("src", "href", "action") if name in given]
        if tag == "section":
            self.sections.append((given["data-draft"], given["data-writer"]))
        if tag == "tr" and "data-rules" in given:
            self.rows.append((self.sections[-1][0], given["class"], given["data-rules"]))
        if tag == "option":
            self.options.append(given["value"])


def test_the_page_has_every_alert_with_what_it_is_filtered_by_and_nothing_from_elsewhere() -> None:
    odd = replace(MISSPELLED, message="<b>&", match='"a<b>"', also=("S.B",))
    first = replace(FILE, byline='Ida "Q" O\'Neil', alerts=(odd, ACROSS))
    second = replace(FILE, path="<b>.md", alerts=(), unrun=(Unrun(name="grammar", reason="<gone>"),))
    text = render_report(Report(files=(first, second)), "html")
    page = Page(text)
    assert page.sections == [("drafts/a.md", 'Ida "Q" O\'Neil'), ("<b>.md", "")]
    assert page.rows == [
        ("drafts/a.md", "error", "Names.Misspelled S.B"),
        ("drafts/a.md", "suggestion", "Base.Back"),
    ]
    rules, drafts = ["Names.Misspelled", "S.B", "Base.Back"], ["drafts/a.md", "<b>.md"]
    assert page.options == ["", *rules, "", *drafts, "", 'Ida "Q" O\'Neil']
    assert page.addresses == []
    assert "<b>" not in re.sub(r"<(script|style)>.*?</\1>", "", text, flags=re.DOTALL)
    assert "grammar did not run: &lt;gone&gt;" in text
    assert "url(" not in text


def test_each_format_is_there() -> None:
    assert {form: bool(render_report(Report(files=(FILE,)), form)) for form in REPORTS} == dict.fromkeys(REPORTS, True)


def test_exit_codes_two_over_three_over_one() -> None:
    warned = Report(files=(replace(FILE, alerts=(replace(MISSPELLED, level=Level.WARNING),)),))
    assert (warned.exit_code(Level.ERROR), warned.exit_code(Level.WARNING)) == (0, 1)
    unrun = Report(files=(replace(FILE, unrun=(Unrun(name="x", reason="y"),)),))
    assert unrun.exit_code(Level.ERROR) == 3
    assert replace(unrun, problems=(Problem(message="bad"),)).exit_code(Level.ERROR) == 2
    assert Report().exit_code(Level.SUGGESTION) == 0
