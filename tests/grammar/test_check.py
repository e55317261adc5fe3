"""Alerts of LanguageTool: at the exact place in the file, at the right level, and never on a name."""

import functools
from pathlib import Path

import pytest

from writer.grammar import check as check_module
from writer.grammar.check import GrammarSettings, check, unknown_names
from writer.grammar.text import LONGEST, plains
from writer.library.lexicon import lexicon
from writer.model.alert import Alert, Level, Span
from writer.model.names import KnownName
from writer.prose.markdown import parse

pytestmark = pytest.mark.usefixtures("languagetool")

EN = GrammarSettings()
NAMES = (
    *("All of Us Are Dead", "You", "Them", "From", "Who Is Erin Carter?", "She’s Gotta Have It"),
    *("The End of the F***ing World", "It’s What’s Inside", "Nam On-jo", "Park Ji-hu", "Lee Cheong-san"),
    *("Yoon Chan-young", "Nguyễn Thị Minh", "Trần Nữ Yên Khê", "Hội An", "Beyoncé", "Siobhán O’Neill", "Saoirse Ronan"),
    *("Nikolaj Coster-Waldau", "Ava DuVernay", "Şebnem Bozoklu", "Núria Espert", "Łukasz Żal", "Netflix", "Hyosan"),
)


def alerts(text: str, *names: str, settings: GrammarSettings = EN) -> list[Alert]:
    known = [KnownName(text=name, path="title", kind="text") for name in names]
    return list(check(parse(text), known, settings))


def places(text: str, *names: str, settings: GrammarSettings = EN) -> list[tuple[str, str]]:
    """Rule and text of each alert; that its text stands at its place is asserted."""
    found = alerts(text, *names, settings=settings)
    assert all(text[one.span.begin : one.span.end] == one.match for one in found)
    return [(one.check, one.match) for one in found]


SPELLER = "Grammar.MORFOLOGIK_RULE_EN_US"


@pytest.mark.parametrize(
    "text",
    [
        "All of Us Are Dead returns. The stars of All of Us Are Dead are back.",
        "You returns in May. Them is scary. From is back, and the makers of From say so.",
        "Who Is Erin Carter? is back. She's Gotta Have It ends. *It’s What’s Inside* is out.",
        "The End of the F***ing World ended, and **All of Us\nAre Dead**’s cast moved on.",
        "Nam On-jo’s friends met Park Ji-hu's. Lee Cheong-san and On-jo ran; Ji-hu and Chan-young hid.",
        "PARK JI-HU and Park Ji hu are one. The Hyosans and Nam-On-jo are not.",
        "Nguyễn Thị Minh’s film was shot in Hội An. Trần Nữ Yên Khê stars, and Minh sang with Beyoncé.",
        "Siobhán O'Neill, O’Neill's sister Saoirse Ronan, Nikolaj Coster-Waldau and Ava DuVernay were there.",
        "Şebnem Bozoklu, Núria Espert and Łukasz Żal work with Netflix; Bozoklu’s and Żal's films are on Netflix.",
    ],
)
def test_no_name_is_ever_a_mistake(text: str) -> None:
    assert places(text, *NAMES) == []


def test_without_the_facts_those_names_are_mistakes() -> None:
    text = "Nam On-jo met them. You returns in May. Them is scary."
    assert places(text) == [
        (SPELLER, "On-jo"),
        ("Grammar.NON3PRS_VERB", "returns"),
        ("Grammar.WRONG_PRP_AT_SENT_START", "Them"),
    ]


def test_mistakes_beside_names_are_found() -> None:
    text = (
        "An Netflix show recieved it. A Netflix Netflix show. The stars of Netflix was there. He have won. Cheongsan."
    )
    assert places(text, *NAMES) == [
        ("Grammar.EN_A_VS_AN", "An"),
        (SPELLER, "recieved"),
        ("Grammar.ENGLISH_WORD_REPEAT_RULE", "Netflix Netflix"),
        ("Grammar.AGREEMENT_SENT_START", "was"),
        ("Grammar.HE_VERB_AGR", "have"),
        (SPELLER, "Cheongsan"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It was recieved well.",
        "😀 👩‍🔬👍🏽 It was recieved well.",
        "---\ntitle: x\n---\n\n# A *great* head\n\n> “It was recieved well.”\n",
        "- 😀 one\n- it’s **recieved** well\n",
        "| a | b |\n|---|---|\n| fine | was recieved |\n",
        "See [what was recieved](https://x.org/teh) and `teh`.",
        "One\r\n\r\nIt was\r\nrecieved.\r\n",
        "Cafe\u0301 &amp; bar. It was recieved.",
        "It ends.[^1]\n\n[^1]: It was recieved.\n",
    ],
)
def test_a_mistake_is_placed_exactly(text: str) -> None:
    start = text.rfind("---\n") + 4 if text.startswith("---") else 0
    begin = text.index("recieved")
    (alert,) = [one for one in check(parse(text, start), (), EN) if one.match == "recieved"]
    assert (alert.check, alert.span) == (SPELLER, Span(begin=begin, end=begin + 8))
    assert (alert.level, alert.suggestions[0]) == (Level.WARNING, "received")
    assert alert.message == "Possible spelling mistake found: 'recieved'"


def test_what_has_markup_inside_is_placed_with_it_and_offers_no_replacement() -> None:
    (alert,) = alerts("It was re**cieve**d.")
    assert (alert.match, alert.suggestions) == ("re**cieve**d", ())


def test_code_and_values_to_come_are_not_read() -> None:
    assert places("She has [TK teh recieve, 60 words] seen. Run `teh recieve`.\n\n    teh code\n\n[TK teh]\n") == []
    assert alerts("") == alerts("[TK teh]") == alerts("```\nteh\n```\n") == []


def test_taste_is_a_suggestion_and_suggestions_are_few() -> None:
    (gotta, speller) = alerts("We gotta go. It is xnore.")
    assert (gotta.check, gotta.level, gotta.suggestions) == (
        "Grammar.GOTTA",
        Level.SUGGESTION,
        ("have to", "have got to", "got a"),
    )
    assert speller.level is Level.WARNING
    assert 0 < len(speller.suggestions) <= 5


def test_settings_switch_off_and_relevel() -> None:
    text = "We gotta go. It was recieved."
    assert places(text, settings=GrammarSettings(disabled_rules=frozenset({"GOTTA"}))) == [(SPELLER, "recieved")]
    assert places(text, settings=GrammarSettings(disabled_categories=frozenset({"TYPOS"}))) == [
        ("Grammar.GOTTA", "gotta")
    ]
    relevelled = GrammarSettings(levels={"GOTTA": Level.ERROR})
    assert [one.level for one in alerts(text, settings=relevelled)] == [Level.ERROR, Level.WARNING]


def test_the_locale_is_the_drafts() -> None:
    british = GrammarSettings(locale="en-GB")
    assert places("The colour was grey.", settings=british) == []
    assert places("The colour was fine.") == [(SPELLER, "colour")]


def test_a_long_text_is_sent_in_parts_and_every_place_is_kept() -> None:
    filler = "This is a sentence that is quite all right. " * 10
    text = "".join(f"{filler}\n\n" for _ in range(110)) + "It was recieved."
    assert [len(part.text) <= LONGEST for part in plains(parse(text))] == [True, True]
    assert (SPELLER, "recieved") in places(text)


INTERNATIONAL = (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").split("\n")[:-1]


def test_of_three_hundred_names_from_everywhere_no_word_is_flagged() -> None:
    assert len(set(INTERNATIONAL)) == 300
    lines = [f"They met {', '.join(INTERNATIONAL[start : start + 10])}." for start in range(0, 300, 10)]
    lines += ["They met Núria’s, Si’ulepa’s, Nyong’o’s, Ólafsson’s, On-jo’s and Chiu-wai’s friends."]
    words = {word for name in INTERNATIONAL for word in (name, *name.split())}
    found = alerts("\n\n".join(lines), *INTERNATIONAL, settings=wired())
    assert [one for one in found if one.match in words or one.check == SPELLER] == []
    assert len([one for one in alerts(lines[0], settings=wired()) if one.check == SPELLER]) >= 10


@functools.cache
def document_rules() -> frozenset[str]:
    """The rules that the shipped lexicon says compare places anywhere in a text."""
    root = Path(__file__).parents[2] / "styleguides"
    return frozenset(lexicon(["Base"], [root])["grammar"]["document"])


def wired(**said: object) -> GrammarSettings:
    return GrammarSettings(**{"document_rules": document_rules(), **said})  # type: ignore[arg-type]


def test_with_and_without_the_cache_the_alerts_are_the_same() -> None:
    text = "It was recieved.\n\nThe stars of Netflix was there.\n\nAn Netflix show.\n\n- (one\n- You returns.\n"
    assert places(text, *NAMES, settings=wired()) == places(text, *NAMES)
    assert alerts(text, *NAMES, settings=wired()) == alerts(text, *NAMES, settings=wired())


def test_an_unchanged_text_needs_no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "It was recieved.\n\nAn Netflix show (is here.\n"
    before = alerts(text, "Netflix", settings=wired())
    monkeypatch.setattr(check_module, "ask", lambda *sent: pytest.fail(f"sent: {sent}"))
    assert alerts(text, "Netflix", settings=wired()) == before
    assert [one.match for one in before] == ["recieved", "An", "("]


def test_rules_over_the_whole_text_can_wait_until_typing_rests() -> None:
    document = parse("It was recieved.\n\nA show (is here.\n")
    assert [one.match for one in check(document, (), wired(), whole=False)] == ["recieved"]
    assert [one.match for one in check(document, (), wired())] == ["recieved", "("]


def test_the_guide_has_the_last_word_on_levels_and_what_is_off() -> None:
    text = "We gotta go. It was recieved."

    def levels(**said: Level | None) -> list[tuple[str, Level]]:
        return [(one.match, one.level) for one in alerts(text, settings=wired(levels=said))]

    assert levels(GOTTA=None) == [("recieved", Level.WARNING)]
    assert levels(TYPOS=None) == [("gotta", Level.SUGGESTION)]
    assert levels(TYPOS=Level.ERROR) == [("gotta", Level.SUGGESTION), ("recieved", Level.ERROR)]
    assert levels(TYPOS=Level.ERROR, MORFOLOGIK_RULE_EN_US=Level.SUGGESTION)[1] == ("recieved", Level.SUGGESTION)
    assert levels(**{"": Level.ERROR}) == [("gotta", Level.ERROR), ("recieved", Level.ERROR)]


def test_the_picky_rules_can_be_switched_on() -> None:
    text = "The food was made by the crew."
    assert places(text, settings=wired()) == []
    assert places(text, settings=wired(level="picky")) != []


def test_what_somebody_said_can_be_exempt_by_rule_or_category() -> None:
    text = "“We gotta go,” she said. We gotta go. “It was recieved.”"
    assert [one.match for one in alerts(text, settings=wired())] == ["gotta", "gotta", "recieved"]
    for names in ({"GOTTA"}, {"STYLE", "GRAMMAR", "COLLOQUIALISMS", "GOTTA", "CASUAL"}):
        settings = wired(outside_quotations=frozenset(names))
        assert [one.match for one in alerts(text, settings=settings)] == ["gotta", "recieved"]


def test_names_of_rules_that_do_not_exist_are_told_with_the_nearest() -> None:
    assert unknown_names(("GOTTA", "TYPOS", "EN_REPEATEDWORDS_NEED")) == {}
    assert unknown_names(("GOTTTA", "TYPO", "XQ", "GOTTA")) == {
        "GOTTTA": "did you mean 'GOTTA'?",
        "TYPO": "did you mean 'TYPOS'?",
        "XQ": "",
    }
    assert unknown_names(("MORFOLOGIK_RULE_EN_GB", "MORFOLOGIK_RULE_EN_US")) == {}


@pytest.mark.parametrize(
    ("locale", "text", "word"),
    [
        ("en-US", "The color was fine, but the harbour was grey and the colour was off.", "harbour"),
        ("en-GB", "The colour was fine, but the harbor was grey.", "harbor"),
        ("en-GB", "They doubled the organisation. It is an organization.", "organization"),
    ],
)
def test_the_other_dialect_is_told(locale: str, text: str, word: str) -> None:
    assert word in [one.match for one in alerts(text, settings=wired(locale=locale))]


def test_the_words_of_a_guide_are_spelled_right() -> None:
    text = "A zorpfilm, two Zorpfilms, the ZORPFILM and the zorpfilm’s Brakkel met a brakkel."
    found = ["zorpfilm", "Zorpfilms", "ZORPFILM", "zorpfilm", "Brakkel", "brakkel"]
    assert [match for _, match in places(text)] == found
    settings = GrammarSettings(words=frozenset({"zorpfilm", "Brakkel"}))
    assert [match for _, match in places(text, settings=settings)] == ["Zorpfilms", "brakkel"]
