"""What is kept for a passage is what would be found anew, whatever is edited around it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writer.checks.newsroom import CHECKS
from writer.checks.newsroom.reading import local
from writer.checks.subject import Subject
from writer.desk import Desk
from writer.model.alert import Alert
from writer.prose.markdown import parse
from writer.values import replace

ROOT = Path(__file__).parents[3]
DRAFTS = sorted((ROOT / "tests" / "facts_corpus").glob("u*.md"))
WORDS = [
    "not ",
    "Season 9 ",
    "“",
    "in March 2031 ",
    "*",
    "was canceled ",
    "\n\n",
    "Krüger ",
    "(x.com) ",
    "# ",
    "&amp; ",
    "[TK] ",
]


def alerts(subject: Subject) -> list[Alert]:
    return sorted((one for check in CHECKS.values() for one in check.run(subject)), key=lambda one: one.order)


def subject_of(desk: Desk, text: str, path: Path, like: Subject | None) -> Subject:
    draft = desk.parse(text, str(path))
    guide = desk.guides.guide("US")
    return Subject(
        document=parse(text, draft.copy),
        facts=draft.facts,
        names=draft.facts.names(),
        guide=like.guide if like else guide,
        lexicon=like.lexicon if like else desk.guides.lexicon("US"),
        today=draft.facts.reference_day(date(2026, 1, 1)),
        genre=desk.genre("season-renewal"),
    )


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(ROOT)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(DRAFTS), st.lists(st.tuples(st.floats(0, 1), st.sampled_from(WORDS)), min_size=1, max_size=3))
def test_kept_is_as_fresh(desk: Desk, path: Path, edits: list[tuple[float, str]]) -> None:
    text = path.read_text("utf-8")
    subject = subject_of(desk, text, path, None)
    alerts(subject)
    begin = subject.document.span.begin
    for share, words in edits:
        at = begin + int(share * (len(text) - begin))
        text = text[:at] + words + text[at:]
        subject = subject_of(desk, text, path, subject)
        kept = alerts(subject)
        local.forget()
        assert kept == alerts(replace(subject))
