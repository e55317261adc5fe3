"""A ``.vale.ini`` where a guide is named: its styles run, and nothing of our own."""

from pathlib import Path

from writer.desk.desk import Desk
from writer.desk.many import check_paths
from writer.model.alert import Level
from writer.model.report import Report

RULE = "extends: existence\nmessage: No '%s'.\nlevel: {level}\ntokens: [cat]\n"
TEXT = "---\ntitle: A cat\n---\n\nA cat, a TK and Janurary 32.\n"


def check(folder: Path, level: str = "error", **files: str) -> Report:
    style = folder / "styles" / "S"
    style.mkdir(parents=True)
    (style / "Cat.yml").write_text(RULE.format(level=level))
    (folder / ".vale.ini").write_text("StylesPath = styles\n[*.md]\nBasedOnStyles = S\n")
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text)
    paths = [folder / f"{name}.md" for name in files]
    return check_paths(Desk(None), paths, guide=str(folder / ".vale.ini"))


def test_only_the_styles_of_the_configuration_run(tmp_path: Path) -> None:
    report = check(tmp_path, a=TEXT, b="No.\n")
    assert [(alert.check, alert.match) for alert in report.alerts] == [("S.Cat", "cat"), ("S.Cat", "cat")]
    assert [(file.unrun, file.open_items, file.length) for file in report.files] == [((), (), None)] * 2
    assert report.exit_code(Level.ERROR) == 1


def test_warnings_do_not_fail_the_run(tmp_path: Path) -> None:
    assert check(tmp_path, "warning", a=TEXT).exit_code(Level.ERROR) == 0


def test_a_configuration_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT)
    report = check_paths(
        Desk(None), [tmp_path / "a.md"], guide=str(tmp_path / "gone" / ".vale.ini"), without=frozenset({"grammar"})
    )
    assert [problem.message.startswith("there is no") for problem in report.problems] == [True]
    assert report.exit_code(Level.ERROR) == 2
