"""A list of drafts: searched in text and facts, filtered, put in order, with what its drafts were checked for."""

from datetime import date
from pathlib import Path

import pytest

from writer.desk import Desk
from writer.desk.listing import Catalogue, Lengths, Listed, listed
from writer.desk.many import check_paths
from writer.desk.searching import ordered, search
from writer.errors import UsageError

TODAY = date(2026, 7, 21)

FERRY = """\
genre: season-renewal
title: Night Ferry
headline: The ferry sails again
stage: review
status: {value: renewed, sources: [Orbit+], as_of: 2026-07-01}
release_window: March 2026
cast:
  - {actor: Zoë Quill, character: Ines}
"""

FILES = {
    "ferry": (FERRY, "It sails at nine. We utilize a boat."),
    "dates": (
        "genre: release-date\ntitle: Salt Road\nstage: draft\nguide: UK\n",
        "The road is long, and it is very dry.",
    ),
    "spiked": ("genre: release-date\ntitle: Night Bus\nstage: spiked\n", "The ferry is late."),
    "text": ("", "Ferries."),
}


@pytest.fixture
def opened(desk: Path) -> Desk:
    for slug, (facts, copy) in FILES.items():
        (desk / "drafts" / f"{slug}.md").write_text(f"---\n{facts}---\n\n{copy}\n" if facts else f"{copy}\n", "utf-8")
    (desk / "drafts" / "broken.md").write_text("---\ntitle: 'Half a ferry\n---\n", "utf-8")
    return Desk(desk, today=lambda: TODAY)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", {"ferry", "dates", "spiked", "text", "broken"}),
        ("ferr", {"ferry", "spiked", "text", "broken"}),
        ("FERRY night", {"ferry", "spiked"}),
        ("zoe", {"ferry"}),
        ('"night ferry"', {"ferry"}),
        ('"night fer', set()),
        ("night -stage:spiked", {"ferry"}),
        ("night -bus", {"ferry"}),
        ("t", set()),
        ("+ -", {"ferry", "dates", "spiked", "text", "broken"}),
        ("stage:rev", {"ferry"}),
        ("stage: genre:release", {"dates", "spiked"}),
        ('title:"night bus"', {"spiked"}),
        ("title:SAILS", {"ferry"}),
        ("facts:stale", {"ferry"}),
        ("alerts:unk genre:season", {"ferry"}),
        ('a "quo"te', set()),
    ],
)
def test_a_line_finds(opened: Desk, line: str, found: set[str]) -> None:
    catalogue = Catalogue(opened)
    rows = catalogue.listed(lambda _done, _of: None)
    assert {row.slug for row in search(line).among(rows, catalogue.as_left, TODAY)} == found


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("stag:review", "there is no filter 'stag:'", "did you mean 'stage'?"),
        ("alerts:many", "'alerts:' has no 'many'", "it has errors, warnings, suggestions, none, unknown"),
    ],
)
def test_a_slip_in_a_filter_is_told(line: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        search(line)
    assert (caught.value.message, caught.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("column", "down", "up"),
    [
        ("headline", ["broken", "spiked", "dates", "text", "ferry"], ["ferry", "text", "dates", "spiked", "broken"]),
        ("words", ["dates", "ferry", "spiked", "text", "broken"], ["text", "spiked", "ferry", "dates", "broken"]),
        ("stage", ["dates", "ferry", "spiked", "text", "broken"], ["spiked", "ferry", "dates", "text", "broken"]),
        ("facts", ["ferry", "dates", "spiked", "text", "broken"], ["ferry", "dates", "spiked", "text", "broken"]),
    ],
)
def test_a_list_has_an_order_and_what_is_not_known_is_last(
    opened: Desk, column: str, down: list[str], up: list[str]
) -> None:
    rows = sorted(listed(opened), key=lambda row: list(FILES).index(row.slug) if row.slug in FILES else 9)
    assert [row.slug for row in ordered(rows, column)] == down
    assert [row.slug for row in ordered(rows, column, turned=True)] == up


def row(desk: Desk, slug: str) -> Listed:
    return next(one for one in listed(desk) if one.slug == slug)


def test_a_check_is_kept_for_the_text_that_it_read(opened: Desk) -> None:
    path = opened.places.drafts / "dates.md"
    assert row(opened, "dates").errors is None
    for given in ({"guide": "US"}, {"without": frozenset({"grammar", "Length"})}):
        check_paths(opened, [path], **{"without": frozenset({"grammar"}), **given})  # type: ignore[arg-type]
        assert row(opened, "dates").errors is None
    report = check_paths(opened, [path], without=frozenset({"grammar"}))
    one = row(opened, "dates")
    counts = one.errors, one.warnings, one.suggestions
    assert counts == tuple(sum(alert.level == level for alert in report.alerts) for level in (3, 2, 1))
    assert one.unrun == 1  # grammar was waived, and is no pass
    path.write_text(f"{path.read_text('utf-8')}\nAnd on.\n", "utf-8")
    assert row(opened, "dates").errors is None


def test_the_words_asked_for_are_those_of_genre_and_guide(opened: Desk) -> None:
    lengths = Lengths(opened)
    found = {one.slug: length.target if (length := lengths.of(one)) else None for one in listed(opened)}
    assert found == {"ferry": 700, "dates": 500, "spiked": 500, "text": None, "broken": None}
    guide = opened.places.drafts.parent / "styleguides" / "Short"
    guide.mkdir(parents=True)
    (guide / "guide.yaml").write_text("label: Short\nextends: [US]\nlength: {release-date: {target: 400}}\n", "utf-8")
    (opened.places.drafts.parent / "writer.yaml").write_text("guide: Short\n", "utf-8")
    lengths = Lengths(Desk(opened.places.root))
    found = {one.slug: length.target for one in listed(opened) if (length := lengths.of(one))}
    assert found == {"ferry": 700, "dates": 500, "spiked": 400}  # one of them names the guide UK
