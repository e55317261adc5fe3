"""YAML becomes nodes that know their places; what is wrong is said with line and column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.errors import FileError
from writer.library.yamlfile import (
    ListNode,
    MapNode,
    Plain,
    ScalarNode,
    dump,
    plain,
    read_documents,
    read_mapping,
)
from writer.library.yamlparser import dumped

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=20)
PLAIN = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(WORDS, inner, min_size=1, max_size=4),
    max_leaves=12,
)


def test_values_stay_the_text_that_was_written() -> None:
    node = read_mapping("a: No\nb: 1:47\nc: 1899\nd: 2025-02-30\ne:\nf: ~\n", "f.yaml")
    assert plain(node) == {"a": "No", "b": "1:47", "c": "1899", "d": "2025-02-30"}


def test_spans_and_places_count_from_the_start_of_the_file() -> None:
    text = "é: 1\nkey: {actor: Zoë}\n"
    node = read_mapping(text, "f.md", offset=4, line=2)
    inner = node.get("key")
    assert isinstance(inner, MapNode)
    actor = inner.get("actor")
    assert isinstance(actor, ScalarNode)
    assert text[actor.span.begin - 4 : actor.span.end - 4] == "Zoë"
    assert (actor.place.line, actor.place.column) == (3, 14)


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "'a' stands here twice; first on line 1"),
        ("a: {x: 1, x: 2}\n", 1, 11, "'x' stands here twice; first on line 1"),
        ("a: [1\nb: 2\n", 1, 4, "this is no YAML: did not find expected ',' or ']'"),
        ("a: b: c\n", 1, 5, "this is no YAML: mapping values are not allowed in this context"),
        ("- 1\n", 1, 1, "a list stands where fields should"),
        ("{[1]: 2}\n", 1, 2, "a key must be a word"),
        ("a: *nobody\n", 1, 4, "'*nobody' stands for nothing above it"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(FileError) as raised:
        read_mapping(text, "f.yaml")
    assert raised.value.message == message
    assert raised.value.where is not None
    assert (raised.value.where.path, raised.value.where.line, raised.value.where.column) == ("f.yaml", line, column)


def test_aliases_that_grow_without_end_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    with pytest.raises(FileError, match="grows too large"):
        read_mapping("\n".join(lines), "f.yaml")


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(FileError, match=r"nested too deeply|this is no YAML"):
        read_mapping("a: " + "[" * 50_000 + "]" * 50_000, "f.yaml")


def test_a_file_of_two_documents() -> None:
    first, second = read_documents("a: 1\n---\nexamples: []\n", "f.yml")
    assert plain(first) == {"a": "1"}
    assert isinstance(second, MapNode)
    assert isinstance(second.get("examples"), ListNode)


@given(st.dictionaries(WORDS, PLAIN, min_size=1, max_size=4))
def test_what_is_dumped_reads_back(value: dict[str, Plain]) -> None:
    assert plain(read_mapping(dump(value), "f.yaml")) == value


QUOTES = st.text("abyn :#,?-’“'.é&!|>%@{}[]\"*~1", max_size=9) | st.sampled_from(
    ["No", "~", "<<", "1:47", "a #b", "🎬"]
)
NESTED = st.recursive(
    QUOTES | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(QUOTES | st.sampled_from(["id", "on"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(NESTED)
def test_what_is_dumped_quickly_is_what_the_library_dumps(value: Plain) -> None:
    assert dump(value, flow=None) == dumped(value, flow=None)
    assert dump([value]) == dumped([value], flow=False)


def test_letters_beyond_the_common_ones_are_written_as_they_are() -> None:
    assert dump({"title": "مسلسل 🎬", "by": ["🎭: Ana", "no"]}) == "title: مسلسل 🎬\nby:\n- '🎭: Ana'\n- 'no'\n"
