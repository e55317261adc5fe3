"""Conditions, proposals and constraints: hidden answers are kept and never printed, dates compare for certain."""

from datetime import date
from pathlib import Path

import pytest

from writer.checks.open_items import missing_fields
from writer.desk import Desk
from writer.errors import FileError, TemplateError
from writer.model.draft import Draft
from writer.model.genre import Constraint
from writer.values import replace

TODAY = date(2026, 11, 2)
DESK = Desk(None, today=lambda: TODAY)


def draft(yaml: str, genre: str = "season-renewal") -> Draft:
    return DESK.parse_facts(f"genre: {genre}\n{yaml}", "facts.yaml")


def breaks(wrong: str, facts: Draft) -> bool:
    constraint = Constraint(id="one", fields=("title",), wrong=wrong, message="no")
    return DESK.interview(facts).names.breaks(constraint)


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ("premiere_date < announced_date", False),  # March 2027 and March 12, 2027: it may be
        ("premiere_date <= announced_date", True),
        ("premiere_date > renewal_date", True),
        ("renewal_date < today", True),
        ("premiere_date > today", True),
        ("release_window > premiere_date", False),
        ("cancelled_date < today or cancelled_date >= today", False),  # nobody has said when
        ("season > 1 and episodes <= 8", True),
        ("season > episodes", False),
        ("(seasons|last).number >= season", False),
        ("cast|selectattr('role', 'equalto', 'lead')|list|length == 1", True),
    ],
)
def test_what_is_less_and_more(wrong: str, expected: bool) -> None:  # noqa: FBT001
    facts = draft("""title: Night Ferry
season: 2
episodes: 8
premiere_date: March 2027
announced_date: 2027-03-12
renewal_date: 2026-07-21
release_window: early 2027
seasons: [{number: 1}]
cast: [{actor: Mara Quill, role: lead}]
""")
    assert breaks(wrong, facts) is expected


def test_words_have_no_order() -> None:
    with pytest.raises(TemplateError, match="'Night Ferry' and '2' have no order"):
        breaks("title < season", draft("title: Night Ferry\nseason: 2"))


def test_a_name_that_is_no_field_is_told_with_the_place_of_the_expression(desk: Path) -> None:
    folder = desk / "templates" / "note"
    folder.mkdir(parents=True)
    (folder / "genre.yaml").write_text("label: Note\nfields:\n  season: {when: sttus == 'renewed'}\n", "utf-8")
    own = Desk(desk, today=lambda: TODAY)
    with pytest.raises(TemplateError) as caught:
        own.interview(own.parse_facts("genre: note\ntitle: Night Ferry\n", "facts.yaml"))
    assert str(caught.value) == (
        f"{folder}/genre.yaml:3:18: 'when' of 'season': 'sttus' is neither a field of this genre nor a function"
        " (did you mean 'status'?)"
    )


def test_a_hidden_answer_is_kept_and_never_printed() -> None:
    facts = draft("title: Night Ferry\nmedium: film\nstatus: renewed\nplatform: Orbit+\nseason: 7\n")
    made = DESK.render(facts)
    assert "7" not in made.body
    assert made.facts.record.text("season") == "7"
    series = DESK.render(DESK.change(facts, {"medium": "series"}))
    assert "Season 7" in series.body


def test_a_hidden_field_of_a_row_is_not_printed_either() -> None:
    rows = "responses: [{party: the port, answer: ANSWER, text: the quay would open again in August}]\n"
    facts = f"title: Night Ferry\nevent: {{what: Orbit+ stopped filming of Night Ferry, when: 2026-07-20}}\n{rows}"
    said = "would open again"
    assert said in DESK.render(draft(facts.replace("ANSWER", "given"), "news-report")).body
    assert said not in DESK.render(draft(facts.replace("ANSWER", "declined"), "news-report")).body


def test_a_condition_does_not_see_an_answer_that_is_hidden_itself() -> None:
    genre = DESK.genre("season-renewal")
    fields = {**genre.fields, "episodes": replace(genre.fields["episodes"], when="season")}
    facts = draft("title: Night Ferry\nmedium: film\nseason: 2\nepisodes: 8\n")
    desk = Desk(None)
    desk._genres["season-renewal"] = replace(genre, fields=fields)  # noqa: SLF001
    assert {"season", "episodes"} <= desk.interview(facts).hidden


def test_proposals_come_from_other_answers() -> None:
    fields = DESK.genre("season-renewal").fields
    asking = DESK.interview(draft("title: Night Ferry\nplatform: Orbit+\nlast_season_end: The ferry sinks.\n"))
    assert asking.proposal(fields["spoilers"]) == "full"
    assert asking.proposal(fields["season"]) == ""
    service = fields["where_to_watch"].rows["service"]
    assert asking.row(fields["where_to_watch"].rows, {}).proposal(service) == "Orbit+"


def test_no_gate_waits_for_what_is_not_asked(desk: Path) -> None:
    folder = desk / "templates" / "note"
    folder.mkdir(parents=True)
    fields = "fields:\n  season: {required: review, when: medium != 'film'}\n"
    (folder / "genre.yaml").write_text(f"label: Note\n{fields}", "utf-8")
    own = Desk(desk, today=lambda: TODAY)
    for medium, asked in (("film", False), ("series", True)):
        facts = own.parse_facts(f"genre: note\ntitle: Night Ferry\nmedium: {medium}\n", "facts.yaml")
        report = own.check(facts, without=frozenset({"grammar"}))
        assert ("Season is missing for review" in [item.message for item in report.files[0].open_items]) is asked


def test_a_constraint_that_does_not_hold_is_an_alert_on_the_line_of_its_first_field() -> None:
    text = "---\ngenre: review-recap\ntitle: Night Ferry\nrating:\n  value: 6\n  out_of: 5\n---\n"
    report = DESK.check(DESK.parse(text, "drafts/a.md"), without=frozenset({"grammar"}))
    file = report.files[0]
    [alert] = [alert for alert in file.alerts if alert.check == "Facts.Fields"]
    assert (alert.field, alert.match, alert.level.label) == ("rating.value", "6", "error")
    assert file.lines.position(alert.span.begin) == (5, 10)
    assert alert.message == "rating.value: it is higher than the highest number that there is"
    assert [file.lines.position(one.span.begin) for one in alert.related] == [(6, 11)]


def test_a_constraint_needs_all_of_its_parts_and_fields_that_are_there(desk: Path) -> None:
    folder = desk / "templates" / "note"
    folder.mkdir(parents=True)
    constraints = "constraints:\n  a: {fields: [seson], wrong: season > 2, message: no}\n  b: {fields: [season]}\n"
    (folder / "genre.yaml").write_text(f"label: Note\n{constraints}", "utf-8")
    with pytest.raises(FileError) as caught:
        Desk(desk).genre("note")
    assert str(caught.value).splitlines() == [
        f"{folder}/genre.yaml:3:16: 'seson' is no field of this genre (did you mean 'season'?)",
        f"{folder}/genre.yaml:4:6: the constraint 'b' has no 'wrong'",
    ]


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ("", True),
        ("unknowns: [null]", True),
        ("premiere_date:\n  value: null", True),
        ("premiere_date: 2027-03-12", False),
        ("unknowns: [whether it comes back]", False),
        ("release_window: late 2027", False),
    ],
)
def test_one_of_several_answers_does_for_a_gate(facts: str, asked: bool) -> None:  # noqa: FBT001
    record = draft(f"title: Night Ferry\n{facts}\n").facts.record
    missing = [item.message for item in missing_fields(DESK.genre("season-renewal"), record, "review")]
    said = "Release window or premiere date or what is not known is missing for review"
    assert (said in missing) is asked
