"""Headers find their fields: by name, alias, and likeness that somebody confirms."""

import pytest

from writer.batch.columns import steps, written
from writer.batch.mapping import SheetMapping, Target
from writer.batch.matching import Matched, match, refuse_misfits
from writer.desk import Desk
from writer.errors import FileError, Place
from writer.library.columns import column_names

DESK = Desk(None)
FIELDS = DESK.genre("season-renewal").fields
ALIASES = column_names(DESK.places.folders("templates"))


def matched(*headers: str, yes: bool = True, mapping: SheetMapping | None = None) -> Matched:
    asked: list[str] = []

    def confirm(header: str, field: str) -> bool:
        asked.append(f"{header}={field}")
        return yes

    found = match(headers, mapping or SheetMapping(columns={}), FIELDS, ALIASES, confirm)
    assert sorted(asked) == sorted(f"{header}={field}" for header, field in found.confirmed.items()) or not yes
    return found


@pytest.mark.parametrize(
    ("header", "place"),
    [
        ("title", "title"),
        ("cast[0].actor", "cast[0].actor"),
        ("release_window.certainty", "release_window.certainty"),
        ("slug", "slug"),
        ("Premiere Date", "premiere_date"),
        ("Release window", "release_window"),
        ("NETWORK", "platform"),
        ("Synopsis", "logline"),
    ],
)
def test_a_header_is_known_by_name_label_or_alias(header: str, place: str) -> None:
    found = matched(header)
    assert [written(target.place) for target in found.mapping.columns[header]] == [place]
    assert not found.confirmed


def test_a_header_that_is_only_like_a_field_must_be_confirmed() -> None:
    assert dict(matched("premier date").confirmed) == {"premier date": "premiere_date"}
    assert matched("premier date", yes=False).unused == ("premier date",)


def test_what_the_mapping_names_is_not_matched_again_and_no_field_is_given_twice() -> None:
    mapping = SheetMapping(columns={"show": (Target(place=steps("title")),), "rating": ()})
    found = matched("show", "title", "rating", "stage", "xyzzy", mapping=mapping)
    assert found.unused == ("title", "rating", "stage", "xyzzy")


def test_a_mapping_that_does_not_fit_the_sheet_or_the_genre_is_refused_with_all_problems() -> None:
    columns = {
        "titel": (Target(place=steps("title")),),
        "who": (Target(place=steps("cast[].aktor")),),
        "state": (Target(place=steps("stage")),),
    }
    places = {column: Place(path="m.yaml", line=line) for line, column in enumerate(columns, start=3)}
    with pytest.raises(FileError) as caught:
        refuse_misfits(SheetMapping(columns=columns, places=places), ["title", "who", "state"], FIELDS)
    assert [str(problem) for problem in caught.value.problems] == [
        "m.yaml:3:1: the sheet has no column 'titel' (did you mean 'title'?)",
        "m.yaml:4:1: 'cast[].aktor' is no field that a column can feed ('writer genre show GENRE' lists the fields)",
        "m.yaml:5:1: 'stage' is no field that a column can feed ('writer genre show GENRE' lists the fields)",
    ]
