"""Front matter is changed line by line; everything else stays as it was."""

from collections.abc import Callable
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.errors import FileError
from writer.library import drafts
from writer.library.cache import Shelf
from writer.library.drafts import set_keys, split
from writer.library.yamlfile import MapNode, Plain, plain, read_mapping

ORDER = ("genre", "title", "headline", "status", "release_window", "cast", "sources", "writer")
YAML = """\
# the desk's own note
genre: season-renewal
title: 'Night Ferry'   # working title

status: renewed
cast:
  - {actor: Ana Ruiz, character: Ines}
  # she is not confirmed
  - actor: Jo Adeyemi
    character: Mara

# where it is from
sources:
  - {name: Orbit+}
layout: wide
"""


def test_a_changed_key_leaves_every_other_line() -> None:
    changed = set_keys(YAML, {"status": "cancelled"}, ORDER)
    assert changed == YAML.replace("status: renewed", "status: cancelled")


def test_rows_are_replaced_whole_and_what_follows_stays() -> None:
    changed = set_keys(YAML, {"cast": [{"actor": "Zoë Kravitz", "character": "No"}]}, ORDER)
    begin, end = YAML.index("cast:"), YAML.index("\n# where it is from")
    assert changed == YAML[:begin] + "cast:\n  - {actor: Zoë Kravitz, character: 'No'}\n" + YAML[end:]


def test_a_new_key_goes_after_its_neighbour_in_the_order() -> None:
    changed = set_keys(YAML, {"headline": "Night Ferry: renewed", "release_window": {"value": "late 2026"}}, ORDER)
    lines = changed.split("\n")
    assert lines[lines.index("title: 'Night Ferry'   # working title") + 1] == "headline: 'Night Ferry: renewed'"
    assert lines[lines.index("status: renewed") + 1] == "release_window: {value: late 2026}"


def test_a_key_is_taken_out() -> None:
    assert set_keys(YAML, {"sources": None, "nothing": None}, ORDER) == YAML.replace(
        "sources:\n  - {name: Orbit+}\n", ""
    )


def test_line_ends_are_kept() -> None:
    changed = set_keys("a: 1\r\nb: 2\r\n", {"a": "3", "c": ["x", "y"]}, ("a", "b", "c"))
    assert changed == "a: 3\r\nb: 2\r\nc: [x, y]\r\n"


def test_where_the_front_matter_ends() -> None:
    text = "---\ntitle: X\n---\n\nCopy.\n\n---\n\nMore.\n"
    front, end, copy = split(text)
    assert (text[front:end], text[copy:]) == ("title: X\n", "\nCopy.\n\n---\n\nMore.\n")
    assert split("Copy.\n\n---\nnot: front matter\n---\n") == (0, 0, 0)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=15)


@given(
    st.sampled_from(ORDER), WORDS | st.lists(WORDS, min_size=1) | st.lists(st.dictionaries(WORDS, WORDS, min_size=1))
)
def test_what_is_set_reads_back_and_the_rest_is_untouched(key: str, value: str) -> None:
    before = plain(read_mapping(YAML, ""))
    after = plain(read_mapping(set_keys(YAML, {key: value}, ORDER), ""))
    assert isinstance(before, dict)
    assert after == before | {key: value}


CHANGES = st.dictionaries(st.sampled_from([*ORDER, "other"]), st.sampled_from([None, "new", ["x", "y"]]))


@given(CHANGES, st.sampled_from([YAML, YAML.rstrip(), "{title: A, season: 2}", ""]))
def test_many_keys_are_set_as_one_after_the_other(changes: dict[str, Plain], yaml: str) -> None:
    one_by_one = set_keys(yaml, {}, ORDER)
    for key, value in changes.items():
        one_by_one = set_keys(one_by_one, {key: value}, ORDER)
    assert set_keys(yaml, changes, ORDER) == one_by_one


def test_many_keys_cost_one_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def counted(text: str, path: str) -> MapNode:
        read.append(text)
        return read_mapping(text, path)

    monkeypatch.setattr(drafts, "read_mapping", counted)
    set_keys(YAML, dict.fromkeys(ORDER, "new"), ORDER)
    assert read == [YAML]


def test_front_matter_that_was_read_before_has_the_same_nodes_and_is_not_parsed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leave: list[Callable[[], None]] = []
    monkeypatch.setattr("atexit.register", leave.append)
    monkeypatch.setattr(drafts, "_MATTERS", Shelf("matters of a test", []))
    text = f"---\n{YAML}---\nThe copy.\n"
    first = drafts.front_matter(text, "a.md")
    leave[0]()
    drafts._nodes.cache_clear()  # noqa: SLF001  as in another process
    monkeypatch.setattr(drafts, "_MATTERS", Shelf("matters of a test", []))
    monkeypatch.setattr(drafts, "read_mapping", Mock(side_effect=AssertionError))
    assert drafts.front_matter(text.replace("The copy", "Other words"), "a.md") == first
    for other in (text.replace("renewed", "cancelled"), "\n" + text):
        with pytest.raises(AssertionError):
            drafts.front_matter(other, "a.md")


def test_what_git_could_not_merge_is_told_with_its_line() -> None:
    text = "---\ntitle: Night Ferry\n<<<<<<< HEAD\nseason: 2\n=======\nseason: 3\n>>>>>>> other\n---\nCopy.\n"
    with pytest.raises(FileError, match="git could not merge them") as raised:
        drafts.front_matter(text, "a.md")
    assert raised.value.where is not None
    assert (raised.value.where.line, raised.value.where.column) == (3, 1)
