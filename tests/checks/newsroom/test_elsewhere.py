"""Facts against those of other drafts on the same work."""

from pathlib import Path

import pytest

from writer.desk import Desk

FRONT = "---\ngenre: season-renewal\ntitle: Night Ferry\nseason: {season}\nstatus: {status}\nrelease_window: {window}\n"
OURS = FRONT.format(season=2, status="renewed", window="late 2026") + "published: 2026-07-21\n---\n\nText.\n"


def said(desk: Path, other: str) -> list[tuple[str, str, str]]:
    (desk / "drafts" / "other.md").write_text(f"{other}---\n\nAnother text.\n", "utf-8")
    opened = Desk(desk)
    draft = opened.parse(OURS, str(desk / "drafts" / "night-ferry.md"))
    report = opened.check(draft, without=frozenset({"grammar"}))
    assert not report.files[0].unrun
    return [(one.field, one.level.label, one.message) for one in report.alerts if one.check == "Facts.Elsewhere"]


@pytest.mark.parametrize(
    ("window", "status", "day", "expected"),
    [
        (
            "spring 2027",
            "renewed",
            "2026-07-21",
            [("release_window", "warning", "other of 2026-07-21 says spring 2027")],
        ),
        ("2027", "renewed", "2026-05-01", [("release_window", "suggestion", "other of 2026-05-01 says 2027")]),
        ("October 2026", "renewed", "2026-07-21", []),
        ("2026", "cancelled", "2026-07-22", [("status", "warning", "other of 2026-07-22 says cancelled")]),
        ("2026", "announced", "2026-05-01", []),
    ],
)
def test_a_window_or_status_that_another_draft_excludes(
    desk: Path, window: str, status: str, day: str, expected: list[tuple[str, str, str]]
) -> None:
    other = FRONT.format(season=2, status=status, window=window) + f"published: {day}\n"
    assert [(field, level, message.partition(":")[0]) for field, level, message in said(desk, other)] == expected


def test_another_season_and_a_spiked_draft_say_nothing(desk: Path) -> None:
    day = "published: 2026-07-21\n"
    assert said(desk, FRONT.format(season=3, status="cancelled", window="2028") + day) == []
    assert said(desk, FRONT.format(season=2, status="cancelled", window="2028") + day + "stage: spiked\n") == []
