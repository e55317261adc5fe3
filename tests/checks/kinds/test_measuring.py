"""The kinds metric and readability: counts, grades, formulas, and what they say when they cannot be read."""

from collections.abc import Callable

import pytest

from writer.checks.rules import build_rules
from writer.checks.vale.formula import MOST, FormulaError, read_formula
from writer.checks.vale.measures import GRADES, measure
from writer.checks.vale.syllables import syllables
from writer.library.rules import read_rule
from writer.model.guide import Guide
from writer.prose.sentences import sentences

Texts = Callable[..., list[str]]
TEXT = "The actors don’t know. She's renewed it in the U.S. today!\n\n1899 was cancelled.\n\n"


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("a", 1),
        ("to", 1),
        ("the", 1),
        ("show", 1),
        ("season", 2),
        ("renewed", 3),
        ("cancelled", 2),
        ("people", 2),
        ("People", 2),
        ("forever", 3),
        ("television", 4),
        ("anticlockwise", 4),
        ("beautifully", 4),
        ("technology", 4),
        ("million", 3),
        ("real", 2),
        ("serial", 3),
        ("rhythm", 2),
        ("1899", 1),
        ("", 0),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_counts() -> None:
    counts = measure(TEXT, sentences)
    assert (counts.words, counts.sentences) == (15, 3)
    assert (counts.long_words, counts.polysyllabic_words, counts.complex_words) == (2, 1, 0)
    assert counts.characters == len("TheactorsdontknowShesreneweditintheUStoday1899wascancelled")


def test_endings_make_a_word_less_complex() -> None:
    counts = measure("deciding decided technologies television", sentences)
    assert (counts.polysyllabic_words, counts.complex_words) == (4, 2)


HARD = "Nobody can be told what the matrix is. You must see it for yourself. Unfortunately, everybody is waiting."


def test_grades() -> None:
    counts = measure(HARD, sentences)
    assert (counts.words, counts.sentences, counts.syllables) == (18, 3, 31)
    found = {name: round(grade(counts), 2) for name, grade in GRADES.items()}
    assert found == {
        "Gunning Fog": 9.07,
        "Coleman-Liau": 6.71,
        "Flesch-Kincaid": 7.07,
        "SMOG": 8.84,
        "Automated Readability": 3.55,
    }


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("7 - 2 - 1", 4),
        ("7 / 2", 3),
        ("-7 / 2", -3),
        ("7.0 / 2", 3.5),
        ("-7 % 4", -3),
        ("words / 8", 2.5),
        ("-words + .5", -19.5),
        ("words > 5 && words <= 20", True),
        ("words == 3 || !(words != 20)", True),
        ("words > 5 ? 1 : 2", 1),
        ("words > 50 ? 1 : words > 10 ? 2 : 3", 2),
        ("math.sqrt(16) + math.pow(2, 3)", 12.0),
        ("math.max(words, 1e3)", 1000.0),
        ("heading.h2 + heading_h2", 6),
        ("true", True),
    ],
)
def test_formulas(formula: str, value: float) -> None:
    found = read_formula(formula).value({"words": 20.0, "heading_h2": 3})
    assert (found, isinstance(found, bool)) == (value, isinstance(value, bool))


@pytest.mark.parametrize(
    "formula",
    ["", "1 +", "(1", "1)", "1 2", "math.sqrt()", "math.sqrt(1, 2)", "math.sqrt 1", "a b", "1 ? 2", "*", "$", "f(1)"],
)
def test_what_is_no_formula(formula: str) -> None:
    with pytest.raises(FormulaError):
        read_formula(formula)


def test_a_formula_may_not_be_endless() -> None:
    assert read_formula("-" * (MOST - 1) + "1").value({}) == -1
    with pytest.raises(FormulaError):
        read_formula("(" * MOST + "1" + ")" * MOST)


@pytest.mark.parametrize("formula", ["1 / 0", "words / 0", "math.sqrt(-1)", "5.5 % 2", "paragraphs"])
def test_what_cannot_be_worked_out(formula: str) -> None:
    with pytest.raises(FormulaError):
        read_formula(formula).value({"words": 1.0})


METRIC = 'extends: metric\nmessage: "Grade: %s"\nformula: |\n  words / sentences\ncondition: "> 4"\n'


def test_a_metric_tells_its_value(messages: Texts, begins: Callable[..., list[int]]) -> None:
    assert messages(METRIC, TEXT) == ["Grade: 5.00"]
    assert begins(METRIC, TEXT) == [0]
    assert messages(METRIC.replace("> 4", "> 5"), TEXT) == []
    assert messages(METRIC, "***\n\n") == []


def test_a_metric_knows_the_elements_of_the_file(messages: Texts) -> None:
    rule = METRIC.replace("words / sentences", "list + heading.h2")
    assert messages(rule, TEXT) == []
    assert messages(rule, TEXT, elements={"list": 3, "heading_h2": 2}) == ["Grade: 5.00"]


def test_what_a_metric_does_not_know_is_an_error(messages: Texts) -> None:
    with pytest.raises(FormulaError, match="'paragraphs' is not known of this text"):
        messages(METRIC.replace("sentences", "paragraphs"), TEXT)


def test_readability_is_a_mean(messages: Texts) -> None:
    rule = 'extends: readability\nmessage: "Grade %s"\nmetrics: [Gunning Fog, SMOG]\ngrade: 8.9\n'
    assert messages(rule, HARD) == ["Grade 8.95"]
    assert messages(rule.replace("8.9", "9"), HARD) == []
    assert messages(rule, "***") == []


@pytest.mark.parametrize(
    ("rule", "message", "line"),
    [
        ("formula: 1 +\ncondition: > 1", "S.R: 'formula' cannot be read: something is missing at its end", 3),
        ("formula: '1 +'\ncondition: '> 1'", "S.R: 'formula' cannot be read: something is missing at its end", 3),
        ("formula: '1'\ncondition: 'over 9'", "S.R: 'condition' cannot be read: 'over' is not expected in it", 4),
    ],
)
def test_a_broken_formula_is_told_with_its_place(rule: str, message: str, line: int) -> None:
    if "condition: > 1" in rule:
        rule = rule.replace("condition: > 1", "condition: '> 1'")
    built = build_rules([read_rule("S.R", f"extends: metric\nmessage: m\n{rule}\n", "R.yml")], Guide(name="S"))
    assert [(one.message, one.place and one.place.line) for one in built.problems] == [(message, line)]


def test_an_unknown_grade_is_told_with_the_nearest() -> None:
    text = "extends: readability\nmessage: m\nmetrics: [Gunning Fogg]\ngrade: 9\n"
    problem = build_rules([read_rule("S.R", text, "R.yml")], Guide(name="S")).problems[0]
    assert "Gunning Fog" in problem.hint
    assert problem.place is not None
    assert problem.place.line == 3
