"""Forms of ledes, in every genre that ships: each skeleton that the facts allow comes before one comes twice."""

from collections import Counter
from datetime import date

import pytest

from writer.desk import Desk
from writer.desk.genrework.flaws import flaws
from writer.library.places import SHIPPED
from writer.model.alert import Level
from writer.model.draft import Draft

DESK = Desk(None, today=lambda: date(2030, 1, 1))
GENRES = [genre.id for genre in DESK.genres()]
SAMPLES = [
    DESK.read_facts(path)
    for genre_id in GENRES
    for path in sorted((SHIPPED / "templates" / genre_id / "samples").glob("*.yaml"))
]
LEAST = {"season-renewal": 8}
OF_THE_FACTS = {"Sources.Weak"}


def name(draft: Draft) -> str:
    return "/".join(draft.path.removesuffix(".yaml").split("/")[-3::2])


def one_after_another(facts: Draft) -> list[Draft]:
    """Drafts of the same facts, each made with the others at hand, until one repeats a skeleton."""
    taken: Counter[str] = Counter({"another story": 1})
    made: list[Draft] = []
    while True:
        draft = DESK.render(facts, taken=taken)
        skeleton = draft.variants["lede"]["skeleton"]
        if skeleton in taken:
            return made
        taken[skeleton] += 1
        made.append(draft)


@pytest.mark.parametrize("facts", SAMPLES, ids=name)
def test_every_possible_lede_comes_before_one_comes_twice(facts: Draft) -> None:
    made = one_after_another(facts)
    forms = [draft.variants["lede"]["form"] for draft in made]
    assert forms[0] == DESK.render(facts).variants["lede"]["form"]
    assert len(set(forms)) == len(forms)
    assert len({draft.body.split("\n\n")[0] for draft in made}) == len(made)


@pytest.mark.parametrize("facts", SAMPLES, ids=name)
def test_no_form_of_a_lede_prints_what_no_template_may_print(facts: Draft) -> None:
    for draft in one_after_another(facts):
        assert list(flaws(draft)) == [], draft.variants
        report = DESK.check(DESK.parse(draft.text, "drafts/draft.md"), without=frozenset({"grammar"}))
        grave = [alert for alert in report.files[0].alerts if alert.level is not Level.SUGGESTION]
        assert [(a.check, a.match, draft.variants) for a in grave if a.check not in OF_THE_FACTS] == []


@pytest.mark.parametrize("genre_id", GENRES)
def test_a_genre_has_forms_enough(genre_id: str) -> None:
    own = [facts for facts in SAMPLES if facts.facts.genre == genre_id]
    forms = {draft.variants["lede"]["form"] for facts in own for draft in one_after_another(facts)}
    assert len(forms) >= LEAST.get(genre_id, 5)


@pytest.mark.parametrize("facts", SAMPLES, ids=name)
def test_a_draft_keeps_the_form_that_it_took(facts: Draft) -> None:
    for draft in one_after_another(facts):
        again = DESK.render(draft, taken={variant["skeleton"]: 9 for variant in draft.variants.values()})
        assert again.text == draft.text
