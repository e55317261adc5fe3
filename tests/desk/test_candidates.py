"""Material becomes candidates with values, places and certainty; those that are taken become answers."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from writer.desk import Desk
from writer.desk.candidates import Offer, checked_source, file_named, offers, source_of, sure, taken
from writer.errors import UsageError
from writer.library.yamlfile import Plain, plain, read_mapping
from writer.model.draft import Draft
from writer.values import asdict

CASES = sorted((Path(__file__).parent / "material").glob("*.yaml"))


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(None, today=lambda: date(2026, 8, 1))


def _case(path: Path) -> dict[str, Any]:
    case = plain(read_mapping(path.read_text("utf-8"), str(path)))
    assert isinstance(case, dict)
    return case


def _read(desk: Desk, path: Path, **facts: str) -> tuple[Draft, str, dict[str, str], tuple[Offer, ...]]:
    case = _case(path)
    draft = desk.assign(desk.start(case["genre"]), facts)
    source = source_of(case["source"], desk.genre(case["genre"]).fields["sources"])
    return draft, case["text"], source, offers(desk, draft, case["text"], source)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_text_gives_exactly_these_candidates(desk: Desk, path: Path) -> None:
    _, text, _, found = _read(desk, path)
    made = [
        {
            "field": one.candidate.field,
            "value": one.candidate.value,
            "certainty": one.candidate.certainty.value,
            "says": text[one.candidate.span.begin : one.candidate.span.end],
        }
        for one in found
    ]
    assert made == _case(path)["candidates"]
    for one in found:
        inside = one.candidate.sentence.begin <= one.candidate.span.begin <= one.candidate.sentence.end
        assert inside, asdict(one.candidate)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_taken_can_be_read_and_is_not_offered_again(desk: Desk, path: Path) -> None:
    draft, text, source, found = _read(desk, path)
    chosen = [one.candidate for one in sure(found)]
    after = desk.change(draft, taken(draft, chosen, source))
    assert after.problems == ()
    again = [one.candidate for one in offers(desk, after, text, source)]
    assert [one for one in again if one in chosen] == []
    if chosen:
        assert after.facts.record.rows("sources")[0].record.text("name") == source["name"]


def _named(name: str) -> Path:
    return next(path for path in CASES if path.stem == name)


def test_an_answer_has_its_certainty_its_source_and_its_day(desk: Desk) -> None:
    draft, _, source, found = _read(desk, _named("renewal-release"))
    after = desk.change(draft, taken(draft, [one.candidate for one in found], source))
    record = after.facts.record
    fact = record["premiere_date"]
    assert (str(fact), fact.certainty, fact.sources, fact.as_of) == (
        "2027-03-12",
        "official",
        ("Orbit+",),
        date(2026, 7, 21),
    )
    assert str(record["production"].record["start"]) == "September 2026"
    assert [str(name) for name in record.rows("sources")[0].record.rows("speakers")] == ["Lena Okafor", "Priya Raman"]
    assert record.rows("quotes")[0].record.text("source") == "Orbit+"
    assert [row.sources for row in record.rows("cast")] == [("Orbit+",)] * 4
    assert desk.render(after).facts.title == "Night Ferry"


def test_what_the_draft_says_otherwise_stands_beside_it(desk: Desk) -> None:
    _, _, _, found = _read(desk, _named("renewal-release"), title="Night Ferry", season="2", release_window="2027")
    fields = [one.candidate.field for one in found]
    assert "title" not in fields
    assert "season" not in fields
    _, _, _, found = _read(desk, _named("renewal-release"), title="Night Ferry", episodes="10", season="2")
    now = {one.candidate.field: one.now for one in found if one.now}
    assert now == {"episodes": "10"}
    assert "episodes" not in [one.candidate.field for one in sure(found)]


def test_a_text_on_another_work_gives_its_title_alone(desk: Desk) -> None:
    _, _, _, found = _read(desk, _named("renewal-release"), title="Low Water")
    assert [(one.candidate.field, one.candidate.value, one.now) for one in found] == [
        ("title", "Night Ferry", "Low Water")
    ]


def test_a_row_of_the_same_person_is_filled_up(desk: Desk) -> None:
    draft, text, source, _ = _read(desk, _named("renewal-release"), title="Night Ferry", season="2")
    draft = desk.change(draft, {"cast": [{"actor": "Mara Quill", "character": "Ines", "note": "a harbor master"}]})
    found = [one for one in offers(desk, draft, text, source) if one.candidate.field == "cast"]
    assert found[0].now == "Mara Quill · Ines"
    rows = taken(draft, [found[0].candidate], source)["cast"]
    assert rows == [
        {
            "actor": "Mara Quill",
            "character": "Ines Brandt",
            "note": "a harbor master",
            "certainty": "official",
            "sources": ["Orbit+"],
            "as_of": "2026-07-21",
        }
    ]


def test_an_answer_in_full_keeps_its_rows(desk: Desk) -> None:
    draft, _, source, found = _read(desk, _named("renewal-release"))
    cast: list[Plain] = [{"actor": "Jo Lind", "character": "Ada"}]
    stated: dict[str, Plain] = {"value": cast, "certainty": "reported", "sources": ["Screen Daily"]}
    daily: list[Plain] = [{"name": "Screen Daily", "kind": "trade"}]
    draft = desk.change(draft, {"sources": {"value": daily, "certainty": "official"}, "cast": stated})
    changes = taken(draft, [one.candidate for one in found if one.candidate.field == "cast"][:1], source)
    assert changes["sources"] == {"value": [*daily, dict(source)], "certainty": "official"}
    answer = changes["cast"]
    assert isinstance(answer, dict)
    assert isinstance(answer["value"], list)
    assert (answer["value"][0], len(answer["value"])) == (cast[0], 2)
    assert {**answer, "value": cast} == stated
    assert not desk.change(draft, changes).wrong


@pytest.mark.parametrize("text", ["~ 20 episodes are coming", "/" + 300 * "and so on ", "~nobody-of-that-name/a.txt"])
def test_a_sentence_that_begins_like_a_path_is_material(text: str) -> None:
    assert file_named(text) == text


def test_two_sources_of_one_name_are_told_apart(desk: Desk) -> None:
    draft, _, source, found = _read(desk, _named("renewal-release"))
    draft = desk.change(draft, {"sources": [{"name": "Orbit+", "kind": "press-release", "date": "2026-02-01"}]})
    changes = taken(draft, [one.candidate for one in found if one.candidate.field == "renewal_date"], source)
    rows = changes["sources"]
    assert isinstance(rows, list)
    assert rows[1] == {**source, "id": "orbit-2026-07-21"}
    assert changes["renewal_date"] == {
        "value": "2026-07-21",
        "certainty": "official",
        "sources": ["orbit-2026-07-21"],
        "as_of": "2026-07-21",
    }


def test_without_the_day_of_the_source_nothing_is_read_that_hangs_on_it(desk: Desk) -> None:
    case = _case(_named("renewal-release"))
    found = offers(desk, desk.start(case["genre"]), case["text"], {"name": "Orbit+", "kind": "press-release"})
    fields = {one.candidate.field for one in found}
    assert {"premiere_date", "status"} <= fields
    assert {"renewal_date", "production.start"}.isdisjoint(fields)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (" , press-release", "the material needs a source"),
        ("Orbit+, pres-release", "the source's kind: 'pres-release' is not one of"),
        ("Orbit+, press-release, 2026-02-30", "the source's date: "),
    ],
)
def test_a_source_that_cannot_be_read_is_refused(desk: Desk, text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        source_of(text, desk.genre("season-renewal").fields["sources"])
    assert caught.value.message.startswith(message)


def test_blanks_of_a_source_are_left_out(desk: Desk) -> None:
    field = desk.genre("season-renewal").fields["sources"]
    assert checked_source({"name": " Orbit+ ", "kind": "", "date": ""}, field) == {"name": "Orbit+"}


@pytest.mark.parametrize(
    ("said", "actor"),
    [
        ("Ana Reyes replaces Mara Quill as Ada Holm.", "Ana Reyes"),
        ("Ana Reyes takes over from Mara Quill as Ada Holm.", "Ana Reyes"),
        ("Ana Reyes was replaced by Mara Quill as Ada Holm.", "Mara Quill"),
    ],
)
def test_who_gives_a_part_up_is_not_cast(desk: Desk, said: str, actor: str) -> None:
    draft = desk.parse_facts("genre: season-renewal\ntitle: Kelp\n", "")
    source = source_of("Orbit+, press-release, 2026-07-21", desk.genre("season-renewal").fields["sources"])
    found = offers(desk, draft, said, source)
    rows = [one.candidate.value for one in found if one.candidate.field == "cast"]
    assert rows == [{"actor": actor, "character": "Ada Holm"}]
