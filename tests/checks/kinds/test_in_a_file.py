"""Rules that look at more than one block: what they remember, what is summed, and where the alert then stands."""

import pickle
from datetime import date

import pytest

import writer.library.cache  # noqa: F401 (teaches pickle about the mappings of rules)
from writer.checks.kinds import KINDS
from writer.checks.rules import build_rules
from writer.checks.runner import run
from writer.checks.subject import Subject
from writer.checks.vale.whole import whole_of
from writer.library.rules import read_rule
from writer.model.alert import Alert
from writer.model.facts import EMPTY, Facts
from writer.model.guide import Guide
from writer.model.names import KnownName
from writer.prose.markdown import parse

ACRONYM = "extends: conditional\nmessage: '%s'\nfirst: '[A-Z]{3}'\nsecond: '\\(([A-Z]{3})\\)'\n"


def alerts(rule: str, text: str, names: tuple[str, ...] = ()) -> tuple[Alert, ...]:
    guide = Guide(name="S")
    built = build_rules([read_rule("S.R", rule, "R.yml")], guide)
    subject = Subject(
        document=parse(text),
        facts=Facts(record=EMPTY),
        names=tuple(KnownName(text=name, path="title", kind="title") for name in names),
        guide=guide,
        lexicon={},
        today=date(2026, 1, 1),
    )
    found, unrun = run(subject, built, checks={})
    assert (built.problems, unrun) == ((), ())
    return found


def places(rule: str, text: str, names: tuple[str, ...] = ()) -> list[str]:
    return [f"{one.span.begin}:{text[one.span.begin : one.span.end]}" for one in alerts(rule, text, names)]


def test_blocks_are_met_in_the_order_of_the_file() -> None:
    assert places(ACRONYM, "BBC\n\n- (BBC)\n\n# BBC\n\n> BBC\n") == ["0:BBC"]
    assert places(ACRONYM, "para\n\n- BBC\n\n(BBC)\n") == ["8:BBC"]


def test_each_file_is_read_anew() -> None:
    assert places(ACRONYM, "(BBC)\n") == []
    assert places(ACRONYM, "BBC\n") == ["0:BBC"]


MIXED = "extends: consistency\nmessage: '%s'\neither: {gray: grey}\n"


def test_spellings_are_remembered_from_block_to_block() -> None:
    assert places(MIXED, "# Gray gray\n\nplain\n\n- a grey cat\n- *gray*\n") == ["24:grey", "36:gray"]


SUMMARY = "extends: existence\nmessage: '%s'\nscope: summary\nraw: ['cat\\.\\s+dog']\n"


def test_the_summary_is_one_text_without_headings() -> None:
    assert places(SUMMARY, "A cat.\n\n# Heading\n\n- dog\n") == ["2:cat.\n\n# Heading\n\n- dog"]
    assert places(SUMMARY.replace("summary", "text"), "A cat.\n\n- dog\n") == []


@pytest.mark.parametrize("scope", ["", "scope: text\n", "scope: summary\n"])
def test_what_measures_is_about_the_whole_and_points_at_nothing(scope: str) -> None:
    rule = f"extends: metric\nmessage: '%s'\nformula: words\ncondition: '> 2'\n{scope}"
    found = alerts(rule, "# A heading of many words\n\nOne two\n\n- three\n")
    assert [(one.span.begin, one.span.end, one.message) for one in found] == [(0, 0, "3.00")]
    assert alerts(rule, "# A heading of many words\n\nOne two\n") == ()


def test_a_metric_may_look_at_single_blocks() -> None:
    rule = "extends: metric\nmessage: '%s'\nformula: words\ncondition: '> 2'\nscope: heading\n"
    assert [(one.span.begin, one.message) for one in alerts(rule, "Text\n\n# One two three\n")] == [(8, "3.00")]


def test_what_a_file_does_not_have_is_told_as_not_run() -> None:
    guide = Guide(name="S")
    rule = "extends: metric\nmessage: m\nformula: paragraphs\ncondition: '> 2'\n"
    built = build_rules([read_rule("S.R", rule, "R.yml")], guide)
    subject = Subject(
        document=parse("- one\n"), facts=Facts(record=EMPTY), names=(), guide=guide, lexicon={}, today=date(2026, 1, 1)
    )
    assert [(one.name, one.reason) for one in run(subject, built, checks={})[1]] == [
        ("S.R", "'paragraphs' is not known of this text")
    ]


def test_elements_are_counted() -> None:
    text = "# A\n\n## B\n\n## C\n\npara\n\n- one\n- two\n\n> quote\n\n```\ncode\n```\n\n| a |\n|---|\n| b |\n"
    counts = whole_of(parse(text)).elements
    assert {name: count for name, count in counts.items() if count} == {
        "heading_h1": 1,
        "heading_h2": 2,
        "paragraphs": 1,
        "list": 2,
        "blockquote": 1,
        "pre": 1,
        "table": 2,
    }
    assert counts["heading_h3"] == 0
    matter = "---\na: b\n---\nText\n"
    assert whole_of(parse(matter, 13)).elements["pre"] == 1


LONG = "extends: occurrence\nmessage: '%d'\nscope: sentence\ntoken: '\\w+'\nmax: 3\n"


def test_sentences_are_counted_one_by_one() -> None:
    assert places(LONG, "One two. Three four five six. Seven.\n") == ["9:Three"]


def test_what_is_said_of_a_block_is_not_hushed_by_a_name_or_a_quotation() -> None:
    assert places(LONG, "“Yes,” she told us all.\n") == ["1:Yes"]
    assert places(LONG, "Dune is out now today.\n", ("Dune",)) == ["0:Dune"]


def test_a_heading_that_is_a_name_keeps_its_capitals() -> None:
    rule = "extends: capitalization\nmessage: '%s'\nscope: heading\nmatch: $sentence\n"
    assert places(rule, "# The Long Night\n") == ["2:The Long Night"]
    assert places(rule, "# The Long Night\n", ("The Long Night",)) == []


KEPT = (
    "capitalization\nmatch: $sentence\nexceptions: [Code]",
    "conditional\nfirst: a\nsecond: b",
    "consistency\neither: {a: b}",
    "existence\ntokens: [a]",
    "metric\nformula: words\ncondition: '> 1'",
    "occurrence\ntoken: a\nmax: 1",
    "readability\nmetrics: [SMOG]\ngrade: 1",
    "repetition\ntokens: [a]",
    "sequence\ntokens: [{pattern: a}]",
    "spelling\ncustom: true",
    "substitution\nswap: {a: b}",
)


@pytest.mark.parametrize("keys", KEPT)
def test_rules_can_be_kept_on_disk(keys: str) -> None:
    rule = build_rules([read_rule("S.R", f"extends: {keys}\nmessage: m\n", "R.yml")], Guide(name="S")).rules[0]
    again = pickle.loads(pickle.dumps(rule))  # noqa: S301 (our own bytes)
    assert again == rule
    assert list(again.finder.armed([0])("a a b")) == list(rule.finder.armed([0])("a a b"))


def test_every_kind_can_be_kept() -> None:
    assert {keys.partition("\n")[0] for keys in KEPT} == set(KINDS)
