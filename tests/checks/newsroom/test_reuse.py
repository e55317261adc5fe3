"""What other drafts used before: told with draft and line; quiet on the draft itself and on what is nobody's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from writer.desk import Desk

FACTS = "genre: season-renewal\ntitle: {title}\npublished: {day}\nseason: 2\nstatus: renewed\nstage: {stage}\n"
OTHER = (
    "There’s something quietly human about the way Ada Voss ties a knot, and Orbit+ wants more of it.\n\n"
    "Nobody on the island remembers who lit the lamp or why the harbor was left to the gulls.\n\n"
    "For those who waited, the lamp burns on.\n"
)
KEEPERS = ("guild", "clan", "ring", "band", "row", "host", "knot", "pack", "line", "crowd", "crew", "circle")
Found = list[tuple[str, str, str]]


@pytest.fixture
def other(desk: Path) -> Callable[..., None]:
    def write(
        copy: str, name: str = "low-water", *, title: str = "Low Water", day: str = "2026-07-01", stage: str = "ready"
    ) -> None:
        text = f"---\n{FACTS.format(title=title, day=day, stage=stage)}---\n\n{copy}"
        (desk / "drafts" / f"{name}.md").write_text(text, "utf-8")

    return write


@pytest.fixture
def found(desk: Path) -> Callable[..., Found]:
    """Rule, match and message of each alert of the check on a draft of July 21."""

    def check(copy: str, name: str = "night-ferry", *, facts: str = "", day: str = "2026-07-21") -> Found:
        front = FACTS.format(title="Night Ferry", day=day, stage="review") + facts
        path = desk / "drafts" / f"{name}.md"
        report = Desk(desk).check(
            Desk(desk).parse(f"---\n{front}---\n\n{copy}", str(path)), without=frozenset({"grammar"})
        )
        assert not report.files[0].unrun
        rules = [alert for alert in report.alerts if alert.check.startswith(("Repetition.Used", "Repetition.UsedTic"))]
        return [(alert.check, alert.match, alert.message) for alert in rules]

    return check


def test_the_same_sentence_opens_another_draft(other: Callable[..., None], found: Callable[..., Found]) -> None:
    other("Twelve drowned sailors walk out of the sea in “Low Water,” and Orbit+ follows 2 of them.\n")
    lede = "Twelve drowned sailors walk out of the sea in “Night Ferry,” and Netflix follows 7 of them"
    assert found(f"{lede}.\n") == [
        ("Repetition.UsedLede", lede, "low-water:10 opens with this sentence, names and numbers apart")
    ]


def test_an_opening_is_built_in_the_same_way(other: Callable[..., None], found: Callable[..., Found]) -> None:
    other(OTHER)
    assert found("There’s something deeply sad about the way Tom Reyes rows home.\n") == [
        ("Repetition.UsedOpening", "There’s something deeply sad about the way", "low-water:10 opens in the same way")
    ]


@pytest.mark.parametrize("kicker", ["For those who waited, the lamp burns on.", "For everybody: the lamp burns on."])
def test_a_kicker_is_found_whole_and_by_its_last_clause(
    other: Callable[..., None], found: Callable[..., Found], kicker: str
) -> None:
    other(OTHER.replace("For those who waited,", "For those who waited:") if ":" in kicker else OTHER)
    (alert,) = found(f"Orbit+ has ordered more.\n\n{kicker}\n")
    assert alert[0] == "Repetition.UsedKicker"
    assert alert[1] == (kicker.rstrip(".") if "," in kicker else "the lamp burns on")
    assert alert[2].startswith("low-water:14 ends with these words")


def test_a_phrase_is_found_inside_another_sentence_as_long_as_it_goes(
    other: Callable[..., None], found: Callable[..., Found]
) -> None:
    other(OTHER)
    copy = "Orbit+ has ordered more.\n\nIt is here that *nobody on the island* remembers who lit the lamp, she found.\n"
    assert found(copy) == [
        (
            "Repetition.UsedPhrase",
            "nobody on the island* remembers who lit the lamp",
            "low-water:12 has these 9 words too",
        )
    ]
    assert found("Orbit+ has ordered more.\n\nOnly they know who lit the lamp or why.\n") == []  # seven words


def test_most_of_a_story_is_one_alert(other: Callable[..., None], found: Callable[..., Found]) -> None:
    said = "counts {0} barrels beneath rusted stairs and feeds {0} gulls stale bread from tin plates"
    body = "".join(f"The {word} of keepers {said.format(word)}.\n\n" for word in KEEPERS)
    other(f"Something happened in Low Water.\n\n{body}The end came early for those keepers.\n")
    alerts = found(f"Another thing entirely took place.\n\n{body}A different close was written.\n")
    assert [(rule, message.partition(" percent")[2]) for rule, _, message in alerts] == [
        ("Repetition.UsedStory", " of the phrases of this story stand in low-water:1 too")
    ]


def test_a_tic_in_opening_after_opening(other: Callable[..., None], found: Callable[..., Found]) -> None:
    for number, word in enumerate(("quietly", "quietly", "loudly")):
        other(f"Boat {number} sinks {word} today.\n", f"boat-{number}", day=f"2026-07-0{number + 1}")
    assert found("Night falls quietly on Orbit+.\n") == [
        ("Repetition.UsedTic", "quietly", "'quietly' stands in 2 of the last 3 openings: boat-1:10, boat-0:10")
    ]


def test_headlines_of_one_day_are_built_alike(other: Callable[..., None], found: Callable[..., Found]) -> None:
    for number, title in enumerate(("Low Water", "Salt Road")):
        other(
            "Text.\n", f"one-{number}", title=f"{title}\nheadline: Everything we know about {title}", day="2026-07-21"
        )
    headline = "headline: Everything we know about Night Ferry\n"
    assert found("Text.\n", facts=headline) == [
        (
            "Repetition.UsedHeadline",
            "Everything we know about Night Ferry",
            "2 headlines of this day are built like this one: one-0, one-1",
        )
    ]
    assert found("Text.\n", facts=headline, day="2026-07-22") == []


def test_it_is_quiet_on_itself_on_later_and_on_spiked_drafts(
    other: Callable[..., None], found: Callable[..., Found]
) -> None:
    other(OTHER, "night-ferry")
    assert found(OTHER) == []
    other(OTHER, "later", day="2026-08-01")
    other(OTHER, "spiked", stage="spiked")
    assert found(OTHER) == []


def test_a_copy_outside_of_the_drafts_is_no_other_story(desk: Path, other: Callable[..., None]) -> None:
    other(OTHER, "night-ferry", title="Night Ferry", day="2026-07-21")
    text = (desk / "drafts" / "night-ferry.md").read_text("utf-8")
    report = Desk(desk).check(Desk(desk).parse(text, str(desk / "copy.md")), without=frozenset({"grammar"}))
    assert [alert for alert in report.alerts if alert.check.startswith("Repetition.Used")] == []


def test_quotations_titles_and_lines_of_the_house_are_nobodys(
    other: Callable[..., None], found: Callable[..., Found]
) -> None:
    said = "“Nobody on the island remembers who lit the lamp or why the harbor was left to the gulls,” she said."
    house = "Orbit+ did not immediately respond to a request for comment on Tuesday."
    other(f"Orbit+ has ordered it.\n\n{said}\n\n{house}\n\nIt sails on.\n")
    assert found(f"Netflix went another way.\n\n{said}\n\n{house}\n\nThis one sinks.\n") == []


def test_what_the_template_writes_is_no_repetition(desk: Path) -> None:
    opened = Desk(desk)
    for title in ("Night Ferry", "Low Water"):
        facts = f"genre: season-renewal\ntitle: {title}\nseason: 2\nstatus: renewed\nplatform: Orbit+\n"
        opened.save_new(opened.render(opened.parse_facts(facts, "facts.yaml")))
    for path in opened.drafts():
        report = Desk(desk).check(opened.read(path), without=frozenset({"grammar"}))
        assert [alert for alert in report.alerts if alert.check.startswith("Repetition.Used")] == []
