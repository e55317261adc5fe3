"""The log of a draft: read as it was written."""

from pathlib import Path

import pytest

from writer.errors import FileError
from writer.library.log import Event, append_events, log_path, read_events


def test_words_with_line_ends_of_unicode_are_read_as_they_were_logged(tmp_path: Path) -> None:
    draft = tmp_path / "a.md"
    append_events(draft, [Event(event="dismissed", match="one\u2028two\x85three\u2029four", reason="so it is")])
    append_events(draft, [Event(event="fixed", match="five")])
    assert [event.match for event in read_events(draft)] == ["one\u2028two\x85three\u2029four", "five"]


def test_a_torn_line_is_told_and_what_comes_after_it_is_whole(tmp_path: Path) -> None:
    draft = tmp_path / "a.md"
    append_events(draft, [Event(event="fixed", match="one")])
    with log_path(draft).open("a", encoding="utf-8") as file:
        file.write('{"event": "fix')
    append_events(draft, [Event(event="fixed", match="two")])
    with pytest.raises(FileError) as raised:
        read_events(draft)
    assert [problem.place.line for problem in raised.value.problems if problem.place] == [2]
    log_path(draft).write_text(log_path(draft).read_text("utf-8").replace('{"event": "fix\n', "\n"), "utf-8")
    assert [event.match for event in read_events(draft)] == ["one", "two"]
