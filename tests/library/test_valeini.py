"""Reading a ``.vale.ini``: sections, levels, lists, and what is wrong in it."""

from pathlib import Path

import pytest

from writer.errors import FileError
from writer.library.globs import matches_glob
from writer.library.places import is_vale_ini
from writer.library.rules import as_texts
from writer.library.valeini import ValeConfig, read_vale_ini
from writer.library.valerules import load_vale_rules
from writer.model.alert import Level

INI = """\
; a comment
StylesPath = styles
MinAlertLevel = warning
Vocab = Desk, Other
IgnoredScopes = code, tt ; the last one wins

[*.md]
BasedOnStyles = House, \\
  Plain
House.Very = NO
Plain = suggestion
Plain.Long = error
House.Length[max] = 30
TokenIgnores = (\\{\\{.*?\\}\\}), (x{1\\,2})
TokenIgnores = (y)

[drafts/*.md]
Plain = NO
Plain.Short = YES

[*.txt]
BasedOnStyles =
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for style, rule in (("House", "Very"), ("House", "Length"), ("Plain", "Long"), ("Plain", "Short")):
        path = tmp_path / "styles" / style / f"{rule}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("extends: occurrence\nmessage: m\ntoken: x\nmax: 3\n")
    (tmp_path / ".vale.ini").write_text(INI)
    return tmp_path


def read(desk: Path, text: str = "") -> ValeConfig:
    if text:
        (desk / ".vale.ini").write_text(text)
    return read_vale_ini(desk / ".vale.ini")


def test_core_keys(desk: Path) -> None:
    config = read(desk)
    assert config.min_level is Level.WARNING
    assert config.styles_paths == (desk / "styles",)
    assert config.vocab == ("Desk", "Other")
    assert config.ignored_scopes == ("code", "tt")
    assert config.problems == ()


def test_sections_add_up_in_their_order(desk: Path) -> None:
    settings = read(desk).settings("drafts/a.md")
    assert settings.styles == ("House", "Plain")
    assert settings.token_ignores == (r"(\{\{.*?\}\})", "(x{1,2})", "(y)")
    assert settings.level("House.Very", Level.ERROR) is None
    assert settings.level("House.Other", Level.ERROR) is Level.ERROR
    assert settings.level("Plain.Long", Level.WARNING) is Level.ERROR
    assert settings.level("Plain.Short", Level.WARNING) is Level.WARNING
    assert settings.level("Plain.Third", Level.WARNING) is None
    assert settings.level("Elsewhere.Rule", Level.ERROR) is None


def test_the_level_of_a_style_holds_for_its_rules(desk: Path) -> None:
    settings = read(desk).settings("a.md")
    assert settings.level("Plain.Short", Level.ERROR) is Level.SUGGESTION
    assert read(desk).settings("a.txt").level("House.Other", Level.ERROR) is None


def test_everywhere_and_unset(desk: Path) -> None:
    text = "StylesPath = styles\n[*]\nBasedOnStyles = House\nPlain.Long = error\n[b.md]\nPlain.Long = UNSET\n"
    config = read(desk, text)
    assert config.settings("a.md").level("Plain.Long", Level.WARNING) is Level.ERROR
    assert config.settings("b.md").level("Plain.Long", Level.WARNING) is None
    assert config.settings("b.md").level("House.Very", Level.WARNING) is Level.WARNING


def test_only_rules_that_run_are_loaded_with_their_parameters(desk: Path) -> None:
    config = read(desk, INI.replace("Desk, Other", ""))
    loaded = load_vale_rules(config, config.settings("drafts/a.md"))
    assert [file.id for file in loaded.files] == ["House.Length", "Plain.Long", "Plain.Short"]
    value = loaded.files[0].own["max"][1]
    assert getattr(value, "text", "") == "30"
    assert loaded.problems == ()


def test_a_style_or_a_vocabulary_that_is_not_there_is_a_problem(desk: Path) -> None:
    config = read(desk, "StylesPath = styles\nVocab = Gone\n[*.md]\nBasedOnStyles = House, Huose\n")
    problems = load_vale_rules(config, config.settings("a.md")).problems
    assert [problem.message for problem in problems] == [
        "there is no style 'Huose' on the StylesPath",
        "there is no vocabulary 'Gone' on the StylesPath",
    ]


def test_a_vocabulary_lists_its_terms(desk: Path) -> None:
    folder = desk / "styles" / "config" / "vocabularies" / "Desk"
    folder.mkdir(parents=True)
    (folder / "accept.txt").write_text("# a comment\n#hash\nopen data\n\n")
    config = read(desk, "StylesPath = styles\nVocab = Desk\n[*.md]\nBasedOnStyles = Vale\nVale.Spelling = NO\n")
    loaded = load_vale_rules(config, config.settings("a.md"))
    assert loaded.accept == ("#hash", "open data")
    assert [file.id for file in loaded.files] == ["Vale.Repetition"]
    assert loaded.vocabularies[0].accept == loaded.accept


def test_a_rule_may_extend_another(desk: Path) -> None:
    style = desk / "styles" / "House"
    (style / "Words.yml").write_text("extends: existence\nmessage: m\nlevel: error\ntokens: [a, b]\n")
    (style / "More.yml").write_text("extends: House.Words\ntokens+: [c]\ntokens-: [a]\nmessage: n\n")
    (style / "Lost.yml").write_text("extends: House.Gone\n")
    config = read(desk, "StylesPath = styles\n[*.md]\nHouse.More = YES\nHouse.Lost = YES\n")
    loaded = load_vale_rules(config, config.settings("a.md"))
    (more,) = loaded.files
    assert (more.kind, more.message, more.level) == ("existence", "n", Level.ERROR)
    assert as_texts(more.own["tokens"][1]) == ("b", "c")
    assert [problem.message for problem in loaded.problems] == ["there is no rule 'House.Gone' to extend"]


def test_keys_that_do_nothing_are_told(desk: Path) -> None:
    config = read(desk, "StylePath = styles\nWordTemplate = x\n[*.md]\nBasedOnStyles = House\n")
    assert [(p.place.line if p.place else 0, p.message, p.hint) for p in config.problems] == [
        (1, "'StylePath' is no key of this part", "did you mean 'StylesPath'?"),
        (2, "'WordTemplate' has no effect here", ""),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [("StylesPath = gone\n", 1), ("\nMinAlertLevel = loud\n", 2), ("[*.md]\nwhat is this\n", 2)],
)
def test_a_file_that_cannot_be_read_says_where(desk: Path, text: str, line: int) -> None:
    with pytest.raises(FileError) as caught:
        read(desk, text)
    assert caught.value.where is not None
    assert caught.value.where.line == line


def test_what_is_a_configuration(desk: Path) -> None:
    assert is_vale_ini(str(desk / ".vale.ini"))
    assert not is_vale_ini(str(desk / "styles"))
    assert not is_vale_ini("US")
    assert not is_vale_ini(str(desk / "gone.ini"))


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("*.md", "a/b/c.md", True),
        ("*.{md,txt}", "a.txt", True),
        ("*.{md,txt}", "a.rst", False),
        ("drafts/rust-*.md", "drafts/rust-1.md", True),
        ("docs/**/*.md", "docs/a.md", True),
        ("docs/**/*.md", "docs/x/y/a.md", True),
        ("docs/**", "other/a.md", False),
        ("**/*.md", "a.md", True),
        ("docs/*/**.md", "docs/a/b/c.md", False),
        ("!*.md", "a.md", False),
        ("!*.md", "a.txt", True),
        ("[ab]?.md", "b1.md", True),
        ("[!ab]?.md", "b1.md", False),
        ("a.b", "axb", False),
    ],
)
def test_globs(glob: str, path: str, expected: bool) -> None:  # noqa: FBT001 (a table of cases)
    assert matches_glob(glob, path) is expected
