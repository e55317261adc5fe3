"""Adding to a list of a YAML file: what it says afterwards, and that all else stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.library.yamledit import add_items
from writer.library.yamlfile import plain, read_mapping

WORDS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8), max_size=4
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "vocabulary:\n  accept: [new]\n"),
        ("a: b # c", "a: b # c\nvocabulary:\n  accept: [new]\n"),
        ("vocabulary:\n", "vocabulary: {accept: [new]}\n"),
        ("vocabulary: # why\na: b\n", "vocabulary: {accept: [new]} # why\na: b\n"),
        ("vocabulary: {}\na: b\n", "vocabulary: {accept: [new]}\na: b\n"),
        ("vocabulary: {reject: [x]}\n", "vocabulary: {accept: [new], reject: [x]}\n"),
        ("vocabulary:\n    reject: [x]\n", "vocabulary:\n    accept: [new]\n    reject: [x]\n"),
        ("vocabulary:\n  accept:\na: b\n", "vocabulary:\n  accept: [new]\na: b\n"),
        ("vocabulary:\n  accept: []\n", "vocabulary:\n  accept: [new]\n"),
        ("vocabulary:\n  accept: old\n", "vocabulary:\n  accept: [old, new]\n"),
        ("vocabulary:\n  accept: [a, 'b']\n", "vocabulary:\n  accept: [a, 'b', new]\n"),
        (
            "vocabulary:\n  accept:\n  - a # c\n  - b\na: b\n",
            "vocabulary:\n  accept:\n  - a # c\n  - b\n  - new\na: b\n",
        ),
        ("vocabulary:\n  accept:\n    - a", "vocabulary:\n  accept:\n    - a\n    - new\n"),
        ("vocabulary:\n  accept: [new]\n", "vocabulary:\n  accept: [new]\n"),
    ],
)
def test_an_item_goes_where_the_list_is(text: str, expected: str) -> None:
    assert add_items(text, "guide.yaml", "vocabulary", "accept", ["new"]) == expected


@given(WORDS, WORDS, st.sampled_from(["flow", "block"]))
def test_a_list_holds_the_old_and_the_new(old: list[str], new: list[str], form: str) -> None:
    begun = add_items("label: x\n", "", "vocabulary", "accept", old) if form == "flow" else _block(old)
    both = list(dict.fromkeys((*old, *new)))
    said = plain(read_mapping(add_items(begun, "", "vocabulary", "accept", new), ""))
    assert said == ({"label": "x", "vocabulary": {"accept": both}} if both else {"label": "x"})


def _block(words: list[str]) -> str:
    lines = "".join(f"  - '{word.replace(chr(39), chr(39) * 2)}'\n" for word in dict.fromkeys(words))
    return f"label: x\nvocabulary:\n  accept:\n{lines}" if words else "label: x\n"
