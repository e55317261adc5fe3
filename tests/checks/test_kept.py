"""After an edit, what is kept of the other paragraphs gives the report that a check of the whole gives."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.checks import style
from writer.checks.newsroom.reading import local
from writer.desk import Desk
from writer.model.alert import Alert

ROOT = Path(__file__).parents[2]
DRAFTS = sorted((ROOT / "tests" / "facts_corpus").glob("w*.md"))
WORDS = [
    "not ",
    "theatre theater ",
    "very very ",
    "“",
    "in March 2031 ",
    "[link](https://example.com) ",
    "*",
    "was canceled ",
    "\n\n",
    "- ",
    "# ",
    "&amp; ",
    "[TK] ",
]


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(ROOT)


def alerts(desk: Desk, text: str, path: Path) -> tuple[Alert, ...]:
    report = desk.check(desk.parse(text, str(path)), without=frozenset({"grammar"}))
    return report.files[0].alerts


@given(st.data())
def test_a_check_after_edits_is_a_check_of_the_whole(desk: Desk, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(DRAFTS))
    text = path.read_text("utf-8")
    begin = text.index("\n---\n") + 5
    alerts(desk, text, path)
    for share, words in data.draw(st.lists(st.tuples(st.floats(0, 1), st.sampled_from(WORDS)), min_size=1, max_size=2)):
        at = begin + int(share * (len(text) - begin))
        text = text[:at] + words + text[at:]
        kept = alerts(desk, text, path)
        local.forget()
        style.forget()
        assert kept == alerts(desk, text, path)
