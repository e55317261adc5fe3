"""A text under a ``.vale.ini``: scopes, front matter, ignores, comments, and places as Vale gives them."""

import json
from pathlib import Path

import pytest

from writer.desk.vale import ValeBook
from writer.errors import FileError
from writer.model.alert import Alert, Level
from writer.model.report import Report
from writer.report import render_report

CAT = "extends: existence\nmessage: No '%s'.\nignorecase: true\ntokens: [cat]\n"
INI = "StylesPath = styles\n{core}\n[*]\nBasedOnStyles = S\n{section}\n"


def check(
    folder: Path, text: str, rules: dict[str, str], *, core: str = "", section: str = "", name: str = "a.md"
) -> Report:
    for rule, content in rules.items():
        path = folder / "styles" / "S" / f"{rule}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    ini = folder / ".vale.ini"
    ini.write_text(INI.format(core=core, section=section))
    return ValeBook().check(text, name, str(ini), frozenset())


def places(report: Report) -> list[tuple[int, int, int, str]]:
    found = json.loads(render_report(report, "json"))
    return [(alert["Line"], *alert["Span"], alert["Match"]) for alerts in found.values() for alert in alerts]


def alerts(report: Report) -> list[Alert]:
    return list(report.alerts)


def scoped(scope: str) -> str:
    return f"{CAT}scope: {json.dumps(scope)}\n"


TEXT = "# A cat\n\nThe *cat* and\nthe [cat](https://x.org/cat).\n\n- cat\n\n> `cat` cat\n\n| cat |\n| --- |\n| cat |\n"


@pytest.mark.parametrize(
    ("scope", "lines"),
    [
        ("text", [1, 3, 4, 6, 8, 10, 12]),
        ("heading", [1]),
        ("~heading", [3, 4, 6, 8, 10, 12]),
        ("paragraph", [3, 4]),
        ("list", [6]),
        ("blockquote", [8]),
        ("table.cell", [12]),
        ("table.header", [10]),
        ("link", [3]),
        ("emphasis", [3]),
        ("code", [8]),
        ("summary", [1, 3, 4, 4]),
        ("sentence & ~blockquote", [1, 3, 4, 6, 10, 12]),
        ("raw", [1, 3, 4, 4, 6, 8, 8, 10, 12]),
    ],
)
def test_scopes(tmp_path: Path, scope: str, lines: list[int]) -> None:
    assert [line for line, *_ in places(check(tmp_path, TEXT, {"R": scoped(scope)}))] == lines


def test_a_span_has_the_markup_between_its_ends_and_may_pass_the_end_of_its_line(tmp_path: Path) -> None:
    rule = "extends: existence\nmessage: m\ntokens: ['big\\s+cat']\n"
    report = check(tmp_path, "A big **cat** and a big\ncat.\n", {"R": rule})
    assert places(report) == [(1, 3, 11, "big cat"), (1, 21, 27, "big\ncat")]
    assert "End" not in render_report(report, "json")


def test_the_action_in_json_is_that_of_the_rule(tmp_path: Path) -> None:
    rule = CAT + "action: {name: edit, params: [trim_right, t]}\n"
    report = check(tmp_path, "A cat.\n", {"R": rule})
    alert = json.loads(render_report(report, "json"))["a.md"][0]
    assert (alert["Action"], alert["Suggestions"]) == ({"Name": "edit", "Params": ["trim_right", "t"]}, ["ca"])


def test_a_second_alert_at_the_same_place_is_lost(tmp_path: Path) -> None:
    rule = CAT + "scope: [paragraph, text, sentence]\n"
    assert places(check(tmp_path, "A cat.\n", {"R": rule})) == [(1, 3, 5, "cat")]


def test_levels_and_the_least_of_them(tmp_path: Path) -> None:
    rules = {"A": CAT, "B": CAT, "C": CAT}
    section = "S.A = error\nS.B = suggestion\nS.C = NO"
    found = alerts(check(tmp_path, "cat\n", rules, core="MinAlertLevel = warning", section=section))
    assert [(alert.check, alert.level) for alert in found] == [("S.A", Level.ERROR)]


FRONT = (
    "---\ntitle: A cat\nother: 'It''s a cat\n  and a cat'\ncats: 3\nlist: [cat]\n"
    'text: |\n  one\n  cat\nescaped: "\\u00e9 cat"\ndate: 2012-02-22\n---\n\nNo.\n'
)


def test_texts_of_the_front_matter_are_blocks(tmp_path: Path) -> None:
    report = check(tmp_path, FRONT, {"R": CAT})
    assert places(report) == [
        (2, 10, 12, "cat"),
        (3, 17, 19, "cat"),
        (3, 20, 20, "cat"),
        (9, 3, 5, "cat"),
        (10, 18, 20, "cat"),
    ]


def test_a_text_of_the_front_matter_has_a_scope_of_its_own(tmp_path: Path) -> None:
    assert [at[0] for at in places(check(tmp_path, FRONT, {"R": scoped("frontmatter.title")}))] == [2]
    core = "IgnoredScopes = frontmatter.title, code"
    assert 2 not in [at[0] for at in places(check(tmp_path, FRONT, {"R": CAT}, core=core))]


def test_toml_front_matter(tmp_path: Path) -> None:
    text = '+++\ntitle = "A cat"\nweight = 3\n+++\n\nA cat.\n'
    assert places(check(tmp_path, text, {"R": CAT})) == [(2, 12, 14, "cat"), (6, 3, 5, "cat")]


def test_broken_front_matter_is_an_error_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"a\.md:3:1: "):
        check(tmp_path, "---\na: [\n---\n\nA cat.\n", {"R": CAT})


def test_what_is_ignored_keeps_the_places_of_the_rest(tmp_path: Path) -> None:
    section = "TokenIgnores = (\\{\\{.*?\\}\\})\nBlockIgnores = (?s)(%%.*?%%)"
    text = "A {{cat}} cat.\n\n%% cat\ncat %%\n\nA cat.\n"
    assert places(check(tmp_path, text, {"R": CAT}, section=section)) == [(1, 11, 13, "cat"), (6, 3, 5, "cat")]


def test_tags_that_no_rule_reads(tmp_path: Path) -> None:
    text = "A *cat* and `cat`.\n\n> cat\n\n![cat](x.png)\n"
    assert [at[0] for at in places(check(tmp_path, text, {"R": CAT}, core="IgnoredScopes = em"))] == [1, 3, 5]
    core = "SkippedScopes = blockquote, alt"
    assert [at[:2] for at in places(check(tmp_path, text, {"R": CAT}, core=core))] == [(1, 4)]


@pytest.mark.parametrize(
    ("off", "on", "lines"),
    [
        ("vale off", "vale on", [1, 9]),
        ("vale S.R = NO", "vale S.R = YES", [1, 9]),
        ("vale S = NO", "vale S = YES", [1, 9]),
        ('vale S.R["cat"] = NO', 'vale S.R["cat"] = YES', [1, 5, 9]),
        ("vale styles = Other", "vale styles = S", [1, 9]),
        ("vale Other = NO", "vale Other = YES", [1, 5, 5, 9]),
        ("vale  off", "vale on", [1, 5, 5, 9]),
    ],
)
def test_comments_switch_rules(tmp_path: Path, off: str, on: str, lines: list[int]) -> None:
    text = f"A cat.\n\n<!-- {off} -->\n\nA cat. A Cat.\n\n<!-- {on} -->\n\nA cat.\n"
    assert [at[0] for at in places(check(tmp_path, text, {"R": CAT}))] == lines


def test_comments_in_marks_of_the_configuration(tmp_path: Path) -> None:
    text = "A cat.\n\n{/* vale off */}\n\nA cat.\n"
    found = check(tmp_path, text, {"R": CAT}, section="CommentDelimiters = {/*, */}")
    assert places(found) == [(1, 3, 5, "cat")]


def test_plain_text_is_one_block_of_paragraphs(tmp_path: Path) -> None:
    text = "---\n# A cat\n\n`cat`\n"
    assert places(check(tmp_path, text, {"R": CAT}, name="a.txt")) == [(2, 5, 7, "cat"), (4, 2, 4, "cat")]
    once = "extends: occurrence\nmessage: '%d'\nscope: paragraph\nmax: 1\ntoken: cat\n"
    (tmp_path / "styles" / "S" / "R.yml").unlink()
    assert places(check(tmp_path, "cat cat\n\ncat\n", {"O": once}, name="a.txt")) == [(1, 1, 3, "cat")]


def test_line_ends_of_windows_and_what_vale_reads_as_an_apostrophe(tmp_path: Path) -> None:
    rule = 'extends: existence\nmessage: m\nscope: raw\ntokens: ["it\'s a\\ncat"]\n'
    assert places(check(tmp_path, "So it&rsquo;s a\r\ncat.\r\n", {"R": rule})) == [(1, 4, 19, "it's a\ncat")]


VOCABULARY = ("config", "vocabularies", "Desk")


def test_the_vocabulary_silences_and_demands(tmp_path: Path) -> None:
    folder = tmp_path.joinpath("styles", *VOCABULARY)
    folder.mkdir(parents=True)
    (folder / "accept.txt").write_text("USA.gov\n[Cc]ats\n")
    (folder / "reject.txt").write_text("dogs?\n")
    section = "BasedOnStyles = Vale, S\nVale.Spelling = NO\nVale.Repetition = NO"
    report = check(
        tmp_path,
        "The cats, CATS on usa.gov, a dog.\n",
        {"R": CAT + "nonword: true\n"},
        core="Vocab = Desk",
        section=section,
    )
    assert [(alert.check, alert.match, alert.suggestions, alert.action) for alert in report.alerts] == [
        ("S.R", "cat", (), ""),
        ("S.R", "CAT", (), ""),
        ("Vale.Terms", "CATS", (), ""),
        ("Vale.Terms", "usa.gov", ("USA.gov",), "replace"),
        ("Vale.Avoid", "dog", (), ""),
    ]


def test_a_kind_that_does_not_run_is_told_and_fails_the_run(tmp_path: Path) -> None:
    report = check(tmp_path, "A cat.\n", {"R": CAT, "X": "extends: script\nmessage: m\nscript: x\n"})
    assert [unrun.name for unrun in report.files[0].unrun] == ["S.X"]
    assert report.exit_code(Level.ERROR) == 3
    assert len(alerts(report)) == 1


def test_a_bad_rule_is_a_problem_and_the_others_run(tmp_path: Path) -> None:
    report = check(tmp_path, "A cat.\n", {"R": CAT, "X": "extends: existence\nmessage: m\ntoken: [x]\n"})
    assert [problem.hint for problem in report.problems] == ["did you mean 'tokens'?"]
    assert len(alerts(report)) == 1
    assert report.exit_code(Level.ERROR) == 2


def test_the_line_format(tmp_path: Path) -> None:
    report = check(tmp_path, "A *cat*.\n", {"R": CAT})
    assert render_report(report, "line") == "a.md:1:4:S.R:No 'cat'.\n"
