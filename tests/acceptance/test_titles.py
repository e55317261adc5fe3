"""Rows of a real catalogue as facts of the genres that fit: each renders, and none prints what no template may."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from writer.desk import Desk
from writer.desk.genrework.flaws import flaws
from writer.library.yamlfile import Plain, dump

SHEET = Path(__file__).parents[2].parent / "shared" / "samples" / "netflix_titles.csv"
STRIDE = 29
"""Prime, so that it falls in step with nothing in the sheet; ``benchmarks/titles.py`` takes every row."""

DESK = Desk(None, today=lambda: date(2026, 11, 2))
SERIES = ("season-renewal", "release-date", "cast-guide", "review-recap", "title-explainer")
FILM = ("film-feature", "release-date", "cast-guide", "review-recap", "title-explainer")


def names(cell: str) -> list[Plain]:
    return [name.strip() for name in cell.split(",") if name.strip()]


def facts(row: dict[str, str]) -> dict[str, Plain]:
    """What one row of the catalogue says."""
    film = row["type"] == "Movie"
    size, _, unit = row["duration"].partition(" ")
    added = row["date_added"].strip()
    known: dict[str, Plain] = {
        "title": row["title"],
        "medium": "film" if film else "series",
        "status": "released",
        "platform": "Netflix",
        "runtime_minutes": size if film and unit == "min" else None,
        "season": size if not film and unit.startswith("Season") else None,
        "premiere_date": row["release_year"],
        "where_to_watch": [{"service": "Netflix", "from": datetime.strptime(added, "%B %d, %Y").date().isoformat()}]  # noqa: DTZ007
        if added
        else None,
        "cast": [{"actor": name} for name in names(row["cast"])],
        "crew": [{"name": name, "job": "director"} for name in names(row["director"])],
        "production": {"places": names(row["country"])} if row["country"] else None,
        "logline": row["description"],
        "tags": names(row["listed_in"])[:8],
        "sources": [{"name": "Netflix", "kind": "data", "date": "2021-09-25"}],
    }
    return {name: value for name, value in known.items() if value}


def wrong(number: int, row: dict[str, str]) -> Iterator[str]:
    """What is wrong in the drafts of one row: of one genre, in turn."""
    genres = FILM if row["type"] == "Movie" else SERIES
    genre = genres[number % len(genres)]
    yaml = dump({"genre": genre, "published": "2026-11-02", **facts(row)})
    draft = DESK.render(DESK.parse_facts(yaml, f"row {number}"))
    yield from (f"row {number}, {row['title']}, {genre}: {flaw}" for flaw in flaws(draft))


def rows() -> list[dict[str, str]]:
    with SHEET.open(encoding="utf-8", newline="") as sheet:
        return list(csv.DictReader(sheet))


@pytest.mark.acceptance
def test_rows_of_a_catalogue_render() -> None:
    table = rows()
    assert len(table) == 8_806
    assert [flaw for number in range(0, len(table), STRIDE) for flaw in wrong(number, table[number])] == []
