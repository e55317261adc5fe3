"""Whom the copy has a fact from, and how sure it sounds of a date, a part or a title."""

from collections.abc import Callable

import pytest

from writer.checks.newsroom.certainty_facts import CHECK as CERTAINTY
from writer.checks.newsroom.sources_said import CHECK
from writer.checks.subject import Subject
from writer.model.guide import SourcePolicy
from writer.values import replace

Make = Callable[..., Subject]
Found = Callable[..., list[tuple[str, str, str]]]
POLICY = SourcePolicy(strong=("press-release", "trade"), weak=("forum",))
FACTS = """
release_window: {value: early 2027, certainty: expected, sources: [Screen Daily]}
production: {start: {value: 2025-07, certainty: reported, sources: [trade]}}
cast:
  - {actor: Park Ji-hu, character: Nam On-jo, role: lead}
  - {actor: Mara Quill, character: Ada Voss, role: newcomer, certainty: rumored, sources: [Fernboard]}
crew:
  - {name: Ife Moreau, job: director, certainty: expected, sources: [trade]}
people:
  - {name: Ana Ruiz, descriptor: head of drama, org: Netflix}
sources:
  - {name: Netflix, kind: press-release}
  - {name: Screen Daily, kind: trade, id: trade}
  - {name: Fernboard, kind: forum}
"""


def raised(subject: Make, copy: str) -> list[tuple[str, str]]:
    made = subject(copy, facts=FACTS)
    made = replace(made, guide=replace(made.guide, sources=POLICY))
    return [(one.check, one.match) for one in CHECK.run(made)]


@pytest.mark.parametrize(
    ("copy", "credited"),
    [
        ("Netflix said that the season is expected in early 2027.", "Netflix said"),
        ("The season arrives in early 2027, Netflix announced.", "Netflix announced"),
        ("Early 2027 was confirmed by the streamer.", "confirmed by the streamer"),
        ("According to Netflix, the season is due in early 2027.", "According to Netflix"),
        ("The streamer has dated the season for early 2027.", "streamer has dated"),
        ("Netflix reported that filming began in July.", "Netflix reported"),
        ("Netflix confirmed that Mara Quill had joined.", "Netflix confirmed"),
        ("Screen Daily expects the season in early 2027.", ""),
        ("Ana Ruiz, who runs drama there, announced early 2027.", "Ana Ruiz, who runs drama there, announced"),
        ("Screen Daily reported that filming began in July.", ""),
        ("Netflix has not said that the season arrives in early 2027.", ""),
        ("Netflix said nothing of a date, but Screen Daily expects early 2027.", ""),
        ("Netflix announced a new cook; the season is expected in early 2027.", ""),
        ("Fernboard wrote that the season is due in early 2027.", ""),
        ("“Netflix said early 2027,” Park Ji-hu told them.", ""),
        ("Netflix said that Park Ji-hu is back.", ""),
    ],
)
def test_a_fact_is_from_those_who_report_it(subject: Make, copy: str, credited: str) -> None:
    assert raised(subject, copy) == [("Sources.Misattributed", credited)] * bool(credited)


@pytest.mark.parametrize(
    ("copy", "proof"),
    [
        ("Users of Fernboard have established that it was shot twice.", "Fernboard have established"),
        ("A thread on Fernboard proves it.", "Fernboard proves"),
        ("A thread on Fernboard claims it.", ""),
        ("Nothing on Fernboard proves it.", ""),
        ("Screen Daily confirmed it.", ""),
        ("Users of Fernboard wonder, and the picture shows it.", ""),
    ],
)
def test_a_weak_source_is_no_proof(subject: Make, copy: str, proof: str) -> None:
    assert raised(subject, copy) == [("Sources.Evidence", proof)] * bool(proof)


@pytest.mark.parametrize(
    ("copy", "wrong"),
    [
        ("Mara Quill has joined the cast.", "Mara Quill"),
        ("Quill will play a surgeon.", "Quill"),
        ("Quill has officially boarded the show, a part said to be hers.", "Quill"),
        ("The pilot is directed by Ife Moreau, who directs the finale too.", "Ife Moreau"),
        ("Filming officially began in July 2025.", "July 2025"),
        ("Filming began in July 2025.", ""),
        ("Mara Quill may join the cast.", ""),
        ("Fernboard has linked Mara Quill to a part.", ""),
        ("Mara Quill has not joined the cast.", ""),
        ("Park Ji-hu will play Nam On-jo.", ""),
        ("Quill is 41.", ""),
    ],
)
def test_a_part_or_a_date_that_is_not_certain(subject: Make, copy: str, wrong: str) -> None:
    alerts = [one.match for one in CERTAINTY.run(subject(copy, facts=FACTS))]
    assert alerts == [wrong] * bool(wrong)


UNKNOWNS = "unknowns: [whether a sequel will be made, who will write the second film]"


@pytest.mark.parametrize(
    ("copy", "sure"),
    [
        ("The director has confirmed that a sequel will follow.", "confirmed"),
        ("A sequel is a done deal.", "done"),
        ("It is official that Park will write the second film.", "official"),
        ("There will be a sequel.", "will"),
        ("The studio has given a sequel the green light.", "light"),
        ("Those who want a sequel will have to wait.", ""),
        ("Time will tell if there is a sequel.", ""),
        ("The director said that a sequel will be hers.", ""),
        ("Nobody has confirmed a sequel.", ""),
        ("The director confirmed that the film has a second ending.", ""),
        ("“A sequel is confirmed for next year,” she said.", ""),
        ("A sequel would be confirmed in May.", ""),
    ],
)
def test_what_nobody_knows_is_confirmed_by_nobody(subject: Make, copy: str, sure: str) -> None:
    alerts = [(one.field[:8], one.match) for one in CERTAINTY.run(subject(copy, facts=UNKNOWNS))]
    assert alerts == [("unknowns", sure)] * bool(sure)


@pytest.mark.parametrize(
    ("copy", "wrong"),
    [
        ("Screen Daily expects early 2027 for the premiere. The streamer has confirmed that date.", "confirmed"),
        ("Screen Daily expects early 2027 for the premiere. It is official now.", "official"),
        ("The show is locked for early 2027.", "locked"),
        ("The show will be back in early 2027.", "early 2027"),
        ("Screen Daily expects early 2027 for the premiere. Netflix has confirmed that the cast is back.", ""),
        ("Screen Daily expects early 2027 for the premiere. Netflix has not confirmed that date.", ""),
        ("It rained. The streamer has confirmed that date.", ""),
        ("The cameras are booked for early 2027.", ""),
    ],
)
def test_expected_in_one_sentence_and_official_in_the_next(found: Found, copy: str, wrong: str) -> None:
    assert [match for _, _, match in found("certainty", copy, facts=FACTS)] == [wrong] * bool(wrong)
