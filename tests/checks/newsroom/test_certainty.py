"""Copy that is surer than its facts, and copy that says how sure it is."""

from collections.abc import Callable

import pytest

Found = Callable[..., list[tuple[str, str, str]]]
RUMORED = "status: {value: renewed, certainty: rumored}"
TITLE = "All of Us Are Dead"


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        (f"{TITLE} returns in late 2026 or early 2027.", [("Certainty.Window", "late 2026 or early 2027")]),
        ("The season will premiere in early 2027.", [("Certainty.Window", "early 2027")]),
        ("The season is expected in late 2026 or early 2027.", []),
        ("The season could arrive in early 2027.", []),
        ("A fan site says that the season arrives in early 2027.", []),
        ("Netflix has not said that the season arrives in early 2027.", []),
        ("“The season arrives in early 2027 or late 2026,” she said.", []),
        ("Season 1 premiered in January 2022.", []),
        ("Will the season arrive in early 2027?", []),
        ("It is official: the season premieres in early 2027.", [("Certainty.Firm", "official")]),
        ("Netflix confirmed that the season arrives in early 2027.", [("Certainty.Firm", "confirmed")]),
    ],
)
def test_an_expected_window(found: Found, copy: str, expected: list[tuple[str, str]]) -> None:
    assert [(rule, text) for rule, _, text in found("certainty", copy)] == expected


def test_a_window_that_is_official_may_be_stated(found: Found) -> None:
    copy = "The season will premiere in early 2027. It is official: it premieres in early 2027."
    assert found("certainty", copy, facts="release_window: early 2027") == []


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        (f"Netflix has renewed {TITLE}.", [("Certainty.Status", "has renewed")]),
        (f"Netflix has officially renewed {TITLE}.", [("Certainty.Firm", "officially")]),
        (f"Netflix may have renewed {TITLE}.", []),
        (f"{TITLE} has been renewed, according to a tabloid.", []),
        (f"Netflix has not renewed {TITLE}.", []),
        ("Season 1 has been renewed by another house.", []),
    ],
)
def test_a_rumored_status(found: Found, copy: str, expected: list[tuple[str, str]]) -> None:
    raised = found("certainty", copy, facts=RUMORED)
    assert [(rule, text.removesuffix(f" {TITLE}")) for rule, _, text in raised] == expected


def test_known_and_expected_in_one_sentence(found: Found) -> None:
    copy = "Filming has begun, so the release is expected in early 2027."
    assert found("certainty", copy) == [("Certainty.Mixed", "suggestion", copy)]
    assert found("certainty", "Filming has begun. The release is expected in early 2027.") == []


def test_a_story_of_guesses_is_told_at_its_first(found: Found) -> None:
    copy = "It rained. " + "Perhaps it will snow. " * 9
    assert found("certainty", copy) == [("Certainty.Guesses", "suggestion", "Perhaps it will snow.")]
    assert found("certainty", "It rained. " * 6 + "Perhaps it will snow. " * 5) == []
