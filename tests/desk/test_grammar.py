"""What a guide says of grammar reaches LanguageTool's client as it takes it."""

from datetime import date
from pathlib import Path

from writer.checks.subject import Subject
from writer.desk.grammar import known_to, settings_of
from writer.model.alert import Level
from writer.model.facts import EMPTY, Facts
from writer.model.guide import GrammarStyle, Guide, HouseName
from writer.prose.markdown import parse


def subject(guide: Guide) -> Subject:
    return Subject(
        document=parse("Text.\n"),
        facts=Facts(record=EMPTY),
        names=(),
        guide=guide,
        lexicon={"grammar": {"off": ["A", "B"], "document": ["C"], "of_dialect": ["is British"]}},
        today=date(2026, 1, 1),
    )


def test_the_settings_of_a_guide(tmp_path: Path) -> None:
    (tmp_path / "words.dic").write_text("1\nlede/S\n", "utf-8")
    guide = Guide(
        name="G",
        locale="en-GB",
        accept=("dek",),
        levels={"Grammar": Level.SUGGESTION, "Grammar.D": Level.ERROR, "Other.E": None},
        grammar=GrammarStyle(
            level="picky",
            rules={"A": "on", "D": "warning", "E": "error", "F": "off"},
            categories={"STYLE": "off", "TYPOS": "error"},
            words=("kicker",),
            word_lists=(str(tmp_path / "words.dic"),),
            outside_quotations=("STYLE",),
        ),
    )
    settings = settings_of(subject(guide))
    assert (settings.locale, settings.level) == ("en-GB", "picky")
    assert settings.disabled_rules == {"B"}
    assert settings.document_rules == {"C"}
    assert settings.enabled_rules == {"A", "D", "E"}
    assert settings.enabled_categories == {"TYPOS"}
    assert settings.levels == {
        "": Level.SUGGESTION,
        "D": Level.ERROR,
        "E": Level.ERROR,
        "F": None,
        "STYLE": None,
        "TYPOS": Level.ERROR,
    }
    assert settings.words == {"dek", "kicker", "lede"}
    assert settings.outside_quotations == {"STYLE"}
    assert settings.of_dialect == ("is British",)
    assert "F" in settings.query.disabled_rules


def test_the_names_of_a_guide_are_known() -> None:
    guide = Guide(name="G", names=(HouseName(form="Orbit+", never=("Orbit Plus",)),))
    assert [name.text for name in known_to(subject(guide))] == ["Orbit+"]
