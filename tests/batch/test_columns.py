"""Columns as places in facts, and rows filled in by a mapping."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.batch.columns import Tree, mark, steps, word, written
from writer.batch.filling import Filled, fill
from writer.batch.mapping import read_mapping_file
from writer.batch.values import Row
from writer.library.yamlfile import Plain, plain

NAMES = st.sampled_from(["title", "actor", "role", "cast", "tags"])
PATHS = st.lists(st.tuples(NAMES, st.sampled_from(["", "[0]", "[12]", "[]"])), min_size=1, max_size=4).map(
    lambda parts: ".".join(name + row for name, row in parts)
)


@given(PATHS)
def test_a_place_is_written_as_it_was_read(path: str) -> None:
    assert written(steps(path)) == path


@pytest.mark.parametrize("path", ["", "cast[0", "cast[x].actor", "a..b", "cast[1000].actor", "two words"])
def test_what_is_no_place_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match=r"is no place in facts|counts too far"):
        steps(path)


def put(**cells: str) -> Plain:
    tree = Tree()
    for path, text in cells.items():
        tree.put(steps(path), word(text, mark(path, 2)))
    return plain(tree.node(2))


def test_cells_grow_into_records_rows_and_facts_in_full() -> None:
    cells = {"cast[1].actor": "B", "cast[0].actor": "A", "subject.born": "1994", "w": "2027", "w.certainty": "expected"}
    assert put(**cells) == {
        "cast": [{"actor": "A"}, {"actor": "B"}],
        "subject": {"born": "1994"},
        "w": {"value": "2027", "certainty": "expected"},
    }
    assert put(**{"w.certainty": "expected", "w": "2027"}) == {"w": {"certainty": "expected", "value": "2027"}}
    assert put(**{"w.certainty": "expected", "cast[0].certainty": "official"}) == {"cast": []}


@pytest.mark.parametrize("paths", [("title", "title"), ("cast[0].actor", "cast[0].actor"), ("title", "title.x")])
def test_two_columns_never_share_a_place(paths: tuple[str, str]) -> None:
    tree = Tree()
    tree.put(steps(paths[0]), word("1", mark("a", 2)))
    with pytest.raises(ValueError, match=r"two columns|another column"):
        tree.put(steps(paths[1]), word("2", mark("b", 2)))


MEND = "mend the cell, or add a pattern to the mapping"
MAPPING = """\
genre: release-date
set: {platform: Netflix, medium: film}
columns:
  type: {field: medium, values: {Movie: film, TV Show: series}}
  actors: {field: "cast[].actor", split: ","}
  roles: {field: "cast[].character", split: ","}
  director: {field: "crew[].name", split: ";", with: {job: director}}
  length:
    - {field: runtime_minutes, pattern: '(\\d+) min'}
    - {pattern: '\\d+ Seasons?'}
  added:
    - {field: "entries[].date"}
    - {field: period, pattern: '(\\w+) \\d+, (\\d{4})', as: '\\1 \\2'}
  file: slug
  rating: unused
"""


def filled(folder: Path, **cells: str) -> Filled:
    path = folder / "m.yaml"
    path.write_text(MAPPING)
    return fill(Row(number=7, cells=dict(cells)), read_mapping_file(path))


def test_a_row_is_filled_in_by_its_mapping(tmp_path: Path) -> None:
    cells = {"type": "TV Show", "actors": "Ana Ruiz, Bo Ek,", "roles": "Ines,,Tom", "director": "Jo Ade; Li Wu"}
    found = filled(tmp_path, **cells, length="2 Seasons", added="March 3, 2027", file="x", rating="PG")
    assert found.problems == ()
    assert found.slug == "x"
    assert plain(found.facts) == {
        "platform": "Netflix",
        "medium": "series",
        "cast": [{"actor": "Ana Ruiz", "character": "Ines"}, {"actor": "Bo Ek"}, {"character": "Tom"}],
        "crew": [{"name": "Jo Ade", "job": "director"}, {"name": "Li Wu", "job": "director"}],
        "entries": [{"date": "March 3, 2027"}],
        "period": "March 2027",
    }


def test_what_does_not_fit_is_told_by_row_column_and_value(tmp_path: Path) -> None:
    found = filled(tmp_path, type="Movies", length="an hour")
    assert [(one.row, one.column, one.value, one.reason, one.suggestion) for one in found.problems] == [
        (7, "type", "Movies", "'Movies' has no place in the mapping", "did you mean 'Movie'?"),
        (7, "length", "an hour", "'an hour' fits no pattern of its column", MEND),
    ]
    assert plain(found.facts) == {"platform": "Netflix", "medium": "film"}
