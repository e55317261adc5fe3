"""Only what changed is sent, and what comes of it equals a check of the whole text."""

import functools
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writer.grammar.cache import Cache
from writer.grammar.client import check_text
from writer.grammar.matches import Match, Query
from writer.grammar.paragraphs import Paragraphs
from writer.grammar.server import Server
from writer.grammar.text import BETWEEN, Plain, plains
from writer.library.lexicon import lexicon
from writer.prose.markdown import parse

EN = Query(locale="en-US")

PARAGRAPHS = (
    "The series returns in May, and all four leads are back. It were filmed in Seoul.",
    "Furthermore, he don't know. Furthermore, it was wrote by them.",
    "Furthermore, an great day (it was announced",
    "“He said so,",
    "and left.” She is here. She was there. She will be.",
    "then we organise it; we organize it.",
    "- one thing,\n- two thing",
    "1. First;\n2. second",
    "| a | b |\n|---|---|\n| teh | x, |",
    "## A heading",
    "paris is nice",
    "It ends with a comma,",
    "She announced it.  It is a a day 😀 that we recieved.",
    "> “It were good”, she said ,and left )",
)
WORDS = ("teh", "the", "it", "We", "is", "were", "organise", "so,", "(", "”", "she.", "However", "an")


@functools.cache
def document_rules() -> frozenset[str]:
    """The rules that the shipped lexicon says compare places anywhere in a text."""
    root = Path(__file__).parents[2] / "styleguides"
    return frozenset(lexicon(["Base"], [root])["grammar"]["document"])


class Asked:
    """Asks the server and remembers what was sent."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.texts: list[str] = []

    def __call__(self, text: str, query: Query) -> tuple[Match, ...]:
        self.texts.append(text)
        return check_text(self.server, text, query)


Make = Callable[..., tuple[Paragraphs, Asked]]


@pytest.fixture
def make(languagetool: Server, tmp_path: Path) -> Make:
    """Build a reading over a cache that all readings of the test share."""

    def build(query: Query = EN, engine: str = "6.8", across: frozenset[str] | None = None) -> tuple[Paragraphs, Asked]:
        asked = Asked(languagetool)
        cache = Cache(file=tmp_path / "answers.sqlite")
        return Paragraphs(
            ask=asked, cache=cache, query=query, across=document_rules() if across is None else across, engine=engine
        ), asked

    return build


def plain(*paragraphs: str) -> Plain:
    (one,) = plains(parse("\n\n".join(paragraphs) + "\n"))
    return one


def edited(paragraphs: list[str], chance: random.Random) -> list[str]:
    """One edit of a writer: a word, or a paragraph that comes, goes or moves."""
    changed = list(paragraphs)
    at = chance.randrange(len(changed))
    match chance.randrange(6):
        case 0:
            changed.insert(at, chance.choice(PARAGRAPHS))
        case 1 if len(changed) > 2:
            changed.pop(at)
        case 2:
            changed[at - 1], changed[at] = changed[at], changed[at - 1]
        case _:
            words = changed[at].split(" ")
            words[chance.randrange(len(words))] = chance.choice(WORDS)
            changed[at] = " ".join(words)
    return changed


@settings(max_examples=settings().max_examples // 12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.lists(st.sampled_from(PARAGRAPHS), min_size=3, max_size=6),
    edits=st.integers(1, 4),
    chance=st.randoms(use_true_random=False),
    query=st.builds(Query, locale=st.sampled_from(["en-US", "en-GB"]), picky=st.booleans()),
)
def test_edits_give_what_a_check_of_the_whole_text_gives(
    make: Make, languagetool: Server, start: list[str], edits: int, chance: random.Random, query: Query
) -> None:
    reading, _ = make(query)
    paragraphs = start
    for _ in range(edits):
        reading.matches(plain(*paragraphs), whole=True)
        paragraphs = edited(paragraphs, chance)
    text = plain(*paragraphs)
    expected = check_text(languagetool, text.text + BETWEEN, query)
    near, far = reading.matches(text, whole=True)
    assert set(near) == {one for one in expected if not is_far(one)}
    assert {one for one in far if not any(map(one.overlaps, near))} == {one for one in expected if is_far(one)}


def is_far(match: Match) -> bool:
    return any(match.rule == name or match.rule.startswith(f"{name}_") for name in document_rules())


def test_an_unchanged_text_costs_no_request_in_any_process(make: Make) -> None:
    text = plain(*PARAGRAPHS)
    first, asked = make()
    found = first.matches(text, whole=True)
    assert len(asked.texts) == 1
    second, asked = make()
    assert second.matches(text, whole=True) == found
    assert asked.texts == []


def test_an_edit_sends_its_paragraph_after_the_sentence_before_it(make: Make) -> None:
    texts = ["The first is here. It ends.", "The second is here. It stays.", "The third is here.", "The fourth."]
    reading, asked = make()
    reading.matches(plain(*texts), whole=False)
    texts[1] = "The second was here. It stays."
    reading.matches(plain(*texts), whole=False)
    assert asked.texts[1:] == [f"It ends.{BETWEEN}The second was here. It stays.{BETWEEN}"]
    texts[2] = "The third was there."
    reading.matches(plain(*texts), whole=False)
    assert asked.texts[2:] == [f"It stays.{BETWEEN}The third was there.{BETWEEN}The fourth.{BETWEEN}"]


def test_paragraphs_far_apart_are_sent_at_once_and_every_place_is_kept(make: Make) -> None:
    texts = ["It is fine.", "It was recieved.", "It is good.", "It was fine."]
    reading, asked = make()
    reading.matches(plain(*texts), whole=False)
    texts[0], texts[3] = "It was teh best.", "We recieved it."
    text = plain(*texts)
    found = [text.text[one.offset : one.end] for one in reading.matches(text, whole=False)[0]]
    assert found == ["teh", "recieved", "recieved"]
    assert len(asked.texts) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"engine": "6.9"},
        {"query": Query(locale="en-GB")},
        {"query": Query(locale="en-US", picky=True)},
        {"query": Query(locale="en-US", disabled_rules=frozenset({"X"}))},
        {"query": Query(locale="en-US", enabled_categories=frozenset({"X"}))},
    ],
)
def test_another_engine_or_setting_is_another_answer(make: Make, other: dict[str, object]) -> None:
    make()[0].matches(plain("It is fine."), whole=True)
    reading, asked = make(**other)
    reading.matches(plain("It is fine."), whole=True)
    assert len(asked.texts) == 1


def test_rules_over_the_whole_text_see_places_far_apart(make: Make) -> None:
    text = plain("They doubled the organisation.", "It is fine.", "A fairly good organization is it.")
    reading, _ = make(Query(locale="en-GB"))
    assert [one.rule for one in reading.matches(text, whole=True)[1]] == ["EN_WORD_COHERENCY"]
    off, _ = make(Query(locale="en-GB", disabled_categories=frozenset({"MISC"})))
    assert off.matches(text, whole=True)[1] == ()
    off, asked = make(Query(locale="en-GB", disabled_rules=document_rules()))
    assert off.matches(text, whole=True)[1] == ()
    assert asked.texts == []


def test_without_knowledge_of_such_rules_every_text_is_sent_whole(make: Make) -> None:
    reading, asked = make(across=frozenset())
    for _ in range(2):
        reading.matches(plain("It is fine.", "It is good."), whole=True)
    assert asked.texts == [f"It is fine.{BETWEEN}It is good."] * 2
