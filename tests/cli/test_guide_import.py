"""``writer guide import``: other tools' words and terms in a guide, and a report of what did not translate."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Writer = Callable[..., subprocess.CompletedProcess[str]]

GUIDE = "label: House # ours\nextends: [Base]\nvocabulary:\n  accept: [showrunner] # jargon\n"


@pytest.fixture
def house(desk: Path) -> Path:
    folder = desk / "styleguides" / "House"
    folder.mkdir(parents=True)
    (folder / "guide.yaml").write_text(GUIDE, "utf-8")
    (desk / "writer.yaml").write_text("guide: House\n", "utf-8")
    return folder


def taken(desk: Path, writer: Writer, name: str, text: str) -> dict[str, object]:
    (desk / name).write_text(text, "utf-8")
    done = writer("guide", "import", name, "--format", "json")
    assert done.stderr == ""
    (row,) = json.loads(done.stdout)
    left = [f"{one['line']}:{one['column']} {one['message']}" for one in row.pop("left")]
    assert done.returncode == int(bool(left))
    counts = {key: value for key, value in row.items() if key not in {"path", "written"} and value}
    return {**counts, "left": left, "written": [Path(path).name for path in row["written"]]}


def found(writer: Writer, desk: Path, text: str) -> list[tuple[str, str, str]]:
    (desk / "drafts" / "a.txt").write_text(text, "utf-8")
    done = writer("check", "drafts/a.txt", "--without", "grammar", "--format", "json")
    alerts: list[dict[str, Any]] = next(iter(json.loads(done.stdout).values()), [])
    return [(one["Check"], one["Match"], "".join(one["Suggestions"])) for one in alerts]


PRH = """\
version: 1
imports: [other.yml]
rules:
  - expected: GitHub
  - expected: television
    pattern: telly
    options: {wordBoundary: true}
    prh: It is written so.
    specs: [{from: telly, to: television}]
  - expected: web site$1
    patterns: [/website(s?)/i, /broken(/]
  - {expected: x, pattern: /a+/s}
"""


def test_terms_of_prh(house: Path, desk: Path, writer: Writer) -> None:
    assert taken(desk, writer, "my-terms.yml", PRH) == {
        "terms": 3,
        "left": [
            "2:11 another file that this one imports",
            "8:5 'prh' of 'television' has no counterpart",
            "12:28 a pattern with the flag 's'",
            "11:32 '/broken(/' cannot be read: a '(' without its ')'",
        ],
        "written": ["MyTerms.yml"],
    }
    assert found(writer, desk, "The github telly has Websites, and Tellytubes on GitHub.\n") == [
        ("House.MyTerms", "github", "GitHub"),
        ("House.MyTerms", "telly", "television"),
        ("House.MyTerms", "Websites", "web sites"),
    ]
    assert writer("guide", "test", "House").stdout == "House: 1 rule, 6 examples: proved\n"


def test_terms_of_textlint(house: Path, desk: Path, writer: Writer) -> None:
    terms = '{"terms": ["JavaScript", ["front[- ]end(s)?", "frontend$1"], ["a"]], "exclude": ["CSS"]}'
    assert taken(desk, writer, "terms.json", terms) == {
        "terms": 2,
        "left": ["1:70 'exclude' has no counterpart", "1:62 a term is a text, or a pattern and what to write"],
        "written": ["Terms.yml"],
    }
    assert found(writer, desk, "Javascript for Front-ends; JavaScripts.\n") == [
        ("House.Terms", "Javascript", "JavaScript"),
        ("House.Terms", "Front-ends", "frontends"),
    ]
    assert writer("guide", "test", "House").returncode == 0


def test_settings_of_textlint(house: Path, desk: Path, writer: Writer) -> None:
    settings = (
        '{"rules": {"ng-word": {"words": ["dreck"]}, "max-ten": true, "prh": {"rulePaths": ["p.yml"]}},'
        ' "filters": {"allowlist": {"allow": ["k-drama", "/Net-?flix/"]}}}'
    )
    assert taken(desk, writer, ".textlintrc", settings) == {
        "rejected": 1,
        "accepted": 2,
        "left": ["1:45 the rule 'max-ten' has no counterpart", "1:84 the list 'p.yml' of prh"],
        "written": ["guide.yaml"],
    }
    assert (house / "guide.yaml").read_text("utf-8") == GUIDE.replace(
        "  accept: [showrunner]", "  reject: [dreck]\n  accept: [showrunner, k-drama, 'Net-?flix']"
    )
    assert found(writer, desk, "What dreck.\n") == [("Vocabulary.Rejected", "dreck", "")]


def test_words_of_hunspell(house: Path, desk: Path, writer: Writer) -> None:
    assert taken(desk, writer, "my.dic", "3\nkdrama/S\nsageuk\tpo:noun\n*telly\nA\\/B\n") == {
        "words": 3,
        "rejected": 1,
        "left": [
            "2:1 the flags 'S' of 'kdrama': the word alone was taken over",
            "3:1 'po:noun' beside 'sageuk': the word alone was taken over",
        ],
        "written": ["my.txt", "guide.yaml"],
    }
    assert (house / "my.txt").read_text("utf-8") == "kdrama\nsageuk\nA/B\n"
    assert (house / "guide.yaml").read_text("utf-8").endswith("grammar:\n  word_lists: [my.txt]\n")


def test_words_of_language_tool(house: Path, desk: Path, writer: Writer) -> None:
    assert taken(desk, writer, "ignore.txt", "# ours\nanime # yes\nfoo.*\n\nsageuk\n") == {
        "words": 2,
        "left": ["3:1 'foo.*' is a pattern, and a list of words has none"],
        "written": ["ignore.txt", "guide.yaml"],
    }
    assert taken(desk, writer, "prohibit.txt", "irregardless\n") == {
        "rejected": 1,
        "left": [],
        "written": ["guide.yaml"],
    }
    again = taken(desk, writer, "ignore.txt", "anime\nmanhwa\n")
    assert (again["words"], again["written"]) == (2, ["ignore.txt"])
    assert (house / "ignore.txt").read_text("utf-8") == "anime\nsageuk\nmanhwa\n"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.doc", "x", "'a.doc' is no list that can be taken over (words are read from .dic and .txt, "),
        ("a.yml", "just words", "a.yml:1:1: this is no list of terms ("),
        ("a.yml", "rules: [", "a.yml:2:1: this is no YAML: "),
        ("b.yml", "rules: [{expected: a, pattern: b}]", "{house}/B.yml is there already (give this one another name: "),
    ],
)
def test_what_cannot_be_taken_over(house: Path, desk: Path, writer: Writer, name: str, text: str, message: str) -> None:
    (house / "B.yml").write_text("", "utf-8")
    (desk / name).write_text(text, "utf-8")
    before = {path.name: path.read_bytes() for path in house.iterdir()}
    done = writer("guide", "import", name)
    assert (done.stdout, done.returncode) == ("", 2)
    assert done.stderr.startswith(f"writer: {message.format(house=house)}")
    assert {path.name: path.read_bytes() for path in house.iterdir()} == before


def test_a_shipped_guide_is_not_changed(desk: Path, writer: Writer) -> None:
    (desk / "a.txt").write_text("anime\n", "utf-8")
    done = writer("guide", "import", "a.txt")
    assert (done.stdout, done.returncode) == ("", 2)
    assert done.stderr.startswith("writer: the guide 'US' is not this desk's own to change (`writer guide new House` ")
