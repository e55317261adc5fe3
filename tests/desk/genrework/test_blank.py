"""The empty facts file of a genre: nothing is answered in it, and each of its examples is an answer."""

import re

import pytest

from writer.desk import Desk
from writer.desk.genrework.blank import blank_facts

DESK = Desk(None)
GENRES = [genre.id for genre in DESK.genres()]


@pytest.mark.parametrize("genre_id", GENRES)
def test_it_asks_for_all_and_answers_nothing(genre_id: str) -> None:
    genre = DESK.genre(genre_id)
    text = blank_facts(genre)
    assert set(DESK.parse_facts(text, "facts.yaml").facts.record) == {"genre"}
    assert re.findall(r"^(\w+):", text, re.MULTILINE)[1:] == [name for group in genre.groups for name in group.fields]


@pytest.mark.parametrize("genre_id", GENRES)
def test_its_examples_are_answers(genre_id: str) -> None:
    genre = DESK.genre(genre_id)
    filled = re.sub(r"^#  ", "  ", blank_facts(genre), flags=re.MULTILINE)
    asked = {name for group in genre.groups for name in group.fields}
    examples = {name for name in asked if genre.fields[name].example or genre.fields[name].rows}
    assert set(DESK.parse_facts(filled, "facts.yaml").facts.record) == {"genre", *examples}


def test_it_shows_how_an_answer_is_written() -> None:
    text = blank_facts(DESK.genre("season-renewal"))
    assert "\n# ---- The show\n\n# Title. The title of the series or film, spelled exactly as its makers" in text
    assert "Required for draft.\ntitle:\n#  Night Ferry\n" in text
    assert 'Only when medium != "film".\nseason:\n#  2\n' in text
    assert "\ncast:\n#  - {actor: Park Ji-hu, character: Nam On-jo, role: lead, " in text
