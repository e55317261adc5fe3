"""UTF-16 units and code points."""

from hypothesis import given
from hypothesis import strategies as st

from writer.prose.offsets import Utf16


def test_pairs() -> None:
    offsets = Utf16("a🎬b🎬")
    assert [offsets.to_codepoints(unit) for unit in range(7)] == [0, 1, 1, 2, 3, 3, 4]
    assert [offsets.to_utf16(point) for point in range(5)] == [0, 1, 3, 4, 6]


@given(st.text(st.sampled_from("aé東🎬𝄞\n"), max_size=30))
def test_there_and_back(text: str) -> None:
    offsets = Utf16(text)
    for point in range(len(text) + 1):
        unit = len(text[:point].encode("utf-16-le")) // 2
        assert offsets.to_utf16(point) == unit
        assert offsets.to_codepoints(unit) == point
