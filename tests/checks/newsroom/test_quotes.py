"""Quotations: a speaker in reach and on record, the words on record, pull quotes, age, language and length."""

from collections.abc import Callable

import pytest

from writer.checks.newsroom.quotes_record import CHECK as RECORD
from writer.checks.newsroom.quotes_record import is_verbatim
from writer.checks.newsroom.reading.quotations import spoken_words
from writer.checks.subject import Subject

Found = Callable[..., list[tuple[str, str, str]]]
QUOTES = """
quotes:
  - {text: We burned the school down and I cried for a day., speaker: Zoë Saldaña, to: Reel Weekly, date: 2025-08-01}
  - {text: The gym mats were the worst part of it., speaker: Park Ji-hu, date: 2022-02-01, translated: yes}
"""


@pytest.mark.parametrize(
    "copy",
    [
        "The doors are shut.\n\n“Nobody knows when the doors will open again.”\n\nThe doors are blue.",
        'The doors are shut. "Nobody knows when the doors will open again." The doors are blue.',
        "“Nobody knows when,” is on the wall.\n\n“Nobody knows when the doors will open again.”",
    ],
)
def test_a_quotation_without_a_speaker(found: Found, copy: str) -> None:
    quoted = copy[copy.rindex("Nobody") - 1 : copy.rindex("again.") + len("again.") + 1]
    assert found("quotes_speakers", copy)[-1] == ("Quotes.Speaker", "error", quoted)


@pytest.mark.parametrize(
    "copy",
    [
        "“Nobody knows when the doors will open again,” Park said.",
        "Park said: “Nobody knows when the doors will open again.”",
        "Park was sure of it. “Nobody knows when the doors will open again,” she told a fan event.",
        "“Nobody knows when the doors will open again.” That is how Park tells it.",
        "“Nobody knows when,” Park said. “The doors have been shut for years now.”",
        "“Nobody knows when the doors will open,” Park said.\n\n“They have been shut for years now.”",
        "According to the company, “Nobody knows when the doors will open again.”",
        "> “Nobody knows when the doors will open again.” — Park Ji-hu",
        "Lee “The Boy Who Went Back” Cheong-san is dead.",
        "The episode “Nobody Knows When the Doors Open” is long.",
        "The phrase “to burn the school down at night” comes from the script.",
        "Fans call the finale “hopeful.”",
        "“Nobody knows when the doors will open again.” — Park Ji-hu",
    ],
)
def test_a_quotation_with_a_speaker_and_what_is_no_quotation(found: Found, copy: str) -> None:
    assert found("quotes_speakers", copy) == []


def test_who_is_named_beside_a_quotation_may_be_its_speaker(found: Found) -> None:
    copy = "Park Ji-hu is in Seoul. “Nobody knows when the doors will open again.” The doors are blue."
    assert [alert[:2] for alert in found("quotes_speakers", copy)] == [("Quotes.Speaker", "warning")]


def test_the_storys_own_words_in_quotation_marks(found: Found) -> None:
    copy = "Netflix has begun filming in Seoul this summer.\n\n“Netflix has begun filming in Seoul.”\n\nIt rains."
    assert found("quotes_speakers", copy) == [("Quotes.Own", "error", "“Netflix has begun filming in Seoul.”")]


def test_a_speaker_on_no_record(found: Found) -> None:
    copy = "“Nobody knows when the doors will open,” said Dana Whitlock, who owns them."
    assert found("quotes_speakers", copy, facts=QUOTES) == [("Quotes.Unknown", "warning", "Dana Whitlock")]
    assert found("quotes_speakers", copy) == []
    known = "“Nobody knows when the doors will open,” said the producer Zoë Saldaña."
    assert found("quotes_speakers", known, facts=QUOTES) == []


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("“We burned the school down and I cried for a day,” Saldaña told Reel Weekly.", []),
        ("“We burned the school down,” Saldaña told Reel Weekly, “and I cried for a day.”", []),
        ("“We burned the school down … for a day,” Saldaña told Reel Weekly.", []),
        ("“[They] burned the school down,” Saldaña told Reel Weekly.", []),
        (
            "“We burned the school down and I wept for a day,” Saldaña told Reel Weekly.",
            [("Quotes.Text", "error", "“We burned the school down and I wept for a day,”")],
        ),
        (
            "“We burned the school down and I cried for a day,” Lee Min-jae said.",
            [("Quotes.Misattributed", "error", "Lee Min-jae")],
        ),
        ("“The gym mats were the worst part of it,” Park said in Korean in 2022.", []),
        (
            "“The gym mats were the worst part of it,” Park said in Korean.",
            [("Quotes.Stale", "warning", "“The gym mats were the worst part of it,”")],
        ),
        (
            "“The gym mats were the worst part of it,” Park said in 2022.",
            [("Quotes.Translated", "warning", "“The gym mats were the worst part of it,”")],
        ),
        (
            "> “The gym was the worst place of all.” — Park Ji-hu",
            [("Quotes.Pull", "error", "“The gym was the worst place of all.”")],
        ),
        ("> “We burned the school down.” — Zoë Saldaña", []),
        ("“It was a strange and lovely year,” Park said.\n\n> “It was a strange and lovely year.” — Park", []),
        ("The makers gave one reason:\n\n> “The gym was the worst place of all.”", []),
    ],
)
def test_quotations_against_those_on_record(found: Found, copy: str, expected: list[tuple[str, str, str]]) -> None:
    assert found("quotes_record", copy, facts=QUOTES) == expected


def test_a_changed_quotation_is_mended_whole(subject: Callable[..., Subject]) -> None:
    copy = "“We burned the school down and I wept for a day,” Saldaña told Reel Weekly."
    (alert,) = RECORD.run(subject(copy, facts=QUOTES))
    assert alert.suggestions == ("“We burned the school down and I cried for a day,”",)
    assert (alert.field, alert.expected) == ("quotes[0].text", "We burned the school down and I cried for a day.")


@pytest.mark.parametrize("text", ["a b c", "b c", "a … d", "a [and] c d", "…d", "A, b."])
def test_verbatim(text: str) -> None:
    assert is_verbatim(text, spoken_words("a b c d"))


@pytest.mark.parametrize("text", ["a c", "b a", "a b d", "d … a", "a b c d e"])
def test_not_verbatim(text: str) -> None:
    assert not is_verbatim(text, spoken_words("a b c d"))


def test_a_long_quotation(found: Found) -> None:
    long = "“" + " ".join(["word"] * 60) + " word,” Park said."
    assert [alert[0] for alert in found("quotes_length", long)] == ["Quotes.Long"]
    assert found("quotes_length", long.replace("word word", "word", 1)) == []


OUTLETS = """
quotes:
  - {text: "We built a harbor and then we drained it for the last scene.", speaker: Zoë Saldaña, to: Screen Daily,
     date: 2025-08-01}
  - {text: "My aunt never forgave the boat, and neither did the town.", speaker: Park Ji-hu, to: The Ledger,
     date: 2025-08-02}
based_on: {title: The Boat Book, author: Ida Krol, year: 2010, kind: novel}
sources:
  - {name: Screen Daily, kind: trade, date: 2025-08-01, speakers: [Zoë Saldaña]}
  - {name: The Ledger, kind: newspaper, date: 2025-08-02, speakers: [Park Ji-hu]}
"""
HARBOR = "“We built a harbor and then we drained it for the last scene,”"
BOAT = "“My aunt never forgave the boat, and neither did the town,”"


@pytest.mark.parametrize(
    ("copy", "wrong"),
    [
        (f"Lomon was tired. {HARBOR} he said.", "he said"),
        (f"Lomon had been there. {HARBOR} he later told Screen Daily.", "he later told"),
        (f"{HARBOR} the actor said.", "actor said"),
        (f"Lomon put it best: {HARBOR[:-2]}.”", "Lomon"),
        (f"The actress who plays Su-hyeok put it best: {BOAT[:-2]}.”", "Su-hyeok"),
        (f"The actress who plays On-jo put it best: {BOAT[:-2]}.”", ""),
        (f"{HARBOR} said the novelist.", "said the novelist"),
        (f"{BOAT} its producer recalled.", "producer recalled"),
        (f"{HARBOR} Saldaña told The Ledger.", "The Ledger"),
        (f"{HARBOR} Saldaña said in an interview with The Ledger.", "The Ledger"),
        (f"{BOAT} said the actress who plays Su-hyeok.", "Su-hyeok"),
        (f"{BOAT} said the actress who plays On-jo.", ""),
        (f"{BOAT} the star said.", ""),
        (f"{HARBOR} the producer told Screen Daily.", ""),
        (f"Saldaña was tired. {HARBOR} she said.", ""),
        (f"Lomon asked Saldaña about it. {HARBOR} she said.", ""),
        (f"Lomon, who plays opposite Park, agreed. {BOAT} she had told The Ledger.", ""),
        (f"{HARBOR} Saldaña told Screen Daily. The Ledger had no reporter there.", ""),
    ],
)
def test_a_speaker_or_an_outlet_in_other_words(found: Found, copy: str, wrong: str) -> None:
    raised = [match for rule, _, match in found("quotes_record", copy, facts=OUTLETS) if rule == "Quotes.Misattributed"]
    assert raised == [wrong] * bool(wrong)


@pytest.mark.parametrize(
    ("copy", "unsaid"),
    [
        ("> We never asked the sea for anything at all.", 1),
        ("> We never asked the sea for anything at all. — Lomon", 1),
        ("> We built a harbor and then we drained it.", 0),
        ("She wrote:\n\n> We never asked the sea for anything at all.", 0),
        ("> Correction: the sea was asked for nothing.", 0),
        ("“We never asked the sea for anything at all,” Lomon said.\n\n> We never asked the sea for anything.", 0),
    ],
)
def test_a_block_quotation_without_marks(found: Found, copy: str, unsaid: int) -> None:
    raised = [rule for rule, _, _ in found("quotes_record", f"It rained.\n\n{copy}", facts=OUTLETS)]
    assert raised == ["Quotes.Pull"] * unsaid


def test_a_pronoun_speaks_for_somebody_on_no_record(found: Found) -> None:
    copy = "Jonas Wick, a diver, remembers it. “We never asked for any of it,” he says."
    assert [(rule, match) for rule, _, match in found("quotes_speakers", copy, facts=OUTLETS)] == [
        ("Quotes.Unknown", "Jonas Wick")
    ]
