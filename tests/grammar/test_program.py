"""The program itself with LanguageTool: what a guide says of grammar, dialects, and one alert for one problem."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("languagetool")

Run = Callable[..., subprocess.CompletedProcess[str]]
Told = tuple[str, str, str]
Found = Callable[..., list[Told]]

COPY = "We gotta go. “We gotta go,” she said. He have won. It was xnored by us. A zorpfilm, an zorpfilm ran.\n"
SPELLER = "Grammar.MORFOLOGIK_RULE_EN_US"


@pytest.fixture
def found(desk: Path, writer: Run) -> Found:
    """Check a text under a guide, made here if need be; rule, level and words of each alert of ``families``."""

    def run(text: str, guide: str = "House", *words: str, says: str = "", families: str = "Grammar.") -> list[Told]:
        if says:
            folder = desk / "styleguides" / guide
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "guide.yaml").write_text(says, encoding="utf-8")
        (desk / "drafts" / "a.md").write_text(text, encoding="utf-8")
        done = writer("check", "drafts/a.md", "--guide", guide, "--format", "json", *words)
        assert done.stderr == ""
        assert done.returncode in {0, 1}
        lines = text.split("\n")
        alerts: list[dict[str, Any]] = next(iter(json.loads(done.stdout).values()), [])
        for one in alerts:
            begin, end = one["Span"]
            assert lines[one["Line"] - 1][begin - 1 : end] == one["Match"]
        return [(one["Check"], one["Severity"], one["Match"]) for one in alerts if one["Check"].startswith(families)]

    return run


def test_a_guide_that_says_nothing_leaves_levels_to_the_kind_of_mistake(found: Found) -> None:
    assert found(COPY, "US") == [
        ("Grammar.GOTTA", "suggestion", "gotta"),
        ("Grammar.GOTTA", "suggestion", "gotta"),
        ("Grammar.HE_VERB_AGR", "warning", "have"),
        (SPELLER, "warning", "xnored"),
        (SPELLER, "warning", "zorpfilm"),
        ("Grammar.EN_A_VS_AN", "warning", "an"),
        (SPELLER, "warning", "zorpfilm"),
    ]


def test_a_guide_switches_off_relevels_accepts_words_and_lets_speech_pass(found: Found) -> None:
    says = (
        "extends: [US]\n"
        "grammar:\n"
        "  rules: {GOTTA: error, HE_VERB_AGR: off}\n"
        "  categories: {TYPOS: suggestion}\n"
        "  words: [zorpfilm]\n"
        "  outside_quotations: [GOTTA]\n"
        "rules: {Grammar.EN_A_VS_AN: error}\n"
    )
    assert found(COPY, says=says) == [
        ("Grammar.GOTTA", "error", "gotta"),
        (SPELLER, "suggestion", "xnored"),
        ("Grammar.EN_A_VS_AN", "error", "an"),
    ]


def test_a_category_is_switched_off_and_word_lists_are_read(found: Found, desk: Path) -> None:
    (desk / "styleguides" / "House").mkdir(parents=True)
    (desk / "styleguides" / "House" / "own.txt").write_text("zorpfilm\n", encoding="utf-8")
    told = found(COPY, says="extends: [US]\ngrammar: {word_lists: [own.txt], rules: {GOTTA: off}}\n")
    assert [words for _, _, words in told] == ["have", "xnored", "an"]
    told = found(COPY, says="extends: [US]\ngrammar: {categories: {TYPOS: off}}\n")
    assert [words for _, _, words in told] == ["gotta", "gotta", "have", "an"]


def test_the_picky_mode_and_rules_that_are_off_by_themselves(found: Found) -> None:
    text = "The food was made by the crew.\n"
    assert found(text, "US") == []
    assert [rule for rule, _, _ in found(text, says="extends: [US]\ngrammar: {level: picky}\n")] == [
        "Grammar.PASSIVE_VOICE_SIMPLE"
    ]
    text = "They organise it in the theatre.\n"
    oxford = "extends: [UK]\nlocale: en-GB\nrules: {UK.Ise: off}\ngrammar: {rules: {OXFORD_SPELLING_Z_NOT_S: on}}\n"
    assert found(text, "UK") == []
    assert [(rule, words) for rule, _, words in found(text, says=oxford)] == [
        ("Grammar.OXFORD_SPELLING_Z_NOT_S", "organise")
    ]


def test_a_genre_has_levels_of_its_own(found: Found) -> None:
    says = (
        "extends: [US]\n"
        "rules:\n"
        "  Grammar.HE_VERB_AGR: {level: suggestion, genres: {season-renewal: error}}\n"
        "  Grammar.GOTTA: {genres: {season-renewal: off}}\n"
        "  Grammar.TYPOS: off\n"
    )
    text = "We gotta go. He have won. It was xnored.\n"
    assert [one[:2] for one in found(text, says=says)] == [
        ("Grammar.GOTTA", "suggestion"),
        ("Grammar.HE_VERB_AGR", "suggestion"),
    ]
    assert [one[:2] for one in found(f"---\ngenre: season-renewal\ntitle: X\n---\n{text}")] == [
        ("Grammar.HE_VERB_AGR", "error")
    ]


def test_a_rule_of_languagetool_is_waived_by_its_name(found: Found) -> None:
    told = found(COPY, "US", "--without", "Grammar.GOTTA", "--without", SPELLER)
    assert [rule for rule, _, _ in told] == ["Grammar.HE_VERB_AGR", "Grammar.EN_A_VS_AN"]


def test_the_locale_is_the_drafts_then_the_guides_then_the_desks(found: Found, desk: Path) -> None:
    text = "The jewellery was gone.\n"

    def told(text: str, says: str = "") -> list[str]:
        return [rule for rule, _, _ in found(text, says=says)]

    assert told(text, "extends: [Base]\n") == ["Grammar.MORFOLOGIK_RULE_EN_US"]
    (desk / "writer.yaml").write_text("locale: en-GB\n", encoding="utf-8")
    assert told(text) == []
    assert told(text, "extends: [Base]\nlocale: en-US\n") == ["Grammar.MORFOLOGIK_RULE_EN_US"]
    assert told(f"---\ngenre: season-renewal\ntitle: X\nlocale: en-GB\n---\n{text}") == []


MIXED = (
    "The colour was fine, but the color was off. They organise it, and then they organize it.\n\n"
    "“The theater has color, and the theatre has colour,” she said. The Labor Day parade and *The Color Purple* were"
    " on, as was the Harbour Inn.\n"
)


@pytest.mark.parametrize(
    ("guide", "says", "words"),
    [
        ("US", "", ["colour", "organise"]),
        ("UK", "", ["color", "organize"]),
        ("House", "extends: [Entertainment]\nlocale: en-US\n", ["colour", "organise"]),
        ("House", "extends: [Entertainment]\nlocale: en-GB\n", ["color", "organize"]),
    ],
)
@pytest.mark.parametrize("without", [(), ("--without", "grammar")])
def test_mixed_dialects_are_told_once_a_word_and_never_in_names_titles_and_speech(
    found: Found, guide: str, says: str, words: list[str], without: tuple[str, ...]
) -> None:
    told = found(MIXED, guide, *without, says=says, families="")
    assert [one for rule, _, one in told if rule != "Wording.SingleQuotes"] == words


def test_where_a_guide_has_no_dialect_a_mixed_text_names_its_other_word_and_one_of_a_piece_is_silent(
    found: Found, writer: Run
) -> None:
    says = "extends: [Entertainment]\nlocale: en-GB\n"
    waived = ("--without", "grammar")
    mixed = [("Structure.Dialect", "warning", "color")]
    assert found("The colour faded. The color is back.\n", "House", *waived, says=says, families="") == mixed
    told = writer("check", "drafts/a.md", "--guide", "House", *waived).stdout
    assert "Use 'colour' instead of 'color' in British English. The text also writes 'colour'." in told
    assert found("The colour faded. The theatre is back.\n", "House", *waived, families="") == []
    assert found("The color faded. The theater is back.\n", "House", *waived, families="") == []
    off = f"{says}rules: {{Structure.Dialect: off}}\n"
    assert found("The colour faded. The color is back.\n", "House", *waived, says=off, families="") == []


def test_what_two_rules_say_of_the_same_words_is_one_alert(found: Found, writer: Run) -> None:
    told = found("It was recieved well. It is a hour long. They could of won. The the end.\n", "US", families="")
    assert [words for _, _, words in told] == ["recieved", "a hour", "could of", "The the"]
    whole = writer("check", "drafts/a.md", "--guide", "US", "--format", "json").stdout
    assert [SPELLER in json.dumps(one) for one in next(iter(json.loads(whole).values()))] == [True, False, False, False]


def test_headline_and_dek_are_checked_where_they_stand(found: Found) -> None:
    front = "---\ngenre: season-renewal\ntitle: X\nheadline: It was xnored\ndek: “He have won”\n---\n"
    told = found(f"{front}It is fine.\n", "US")
    assert [(rule, words) for rule, _, words in told] == [(SPELLER, "xnored"), ("Grammar.HE_VERB_AGR", "have")]


def test_a_misspelled_name_is_an_alert_of_names_alone_and_right_ones_are_none(found: Found) -> None:
    text = (
        "---\ngenre: season-renewal\ntitle: Zorpfilm\nplatform: Brakkel+\ncast:\n"
        "  - {actor: Park Ji-hu, character: Nam On-jo, role: lead}\n---\n"
        "Zorpfilm’s Park Ji-hu plays On-jo. Park Ji-hoo is in Zorpfilm on Brakkel+.\n"
    )
    told = [one for one in found(text, "US", families="") if one[0].startswith(("Names.", "Grammar."))]
    assert told == [("Names.Misspelled", "warning", "Park Ji-hoo")]
