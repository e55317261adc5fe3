"""Running everything on one text: places, levels, silence where it belongs, and what did not run."""

from collections.abc import Iterable, Mapping
from datetime import date

import pytest

from writer.checks.rules import build_rules
from writer.checks.ruleset import RuleSet
from writer.checks.runner import run
from writer.checks.subject import Subject
from writer.library.rules import read_rule
from writer.model.alert import Alert, Level, Span
from writer.model.facts import EMPTY, Facts
from writer.model.guide import Guide
from writer.model.names import KnownName
from writer.model.report import Unrun
from writer.prose.markdown import parse
from writer.values import Value

CAT = "extends: existence\nmessage: No '%s'.\nignorecase: true\ntokens: [cat]\n"


class Fixed(Value, kw_only=False):
    """A newsroom check that says what it was told to."""

    name: str
    alerts: tuple[Alert, ...] = ()
    rules: tuple[str, ...] = ()

    def run(self, subject: Subject) -> Iterable[Alert]:
        assert subject.guide.name == "S"
        return self.alerts


class Crashing(Value, kw_only=False):
    """A newsroom check with a bug in it."""

    name: str = "bug"
    rules: tuple[str, ...] = ()

    def run(self, subject: Subject) -> Iterable[Alert]:
        raise ZeroDivisionError(subject.stage)


def rules(guide: Guide, **texts: str) -> RuleSet:
    built = build_rules([read_rule(f"S.{name}", text, f"{name}.yml") for name, text in texts.items()], guide)
    assert built.problems == ()
    return built


def subject(text: str, guide: Guide, names: tuple[str, ...] = ()) -> Subject:
    known = tuple(KnownName(text=name, path="title", kind="title") for name in names)
    document = parse(text, 0, extension="md")
    return Subject(
        document=document,
        facts=Facts(record=EMPTY),
        names=known,
        guide=guide,
        lexicon={},
        today=date(2026, 1, 1),
    )


def matches(text: str, rule: str = CAT, *, names: tuple[str, ...] = (), guide: Guide = Guide(name="S")) -> list[str]:  # noqa: B008
    alerts, unrun = run(subject(text, guide, names), rules(guide, R=rule), checks={})
    assert unrun == ()
    assert [text[alert.span.begin : alert.span.end] for alert in alerts] == [alert.match for alert in alerts]
    return [f"{alert.span.begin}:{alert.match}" for alert in alerts]


def test_alerts_stand_where_the_text_is() -> None:
    text = "# The cat\n\nA *cat* and\na [cat](https://x.org/cat).\n\n- cat\n"
    assert matches(text) == ["6:cat", "14:cat", "26:cat", "54:cat"]


def test_an_alert_has_all_that_the_rule_says() -> None:
    guide = Guide(name="S", levels={"S": Level.ERROR})
    rule = CAT + "description: About '%s'.\nlink: https://x.org\naction: {name: replace, params: [dog]}\n"
    assert run(subject("A cat.", guide), rules(guide, R=rule), checks={})[0] == (
        Alert(
            check="S.R",
            level=Level.ERROR,
            span=Span(begin=2, end=5),
            message="No 'cat'.",
            match="cat",
            suggestions=("dog",),
            description="About 'cat'.",
            link="https://x.org",
        ),
    )


SCOPED = "# cat\n\ncat\n\n- **cat**\n\n> a cat\n"
HEADING, PARAGRAPH, ITEM, QUOTE = (f"{at}:cat" for at in range(len(SCOPED)) if SCOPED.startswith("cat", at))


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("text", [HEADING, PARAGRAPH, ITEM, QUOTE]),
        ("heading", [HEADING]),
        ("list", [ITEM]),
        ("blockquote", [QUOTE]),
        ("paragraph", [PARAGRAPH]),
        ("sentence", [HEADING, PARAGRAPH, ITEM, QUOTE]),
        ("text & ~heading & ~list", [PARAGRAPH, QUOTE]),
        ("strong", [ITEM]),
    ],
)
def test_scopes(scope: str, expected: list[str]) -> None:
    assert matches(SCOPED, f"{CAT}scope: {scope}\n") == expected


def test_raw_sees_the_file_as_it_lies_on_disk() -> None:
    assert matches("[a](https://x.org/cat) `cat`\n", CAT + "scope: raw\n") == ["18:cat", "24:cat"]


def test_a_limit_holds_for_the_file() -> None:
    assert matches("cat\n\ncat\n\ncat\n", CAT + "limit: 2\n") == ["0:cat", "5:cat"]


def test_code_and_tks_are_not_read() -> None:
    assert matches("`cat` and [TK the cat, 20 words].\n") == []


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("The Cat returns. A cat too.", ("The Cat",), ["19:cat"]),
        ("Cat’s Eye and Cat", ("Cat's Eye",), ["14:Cat"]),
        ("Cats and Cat.", ("Cat",), []),
        ("A Cat’s cradle", ("A Cat",), []),
        ("Catnip is no cat, Cat is.", ("Cat",), ["13:cat"]),
        ("A cat.", ("", "A"), ["2:cat"]),
    ],
)
def test_names_and_titles_on_record_are_left_alone(text: str, names: tuple[str, ...], expected: list[str]) -> None:
    assert matches(text, names=names) == expected


def test_part_of_a_word_is_no_name() -> None:
    the = CAT.replace("[cat]", "[the]")
    assert matches("The Cat, the cat", the, names=("The Cat",)) == ["9:the"]
    assert matches("The Cats", the, names=("The Cat",)) == ["0:The"]
    assert matches("The Cats, The Cat", the, names=("The Cat",)) == ["0:The"]


def test_quotations_are_left_alone_unless_the_guide_says_otherwise() -> None:
    text = "“A cat,” she said. A 'cat' and a cat.\n"
    assert matches(text) == ["33:cat"]
    assert matches(text, guide=Guide(name="S", in_quotations=("S.R",))) == ["3:cat", "22:cat", "33:cat"]


def alert(check: str, level: Level = Level.WARNING, begin: int = 0, end: int = 1, **more: tuple[str, ...]) -> Alert:
    return Alert(check=check, level=level, span=Span(begin=begin, end=end), message=check, **more)  # type: ignore[arg-type]


def test_newsroom_checks_run_at_the_levels_of_the_guide_and_all_is_in_order() -> None:
    guide = Guide(name="S", levels={"Facts.A": Level.SUGGESTION, "Length": None})
    found = tuple(
        alert(name, begin=at, end=at + 1) for name, at in (("Facts.A", 9), ("Length.Whole", 1), ("Time.B", 5))
    )
    alerts, _ = run(subject("A cat and a dog.", guide), rules(guide, R=CAT), checks={"c": Fixed("c", found)})
    assert [(one.check, one.level) for one in alerts] == [
        ("S.R", Level.WARNING),
        ("Time.B", Level.WARNING),
        ("Facts.A", Level.SUGGESTION),
    ]


CHECKS: Mapping[str, Fixed | Crashing] = {
    "one": Fixed("one", (alert("Facts.A"), alert("Facts.B", begin=1, end=2))),
    "bug": Crashing(),
}


def test_a_check_that_crashes_is_told_and_the_others_run() -> None:
    guide = Guide(name="S")
    alerts, unrun = run(subject("cat", guide), rules(guide, R=CAT), checks=CHECKS)
    assert [one.check for one in alerts] == ["Facts.A", "S.R", "Facts.B"]
    assert [(one.name, one.reason) for one in unrun] == [("bug", "review")]


@pytest.mark.parametrize(
    ("waived", "expected"),
    [
        ("one", ["S.R"]),
        ("Facts.A", ["S.R", "Facts.B"]),
        ("Facts", ["S.R"]),
        ("S.R", ["Facts.A", "Facts.B"]),
        ("S", ["Facts.A", "Facts.B"]),
    ],
)
def test_what_is_waived_by_name_does_not_run(waived: str, expected: list[str]) -> None:
    guide = Guide(name="S")
    alerts, unrun = run(subject("cat", guide), rules(guide, R=CAT), {waived, "bug"}, CHECKS)
    assert [one.check for one in alerts] == expected
    assert unrun == ()


def test_a_refused_kind_is_told_unless_it_is_waived() -> None:
    guide = Guide(name="S")
    built = rules(guide, R="extends: script\nmessage: m\n")
    told = (Unrun(name="S.R", reason="rules of the kind 'script' do not run here"),)
    assert run(subject("cat", guide), built, checks={}) == ((), told)
    assert run(subject("cat", guide), built, {"S"}, checks={}) == ((), ())


def test_a_runaway_pattern_is_stopped_and_told() -> None:
    guide = Guide(name="S")
    built = rules(guide, A="extends: existence\nmessage: m\nraw: ['(?:a|a|aa)+(?!\\w)b']\n", R=CAT)
    alerts, unrun = run(subject(f"cat {'a' * 60} b", guide), built, checks={})
    assert [one.check for one in alerts] == ["S.R"]
    assert [(one.name, one.reason) for one in unrun] == [("S.A", "a pattern did not finish a block within 1 s")]


def test_a_pattern_that_only_the_engine_refuses_is_told() -> None:
    guide = Guide(name="S")
    built = rules(guide, A="extends: existence\nmessage: m\ntokens: ['\\p{NoSuchScript}']\n")
    _, unrun = run(subject("cat", guide), built, checks={})
    assert [one.name for one in unrun] == ["S.A"]
