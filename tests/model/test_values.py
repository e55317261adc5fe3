"""Small values: lines, slugs, scalars by their field's type."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.model.fields import Field, FieldType, read_scalar
from writer.model.lines import LineIndex
from writer.model.names import same_form
from writer.model.slugs import MAX_SLUG, slugify

TEXT = Field(name="x", type=FieldType.TEXT)


@given(st.text("a\n\r é😀", max_size=60), st.data())
def test_positions_and_offsets_are_inverses(text: str, data: st.DataObject) -> None:
    index = LineIndex.of(text)
    offset = data.draw(st.integers(0, len(text)))
    assert index.offset(*index.position(offset)) == offset


def test_lines_end_as_files_end_them() -> None:
    index = LineIndex.of("a\r\nb\rc\nd")
    assert [index.position(offset) for offset in (0, 3, 5, 7)] == [(1, 1), (2, 1), (3, 1), (4, 1)]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("All of Us Are Dead season 2", "all-of-us-are-dead-season-2"),
        ("What’s Next?", "whats-next"),
        ("Tomás & Ñandú: Él", "tomás-ñandú-él"),
        ("9-1-1", "9-1-1"),
        ("../../x", "x"),
        ("…", "untitled"),
        ("지금 우리 학교는", "지금-우리-학교는"),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text(max_size=300))
def test_a_slug_is_a_safe_file_name(text: str) -> None:
    slug = slugify(text)
    assert 0 < len(slug) <= MAX_SLUG
    assert "/" not in slug
    assert not slug.startswith((".", "-"))


def test_a_long_title_is_cut_between_words() -> None:
    assert slugify("word " * 40) == "-".join(["word"] * 15)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (FieldType.INT, "2", 2),
        (FieldType.BOOL, "No", False),
        (FieldType.DATE, "2025-08-12", date(2025, 8, 12)),
        (FieldType.MOMENT, "2025-08-12", date(2025, 8, 12)),
        (
            FieldType.MOMENT,
            "2025-08-12T10:30+01:00",
            datetime(2025, 8, 12, 10, 30, tzinfo=timezone(timedelta(hours=1))),
        ),
        (FieldType.TITLE, "No", "No"),
        (FieldType.URL, "https://www.example.com/a?b=c", "https://www.example.com/a?b=c"),
    ],
)
def test_the_type_reads_the_scalar(kind: FieldType, text: str, value: object) -> None:
    assert read_scalar(TEXT, kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FieldType.INT, "two"),
        (FieldType.BOOL, "perhaps"),
        (FieldType.DATE, "2025-02-30"),
        (FieldType.DATE, "July 2025"),
        (FieldType.MOMENT, "2025-08-12T25:00"),
        (FieldType.URL, "example"),
        (FieldType.CHOICE, "other"),
    ],
)
def test_what_cannot_be_read_is_refused(kind: FieldType, text: str) -> None:
    with pytest.raises(ValueError, match=text.partition("-")[0]):
        read_scalar(TEXT, kind, text)


def test_names_are_compared_in_one_form() -> None:
    assert same_form("Zoe\u0308’s") == same_form("Zo\u00eb's")
