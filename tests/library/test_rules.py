"""Rule files: two documents, every wrong key with its place, one bad rule never the end of the others."""

from pathlib import Path

import pytest

from writer.checks.rules import build_rules
from writer.errors import FileError
from writer.library.rules import Action, load_rules, read_rule, rule_paths
from writer.model.alert import Level, Span
from writer.model.guide import Guide

RULE = "extends: existence\nmessage: No '%s'.\ntokens: [cat]\n"


def problems(folder: Path, **texts: str) -> list[str]:
    """What is wrong with the rules of a style, places without their folder."""
    style = folder / "S"
    style.mkdir()
    for name, text in texts.items():
        (style / f"{name}.yml").write_text(text, "utf-8")
    files, wrong = load_rules(("S",), (folder,), examples=True)
    built = build_rules(files, Guide(name="S"))
    return [str(problem).replace(f"{style}/", "") for problem in (*wrong, *built.problems)]


def test_a_rule_with_all_common_keys() -> None:
    rule = read_rule(
        "S.R",
        "extends: existence\nmessage: m\ndescription: d\nlevel: error\nscope: [heading, list]\nlink: l\nlimit: 2\n"
        "action: {name: edit, params: [[trim, x], [upper]]}\nmatchcase: true\nvocab: no\nTokens: [a]\n",
        "R.yml",
    )
    assert (rule.kind, rule.message, rule.description, rule.level) == ("existence", "m", "d", Level.ERROR)
    assert (rule.scope, rule.link, rule.limit, rule.matchcase, rule.vocab) == (("heading", "list"), "l", 2, True, False)
    assert rule.action == Action(name="edit", params=(("trim", "x"), ("upper",)))
    assert list(rule.own) == ["tokens"]


def test_examples_know_their_span_and_fix() -> None:
    text = f"{RULE}---\nexamples:\n  - bad: a «cat» sat\n    fix: dog\n  - good: concat\n"
    bad, good = read_rule("S.R", text, "R.yml", examples=True).examples
    assert (bad.text, bad.span, bad.fix) == ("a cat sat", Span(begin=2, end=5), "dog")
    assert (good.text, good.span, good.fix) == ("concat", None, None)
    assert (bad.place.line, bad.place.column) == (6, 5)
    assert read_rule("S.R", text, "R.yml").examples == ()


def test_a_rule_may_begin_with_the_mark_of_a_document() -> None:
    text = f"# a rule\n---\n{RULE}---\nexamples:\n  - good: dog\n"
    assert [example.text for example in read_rule("S.R", text, "R.yml", examples=True).examples] == ["dog"]


def test_ids_come_from_the_folders(tmp_path: Path) -> None:
    for name in ("B.yml", "A.x.yml", "Deep/C.yml", "_no/D.yml", ".no/E.yml", "F.test.yml", "G.yaml", "meta.json"):
        path = tmp_path / "S" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(RULE, "utf-8")
    assert list(rule_paths(tmp_path / "S")) == ["S.A", "S.B", "S.Deep.C"]


def test_the_first_root_that_has_the_folder_wins(tmp_path: Path) -> None:
    for root, name in (("desk", "Own"), ("shipped", "Other")):
        (tmp_path / root / "S").mkdir(parents=True)
        (tmp_path / root / "S" / f"{name}.yml").write_text(RULE, "utf-8")
    files, _ = load_rules(("S", "Missing"), (tmp_path / "desk", tmp_path / "shipped"))
    assert [file.id for file in files] == ["S.Own"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RULE + "ignorcase: true\n", "4:1: 'ignorcase' is no key of this kind of rule (did you mean 'ignorecase'?)"),
        (RULE + "swap: {a: b}\n", "4:1: 'swap' is no key of this kind of rule"),
        (RULE + "level: eror\n", "4:8: 'eror' is no level (did you mean 'error'?)"),
        (RULE + "limit: many\n", "4:8: 'many' is not a whole number"),
        (RULE + "vocab: maybe\n", "4:8: 'maybe' is neither true nor false"),
        (RULE + "tokens: [dog]\n", "4:1: 'tokens' stands here twice; first on line 3 (keep one of them)"),
        (RULE + "action: replace\n", "4:9: an action has a name and may have params (write 'action: {name: replace}')"),
        (
            RULE + "action: {nam: replace}\n",
            "4:10: 'nam' is no key of an action (did you mean 'name'?)",
        ),
        (
            RULE + "action: {name: replac}\n",
            "1:10: S.R: the action 'replac' is not known (known are replace, remove, edit, convert, suggest)",
        ),
        (
            RULE + "action: {name: edit, params: [shout]}\n",
            "1:10: S.R: the edit 'shout' is not known (known are replace, remove, edit, convert, suggest)",
        ),
        ("extends: existance\nmessage: m\n", "1:10: 'existance' is no kind of rule (did you mean 'existence'?)"),
        ("message: m\ntokens: [a]\n", "1:1: a rule needs 'extends' (write 'extends: …' at the top)"),
        ("extends: existence\ntokens: [a]\n", "1:1: a rule needs 'message' (write 'message: …' at the top)"),
        ("extends: existence\nmessage: m\ntokens: {a: b}\n", "3:9: a list belongs here (begin each line with '- ')"),
        ("extends: existence\nmessage: m\ntokens: [[a]]\n", "3:10: one value belongs here, not several"),
        (
            "extends: existence\nmessage: m\ntokens:\n  - fine\n  - (cat\n",
            "5:5: S.R: this pattern is broken: a '(' without its ')'",
        ),
        (
            "extends: substitution\nmessage: m\nswap:\n  fine: a\n  '[b': c\n",
            "5:3: S.R: this pattern is broken: a character class without ']'",
        ),
        ("extends: substitution\nmessage: m\nswap: [a]\n", "3:7: lines of 'this: that' belong here"),
        (RULE + "---\nexample: []\n", "5:1: 'example' is no key of this document (it holds 'examples:' only)"),
        (RULE + "---\nexamples: cat\n", "5:1: 'examples' is a list (begin each line with '- ')"),
        (
            RULE + "---\nexamples:\n  - bad: a cat\n",
            "6:5: a bad example marks what is wrong, once (put it between « and »)",
        ),
        (
            RULE + "---\nexamples:\n  - good: a dog\n    fix: cat\n",
            "6:5: an example is {bad: …}, {bad: …, fix: …} or {good: …}",
        ),
        (RULE + "---\nexamples: []\n---\nmore: 1\n", "7:1: a rule file has two documents: the rule and its examples"),
    ],
)
def test_what_is_wrong_is_one_problem_with_its_place(tmp_path: Path, text: str, expected: str) -> None:
    assert problems(tmp_path, R=text, Sound=RULE) == [f"R.yml:{expected}"]


def test_one_bad_rule_leaves_the_others_running(tmp_path: Path) -> None:
    style = tmp_path / "S"
    style.mkdir()
    for name, text in {"Bad": "extends: existence\n", "Broken": "a: [", "Good": RULE}.items():
        (style / f"{name}.yml").write_text(text, "utf-8")
    files, wrong = load_rules(("S",), (tmp_path,))
    assert [file.id for file in files] == ["S.Good"]
    assert len(wrong) == 2


def test_a_kind_that_does_not_run_here_is_told_and_no_problem(tmp_path: Path) -> None:
    style = tmp_path / "S"
    style.mkdir()
    (style / "R.yml").write_text("extends: script\nmessage: m\nscript: x.tengo\n", "utf-8")
    built = build_rules(load_rules(("S",), (tmp_path,))[0], Guide(name="S"))
    assert (tuple(built.rules), built.problems) == ((), ())
    assert [(one.name, one.reason) for one in built.refused] == [("S.R", "rules of the kind 'script' do not run here")]


def test_a_rule_that_is_off_is_not_even_looked_at() -> None:
    file = read_rule("S.R", "extends: existence\nmessage: m\ntokens: ['(']\n", "R.yml")
    assert build_rules([file], Guide(name="S", levels={"S.R": None})).problems == ()


def test_a_list_is_no_rule() -> None:
    with pytest.raises(FileError, match=r"R\.yml:1:1"):
        read_rule("S.R", "- a\n", "R.yml")
