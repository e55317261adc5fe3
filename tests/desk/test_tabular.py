"""Lines of a sheet become rows of a list: all of them, or none and what is wrong with the first."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.desk.tabular import rows_of
from writer.errors import UsageError
from writer.model.facts import Certainty
from writer.model.fields import Field, FieldType

CAST = Field(
    name="cast",
    type=FieldType.CREDITS,
    label="Cast",
    rows={
        "actor": Field(name="actor", type=FieldType.PERSON, label="Actor"),
        "character": Field(name="character", type=FieldType.NAME, label="Character"),
        "role": Field(name="role", type=FieldType.CHOICE, label="Role", choices=("lead", "guest")),
        "seen_in": Field(name="seen_in", type=FieldType.LIST, of=FieldType.TITLE, label="Seen in"),
    },
)
TAGS = Field(name="tags", type=FieldType.LIST, label="Tags")
DATES = Field(name="dates", type=FieldType.LIST, of=FieldType.DATE, label="Dates")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Mara Quill\tInes Brandt\tlead\n", [{"actor": "Mara Quill", "character": "Ines Brandt", "role": "lead"}]),
        ("Mara Quill\t\tlead\r\n\r\nJo Adeyemi\n", [{"actor": "Mara Quill", "role": "lead"}, {"actor": "Jo Adeyemi"}]),
        ("Role\tactor\nguest\tTom Reyes\n", [{"role": "guest", "actor": "Tom Reyes"}]),
        ("Actor\tSeen in\nTom Reyes\tLow Water; No\n", [{"actor": "Tom Reyes", "seen_in": ["Low Water", "No"]}]),
        (
            "Actor\tCertainty\tAs of\nTom Reyes\treported\t2026-07-21\n",
            [{"actor": "Tom Reyes", "certainty": "reported", "as_of": "2026-07-21"}],
        ),
        ('"Quill, ""M."""\tInes\n', [{"actor": 'Quill, "M."', "character": "Ines"}]),
        ('"Quill,\nM."\tInes\nJo', [{"actor": "Quill,\nM.", "character": "Ines"}, {"actor": "Jo"}]),
        ('"Red" Quill\tInes\n', [{"actor": '"Red" Quill', "character": "Ines"}]),
        ("Actor of the Year\tInes\tlead\n", [{"actor": "Actor of the Year", "character": "Ines", "role": "lead"}]),
    ],
)
def test_lines_are_rows(text: str, rows: list[object]) -> None:
    assert rows_of(text, CAST) == rows


def test_columns_behind_one_without_a_name_keep_their_places() -> None:
    assert rows_of("Actor\t\tCharacter\nMara Quill\t\tInes\n", CAST) == [{"actor": "Mara Quill", "character": "Ines"}]


def test_a_list_of_words_takes_one_a_line() -> None:
    assert rows_of("ferries\n\nNo: a life\n", TAGS) == ["ferries", "No: a life"]


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        (CAST, "Mara Quill\tInes\tlead\nJo\tTam\tleed\n", "line 2: 'role': 'leed' is not one of lead, guest"),
        (CAST, "a\tb\tlead\td\te\tf\tg\th\n", "line 1 has 8 cells, more than there are columns"),
        (CAST, "Actor\tCharakter\nMara Quill\tInes\n", "line 1: this list has no column 'charakter'"),
        (CAST, "Actor\nMara Quill\tInes\n", "line 2 has 2 cells, more than there are columns"),
        (CAST, "Actor\t\tCharacter\nMara Quill\told\tInes\n", "line 2: 'old' stands in a column without a name"),
        (CAST, "Actor\tActor\nMara Quill\tInes\n", "line 1 names the column 'actor' twice"),
        (DATES, "2026-07-21\n2026-02-30\n", "line 2: 'dates': "),
        (TAGS, " \n\t\n", "nothing to paste"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(field: Field, text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        rows_of(text, field)
    assert caught.value.message.startswith(message)


_CELL = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters='"\\'), min_size=1)


@given(st.lists(st.tuples(_CELL, _CELL, st.sampled_from(["lead", "guest"]), st.sampled_from(Certainty)), min_size=1))
def test_what_a_sheet_writes_is_read_as_it_was(rows: list[tuple[str, str, str, Certainty]]) -> None:
    names = ("actor", "character", "role", "certainty")
    out = io.StringIO()
    csv.writer(out, "excel-tab").writerows([names, *rows])
    assert rows_of(out.getvalue(), CAST) == [dict(zip(names, row, strict=True)) for row in rows]
