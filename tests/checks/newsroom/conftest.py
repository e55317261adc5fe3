"""A subject made of copy and facts, and the alerts of one check on it as text."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from writer.checks.newsroom import CHECKS
from writer.checks.subject import Subject
from writer.library.drafts import front_matter, read_draft
from writer.library.genres import load_genre
from writer.library.lexicon import Lexicon
from writer.model.guide import Guide
from writer.prose.markdown import parse
from writer.values import replace

ROOT = Path(__file__).parents[3]
GENRE = load_genre("season-renewal", (ROOT / "templates",))
LEXICON = Lexicon([ROOT / "styleguides" / "Base" / "lexicon"])
FACTS = """
genre: season-renewal
title: All of Us Are Dead
platform: Netflix
published: 2025-08-12
status: in-production
season: 2
release_window: {value: late 2026 or early 2027, certainty: expected}
renewal_date: 2022-06-06
production: {start: 2025-07}
seasons:
  - {number: 1, premiere: 2022-01-28, episodes: 12}
cast:
  - {actor: Park Ji-hu, character: Nam On-jo, role: lead}
  - {actor: Yoon Chan-young, character: Lee Cheong-san, role: lead}
  - {actor: Lomon, character: Lee Su-hyeok, role: lead}
  - {actor: Lee Min-jae, character: Yong Ma-ru, role: newcomer}
  - {actor: Kim Si-eun, character: So Ju-ran, role: newcomer}
crew:
  - {name: Zoë Saldaña, job: producer}
"""

Make: TypeAlias = Callable[..., Subject]
Found: TypeAlias = Callable[..., list[tuple[str, str, str]]]


def make(
    copy: str, *, facts: str = "", extension: str = "md", stage: str = "review", rendered: bool = False
) -> Subject:
    own = {line.partition(":")[0] for line in facts.splitlines() if line and not line.startswith(" ")}
    kept, keep = [], True
    for line in FACTS.strip().splitlines():
        keep = line.partition(":")[0] not in own if not line.startswith(" ") else keep
        kept += [line] * keep
    text = "---\n" + "\n".join([*kept, *facts.strip().splitlines()]) + "\n---\n" + copy
    draft = read_draft(text, "draft.md", GENRE.fields, front_matter(text, "draft.md"))
    assert draft.problems == ()
    return Subject(
        document=parse(text, draft.copy, extension=extension),
        facts=draft.facts,
        names=draft.facts.names(),
        guide=Guide(name="Base"),
        lexicon=LEXICON,
        today=draft.facts.reference_day(date(2025, 8, 12)),
        stage=stage,
        genre=GENRE,
        rendered=rendered,
    )


@pytest.fixture
def subject() -> Make:
    return make


@pytest.fixture
def found() -> Found:
    """Rule, level and text of each alert of the check named, by place; the text is that at the span."""

    def run(check: str, copy: str, **how: Any) -> list[tuple[str, str, str]]:
        subject = make(copy, **how)
        alerts = sorted(CHECKS[check].run(subject), key=lambda alert: alert.order)
        text = subject.document.text
        assert all(
            alert.match == text[alert.span.begin : alert.span.end] for alert in alerts if "\n" not in alert.match
        )
        assert {alert.check for alert in alerts} <= set(CHECKS[check].rules)
        return [(alert.check, alert.level.label, alert.match) for alert in alerts]

    return run


@pytest.fixture
def with_line() -> Callable[[Subject, str, str], Subject]:
    """The subject with a headline or dek before its copy, as the desk reads it."""

    def add(subject: Subject, name: str, text: str) -> Subject:
        block = replace(parse(text).blocks[0], scope=f"text.frontmatter.{name}.md")
        return replace(subject, document=replace(subject.document, blocks=(block, *subject.document.blocks)))

    return add
